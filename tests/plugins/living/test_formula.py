"""Each operator as the formula that people see, for the first county of three."""

import datetime as dt
from fractions import Fraction as F

import pytest

from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Band,
    Bands,
    Compare,
    Comparison,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    TieBreak,
    Ties,
    WhenAbsent,
    children,
)
from guiju.engine.interval import Interval
from guiju.engine.number import Rounding
from guiju.engine.value import Absence
from tests.plans import COUNTY, NOT_APPLICABLE, NOT_REPORTED, RATERS, number
from tests.plugins.living.laid import formula, laid_out

A, B, SOME, ANY = Ref("分"), Ref("可缺"), Ref("部分"), Ref("任意")
GOOD = Compare(A, Comparison.AT_LEAST, number(6))
MARK, MAY, PART, FREE = "'分'!B5", "'可缺'!B5", "'部分'!B5", "'任意'!B5"
ALONE = f'IF(ISNUMBER({MARK}),{MARK},"未报")'
HALF = f"ABS({MARK}-INT({MARK})-0.5)<5.00E-10"
ROW = "'评'!B$5:E$5"


def there(cells: str, text: str, count: int = 2) -> str:
    """Return the formula of what needs ``count`` cells that all can be given."""
    return f'IF(COUNT({cells})={count},{text},"未报")'


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param(A, ALONE, id="reference"),
        pytest.param(number("2.5"), "2.5", id="constant"),
        pytest.param(number(F(1, 3)), "(1/3)", id="fraction"),
        pytest.param(Const(Absence.NOT_APPLICABLE), '"不适用"', id="absence"),
        pytest.param(Add((A, B)), there(f"{MARK},{MAY}", f"{MARK}+{MAY}"), id="sum"),
        pytest.param(
            Add((A, Mul((number(-1), B)))),
            there(f"{MARK},{MAY}", f"{MARK}-{MAY}"),
            id="difference",
        ),
        pytest.param(
            Mul((A, Add((B, number(1))))),
            there(f"{MARK},{MAY}", f"{MARK}*({MAY}+1)"),
            id="product",
        ),
        pytest.param(
            Div(A, number(4)), f'IF(ISNUMBER({MARK}),{MARK}/4,"未报")', id="quotient"
        ),
        pytest.param(
            Div(A, B),
            there(f"{MARK},{MAY}", f'IF({MAY}<>0,{MARK}/{MAY},"不适用")'),
            id="quotient-by-what-can-be-zero",
        ),
        pytest.param(
            Least((A, number(5))),
            f'IF(ISNUMBER({MARK}),MIN({MARK},5),"未报")',
            id="cap",
        ),
        pytest.param(
            Greatest((A, B)), there(f"{MARK},{MAY}", f"MAX({MARK},{MAY})"), id="floor"
        ),
        pytest.param(
            Applies(SOME), f'IF({PART}<>"不适用",1,0)', id="whether-it-applies"
        ),
        pytest.param(
            WhenAbsent(SOME, not_reported=number(0)),
            f'IF(ISNUMBER({PART}),{PART},IF({PART}="不适用","不适用",0))',
            id="a-policy-for-what-is-missing",
        ),
        pytest.param(
            Add((A, WhenAbsent(SOME, not_applicable=number(0)))),
            f'IF(COUNT({MARK},{PART})+COUNTIF({PART},"不适用")=2,{MARK}+N({PART}),"未报")',
            id="a-term-that-need-not-apply",
        ),
        pytest.param(
            If(GOOD, A, number(0)),
            f'IF(ISNUMBER({MARK}),IF({MARK}>=6,{MARK},0),"未报")',
            id="choice",
        ),
        pytest.param(
            If(Among("单位", frozenset({"甲县"})), number(1), A),
            "1",
            id="for-this-unit",
        ),
        pytest.param(
            If(Among("单位", frozenset({"乙县"})), number(1), number(2)),
            "2",
            id="for-another-unit",
        ),
        pytest.param(
            Bands(
                A,
                (
                    Band(Interval(F(9)), number(3)),
                    Band(Interval(F(6), F(9), high_included=False), number(1)),
                ),
                number(0),
            ),
            f'IF(ISNUMBER({MARK}),IF({MARK}>=9,3,IF({MARK}>=6,1,0)),"未报")',
            id="bands",
        ),
        pytest.param(
            Every((GOOD, Compare(A, Comparison.LESS, number(9)))),
            f'IF(ISNUMBER({MARK}),IF(AND({MARK}>=6,{MARK}<9),1,0),"未报")',
            id="conditions-on-one-figure",
        ),
        pytest.param(
            Not(GOOD), f'IF(ISNUMBER({MARK}),IF(NOT({MARK}>=6),1,0),"未报")', id="not"
        ),
        pytest.param(
            Days(Ref("起"), Ref("止")),
            there("'止'!B5,'起'!B5", "'止'!B5-'起'!B5"),
            id="days",
        ),
        pytest.param(
            Compare(Ref("起"), Comparison.MORE, Const(dt.date(2020, 10, 31))),
            "IF(ISNUMBER('起'!B5),IF('起'!B5>DATE(2020,10,31),1,0),\"未报\")",
            id="a-day",
        ),
        pytest.param(Ref("真"), "'辅助 县区'!B6", id="a-truth-has-a-number"),
    ],
)
def test_operators(rule: Expr, expected: str) -> None:
    assert formula(rule) == expected


