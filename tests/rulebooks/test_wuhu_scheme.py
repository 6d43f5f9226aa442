"""The scheme of Wuhu 2020 says what the notice says: counts, points, lists, dates."""

from collections.abc import Mapping
from fractions import Fraction as F

import pytest

from guiju.dsl.grounds import State, coverage
from guiju.engine.axis import RATER
from guiju.engine.expr import Add, Const, Mul, Ref
from guiju.engine.plan import Input, Quantity, Role
from tests.rulebooks.shipped import compiled, plan_of

WUHU = "anhui-wuhu-2020"

Blocks = dict[str, tuple[int | F, tuple[int | F, ...]]]

BLOCKS: dict[str, Blocks] = {
    "县区": {
        "用权公开": (13, (5, 3, 5)),
        "政策解读": (10, (3, 3, 4)),
        "政务信息公开": (8, (4, 2, 2)),
        "公共卫生": (7, (3, 2, 2)),
        "重点领域": (8, (2, 3, 3)),
        "标准规范": (20, (6, 6, 4, 4)),
        "制度平台": (22, (2, 5, 2, 5, 5, 2, 1)),
        "监督保障": (12, (2, 2, 2, 4, 2)),
    },
    "市直": {
        "用权公开": (16, (6, 5, 5)),
        "政策解读": (10, (3, 3, 4)),
        "政务信息公开": (10, (4, 3, 3)),
        "公共卫生": (10, (4, 3, 3)),
        "重点领域": (15, (5, 5, 5)),
        "标准规范": (5, (5,)),
        "制度平台": (22, (2, 5, 2, 5, 5, 2, 1)),
        "监督保障": (12, (2, 2, 6, 2)),
    },
}
"""The points of each block and of its items, as annexes 2 and 3 print them."""

CLOSED = {
    ("县区", "脱贫攻坚"): "无为市 南陵县",
    ("市直", "六稳"): "市人社局 市发改委 市商务局 市地方金融监管局",
    ("市直", "六保"): "市人社局 市经信局 市发改委 市财政局",
    ("市直", "市场监管规则"): "市市场监管局",
    ("市直", "疫情信息"): "市卫健委 市经信局 市发改委 市人社局 市财政局",
    ("市直", "应急预案"): "市卫健委 市生态环境局 市应急管理局",
    ("市直", "脱贫攻坚"): "市扶贫办",
    (
        "市直",
        "污染防治",
    ): "市生态环境局 市住建局 市国有土地收购储备中心 市城管局 市水务局",
    (
        "市直",
        "企事业单位",
    ): "市教育局 市卫健委 市住建局 市发改委 市生态环境局 市交通运输局",
}

both_groups = pytest.mark.parametrize("group", ["县区", "市直"])


def _of(group: str, role: Role) -> Mapping[str, Quantity]:
    return {
        quantity.name.rpartition(".")[2]: quantity
        for quantity in plan_of(WUHU).quantities.values()
        if quantity.group == group and quantity.role is role
    }


def _blocks(group: str) -> Blocks:
    tree = compiled(WUHU).model.trees[f"{group}指标"]
    return {
        block.name: (block.full, tuple(item.full for item in block.children))
        for block in tree.items
    }


@pytest.mark.parametrize(
    ("group", "count"), [("县区", 7), ("市直", 47), ("互评单位", 16)]
)
def test_every_unit_of_the_annexes_is_there(group: str, count: int) -> None:
    members = plan_of(WUHU).groups[group].members
    assert len(members) == len(set(members)) == count


def test_the_raters_are_departments() -> None:
    groups = plan_of(WUHU).groups
    assert set(groups["互评单位"].members) < set(groups["市直"].members)


def test_the_land_reserve_is_known_by_its_short_name() -> None:
    units = {unit.name: unit for unit in plan_of(WUHU).groups["市直"].units}
    assert units["市国有土地收购储备中心"].aliases == ("市土储中心",)


@both_groups
def test_every_block_and_item_has_the_points_of_the_annex(group: str) -> None:
    assert _blocks(group) == BLOCKS[group]


@both_groups
def test_blocks_are_the_sum_of_their_items_and_make_a_hundred(group: str) -> None:
    blocks = _blocks(group).values()
    assert all(full == sum(items) for full, items in blocks)
    assert sum(full for full, _ in blocks) == 100


