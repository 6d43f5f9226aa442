"""Several faults in one text: each is told once, and the rest is still read."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.format import print_tree
from guiju.dsl.keywords import WORDS
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.cut import SIGNS
from guiju.dsl.syntax.parse import parse
from guiju.engine.source import Span
from tests.dsl.syntax.samples import NORTH_STAR
from tests.dsl.syntax.trees import rulebooks

SEEDED = (
    ("GJ0010", "满分    100分\n", "满分100分\n"),
    ("GJ0011", "对象 市直", "对像 市直"),
    ("GJ0001", "3分  仅适用 无为市", '3分  仅适用 "附件" 无为市'),
    ("GJ0001", '5分  依据 "一(三)"', "5分  依据 一(三)"),
    ("GJ0012", "满分 的 10%", "10% 满分"),
    ("GJ0001", "由 县区     评分 0分", "由 县区     评分 分"),
    ("GJ0001", "其他名次:      1分", "其他名次      1分"),
    ("GJ0017", "全省排名[无为市] = 11名", "全省排名[无为市 = 11名"),
    ("GJ0001", "= 环节加权 + 省级先进", "= 环节加权 + * 省级先进"),
    ("GJ0006", '待定 "方案未写明每项扣多少分" 依', '待定 "方案未写明每项扣多少分 依'),
)
"""A fault, the good text and what becomes of it: one fault in each."""


def codes(text: str) -> list[str]:
    return [found.code for found in parse(text).diagnostics]


def spoiled(faults: tuple[tuple[str, str, str], ...]) -> str:
    text = NORTH_STAR
    for _, good, bad in faults:
        assert text.count(good) == 1
        text = text.replace(good, bad)
    return text


def kinds(text: str) -> list[str]:
    return [type(d).__name__ for d in parse(text).tree.declarations]


@pytest.mark.parametrize("fault", SEEDED, ids=lambda fault: fault[2])
def test_each_fault_alone_is_told_once(fault: tuple[str, str, str]) -> None:
    assert codes(spoiled((fault,))) == [fault[0]]


def test_ten_faults_in_one_text_are_ten_diagnostics() -> None:
    text = spoiled(SEEDED)
    by_place = sorted(SEEDED, key=lambda fault: text.index(fault[2]))
    assert codes(text) == [code for code, _, _ in by_place]


@given(st.sets(st.sampled_from(SEEDED)))
def test_any_faults_together_are_told_once_each(
    faults: set[tuple[str, str, str]],
) -> None:
    text = spoiled(tuple(faults))
    assert sorted(codes(text)) == sorted(code for code, _, _ in faults)


def test_every_declaration_is_still_in_the_tree() -> None:
    assert kinds(spoiled(SEEDED)) == kinds(NORTH_STAR)


def test_a_block_with_two_bad_lines_keeps_the_others() -> None:
    tree = parse(
        "指标 甲 满分 10分 {\n"
        "    乙 5分\n"
        "    丙 = = 2分\n"
        "    丁 3分 依据 无\n"
        "    戊 2分\n"
        "}\n"
    ).tree
    (indicators,) = tree.declarations
    assert isinstance(indicators, n.Indicators)
    names = [line.name.text for line in indicators.lines if isinstance(line, n.Item)]
    assert names == ["乙", "丁", "戊"]


def test_a_header_that_cannot_be_read_hides_its_block_and_no_more() -> None:
    text = "环节 甲 乙 {\n    县区 按 = 乙\n}\n总分 = 甲\n"
    assert codes(text) == ["GJ0001"]
    assert kinds(text) == ["Definition"]


def test_behind_an_incomplete_header_the_block_is_read_but_left_out() -> None:
    text = "环节 甲 {\n    县区 按 = 乙\n}\n总分 = 甲\n"
    assert codes(text) == ["GJ0020", "GJ0001"]
    assert kinds(text) == ["Definition"]


def test_an_open_brace_is_told_at_the_next_declaration_with_its_place() -> None:
    text = "对象 甲 共 1家 {\n    乙\n对象 丙 共 1家 {\n    丁\n}\n"
    (found,) = parse(text).diagnostics
    assert found.code == "GJ0007"
    opening = text.index("{")
    assert [r.place for r in found.related] == [Span("", opening, opening + 1)]
    assert kinds(text) == ["Group", "Group"]


def test_an_open_brace_in_a_brace_is_told_once() -> None:
    text = "指标 甲 满分 5分 {\n    乙 5分 {\n        丙 5分\n}\n总分 = 甲\n"
    assert codes(text) == ["GJ0007"]
    assert kinds(text) == ["Indicators", "Definition"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "# 说明",
        "{",
        "}",
        "(",
        "“",
        '"',
        "=",
        "1",
        "\x00",
        "\ufeff",
        "每",
    ],
)
def test_the_smallest_texts_are_read(text: str) -> None:
    parse(text)


_PIECES = st.sampled_from(
    [
        *sorted(WORDS),
        *SIGNS,
        "甲",
        "乙",
        "5分",
        "10%",
        '"丙"',
        "2020-01-01",
        "\n",
        "每项",
    ]
)


@given(st.text())
def test_no_text_at_all_makes_it_raise(text: str) -> None:
    parse(text)


@given(st.lists(_PIECES).map(" ".join))
def test_no_row_of_words_makes_it_raise(text: str) -> None:
    parse(text)


@given(rulebooks.map(lambda tree: print_tree(tree, "zh")), st.data())
def test_no_change_of_a_good_text_makes_it_raise(
    text: str, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 6)))
        text = text[:start] + data.draw(st.just("") | _PIECES) + text[end:]
    diagnostics = parse(text).diagnostics
    places = [found.place for found in diagnostics]
    assert all(
        isinstance(p, Span) and 0 <= p.start <= p.end <= len(text) for p in places
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("甲 = " + "(" * 20_000 + "乙" + ")" * 20_000, id="brackets"),
        pytest.param("甲 = " + "-" * 20_000 + "乙", id="signs"),
        pytest.param("甲 = 乙" + " + 乙" * 20_000, id="sum"),
        pytest.param("甲 = 乙" + " 的 乙" * 20_000, id="shares"),
        pytest.param("甲 = " + "乙(" * 5_000 + "丙" + ")" * 5_000, id="calls"),
        pytest.param("甲 = " + "若 乙 则 丙 否则 " * 5_000 + "丁", id="choices"),
        pytest.param("必须 " + "非 " * 20_000 + "乙", id="nots"),
        pytest.param(
            "指标 甲 满分 1分 {" + "乙 1分 {" * 5_000 + "}" * 5_001, id="items"
        ),
    ],
)
def test_deep_nesting_is_a_fault_and_the_tree_stays_shallow(text: str) -> None:
    parsed = parse(text)
    assert [found.code for found in parsed.diagnostics] == ["GJ0005"]
    repr(parsed.tree)
    print_tree(parsed.tree, "zh")
    assert parsed.tree == parse(text).tree


def test_fifty_brackets_and_a_hundred_terms_are_allowed() -> None:
    assert codes("甲 = " + "(" * 50 + "乙" + ")" * 50) == []
    assert codes("甲 = 乙" + " + 乙" * 100) == []


def test_noise_takes_no_more_than_its_length_in_time() -> None:
    chance = random.Random(20201220)  # noqa: S311 - noise, not a secret
    words = [*WORDS, *SIGNS, "甲", "5分", "\n"]
    noise = " ".join(chance.choices(words, k=100_000))
    start = time.perf_counter()
    parse(noise)
    parse(noise.replace("\n", " "))
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("opening", ["(", "-", "非 ", "若 乙 则 ", "乙("])
def test_what_is_open_a_hundred_thousand_times_is_told_once_and_soon(
    opening: str,
) -> None:
    started = time.process_time()
    parsed = parse("甲 = " + opening * 100_000)
    (found,) = parsed.diagnostics
    assert found.code == "GJ0005"
    assert "没有读完" in found.message.zh
    assert "was not read" in found.message.en
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("figure", "is_told"),
    [
        ("9" * 100, False),
        ("9" * 101, True),
        (f"1.{'3' * 100}", False),
        (f"1.{'3' * 101}", True),
        (f"{'9' * 5000}%", True),
    ],
)
def test_a_figure_has_a_hundred_digits_at_most(figure: str, *, is_told: bool) -> None:
    found = codes(f"参数 系数: 数 = {figure}\n")
    assert found == (["GJ0021"] if is_told else [])


def test_behind_a_figure_that_is_too_long_reading_goes_on() -> None:
    text = f"甲 = {'9' * 200}分 + 1分\n乙 = 2分\n丙 = = 3分\n"
    assert codes(text) == ["GJ0021", "GJ0001"]
    assert kinds(text) == ["Definition", "Definition"]