@pytest.mark.parametrize(
    ("mode", "step", "value", "expected"),
    [
        (Rounding.HALF_UP, F("0.01"), A, f"ROUND({MARK}+5E-10,2)"),
        (Rounding.DOWN, F(1), A, f"ROUNDDOWN({MARK}+5E-10,0)"),
        (Rounding.UP, F("0.1"), A, f"ROUNDUP(MAX({MARK}-5E-10,0),1)"),
        (Rounding.HALF_UP, F(5), A, f"ROUND(({MARK}+5E-10)/5,0)*5"),
        (Rounding.HALF_UP, F("0.25"), A, f"ROUND(({MARK}+5E-10)*4,0)/4"),
        (Rounding.HALF_UP, F(1), ANY, f"SIGN({FREE})*ROUND(ABS({FREE})+5E-10,0)"),
        (
            Rounding.HALF_EVEN,
            F(1),
            A,
            f"IF({HALF},2*ROUND({MARK}/2,0),ROUND({MARK},0))",
        ),
    ],
)
def test_rounding_lifts_what_should_be_a_tie(
    mode: Rounding, step: F, value: Expr, expected: str
) -> None:
    cells = FREE if value is ANY else MARK
    wanted = f'IF(ISNUMBER({cells}),{expected},"未报")'
    assert formula(Round(value, step, mode)) == wanted


@pytest.mark.parametrize(
    ("real", "expected"),
    [
        (Exp(B), f'IF(ABS({MAY})<=1000,ROUND(EXP({MAY})+5E-10,1),"不适用")'),
        (Power(A, F(2)), f"ROUND(POWER({MARK},2)+5E-10,1)"),
        (
            Power(A, F(1, 2)),
            f'IF({MARK}>=0,ROUND(POWER(MAX({MARK},0),0.5)+5E-13,1),"不适用")',
        ),
        (
            Power(A, F(-1)),
            f'IF({MARK}<>0,ROUND(POWER({MARK},-1)+5E-10,1),"不适用")',
        ),
    ],
)
def test_reals_are_asked_where_there_is_an_answer(real: Expr, expected: str) -> None:
    found = formula(Round(real, F("0.1"), Rounding.HALF_UP))
    assert (
        found
        == f'IF(ISNUMBER({MAY if B in children(real) else MARK}),{expected},"未报")'
    )


