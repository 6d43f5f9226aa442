"""Figures that the data contract refuses, as the command line says it."""

from pathlib import Path

import pytest

from tests.cli.calls import guiju

RULEBOOK = """\
方案 示范 { 满分 100分 }
对象 县区 { 甲县、乙县 }
输入 得分: 分 每 县区 0分 至 100分 依据 "一"
输入 支出: 万元 每 县区 0万元 至 500万元 依据 "一"
输入 位次: 名次 每 县区 1名 至 20名 依据 "一"
总分 = 得分 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def refused(folder: Path, table: str, figure: str, *options: str) -> str:
    """Run with ``figure`` for 甲县 in one table and return what is said of it."""
    rulebook, data = folder / "规则.guiju", folder / "数据"
    rulebook.write_text(RULEBOOK, "utf-8")
    data.mkdir()
    for name in ("得分", "支出", "位次"):
        first = figure if name == table else "1"
        (data / f"{name}.csv").write_text(
            f"单位,{name}\n甲县,{first}\n乙县,2\n", "utf-8"
        )
    found = guiju("run", rulebook, data, *options)
    assert found.code != 0
    return found.all


@pytest.mark.parametrize(
    ("table", "figure", "words"),
    [
        (
            "得分",
            "101",
            '"得分" is 101 points; the range is at least 0 points and at most',
        ),
        ("位次", "21", '"位次" is 21 places; the range is'),
        ("支出", "501", '"支出" is 501 万元; the range is'),
    ],
)
def test_english_says_figures_in_english(
    tmp_path: Path, table: str, figure: str, words: str
) -> None:
    assert words in refused(tmp_path, table, figure, "--lang", "en")


def test_chinese_says_figures_without_a_blank(tmp_path: Path) -> None:
    said = refused(tmp_path, "得分", "101", "--lang", "zh")
    assert "“得分”填的是 101分，范围是0分以上、100分以下" in said


def test_an_input_is_not_made_inapplicable_by_the_data(tmp_path: Path) -> None:
    said = refused(tmp_path, "得分", "不适用", "--lang", "zh")
    assert "GJ1314" in said
    assert "按规则书，“得分”适用于该单位，这里却写“不适用”" in said
    assert "可以没有的输入" in said
    assert "写“可缺”，这里填“未报”" in said
