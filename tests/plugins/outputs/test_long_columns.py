"""The long table of figures that lie in arrays is the one of the same figures alone."""

from fractions import Fraction as F

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.columnar.numbers import Numbers
from guiju.engine.columnar.reported import Origins, reported
from guiju.engine.columnar.run import run
from guiju.engine.columnar.table import Block
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.keys import Listed
from guiju.engine.measure import POINTS
from guiju.engine.number import show
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.scaled.operation import Kind
from guiju.engine.source import Cell
from guiju.plugins.output import Report
from guiju.plugins.outputs import csv_file
from guiju.plugins.outputs.arrange import boards, is_of_unit
from guiju.plugins.outputs.board import Board, different
from guiju.plugins.outputs.columns import numerals
from guiju.plugins.outputs.columns.long_table import Long
from guiju.plugins.outputs.columns.ratios import ratios
from guiju.plugins.outputs.parquet_file import DECIMALS, DIGITS, decimal_of, write
from tests.blocks import in_blocks, with_cells
from tests.drawn import UNIT_AXIS, UNITS
from tests.laws.rewriting import refigured
from tests.laws.test_columnar import EXTREMES
from tests.laws.witness import must_see, seen
from tests.plans import plan_of, quantity, reported_in
from tests.strategies.plans import Case, cases

WORDS = st.integers(-(2**62), 2**62)
DENOMINATORS = st.sampled_from(
    [1, 2, 3, 100, 300, 2**20, 7 * 10**6, 10**12, 10**15, 2**40, 3 * 2**30]
)


@must_see("in columns", "one by one", "a cell", "a place", "times", "a column")
@settings(max_examples=settings().max_examples // 2)
@given(cases())
def test_figures_in_arrays_give_the_same_bytes(case: Case) -> None:
    _same_bytes(case.plan, with_cells(case.facts))


@settings(max_examples=settings().max_examples // 4)
@given(cases(), st.lists(st.sampled_from(EXTREMES), min_size=3, max_size=3))
def test_so_do_figures_of_any_magnitude(case: Case, factors: list[F]) -> None:
    def extreme(value: F) -> F:
        return value * factors[value.numerator % len(factors)]

    _same_bytes(refigured(case.plan, extreme), refigured(case.facts, extreme))


def _same_bytes(plan: Plan, reported: Facts) -> None:
    expected = evaluate(plan, reported)
    found = run(plan, in_blocks(plan, reported), arrays=True)
    assert write(_report(found)) == write(_report(expected))
    if _has_boards(plan):
        assert csv_file.write(_report(found)) == csv_file.write(_report(expected))
        for many, few in zip(boards(found), boards(expected), strict=True):
            _same_lines(many, few)
    for one in plan.quantities.values():
        values = found.values[one.id]
        facts = found.facts.values.get(one.id, {})
        in_columns = Long(DIGITS, DECIMALS, str).lines(values, facts, {}) is not None
        seen("in columns" if in_columns else "one by one")
        seen("a cell", when=in_columns and any(fact.cell for fact in facts.values()))
        seen("times", when=in_columns and len(one.axes) > 1)
    seen("a place", when=bool(plan.rankings))


def _has_boards(plan: Plan) -> bool:
    """Whether what is of each unit is of all of them, as in what is written."""
    return all(
        quantity.axes[0].members == group.members
        for group in plan.groups.values()
        for quantity in plan.quantities.values()
        if is_of_unit(quantity, group.name)
    )


def _same_lines(many: Board, few: Board) -> None:
    assert [*many.lines] == [*few.lines]
    assert [*many.lines[1:]] == [*few.lines[1:]]
    assert many.columns == few.columns
    for shown in few.columns:
        column = many.column(shown.id)
        assert [*column] == [column[nth] for nth in range(len(column))]
        assert [*column] == few.column(shown.id)
        assert {*different(column)} == {*column}
    seen("a column", when=bool(few.columns))


def _report(result: Result) -> Report:
    return Report(result=result, language="zh", rulebook_name="示范")


def test_what_a_sheet_has_no_column_for_comes_from_no_cell() -> None:
    plan = plan_of(quantity("分", reported_in("表", optional=True), UNIT_AXIS))
    block = Block.of(["分"], np.zeros((len(UNITS), 1)), absences=np.full((3, 1), 2))
    row, no_column = np.full((1, 1), 5), np.zeros((1, 1), dtype=np.int64)
    origins = Origins((Cell("数.csv", "", 1, 1, "d"),), no_column, row, no_column)
    facts = Facts(values=reported(block, (UNIT_AXIS,), [POINTS], origins))
    one_by_one = Facts(values={"分": dict(facts.values["分"])})
    found = write(_report(run(plan, facts, arrays=True)))
    assert found == write(_report(evaluate(plan, one_by_one)))


@given(st.lists(st.tuples(WORDS, st.integers(1, 10**6))), DENOMINATORS, st.booleans())
def test_a_column_of_numbers_is_written_as_each_of_them(
    pairs: list[tuple[int, int]],
    denominator: int,
    are_divided: bool,  # noqa: FBT001
) -> None:
    numbers, divisors = [one for one, _ in pairs], [two for _, two in pairs]
    found = ratios(
        Numbers(
            keys=Listed(()),
            kind=Kind.NUMBER,
            numbers=np.array(numbers, dtype=np.int64),
            denominator=denominator,
            divisors=np.array(divisors, dtype=np.int64) if are_divided else None,
        )
    )
    if found is None:
        return
    pairs = pairs if are_divided else [(number, 1) for number in numbers]
    values = [F(number, denominator * divisor) for number, divisor in pairs]
    exact = numerals.exact(found)
    if exact is not None:
        assert exact.take(found.rows).to_pylist() == [show(value) for value in values]
    decimals = numerals.as_decimals(found, DIGITS, DECIMALS)
    if decimals is not None:
        written = decimals.take(found.rows).to_pylist()
        assert written == [decimal_of(value) for value in values]


@pytest.mark.parametrize(
    ("numbers", "denominator", "written"),
    [
        pytest.param([5, 10, -5], 100, ["0.05", "0.1", "-0.05"], id="cents"),
        pytest.param([0, 100, 1000], 100, ["0", "1", "10"], id="no-zero-of-a-ten-lost"),
        pytest.param([1, 2, 3], 3, ["1/3", "2/3", "1"], id="thirds"),
        pytest.param([2**53], 1, ["9007199254740992"], id="long"),
        pytest.param([1], 10**18, ["0.000000000000000001"], id="all-decimals"),
        pytest.param([1], 2**40, None, id="more-decimals-than-a-word-has"),
    ],
)
def test_numbers_as_people_write_them(
    numbers: list[int], denominator: int, written: list[str] | None
) -> None:
    found = ratios(
        Numbers(
            keys=Listed(()),
            kind=Kind.NUMBER,
            numbers=np.array(numbers, dtype=np.float64),
            denominator=denominator,
        )
    )
    assert found is not None
    exact = numerals.exact(found)
    shown = None if exact is None else exact.take(found.rows).to_pylist()
    assert shown == written
