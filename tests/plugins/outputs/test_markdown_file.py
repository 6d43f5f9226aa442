"""The report as Markdown: what it says, and how words are kept from being marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from guiju.dsl.frame import spelled
from guiju.engine.text import Text
from guiju.plugins.outputs.markdown import escaped, heading, quote, table
from guiju.plugins.outputs.markdown_file import write
from tests.plugins.outputs.city import COUNTIES, NOTICE, RECEIPT, report
from tests.plugins.outputs.readers import of_markdown
from tests.plugins.outputs.test_problems import report as with_problems
from tests.plugins.outputs.test_views import shown, view_of

PAGE = write(report()).decode()


def section(title: str) -> list[str]:
    """Return the lines of a section."""
    text = PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return text.strip().splitlines()


def test_it_begins_with_the_title_and_the_notice() -> None:
    assert PAGE.startswith(
        f"# 2020年政务公开工作考评方案\n\n> {NOTICE.zh}\n\n## 县(市)区"
    )


def test_the_ranking_stands_by_rank_with_figures_on_the_right() -> None:
    heads, sides, *rows = section("县(市)区人民政府")
    assert heads.startswith("| 名次 | 单位 | ")
    assert sides.startswith("| ---: | --- | ---: |")
    assert [row.split(" | ")[1] for row in rows if row[:1] == "|"] == list(COUNTIES)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("加分和扣分", "| 无为市 | 加分 省级先进 | 5 分 | 三(五)1 |"),
        ("约束", "| 拉开差距 | 原则上 | 市国有土地收购储备中心 | "),
        ("说明", "| 方案待定，本次设定 | 专项扣分 | 2 分/项 · 方案未写明每项扣多少分"),
        ("说明", f"| 文件指纹（sha256） | 方案.guiju | {RECEIPT['方案.guiju']} |"),
    ],
)
def test_a_section_has_its_line(title: str, line: str) -> None:
    assert [one for one in section(title) if one.startswith(line)]


def test_who_has_no_adjustment_is_not_listed_with_them() -> None:
    assert not [one for one in section("加分和扣分") if " 0 分 " in one]


def test_a_list_of_problems_is_a_table() -> None:
    page = write(with_problems()).decode()
    assert "| 甲县 | 栏目 |  | 2020-06-30 |  | 逾期未销号 |" in page


def test_a_view_has_neither_verdicts_nor_scores() -> None:
    page = write(shown(report().result, view_of("名次"))).decode()
    assert "无为市" in page
    assert not [word for word in ("97.10", "约束", "加分", "2 分/项") if word in page]


def test_a_view_shows_what_is_beside_its_boards() -> None:
    given_ = shown(report().result, view_of("层级得分"))
    assert "层级得分" in write(given_).decode()


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_read_as_they_are(first: str, second: str) -> None:
    text = heading(1, first) + "\n" + quote(second) + "\n" + table(("甲",), [(first,)])
    found = of_markdown(text.encode())
    assert found.obeyed == ()
    wanted = [spelled(one).strip() for one in (first, second, "甲", first)]
    read = [one.strip() for one in found.words]
    assert [one for one in read if one] == [one for one in wanted if one]


def test_words_in_a_line_stay_in_the_line() -> None:
    (line,) = MarkdownIt().parseInline(escaped("*a* `b` <i> [c](d) ![e](f) http://g"))
    assert [token.type for token in line.children or ()] == ["text"]


def test_notices_of_both_languages_are_quoted() -> None:
    assert quote(Text(zh="1. 甲", en="- b").zh) == "> 1\\. 甲\n"
