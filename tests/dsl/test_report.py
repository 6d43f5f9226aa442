"""What people and programs see of a diagnostic."""

import json
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from guiju.dsl.report import Part, Terminal, as_json, as_text
from guiju.engine.diagnostic import Diagnostic, Edit, Related, Severity
from guiju.engine.source import Cell, Span
from guiju.engine.text import Text

MESSAGE = Text(
    zh="各指标满分合计 110 分，总分写的是 100 分",
    en="the indicators add up to 110, the total says 100",
)
FILE = "two_faults.guiju"


def at(start: int, end: int) -> Diagnostic:
    return Diagnostic(
        code="GJ0203",
        severity=Severity.ERROR,
        message=MESSAGE,
        place=Span(FILE, start, end),
    )


def marked(before: str, inside: str, after: str) -> str:
    text = before + inside + after
    return as_text(at(len(before), len(before + inside)), text)


def test_a_finding_shows_code_place_line_marks_and_the_other_language() -> None:
    assert marked("方案 示范 总分 ", "100", "\n指标 党建 满分 60\n") == (
        "GJ0203 各指标满分合计 110 分，总分写的是 100 分\n"
        " --> two_faults.guiju:1:10\n"
        "  |\n"
        "1 | 方案 示范 总分 100\n"
        "  |                ^^^\n"
        "  = the indicators add up to 110, the total says 100\n"
    )


def test_everything_there_is_to_tell_is_told_in_order() -> None:
    text = "方案 示范\n" * 9 + "指标 党建 满分 50\n"
    diagnostic = Diagnostic(
        code="GJ0104",
        severity=Severity.WARNING,
        message=Text(zh="指标“党建”重复", en="there is already an indicator 党建"),
        place=Span(FILE, 57, 59),
        help=Text(zh="换一个名字", en="choose another name"),
        related=(
            Related(place=Span(FILE, 0, 2), message=Text(zh="方案", en="the scheme")),
            Related(
                place=Cell("互评.xlsx", "县区", 7, 3),
                message=Text(zh="数据也用它", en="the data use it too"),
            ),
        ),
        fix=Edit(span=Span(FILE, 57, 59), text="党建二"),
    )
    assert as_text(diagnostic, text, "en") == (
        "GJ0104 warning: there is already an indicator 党建\n"
        "  --> two_faults.guiju:10:4\n"
        "   |\n"
        "10 | 指标 党建 满分 50\n"
        "   |      ^^^^\n"
        "  --> two_faults.guiju:1:1\n"
        "   |\n"
        " 1 | 方案 示范\n"
        "   | ---- the scheme\n"
        "  --> 互评.xlsx[县区]!C7 the data use it too\n"
        "   = help: choose another name\n"
        "   = can be fixed to: 党建二\n"
        "   = 指标“党建”重复\n"
    )


@pytest.mark.parametrize(
    ("before", "inside", "shown", "marks"),
    [
        pytest.param("ab ", "cd", "ab cd", "   ^^", id="ascii"),
        pytest.param("指标 ", "党建", "指标 党建", "     ^^^^", id="wide"),
        pytest.param("满分", "，", "满分，", "    ^^", id="full-width-comma"),
        pytest.param("𠮷", "𠮷x", "𠮷𠮷x", "  ^^^", id="beyond-the-basic-plane"),
        pytest.param("\t", "x", "    x", "    ^", id="tab-before"),
        pytest.param("规\t", "x", "规  x", "    ^", id="tab-stop-after-wide"),
        pytest.param("a", "\t", "a", " ^^^", id="the-tab-itself"),
        pytest.param("e\u0301", "x", "e\u0301x", " ^", id="accent-before"),
        pytest.param("ae", "\u0301", "ae\u0301", " ^", id="accent-marks-its-letter"),
        pytest.param("a", "\u200b", "a<U+200B>", " ^^^^^^^^", id="zero-width"),
        pytest.param("\u202e", "b", "<U+202E>b", "        ^", id="turned-around"),
        pytest.param("\x1b[31m", "b", "<U+001B>[31mb", "            ^", id="escape"),
        pytest.param("ab", "", "ab", "  ^", id="nothing-at-the-end"),
    ],
)
def test_marks_stand_under_the_characters(
    before: str, inside: str, shown: str, marks: str
) -> None:
    lines = marked(before, inside, "\n").splitlines()
    assert lines[3:5] == [f"1 | {shown}", f"  | {marks}"]


LETTERS = st.text(alphabet=list("aé规，𠮷ー 1“①"), max_size=12)


@given(LETTERS, LETTERS.filter(str.strip), LETTERS, st.sampled_from([1, 2]))
def test_what_stands_above_the_marks_is_what_was_meant(
    before: str, inside: str, after: str, ambiguous: int
) -> None:
    terminal = Terminal(ambiguous_width=ambiguous)
    text = before + inside + after + "|"
    printed = as_text(
        at(len(before), len(before + inside)), text, terminal=terminal
    ).splitlines()
    line, marks = printed[3][4:], printed[4][4:]
    above, column = "", 0
    for letter in line:
        if marks[column : column + 1] == "^":
            above += letter
        column += wcwidth(letter, ambiguous_width=ambiguous)
    assert above == inside


def test_a_long_span_shows_its_two_ends() -> None:
    text = "指标 甲 {\n  a\n  b\n  c\n}\n"
    assert as_text(at(0, len(text)), text).splitlines()[3:-1] == [
        "1 | 指标 甲 {",
        "  | ^^^^^^^^^",
        "2 |   a",
        "  |   ^",
        "  …",
        "5 | }",
        "  | ^",
    ]


