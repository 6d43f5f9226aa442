"""``guiju whatif``: who would move, how far and why, and what cannot be supposed."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import guiju, open_point
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
RULES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 3家 依据 "一" { 甲县 别名 甲市、乙县、丙区 }
环节 评审 50% 依据 "二" { 县区 评分 0分 至 100分 }
环节 互评 30% 依据 "二" { 县区 评分 0分 至 100分 }
环节 监测 20% 依据 "二" { 县区 评分 0分 至 100分 }
参数 扣数 "每项扣分": 分/项 = 1分/项 依据 "三"
扣分 专项 用于 县区 依据 "三" { 每项 未完成 扣 扣数 }
总分 = 环节加权 - 专项 保底 0分 依据 "四"
排名 按 总分 从高到低 分 县区 并列 占位
必须 及格: 每个 单位 总分 >= 75分 依据 "五"
"""
DATA = {
    "评审.csv": "单位,评分\n甲县,90\n乙县,84\n丙区,80\n",
    "互评.csv": "单位,评分\n甲县,70\n乙县,82\n丙区,90\n",
    "监测.csv": "单位,评分\n甲县,88\n乙县,85\n丙区,79\n",
    "专项.csv": "单位,未完成\n甲县,0\n乙县,1\n丙区,1\n",
}


def scheme_and_data(folder: Path) -> Path:
    """Write the scheme and its data into ``folder``."""
    (folder / "示范.guiju").write_text(RULES, "utf-8")
    (folder / "数据").mkdir()
    for name, text in DATA.items():
        (folder / "数据" / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scheme of three stages with data, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return scheme_and_data(tmp_path)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_who_moves_and_why_is_said(language: str, golden: Golden) -> None:
    said = guiju(
        *("whatif", "示范.guiju", "数据", "--lang", language),
        *("--weight", "互评=45%", "--rescale"),
        *("--set", "扣数=2分/项", "--input", "监测.评分[甲市]=40分"),
    )
    assert (said.code, said.err) == (0, "")
    golden(said.out, GOLDEN / f"whatif_{language}.out")


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    "supposed",
    [
        ("--weight", "互评=30%"),
        ("--set", "扣数=1分/项"),
        ("--input", "监测.评分[甲县]=88分"),
        ("--set", "权重.互评=30%"),
    ],
    ids=["weight", "parameter", "figure", "weight as a parameter"],
)
def test_what_is_so_already_changes_nothing(supposed: tuple[str, ...]) -> None:
    said = guiju("whatif", "示范.guiju", "数据", *supposed, "--format", "json")
    found = json.loads(said.out)
    assert (found["changes"], found["moves"], found["constraints"]) == ([], [], [])
    assert found["units"] == 3


@pytest.mark.usefixtures("city")
def test_it_is_what_the_changed_rulebook_gives() -> None:
    rules = RULES.replace("评审 50%", "评审 40%").replace("互评 30%", "互评 40%")
    Path("另.guiju").write_text(rules.replace("必须", "原则上"), "utf-8")
    fresh = json.loads(guiju("run", "另.guiju", "数据", "--format", "json").out)
    said = guiju(
        *("whatif", "示范.guiju", "数据", "--format", "json"),
        *("--weight", "互评=40%", "--weight", "评审=40%"),
    )
    totals = {one["unit"]: one["total"] for one in fresh["units"]}
    moves = {one["unit"]: one for one in json.loads(said.out)["moves"]}
    assert moves
    for unit, move in moves.items():
        assert move["new"]["total"] == totals[unit]
        assert sum(float(part["by"]) for part in move["parts"]) == pytest.approx(
            float(move["by"])
        )


@pytest.mark.usefixtures("city")
def test_a_column_is_supposed_wherever_something_was_reported() -> None:
    said = guiju(
        *("whatif", "示范.guiju", "数据", "--format", "json"),
        *("--input", "专项.未完成=0项"),
    )
    found = json.loads(said.out)
    assert [one["key"] for one in found["changes"]] == [["乙县"], ["丙区"]]
    assert {one["unit"]: one["by"] for one in found["moves"]} == {
        "乙县": "1",
        "丙区": "1",
    }


@pytest.mark.usefixtures("city")
def test_a_page_has_the_moves_and_escapes_what_people_wrote() -> None:
    rules = RULES.replace('"示范方案"', '"<b>示范</b>方案"')
    Path("示范.guiju").write_text(rules, "utf-8")
    said = guiju(
        *("whatif", "示范.guiju", "数据", "--format", "html"),
        *("--weight", "互评=60%", "--rescale"),
    )
    assert said.code == 0
    assert "&lt;b&gt;示范&lt;/b&gt;方案" in said.out
    assert "名次或等次变了的单位" in said.out
    assert "<b>" not in said.out


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("supposed", "code", "words"),
    [
        ((), "GJ1576", "没有说假设什么"),
        (("--weight", "互评=40%"), "GJ1574", "权重合计 110%，应是 100%"),
        (("--weight", "互评=120%", "--rescale"), "GJ1573", "120%"),
        (("--weight", "民调=20%"), "GJ1573", "没有“民调”"),
        (("--weight", "互评=二"), "GJ1573", "没有写百分数"),
        (("--weight", "互评=1%", "--weight", "互评=2%"), "GJ1573", "写了两次"),
        (("--input", "监测.评分[甲县]=101分"), "GJ1577", "0 分 至 100 分"),
        (("--input", "监测.评分[甲县]=80项"), "GJ1577", "应是“分”"),
        (("--input", "监测.评分[丁县]=80分"), "GJ1577", "没有“丁县”这一格"),
        (("--input", "监测.评议[甲县]=80分"), "GJ1577", "监测.评分"),
        (("--input", "监测"), "GJ1577", "没有说清楚"),
        (("--input", "监测.评分[甲县]=未报"), "GJ1577", "不能填 未报"),
        (("--set", "扣=1分/项"), "GJ1505", "扣数"),
    ],
)
def test_what_cannot_be_supposed_is_said(
    supposed: tuple[str, ...], code: str, words: str
) -> None:
    said = guiju("whatif", "示范.guiju", "数据", *supposed)
    assert said.code == 2
    assert said.err.startswith(code)
    assert words in said.err


def test_what_today_leaves_open_is_the_same_in_both_results(tmp_path: Path) -> None:
    book, data = open_point(tmp_path), tmp_path / "数据"
    said = guiju("whatif", book, data, "--set", "扣数=2分/项")
    assert said.code == 0
    assert "“扣数”原来待定，现状也按 2分/项 计算" in said.out
    said = guiju("whatif", book, data, "--given", "扣数=2分/项", "--set", "扣数=3分/项")
    assert "扣数：2 分/项 → 3 分/项" in said.out
    assert "总分 -2" in said.out


@pytest.mark.usefixtures("city")
def test_rules_that_read_a_weight_are_named() -> None:
    rules = RULES.replace(
        "必须 及格", '必须 占比: 权重(互评) >= 20% 依据 "六"\n必须 及格'
    )
    Path("示范.guiju").write_text(rules, "utf-8")
    said = guiju("whatif", "示范.guiju", "数据", "--weight", "互评=10%", "--rescale")
    assert "仍按规则书写的权重计算" in said.out