@pytest.mark.parametrize(
    ("fold", "skip", "expected"),
    [
        (Fold.MEAN, frozenset(), f'IF(COUNT({ROW})=4,AVERAGE({ROW}),"未报")'),
        (
            Fold.MEAN,
            NOT_REPORTED,
            f'IF(COUNT({ROW})>0,AVERAGE({ROW}),"不适用")',
        ),
        (Fold.SUM, NOT_REPORTED, f"SUM({ROW})"),
        (Fold.COUNT, NOT_REPORTED, f"COUNT({ROW})"),
        (Fold.LEAST, NOT_APPLICABLE, f'IF(COUNT({ROW})=4,MIN({ROW}),"未报")'),
        (Fold.MEDIAN, frozenset(), f'IF(COUNT({ROW})=4,MEDIAN({ROW}),"未报")'),
    ],
)
def test_folds(fold: Fold, skip: frozenset[Absence], expected: str) -> None:
    assert formula(Over(fold, RATERS, Ref("评"), skip=skip)) == expected


def test_the_highest_and_the_lowest_are_taken_away() -> None:
    found = formula(Over(Fold.MEAN, RATERS, Ref("评"), trim=(1, 1)))
    inner = f"(SUM({ROW})-SMALL({ROW},1)-LARGE({ROW},1))/(COUNT({ROW})-2)"
    assert found == f'IF(COUNT({ROW})=4,{inner},"未报")'


def test_others_are_everybody_but_oneself() -> None:
    found = formula(Over(Fold.MEAN, COUNTY, A, others=True), ("乙县",))
    ranges = "'分'!B$5,'分'!B$7"
    assert found == f'IF(COUNT({ranges})=2,AVERAGE({ranges}),"未报")'


def test_a_plain_place_is_what_spreadsheets_call_a_rank() -> None:
    rank = Rank(COUNTY, A, descending=True, ties=Ties.SKIP)
    place = f"RANK({MARK},'分'!B$5:B$7,0)"
    assert formula(rank) == f'IF(ISNUMBER({MARK}),{place},"未报")'


def test_tie_breaks_are_compared_in_columns_of_their_own() -> None:
    rank = Rank(COUNTY, A, True, Ties.LAST, (TieBreak(B, descending=False),))  # noqa: FBT003 - from high to low
    made = laid_out(rank)
    aside = made.grid("aside", (COUNTY,))
    found = [column.cells["甲县",].formula for column in aside.columns]
    assert found == [
        f"IF(ISNUMBER({MARK}),{MARK},-1E+300)",
        f"IF(ISNUMBER({MAY}),-{MAY},-1E+300)",
    ]


def test_conditions_that_decide_alone_stand_in_cells_of_their_own() -> None:
    other = Compare(B, Comparison.LESS, number(3))
    first, second = "'辅助 县区'!B6", "'辅助 县区'!C6"
    both = f"COUNT({first}:C6)=2".replace(":C6", ":C6")
    assert formula(Every((GOOD, other))) == (
        f'IF(OR({first}=0,{second}=0),0,IF({both},1,"未报"))'
    )
    assert formula(Some((GOOD, other))) == (
        f'IF(OR({first}=1,{second}=1),1,IF({both},0,"未报"))'
    )


def test_figures_that_are_not_what_was_typed_are_compared_to_nine_places() -> None:
    third = Div(A, number(3))
    found = formula(Compare(third, Comparison.AT_LEAST, number(2)))
    assert found == f'IF(ISNUMBER({MARK}),IF(ROUND({MARK}/3-2,9)>=0,1,0),"未报")'


def test_a_factor_stands_on_the_sheet_of_parameters() -> None:
    made = laid_out(Add((Mul((number("0.45"), A)), B)))
    (line,) = made.parameters.lines.values()
    assert (line.name, line.value, line.shown) == ("算：分的系数", F("0.45"), "0%")
    assert "参数!$B$5*" in made.columns["算"].cells["甲县",].formula.replace("'", "")


def test_long_ladders_are_split_among_cells() -> None:
    steps = tuple(
        Band(Interval(F(n, 10), F(n + 1, 10), high_included=False), number(n))
        for n in range(90)
    )
    made = laid_out(Bands(A, steps, number(0)))
    texts = [made.columns["算"].cells["甲县",].formula]
    texts += [c.cells["甲县",].formula for c in made.grid("aside", (COUNTY,)).columns]
    assert len(texts) == 5
    assert max(text.count("IF(") for text in texts) < 25