def test_a_short_span_over_lines_is_shown_whole() -> None:
    printed = marked("a ", "b\n  c\r\n\td", "e\n").splitlines()
    assert printed[3:-1] == [
        "1 | a b",
        "  |   ^",
        "2 |   c",
        "  |   ^",
        "3 |     de",
        "  |     ^",
    ]


@pytest.mark.parametrize("text", ["", "\n", "方案", "方案\n"])
def test_a_place_past_the_end_is_the_end(text: str) -> None:
    printed = as_text(at(len(text), len(text) + 5), text).splitlines()
    assert printed[-2].strip(" |") == "^"


def test_a_line_too_long_is_cut_around_the_marks() -> None:
    text = "长" * 300 + "短" + "长" * 300
    lines = as_text(at(300, 301), text, terminal=Terminal(width=40)).splitlines()
    assert lines[3] == "1 | …长长长长长长长短长长长长长长长…"
    assert lines[4] == "  | " + " " * 15 + "^^"


def test_a_finding_about_a_cell_names_the_cell() -> None:
    diagnostic = Diagnostic(
        code="GJ0703",
        severity=Severity.ERROR,
        message=MESSAGE,
        place=Cell("互评.xlsx", "县区", 7, 28),
    )
    assert as_text(diagnostic, "").splitlines()[1] == " --> 互评.xlsx[县区]!AB7"
    data = as_json(diagnostic, "")
    assert (data["path"], data["sheet"]) == ("互评.xlsx", "县区")
    assert (data["line"], data["column"]) == (7, 28)


def test_a_finding_about_nothing_in_particular_has_no_place() -> None:
    diagnostic = Diagnostic(
        code="GJ1401", severity=Severity.NOTE, message=MESSAGE, place=None
    )
    assert as_text(diagnostic, "").splitlines()[1] == f"  = {MESSAGE.en}"
    assert as_json(diagnostic, "")["line"] is None


def test_places_in_other_files_are_shown_from_those_files() -> None:
    diagnostic = Diagnostic(
        code="GJ0104",
        severity=Severity.ERROR,
        message=MESSAGE,
        place=Span("b.guiju", 3, 4),
        related=(Related(place=Span("a.guiju", 0, 1), message=MESSAGE),),
    )
    printed = as_text(diagnostic, {"b.guiju": "指标 乙", "a.guiju": "甲"})
    assert "1 | 指标 乙" in printed
    assert "1 | 甲" in printed
    assert " --> a.guiju 各指标" in as_text(diagnostic, {"b.guiju": "指标 乙"})


def test_a_message_cannot_drive_the_terminal_or_break_the_layout() -> None:
    hostile = Text(zh="名称\x1b[2J\n重复\u202e", en="name")
    diagnostic = Diagnostic(
        code="GJ0104", severity=Severity.ERROR, message=hostile, place=None
    )
    assert as_text(diagnostic, "") == "GJ0104 名称 [2J 重复 \n  = name\n"


def test_the_caller_paints() -> None:
    def paint(part: Part, words: str) -> str:
        return f"<{part}>{words}</>"

    painted = as_text(at(0, 1), "a", terminal=Terminal(paint=paint)).splitlines()
    assert painted[0].startswith("<error>GJ0203</> 各指标")
    assert painted[1] == " <place>--></> two_faults.guiju:1:1"
    assert painted[4] == "  | <mark>^</>"


def test_json_counts_from_one_in_code_points() -> None:
    diagnostic = Diagnostic(
        code="GJ0203",
        severity=Severity.ERROR,
        message=MESSAGE,
        place=Span(FILE, 5, 7),
        help=Text(zh="改总分", en="change the total"),
        related=(Related(place=Span(FILE, 0, 1), message=MESSAGE),),
        fix=Edit(span=Span(FILE, 5, 7), text="110"),
    )
    data = as_json(diagnostic, "𠮷𠮷\n𠮷e满\n分")
    where = {
        "path": FILE,
        "line": 2,
        "column": 3,
        "end_line": 3,
        "end_column": 1,
    }
    assert data == {
        "code": "GJ0203",
        "severity": "error",
        **where,
        "message": {"zh": MESSAGE.zh, "en": MESSAGE.en},
        "notes": [
            {"kind": "help", "message": {"zh": "改总分", "en": "change the total"}},
            {
                "kind": "related",
                "message": {"zh": MESSAGE.zh, "en": MESSAGE.en},
                "path": FILE,
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 2,
            },
        ],
        "fix": {**where, "text": "110"},
    }
    assert json.loads(json.dumps(data)) == data


@given(st.text(max_size=40), st.integers(0, 50), st.integers(0, 50))
def test_no_text_and_no_place_is_too_strange(text: str, start: int, size: int) -> None:
    diagnostic = at(start, start + size)
    printed = as_text(diagnostic, text, terminal=Terminal(width=20))
    kinds = {unicodedata.category(letter) for letter in printed.replace("\n", "")}
    assert not kinds & {"Cc", "Cf", "Zl", "Zp", "Cs"}
    json.dumps(as_json(diagnostic, text))


@pytest.mark.parametrize("character", ["甲", "a", "\t", "\u0301"])
@pytest.mark.parametrize("length", [1, 200_000])
def test_in_a_long_line_the_mark_is_shown_and_soon(character: str, length: int) -> None:
    """The whole line is not spelled out for what is not shown."""
    rest = character * 400_000
    started = time.process_time()
    shown = marked(f"甲{rest}", "丙" * length, rest)
    assert time.process_time() - started < 5
    line, marks = shown.split("\n")[3:5]
    assert "丙" in line
    assert "^^" in marks
    assert len(line) < 3000


def test_the_last_of_many_lines_is_shown_soon() -> None:
    started = time.process_time()
    for _ in range(20):
        assert "500001 | 丙" in marked("甲\n" * 500_000, "丙", "\n")
    assert time.process_time() - started < 5
