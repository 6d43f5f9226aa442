"""``guiju certify``: how firm a ranking is, in words and as data."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tests.cli.calls import guiju, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
TIGHT = """\
方案 示范 "示范方案" {{ 满分 100分  保留 1位 {mode} }}
对象 县区 "县区" 共 5家 依据 "一" {{ 甲县、乙县、丙县、丁县、戊县 }}
环节 测评 50% 依据 "二" {{ 县区 评分 0分 至 100分 }}
环节 评议 50% 依据 "二" {{ 县区 评分 0分 至 100分 }}
加分 先进 用于 县区 依据 "三" {{ 每项 奖 加 1分 最多 1分 }}
总分 = 环节加权 + 先进 依据 "四"
排名 按 总分 从高到低 分 县区 同分 先比 测评 仍同 并列 占位
"""
MARKS = """\
单位,评分
甲县,90
乙县,90
丙县,80.1
丁县,80
戊县,80
"""
OPINIONS = """\
单位,评分
甲县,80
乙县,79.9
丙县,80.1
丁县,80.2
戊县,80.2
"""


@pytest.fixture
def tight(tmp_path: Path) -> tuple[Path, Path]:
    """A scheme and data in which it is a matter of tenths."""
    book, data = tmp_path / "紧.guiju", tmp_path / "数据"
    book.write_text(TIGHT.format(mode="四舍五入"), "utf-8")
    data.mkdir()
    (data / "测评.csv").write_text(MARKS, "utf-8")
    (data / "评议.csv").write_text(OPINIONS, "utf-8")
    (data / "先进.csv").write_text(
        "单位,奖\n甲县,0\n乙县,0\n丙县,0\n丁县,0\n戊县,0\n", "utf-8"
    )
    return book, data


@pytest.mark.parametrize("language", ["zh", "en"])
def test_margins_ties_and_rounding_are_said(
    tight: tuple[Path, Path], language: str, golden: Golden
) -> None:
    said = guiju("certify", *tight, "--lang", language)
    assert (said.code, said.err) == (0, "")
    golden(said.out, GOLDEN / f"certify_{language}.out")


def test_programs_get_exact_numbers(tight: tuple[Path, Path]) -> None:
    found = json.loads(guiju("certify", *tight, "--format", "json").out)
    (certificate,) = found["certificates"]
    tied, second, third, _ = certificate["pairs"]
    assert (tied["tied"], tied["decided_by"]) == (True, None)
    assert (second["decided_by"], second["tie_break"]) == ("总分@县区", None)
    assert (third["decided_by"], third["tie_break"]) == ("测评@县区", 1)
    parts = sum(Fraction(part["difference"]) for part in second["parts"])
    assert parts + Fraction(second["rest"]) == Fraction(second["difference"])
    assert certificate["hang_on_rounding"] == [["甲县", "乙县"]]


def test_the_change_that_is_named_turns_them_round(tight: tuple[Path, Path]) -> None:
    book, data = tight
    found = json.loads(guiju("certify", *tight, "--format", "json").out)
    change = found["certificates"][0]["pairs"][0]["changes"][0]
    file = data / change["cell"].partition("!")[0]
    unit, was = change["where"]["单位"], change["was"]
    text = file.read_text("utf-8")
    assert f"{unit},{was}\n" in text
    file.write_text(text.replace(f"{unit},{was}\n", f"{unit},{change['now']}\n"))
    ranked = json.loads(guiju("run", book, data, "--format", "json").out)["units"]
    places = {one["unit"]: one["rank"] for one in ranked}
    assert places["乙县"] < places["甲县"]


def test_a_scheme_of_one_unit_has_no_pairs(tmp_path: Path) -> None:
    (tmp_path / "一.guiju").write_text(
        "方案 示范 { 满分 100分 }\n对象 县区 { 甲县 }\n"
        "环节 测评 100% { 县区 评分 0分 至 100分 }\n总分 = 环节加权\n"
        "排名 按 总分 从高到低 分 县区 并列 占位\n",
        "utf-8",
    )
    (tmp_path / "测评.csv").write_text("单位,评分\n甲县,90\n", "utf-8")
    said = guiju("certify", tmp_path / "一.guiju", tmp_path / "测评.csv")
    assert (said.code, said.out) == (0, "排名（县区）\n")


def test_the_notice_on_invented_data_is_told(tmp_path: Path) -> None:
    assert guiju("certify", rulebook(tmp_path)).out.startswith("【提示】")
