"""What a 依据 cites, in the spellings that notices and their readers use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.citation import Cited, begins, cited, steps

ANNEX_2 = steps("附件2")
ANNEX_3 = steps("附件3")
TITLES = (ANNEX_2, ANNEX_3, steps("annex 2"), steps("附件"))
LEVELS = st.sampled_from(["一", "二", "十一", "(一)", "(十)", "第六条", "第二款", "3"])


def in_2(text: str) -> Cited:
    return Cited(ANNEX_2, steps(text))


def alone(text: str) -> Cited:
    return Cited((), steps(text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("附件2 一(一)", [in_2("一(一)")], id="plain"),
        pytest.param("附件２　一（一）", [in_2("一(一)")], id="full-width"),
        pytest.param("附件2一㈠", [in_2("一(一)")], id="one-sign-and-no-blank"),
        pytest.param("附件2 一、（一）", [in_2("一(一)")], id="mark-behind-an-ordinal"),
        pytest.param("附件2、一、(一)", [in_2("一(一)")], id="marks-all-along"),
        pytest.param(
            "附件2 一(一)、(二)", [in_2("一(一)"), in_2("一(二)")], id="the-next-one"
        ),
        pytest.param(
            "附件2 一(一)、二(三)", [in_2("一(一)"), in_2("二(三)")], id="another-part"
        ),
        pytest.param(
            "附件2 第六条、第七条第二款",
            [in_2("第六条"), in_2("第七条第二款")],
            id="articles",
        ),
        pytest.param(
            "附件2 一；三(二)",
            [in_2("一"), alone("三(二)")],
            id="semicolon-begins-anew",
        ),
        pytest.param(
            "附件2、附件3 一",
            [in_2(""), Cited(ANNEX_3, ("一",))],
            id="two-annexes",
        ),
        pytest.param("附件2", [in_2("")], id="the-whole-annex"),
        pytest.param(
            "附件20 一", [Cited(("附件",), ("20", "一"))], id="another-number"
        ),
        pytest.param(
            "annex 2, 1(1), 1(2)",
            [
                Cited(("annex", "2"), ("1", "(1)")),
                Cited(("annex", "2"), ("1", "(2)")),
            ],
            id="english-commas",
        ),
        pytest.param("三(五)1", [alone("三(五)1")], id="no-known-title"),
        pytest.param(
            "第6(三)行、第8行", [alone("第6(三)行"), alone("第8行")], id="rows"
        ),
        pytest.param("", [], id="nothing"),
        pytest.param("、；", [], id="marks-alone"),
    ],
)
def test_a_ground_cites(written: str, expected: list[Cited]) -> None:
    assert list(cited(written, TITLES)) == expected


@pytest.mark.parametrize(
    ("whole", "start", "expected"),
    [
        ("三(五)1", "三(五)", True),
        ("三(五)", "三(五)", True),
        ("三(五)", "三(五)1", False),
        ("十一", "十", False),
        ("21", "2", False),
        ("第三条第二款", "第三条", True),
        ("第三条之一", "第三条", False),
        ("第十三条", "第十条", False),
    ],
)
def test_a_clause_holds_what_begins_with_its_steps(
    whole: str,
    start: str,
    expected: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert begins(steps(whole), steps(start)) is expected


@given(st.lists(LEVELS, min_size=1, max_size=5), st.sampled_from(["", " ", "　", "\t"]))
def test_blanks_and_width_change_nothing(levels: list[str], blank: str) -> None:
    written = f"附件2{blank}{blank.join(levels)}"
    wide = written.translate(str.maketrans("()23", "（）２３"))
    assert cited(written, TITLES) == cited(wide, TITLES)


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_cited(text: str) -> None:
    found = cited(text, TITLES)
    assert all(one.title or one.steps for one in found)


def test_a_hostile_ground_is_read_at_once() -> None:
    assert len(cited("一(一)、" * 100_000, TITLES)) == 1
    assert len(cited("(" * 100_000 + "一" * 100_000, TITLES)) == 1
