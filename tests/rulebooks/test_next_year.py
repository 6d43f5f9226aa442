"""A scheme that is last year's with changes: Wuhu 2020 extended, in three files."""

from fractions import Fraction
from pathlib import Path

from guiju.cli.rulebook import load
from guiju.engine.expr import Const
from guiju.engine.plan import Plan
from tests.cli.calls import guiju
from tests.rulebooks.shipped import plan_of

SCHEME = Path(__file__).parent / "next_year" / "scheme.guiju"
BASE = "anhui-wuhu-2020"
CHANGED = {
    "专项扣分",
    "省级先进@县区",
    "专业机构测评.年度报告@县区",
    # What adds up the items of which one is another.
    "专业机构测评.重点领域@县区",
    "专业机构测评.县区指标@县区",
}
NEW = {
    "通报次数@县区",
    "专业机构测评.乡村振兴@县区",
    "专业机构测评.年度报告.缺项@县区",
}
GONE = {"专业机构测评.脱贫攻坚@县区"}


def plan() -> Plan:
    return load(str(SCHEME)).plan


def test_it_is_clean_and_its_examples_hold() -> None:
    said = guiju("check", SCHEME, "--strict")
    assert (said.code, said.out) == (0, "")
    tested = guiju("test", SCHEME)
    assert tested.code == 0
    assert "第0名" not in tested.out
    assert "通过 年度报告缺两项扣1分" in tested.out


def test_what_is_not_changed_is_what_it_was() -> None:
    base, here = plan_of(BASE).quantities, plan().quantities
    both = base.keys() & here.keys()
    assert {one for one in both if base[one].definition != here[one].definition} == (
        CHANGED
    )
    assert here.keys() - base.keys() == NEW
    assert base.keys() - here.keys() == GONE


def test_what_was_left_open_is_settled() -> None:
    assert plan().quantities["专项扣分"].definition == Const(Fraction(2))


def test_what_both_files_ask_for_must_hold() -> None:
    base = {one.name for one in plan_of(BASE).constraints}
    assert base
    assert {one.name for one in plan().constraints} == base | {"少通报"}


def test_its_receipt_will_name_all_three_files() -> None:
    wanted = ["scheme.guiju", "<anhui-wuhu-2020>/scheme.guiju", "通报.guiju"]
    assert [*load(str(SCHEME)).rules] == wanted
