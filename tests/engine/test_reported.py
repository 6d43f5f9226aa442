"""Facts in columns at their boundaries: kinds of figures, cells, keys, parts."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction as F

import attrs
import numpy as np
import pytest

from guiju.engine.axis import LAYER, UNIT, Axis
from guiju.engine.columnar.arrays import Arrays
from guiju.engine.columnar.choose import auto
from guiju.engine.columnar.compiled import compiled
from guiju.engine.columnar.reported import Changed, Origins, Reported, reported
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.columnar.run import run
from guiju.engine.columnar.table import Block
from guiju.engine.columnar.values import Values
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Add, Comparison, Const, Fold, Ln, Mul, Over, Ref
from guiju.engine.facts import Fact, Facts
from guiju.engine.keys import Listed
from guiju.engine.measure import POINTS, Day, Measure, Scale, Truth
from guiju.engine.plan import Constraint, Force
from guiju.engine.source import Cell
from guiju.engine.value import Absence, Grade, Value
from tests.drawn import UNIT_AXIS, UNITS, computed
from tests.plans import plan_of, quantity, reported_in

FIRST = Cell("数.csv", "甲", 1, 1, "d")
SECOND = attrs.evolve(FIRST, sheet="乙")
LEVELS = Scale(("差", "中", "好"))


@pytest.mark.parametrize(
    ("measure", "number", "value"),
    [
        pytest.param(POINTS, 1250, F("12.5"), id="a-number-has-the-places"),
        pytest.param(Truth(), 1, True, id="true"),
        pytest.param(Truth(), 0, False, id="false"),
        pytest.param(Day(), 737_425, dt.date(2020, 1, 1), id="a-day-is-its-ordinal"),
        pytest.param(LEVELS, 2, Grade(2, "好"), id="a-grade-is-its-level"),
    ],
)
def test_a_number_of_a_block_stands_for_a_figure_of_its_measure(
    measure: Measure, number: int, value: Value
) -> None:
    column = _columns({"数": measure}, [[number], [0], [number]], places=2)["数"]
    assert column[UNITS[0],] == Fact(value, FIRST)
    assert type(column[UNITS[0],].value) is type(value)
    assert column.column().numbers == [number, 0, number]


def test_each_fact_has_the_cell_that_its_number_was_read_from() -> None:
    """Rows of two sheets, a row that no sheet has, and a column that none has."""
    block = Block.of(["分", "份", "无"], np.ones((3, 3)))
    origins = Origins(
        (FIRST, SECOND),
        sheet=np.array([[0], [1], [0]]),
        rows=np.array([[7], [9], [0]]),
        columns=np.array([[2, 3, 0]]),
    )
    columns = reported(block, (UNIT_AXIS,), [POINTS] * 3, origins)
    cells = [[fact.cell for fact in column.values()] for column in columns.values()]
    assert cells == [
        [
            attrs.evolve(FIRST, row=7, column=at),
            attrs.evolve(SECOND, row=9, column=at),
            None,
        ]
        for at in (2, 3)
    ] + [[None] * 3]
    assert cells == [[c[u,].cell for u in UNITS] for c in columns.values()]


def test_a_key_is_its_row_and_nothing_else_is_a_key() -> None:
    axes = (Axis(UNIT, UNITS), Axis(LAYER, ("本级", "乡镇")))
    keys = Listed(axes)
    assert [keys.row(key) for key in keys] == [*range(len(keys))] == [*range(6)]
    assert [keys[row] for row in range(6)] == [*keys]
    assert keys[-1] == keys[5:][0] == (UNITS[2], "乡镇")
    for other in (
        (UNITS[0],),
        ("无", "本级"),
        (UNITS[0], "本级", ""),
        ("本级", "无"),
        3,
    ):
        assert other not in keys
    with pytest.raises(IndexError):
        keys[6]


def test_what_a_block_has_and_the_facts_have_otherwise_is_not_taken_from_it() -> None:
    """A corrected input, one under another name, and one with rows of its own."""
    plan = computed(Add((Mul((Const(F(3)), Ref("分"))), Mul((Const(F(5)), Ref("份"))))))
    columns = _columns({"旧": POINTS, "份": POINTS}, [[1, 2], [3, 4], [5, 6]])
    fewer = attrs.evolve(columns["份"], axes=(Axis(UNIT, UNITS[::-1]),))
    corrected = {key: Fact(F(9)) for key in columns["份"]}
    for column in (corrected, fewer, columns["份"]):
        facts = Facts(values={"分": columns["旧"], "份": column})
        expected = evaluate(plan, facts)
        assert auto(plan, facts).values == expected.values


@pytest.mark.parametrize("most", [0, 50, 2**28])
def test_columns_that_were_dropped_are_computed_anew(most: int) -> None:
    plan = computed(Over(Fold.SUM, UNIT_AXIS, Add((Ref("分"), Ref("份")))))
    columns = _columns({"分": POINTS, "份": POINTS}, [[1, 2], [3, 4], [5, 6]])
    program = compiled(plan, rest=Facts(values=columns))
    arrays = Arrays(program.program, program.grid, program.table, most_kept=most)
    found = ColumnarResult(program.program, program.grid.layout, arrays).result()
    for _ in range(2):
        for name in ("算", "份", "分"):
            assert (
                found.values[name] == evaluate(plan, Facts(values=columns)).values[name]
            )


@pytest.mark.parametrize(
    ("value", "stays"),
    [
        pytest.param(F(7), True, id="a-number"),
        pytest.param(F("0.125"), True, id="a-finer-one"),
        pytest.param(F(1, 3), True, id="a-third"),
        pytest.param(Absence.NOT_REPORTED, True, id="none"),
        pytest.param(F(2**53), False, id="one-that-no-float-holds"),
        pytest.param(F(1, 10**400), False, id="one-beyond-all-floats"),
    ],
)
def test_a_column_with_another_fact_in_it_stays_one_if_it_can(
    value: Value, *, stays: bool
) -> None:
    plan = computed(Add((Ref("分"), Ref("份"))))
    columns = _columns({"分": POINTS, "份": POINTS}, [[1, 2], [3, 4], [5, 6]], places=1)
    facts, one, two = Facts(values=columns), (UNITS[1],), (UNITS[2],)
    other, last = Fact(value, SECOND), Fact(F(8), SECOND)
    found = facts.replaced({("份", one): other})
    assert found.values["份"] == {**columns["份"], one: other}
    assert found.values["份"][one] == other
    assert isinstance(found.values["份"], Changed) is stays
    assert found.values["分"] is columns["分"]
    again = found.replaced({("份", two): last, ("无", two): last})
    assert again.values["份"] == {**columns["份"], one: other, two: last}
    assert again.values["无"] == {two: last}
    for changed in (found, again):
        assert auto(plan, changed).values == evaluate(plan, changed).values
        assert len(compiled(plan, rest=changed).table.blocks) == 1 + stays


def test_a_key_that_is_not_legal_makes_a_column_a_plain_mapping() -> None:
    column = _columns({"分": POINTS}, [[1], [3], [5]])["分"]
    other = Fact(F(2))
    found = Facts(values={"分": column}).replaced({("分", ("无",)): other})
    assert found.values["分"] == {**column, ("无",): other}


def test_who_goes_from_one_dropped_column_to_the_other_gets_room_for_both() -> None:
    marks = [F(one) for one in range(3, 9)]
    plan = plan_of(
        quantity("分", reported_in("表"), UNIT_AXIS),
        *(
            quantity(str(m), Mul((Ref("分"), Ref("分"), Const(m))), UNIT_AXIS)
            for m in marks
        ),
    )
    columns = _columns({"分": POINTS}, [[1], [3], [5]])
    program = compiled(plan, rest=Facts(values=columns))
    column = len(UNITS) * 8
    arrays = Arrays(program.program, program.grid, program.table, most_kept=column)
    found = ColumnarResult(program.program, program.grid.layout, arrays).result()
    for mark in marks:
        assert found.values[str(mark)][UNITS[1],] == 9 * mark
    assert len(arrays.columns) < len(marks)
    for _ in range(8):
        for mark in marks:
            assert found.values[str(mark)][UNITS[1],] == 9 * mark
    assert len(arrays.columns) >= len(marks)


def test_values_beyond_fractions_are_no_numbers() -> None:
    plan = computed(Ln(Ref("分")))
    facts = Facts(
        values=_columns({"分": POINTS, "份": POINTS}, [[1, 1], [0, 2], [7, 3]])
    )
    found, expected = auto(plan, facts), evaluate(plan, facts)
    column = found.values["算"]
    assert isinstance(column, Values)
    assert column.numbers() is None
    assert column == expected.values["算"]
    assert {key: column[key] for key in column} == expected.values["算"]


def test_only_what_is_broken_and_asked_for_is_found() -> None:
    """One of three units keeps neither, and one did not report."""
    must, should = (
        Constraint(
            name=force.value,
            title=force.value,
            force=force,
            axes=(UNIT_AXIS,),
            left=Ref("分"),
            comparison=Comparison.AT_LEAST,
            right=Ref("份"),
            measure=POINTS,
        )
        for force in (Force.MUST, Force.SHOULD)
    )
    plan = attrs.evolve(computed(Const(F(0))), constraints=(must, should))
    block = Block.of(
        ["分", "份"],
        np.array([[1, 2], [2, 1], [0, 3]]),
        absences=np.array([[0, 0], [0, 0], [2, 0]], dtype=np.int8),
    )
    facts = Facts(values=_facts(block, POINTS, POINTS))
    found, expected = auto(plan, facts), evaluate(plan, facts)
    assert found == expected
    assert [v.where for v in found.broken()] == [(UNITS[0],)]
    assert [*found.broken(Force.SHOULD)] == [*expected.broken(Force.SHOULD)]
    assert found.verdicts[1:3] == expected.verdicts[1:3]
    assert found.verdicts != expected.verdicts[:-1]


def test_the_interpreter_and_lists_read_columns_too() -> None:
    plan = computed(Add((Ref("分"), Ref("份"))))
    facts = Facts(
        values=_columns({"分": POINTS, "份": POINTS}, [[1, 2], [3, 4], [5, 6]])
    )
    assert run(plan, facts).values == evaluate(plan, facts).values
    assert evaluate(plan, facts).values["算"][UNITS[2],] == 11


def _columns(
    measures: Mapping[str, Measure], rows: list[list[int]], places: int = 0
) -> Mapping[str, Reported]:
    block = Block.of([*measures], np.array(rows), places)
    return _facts(block, *measures.values())


def _facts(block: Block, *measures: Measure) -> Mapping[str, Reported]:
    one = np.ones((1, 1), dtype=np.int64)
    return reported(block, (UNIT_AXIS,), measures, Origins((FIRST,), one - 1, one, one))
