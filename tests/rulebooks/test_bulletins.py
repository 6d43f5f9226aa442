"""What two bulletins publish of a result, and what the next period reads of it."""

from pathlib import Path

from tests.cli.calls import guiju
from tests.conftest import Golden
from tests.rulebooks.shipped import FOLDER, plan_of

LUAN = "anhui-luan-2018q1"
HUANGSHI = "hubei-huangshi-2022h1"
SECOND_QUARTER = """\
方案 六安2018二季度 "二季度" { 满分 100分 }
对象 县区 { 金安区、裕安区、叶集区、霍邱县、舒城县、金寨县、霍山县 }
输入 网上测评: 分 每 县区 0分 至 100分 依据 "一"
整改 重点事项 用于 县区 { 期限 2018-08-20  截至 2018-08-01 }
总分 = 网上测评 - 0.5分/项 * 上期.重点事项.未销号 保底 0分 依据 "三(一)"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def test_luan_publishes_places_and_hides_what_they_are_made_of(
    golden: Golden,
) -> None:
    said = guiju("run", LUAN, "--view", "通报", "--lang", "zh")
    assert said.code == 0
    assert "位次" not in said.out
    assert "抽查影响" not in said.out
    golden(said.out, FOLDER / LUAN / "expected" / "通报.out")


def test_a_day_after_the_deadline_every_open_problem_is_overdue() -> None:
    said = guiju("run", LUAN, "--set", "截至日=2018-05-21", "--lang", "zh")
    lines = [line.split() for line in said.out.splitlines()]
    assert ["舒城县", "13", "0", "0", "0", "0", "13"] in lines


def test_the_next_quarter_reads_what_was_left_open(tmp_path: Path) -> None:
    first, facts = tmp_path / "first", tmp_path / "facts"
    guiju("run", LUAN, "-o", first, "--lang", "zh")
    rules = tmp_path / "second.guiju"
    rules.write_text(SECOND_QUARTER, "utf-8")
    facts.mkdir()
    marks = "".join(f"{unit},80\n" for unit in plan_of(LUAN).groups["县区"].members)
    (facts / "网上测评.csv").write_text(f"单位,网上测评\n{marks}", "utf-8")
    (facts / "重点事项.csv").write_text("单位,问题,销号日期\n", "utf-8")
    said = guiju("run", rules, facts, "--previous", first, "--lang", "zh")
    lines = [line.split()[:3] for line in said.out.splitlines()]
    assert ["1", "霍山县", "77.0"] in lines
    assert ["7", "舒城县", "73.5"] in lines


def test_huangshi_publishes_who_was_named_and_no_score(golden: Golden) -> None:
    said = guiju("run", HUANGSHI, "--view", "通报", "--lang", "zh")
    assert "考评得分" not in said.out
    golden(said.out, FOLDER / HUANGSHI / "expected" / "通报.out")