@pytest.mark.parametrize(("group", "count"), [("县区", 31), ("市直", 27)])
def test_every_item_of_the_annexes_is_scored(group: str, count: int) -> None:
    assert len(_of(group, Role.ITEM)) == count


@both_groups
def test_only_closed_lists_limit_an_item(group: str) -> None:
    limited = {}
    for name, item in _of(group, Role.ITEM).items():
        assert isinstance(item.definition, Input)
        if item.definition.applies_to is not None:
            limited[group, name] = item.definition.applies_to
    wanted = {at: frozenset(us.split()) for at, us in CLOSED.items() if at[0] == group}
    assert limited == wanted


def test_twenty_eight_points_of_the_departments_hang_on_closed_lists() -> None:
    items = _of("市直", Role.ITEM)
    limited = [items[name].full_marks or 0 for group, name in CLOSED if group == "市直"]
    assert sum(limited) == 28


@both_groups
def test_the_stages_weigh_45_25_20_and_10(group: str) -> None:
    definition = _of(group, Role.WEIGHTED)["环节加权"].definition
    assert isinstance(definition, Add)
    weights = {}
    for term in definition.terms:
        assert isinstance(term, Mul)
        weight, stage = term.factors
        assert isinstance(weight, Const)
        assert isinstance(stage, Ref)
        weights[stage.quantity] = weight.value
    assert weights == {
        f"专业机构测评@{group}": F(45, 100),
        f"双向互评@{group}": F(25, 100),
        f"日常测评@{group}": F(20, 100),
        f"社会评议@{group}": F(10, 100),
    }


@pytest.mark.parametrize(("group", "raters"), [("县区", "互评单位"), ("市直", "县区")])
def test_each_side_rates_the_other(group: str, raters: str) -> None:
    plan = plan_of(WUHU)
    axes = {axis.name: axis for axis in plan.quantities[f"双向互评.评分@{group}"].axes}
    assert axes[RATER].members == plan.groups[raters].members


def test_only_the_amount_of_the_deduction_is_left_open() -> None:
    assert [quantity.name for quantity in plan_of(WUHU).undetermined] == ["专项扣分"]


def test_the_bonus_is_for_counties_only() -> None:
    assert set(_of("县区", Role.BONUS)) == {"省级先进"}
    assert set(_of("市直", Role.BONUS)) == set()


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param("双向互评.拉开差距", id="1-ten-per-cent-of-what"),
        pytest.param("双向互评", id="2-how-raters-combine"),
        pytest.param("专业机构测评.分层", id="3-sampling-in-the-survey"),
        pytest.param("社会评议.分层", id="3-sampling-in-the-social-evaluation"),
        pytest.param("市直", id="4-development-zones"),
        pytest.param("县区指标.不适用", id="5-not-applicable-to-counties"),
        pytest.param("市直指标.不适用", id="5-not-applicable-to-departments"),
        pytest.param("市直指标.解读质量", id="5-open-list-of-interpretation"),
        pytest.param("市直指标.政务服务", id="5-open-list-of-services"),
        pytest.param("市直指标.权利保护", id="5-open-list-of-rights"),
        pytest.param("总分", id="6-above-a-hundred-and-floor"),
        pytest.param("省级先进", id="7-not-on-the-list"),
        pytest.param("日常测评", id="8-daily-tests"),
        pytest.param("市国有土地收购储备中心", id="9-alias"),
        pytest.param("县区指标.年度报告", id="10-annual-report"),
    ],
)
def test_every_decision_is_written_down(subject: str) -> None:
    assert subject in {one.subject for one in plan_of(WUHU).interpretations}


@pytest.mark.parametrize(
    ("source", "clauses", "encoded"),
    [("", 13, 7), ("附件1", 2, 2), ("附件2", 39, 39), ("附件3", 34, 34)],
)
def test_every_clause_of_the_notice_is_a_rule_or_says_why_not(
    source: str, clauses: int, encoded: int
) -> None:
    """Annex 2 has 8 headings and 31 items, annex 3 has 8 and 26 with ordinals."""
    entries = coverage(compiled(WUHU).model.tree).sources[source]
    assert len(entries) == clauses
    assert sum(one.state is State.ENCODED for one in entries) == encoded
    assert all(one.state is not State.MISSING for one in entries)
