"""``guiju data distinction``, and the notes on it that follow a run."""

import json
import re
import shlex
from fractions import Fraction as F
from pathlib import Path

import pytest

from tests.cli.calls import guiju
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
SCHEME = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 3家 依据 "一" { 甲县、乙县、丙县 }
指标 县区指标 满分 100分 依据 "二" { 目录 40分  年报 60分 }
环节 测评 60% 依据 "二" { 县区 按 县区指标 }
环节 互评 40% 依据 "二" { 县区 评分 0分 至 100分 }
加分 表彰 用于 县区 依据 "三" { 每次 表扬 加 1分 最多 5分 }
扣分 通报 用于 县区 依据 "三" { 每次 批评 扣 2分 最多 10分 }
总分 = 环节加权 + 表彰 - 通报 封顶 100分 保底 0分 依据 "四"
排名 按 总分 从高到低 分 县区 并列 占位
公开 通报会 用于 县区 依据 "五" { 排名 }
"""
TABLES = {
    "测评": "单位,目录,年报\n甲县,40,50\n乙县,40,40\n丙县,40,30\n",
    "互评": "单位,评分\n甲县,70\n乙县,80\n丙县,90\n",
    "表彰": "单位,表扬\n甲县,1\n乙县,1\n丙县,1\n",
    "通报": "单位,批评\n甲县,0\n乙县,0\n丙县,0\n",
}
"""Totals 83, 81 and 79: 2, 0 and -2 from their mean, with a variance of 8/3. In points
of the total, 年报 is 6, 0 and -6 from its mean, a covariance of 8, and 互评 is -4, 0
and 4, one of -16/3: effective weights of 3 and -2."""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The scheme and its data, where the test stands."""
    monkeypatch.chdir(tmp_path)
    Path("方案.guiju").write_text(SCHEME, "utf-8")
    Path("数据").mkdir()
    for name, text in TABLES.items():
        Path("数据", f"{name}.csv").write_text(text, "utf-8")
    return "方案.guiju", "数据"


def table(name: str, text: str) -> None:
    """Report other figures."""
    Path("数据", f"{name}.csv").write_text(text, "utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_people_are_shown_both_weights(
    book: tuple[str, str], language: str, golden: Golden
) -> None:
    said = guiju("data", "distinction", *book, "--lang", language)
    assert (said.code, said.err) == (0, "")
    golden(said.out, GOLDEN / f"distinction_{language}.out")


def test_programs_are_told_exactly(book: tuple[str, str]) -> None:
    said = guiju("data", "distinction", *book, "--format", "json")
    (found,) = json.loads(said.out)
    parts = {one["name"]: one for one in found["parts"]}
    weights = {name: (p["nominal"], p["effective"]) for name, p in parts.items()}
    assert weights == {
        "测评.目录": ("0.24", "0"),
        "测评.年报": ("0.36", "3"),
        "互评": ("0.4", "-2"),
        "表彰": (None, "0"),
        "通报": (None, "0"),
    }
    assert (found["variance"], found["rest"], found["units"]) == ("8/3", "0", 3)
    assert parts["测评.年报"]["lowest"] == "30"
    assert (parts["测评.目录"]["different"], parts["互评"]["different"]) == (1, 3)
    assert [one["code"] for one in found["findings"]] == ["GJ1701", "GJ1702", "GJ1703"]


def test_a_run_says_it_in_a_few_lines(book: tuple[str, str]) -> None:
    said = guiju("run", *book)
    assert said.code == 0
    assert said.err.splitlines() == [
        "GJ1701 说明：“县区”的“测评.目录”，各单位都是 40 分",
        "GJ1702 说明：“通报”没有用到“县区”的任何一个单位上",
        "GJ1703 说明：“县区”的每个单位都有“表彰”",
        f"各项的实际权重见 guiju data distinction {' '.join(book)}",
    ]
    english = guiju("run", *book, "--lang", "en").err
    assert "GJ1702 note: “通报” came to no unit of “县区”" in english


def test_the_command_that_it_names_can_be_copied(book: tuple[str, str]) -> None:
    rules, data = "方案 乙.guiju", book[1]
    open_point = '参数 数额: 分/次 待定 "没有写明" 依据 "三"\n'
    text = SCHEME.replace("扣 2分 最多", "扣 数额 最多") + open_point
    Path(rules).write_text(text, "utf-8")
    told = guiju("run", rules, data, "--set", "数额=2分/次").err
    (line,) = re.findall(r"各项的实际权重见 guiju (.*)", told)
    named = shlex.split(line)
    assert named == ["data", "distinction", rules, data, "--set", "数额=2分/次"]
    assert guiju(*named).code == 0


def test_a_view_says_nothing_of_it(book: tuple[str, str]) -> None:
    said = guiju("run", *book, "--view", "通报会")
    assert (said.code, said.err) == (0, "")


def test_what_tells_units_apart_is_not_mentioned(book: tuple[str, str]) -> None:
    table("测评", "单位,目录,年报\n甲县,40,50\n乙县,39,40\n丙县,40,30\n")
    table("表彰", "单位,表扬\n甲县,1\n乙县,0\n丙县,1\n")
    table("通报", "单位,批评\n甲县,0\n乙县,1\n丙县,0\n")
    assert guiju("run", *book).err == ""
    assert "GJ17" not in guiju("data", "distinction", *book).out


def test_everybody_equal_leaves_no_spread_to_share(book: tuple[str, str]) -> None:
    table("测评", "单位,目录,年报\n甲县,40,50\n乙县,40,50\n丙县,40,50\n")
    table("互评", "单位,评分\n甲县,70\n乙县,70\n丙县,70\n")
    said = guiju("data", "distinction", *book, "--format", "json")
    (found,) = json.loads(said.out)
    assert (found["variance"], found["rest"]) == ("0", None)
    assert {one["effective"] for one in found["parts"]} == {None}
    shown = guiju("data", "distinction", *book).out
    assert shown.startswith("县区：总分，3 个单位；各单位都一样，没有差距可以分摊\n")


def test_a_cap_that_binds_is_told_apart_from_the_parts(book: tuple[str, str]) -> None:
    """Capped at 80 the totals are 80, 80 and 79: the cap takes 3 and 1 points."""
    Path(book[0]).write_text(SCHEME.replace("封顶 100分", "封顶 80分"), "utf-8")
    said = guiju("data", "distinction", *book, "--format", "json")
    (found,) = json.loads(said.out)
    weights = [F(one["effective"]) for one in found["parts"]]
    # var(80 80 79) = 2/9; cov with 6 0 -6 is 2, with -4 0 4 it is -4/3.
    assert weights == [0, 9, -6, 0, 0]
    assert F(found["rest"]) == 1 - 9 + 6


def test_what_is_open_has_to_be_set(book: tuple[str, str]) -> None:
    Path(book[0]).write_text(
        SCHEME.replace("扣 2分 最多", "扣 数额 最多")
        + '参数 数额: 分/次 待定 "没有写明" 依据 "三"\n',
        "utf-8",
    )
    said = guiju("data", "distinction", *book)
    assert said.code != 0
    assert "GJ1101" in said.err
    assert guiju("data", "distinction", *book, "--set", "数额=2分/次").code == 0


def test_where_nothing_is_computed_that_is_said() -> None:
    said = guiju("data", "distinction", "anhui-luan-2018q1")
    assert (said.code, said.out) == (0, "")
    assert "没有由各项算出来、又有几个单位可比的排名" in said.err
