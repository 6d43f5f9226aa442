"""What the formatter keeps, what it changes, and how its output looks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.format import format_text, print_tree
from guiju.dsl.format.line import WIDTH, width
from guiju.dsl.syntax.cut import comments, cut
from guiju.dsl.syntax.node import Group, Rulebook
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Language
from tests.conftest import Golden
from tests.dsl.syntax.samples import NORTH_STAR
from tests.dsl.syntax.trees import rulebooks
from tests.dsl.syntax.words import groups

GOLDEN = Path(__file__).parent / "golden"


@st.composite
def commented(draw: st.DrawFn) -> str:
    """Draw a rulebook with comments wherever a comment may stand."""
    text = print_tree(draw(rulebooks), "zh")
    ends = [piece.end for piece in cut(text)]
    places = draw(st.lists(st.sampled_from([0, *ends]), max_size=6, unique=True))
    for number, place in enumerate(sorted(places, reverse=True)):
        lead = draw(st.sampled_from(["", " ", "\n", "\n\n  "]))
        text = f"{text[:place]}{lead}# 说明{number} \n{text[place:]}"
    return text


@given(commented())
def test_no_comment_is_lost_and_the_meaning_stays(text: str) -> None:
    formatted = format_text(text)
    assert sorted(_words(formatted)) == sorted(_words(text))
    assert parse(formatted).tree == parse(text).tree


def _words(text: str) -> list[str]:
    remarks = (remark for _, remark in comments(text))
    return [word.strip() for remark in remarks for word in remark.split("#")[1:]]


@given(commented())
def test_formatting_twice_is_formatting_once(text: str) -> None:
    once = format_text(text)
    assert format_text(once) == once


@given(groups)
def test_a_list_of_members_is_never_too_wide(group: Group) -> None:
    tree = Rulebook(declarations=(group,), span=group.span)
    _header, *rows = print_tree(tree, "zh").split("\n")
    assert all(width(row) <= WIDTH for row in rows)


def test_a_long_sum_is_broken_before_its_signs() -> None:
    names = " + ".join(f"第{number}季度得分" for number in range(1, 12))
    lines = format_text(f"总分 = {names}").splitlines()
    assert len(lines) > 1
    assert all(width(line) <= WIDTH for line in lines)
    assert all(line.startswith("        + ") for line in lines[1:])


def test_the_north_star_looks_like_the_notice(golden: Golden) -> None:
    golden(format_text(NORTH_STAR), GOLDEN / "north_star_zh.guiju")


def test_the_north_star_in_english_spelling(golden: Golden) -> None:
    golden(format_text(NORTH_STAR, "en"), GOLDEN / "north_star_en.guiju")


def test_comments_and_blank_lines_keep_their_place(golden: Golden) -> None:
    untidy = (GOLDEN / "untidy.guiju").read_text("utf-8")
    golden(format_text(untidy), GOLDEN / "untidy.out")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("总分=甲+乙", None, "总分 = 甲 + 乙\n"),
        ("ranking by a high_to_low ties skip", None, None),
        ("必须 甲 >= 满分 的 10%", "en", "must 甲 >= 10% of full\n"),
        ("must a >= 10% of full", "zh", "必须 a >= 满分 的 10%\n"),
        ("参数 甲: 分/项 = 1分", "en", "parameter 甲: points/item = 1 point\n"),
        ("input a: places each b", "zh", "输入 a: 名次 每 b\n"),
        ("甲 = 1.50 * （乙－丙）", "zh", "甲 = 1.50 * (乙 - 丙)\n"),
        ('解释 甲 “他说"好"”', "zh", '解释 甲 「他说"好"」\n'),
        ("考 = 二〇二〇年十二月三日", "zh", "考 = 2020-12-03\n"),
        ("# 只有说明", None, "# 只有说明\n"),
        (
            "加分 甲 用于 乙 { 每次 每处 加 1分 }",
            "en",
            "bonus 甲 for 乙 {\n    each time 每处 add 1 point\n}\n",
        ),
    ],
)
def test_small_texts(
    text: str, language: Language | None, expected: str | None
) -> None:
    assert format_text(text, language) == (expected or text + "\n")


def test_nothing_stays_nothing() -> None:
    assert format_text(" \n\n") == ""


def test_a_text_with_faults_is_not_touched() -> None:
    with pytest.raises(DiagnosticError) as raised:
        format_text("总分 = = 甲\n总分 = * 乙")
    assert [found.code for found in raised.value.diagnostics] == ["GJ0001", "GJ0001"]


def test_a_list_of_clauses_has_a_line_for_each_chapter_and_each_reason() -> None:
    short = '条文 { "一"  "二" }'
    assert format_text(short) == f"{short}\n"
    parts = "  ".join(f'"一({n})"' for n in "一二三四五六七八")
    text = f"""条文 "附件2" {{ "一" {parts}
        "二"; "二(一)" "三" 非计算 "不计分",
        # 附则
        "四" "五" }}"""
    assert (
        format_text(text)
        == f"""\
条文 "附件2" {{
    "一"  {parts}
    "二"  "二(一)"
    "三" 非计算 "不计分"
    # 附则
    "四"  "五"
}}
"""
    )


@pytest.mark.parametrize("word", ["未报", "未上榜"])
def test_an_absent_value_keeps_the_word_that_was_chosen_for_it(word: str) -> None:
    text = f"""\
例 "未上榜的不加分" {{
    给定 全省排名[甲县] = {word}
    期望 省级先进[甲县] = 0分
    情形 给定 全省排名[甲县] 期望 省级先进[甲县] {{
        {word}: 0分
    }}
}}
"""
    assert format_text(text) == text
    assert format_text(format_text(text, "en"), "zh") == text
