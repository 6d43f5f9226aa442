"""The script that people run: executed as it is written, with facts loaded by hand."""

from collections.abc import Iterator, Mapping
from fractions import Fraction as F

import pytest
import sqlglot

from guiju.engine.axis import UNIT, Key
from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.load import lanes_of
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Add, Div, Fold, Over, Rank, Ref, Round, Ties
from guiju.engine.facts import Facts
from guiju.engine.number import Rounding
from guiju.engine.plan import Plan, Quantity
from guiju.engine.scaled.figure import Figure
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.operation import ABSENCES
from guiju.engine.scaled.profile import declared, loaded, profile_of
from guiju.engine.value import Value
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.engine import Engine
from guiju.plugins.sql.foreseen import foreseen
from guiju.plugins.sql.held import BeyondFractionsError, TooLargeError
from guiju.plugins.sql.inputs import lanes as loads
from guiju.plugins.sql.names import input_table
from guiju.plugins.sql.script import Script, written
from guiju.plugins.sql.text import LOAD_HERE, Heading, text_of
from tests.plans import COUNTY, number, plan_of, quantity, reported, reported_in
from tests.plugins.sql.agreed import shipped

HEADING = Heading(rules={"scheme.guiju": "0" * 64}, measured=True)
WUHU = "anhui-wuhu-2020"
SMALL = "yunnan-kaiyuan-2016"
REALS = "world-hdi-2021"
"""Its index of income is a logarithm."""


def script_of(plan: Plan, facts: Facts, dialect: Dialect) -> Script:
    profile = profile_of(facts, loaded(plan, facts))
    return written(lower(plan, profile), dialect)


def carried_out(plan: Plan, facts: Facts, engine: Engine, script: Script) -> None:
    """Execute a script, loading ``facts`` where it says so."""
    text = text_of(script, HEADING, "en", foreseen(script, facts))
    before, after = text.split(f"-- {LOAD_HERE.en}\n")
    engine.execute(before)
    for name, row in _rows(script, plan, facts):
        cells = ", ".join(map(_literal, row))
        engine.execute(f"INSERT INTO {name} VALUES ({cells})")  # noqa: S608
    engine.execute(after)


def _rows(
    script: Script, plan: Plan, facts: Facts
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield what somebody puts into each table: members, then figures."""
    layout, names = Layout(script.program.axes, facts), script.names
    lanes = lanes_of(loaded(plan, facts))
    for roster, table in names.rosters.items():
        for place, found in facts.rosters.get(roster, {}).items():
            yield from ((table, (*place, one)) for one in found)
    for space, quantities in names.inputs():
        read = [(one, lane) for one in quantities for lane in loads(names, one)]
        figures = zip(*(lanes[each] for each in read), strict=True)
        for key, row in zip(layout.keys(space), figures, strict=True):
            yield input_table(space), (*key, *row)


def _literal(cell: str | int | None) -> str:
    return f"'{cell}'" if isinstance(cell, str) else str(cell)


def shown(
    engine: Engine, script: Script
) -> Mapping[tuple[str, str], tuple[Value, object]]:
    """Return each figure of the view ``result``, and the rank beside it."""
    ids = {name: quantity for quantity, name in script.names.quantities.items()}
    found = {}
    for row in engine.fetch("SELECT * FROM result"):
        unit, _, name, numerator, denominator, absence, rank = row
        value = _value(numerator, denominator, absence)
        found[ids[str(name)], str(unit)] = value, rank
    return found


def detailed(engine: Engine, script: Script) -> Mapping[tuple[str, Key], Value]:
    """Return each figure of the view ``detail``."""
    ids = {name: quantity for quantity, name in script.names.quantities.items()}
    found = {}
    for row in engine.fetch("SELECT * FROM detail"):
        *members, name, numerator, denominator, absence = row
        key = tuple(str(one) for one in members if one is not None)
        found[ids[str(name)], key] = _value(numerator, denominator, absence)
    return found


def _value(numerator: object, denominator: object, absence: object) -> Value:
    absences = {code: one for one, code in ABSENCES.items()}
    if absence:
        return absences[int(str(absence))]
    return F(int(str(numerator)), int(str(denominator)))


@pytest.mark.parametrize("name", [WUHU, REALS])
def test_the_result_of_a_script_is_the_interpreters(name: str, engine: Engine) -> None:
    plan, facts = shipped(name)
    expected = evaluate(plan, facts)
    script = script_of(plan, facts, engine.dialect)
    try:
        carried_out(plan, facts, engine, script)
        assert engine.fetch("SELECT * FROM problems") == []
        found = shown(engine, script)
        others = detailed(engine, script) if name == WUHU else {}
    finally:
        engine.clear()
    for one in plan.quantities.values():
        if isinstance(script.program.figures[one.id], Figure):
            is_of_units = [axis.name for axis in one.axes] == [UNIT]
            for key, value in expected.values[one.id].items():
                told = found[one.id, key[0]][0] if is_of_units else others[one.id, key]
                assert told == _as_number(value)
    (ranking,) = plan.rankings[:1]
    for standing in expected.standings(ranking):
        assert found[ranking.by, standing.unit][1] == standing.rank


def _as_number(value: Value) -> Value:
    return F(value) if isinstance(value, bool) else value


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE facts_0 SET q0 = 101", ("q0", "value", 3)),
        ("UPDATE facts_0 SET q0 = NULL WHERE a0 = '甲县'", ("q0", "value", 1)),
        ("DELETE FROM facts_0 WHERE a0 = '乙县'", ("q0", "value", 1)),
        ("INSERT INTO facts_0 VALUES ('丁县', 1)", ("facts_0", "unknown", 1)),
        ("INSERT INTO facts_0 VALUES ('甲县', 1)", ("facts_0", "twice", 1)),
    ],
)
def test_facts_that_a_script_was_not_written_for_are_told(
    engine: Engine, change: str, problem: tuple[str, str, int]
) -> None:
    plan = plan_of(quantity("分", reported_in("表"), COUNTY))
    facts = reported(plan, {("分", "甲县"): F(1)})
    script = script_of(plan, facts, engine.dialect)
    try:
        text = text_of(script, HEADING, "en", {}).replace("BIGINT NOT NULL", "BIGINT")
        before, after = text.split(f"-- {LOAD_HERE.en}\n")
        engine.execute(before)
        engine.execute(
            "INSERT INTO facts_0 VALUES ('甲县', 1), ('乙县', 9), ('丙区', 9)"
        )
        engine.execute(change)
        engine.execute(after)
        assert problem in engine.fetch("SELECT * FROM problems")
    finally:
        engine.clear()


@pytest.mark.parametrize("dialect", Dialect)
def test_a_script_is_the_same_each_time_and_all_of_it_can_be_read(
    dialect: Dialect,
) -> None:
    plan, facts = shipped(SMALL)
    texts = {
        text_of(script_of(plan, facts, dialect), HEADING, "zh", {}) for _ in range(2)
    }
    assert len(texts) == 1
    statements = sqlglot.parse(texts.pop(), dialect=dialect.value)
    assert len([one for one in statements if one is not None]) > 8


@pytest.mark.parametrize("dialect", Dialect)
def test_no_word_of_a_script_computes_with_floats(dialect: Dialect) -> None:
    script = script_of(*shipped(SMALL), dialect)
    words = {
        type_.sql(dialect.value)
        for _, query in script.queries
        for type_ in query.find_all(sqlglot.exp.DataType)
    }
    assert words <= {"BIGINT", "INT128", "DECIMAL", "DECIMAL(38, 0)"}


def test_numbers_without_a_bound_are_refused_by_the_name_of_the_quantity() -> None:
    plan = plan_of(quantity("积", number(10**40), COUNTY))
    facts = reported(plan)
    written(lower(plan, profile_of(facts, loaded(plan, facts))), Dialect.POSTGRES)
    with pytest.raises(TooLargeError, match="积"):
        script_of(plan, facts, Dialect.DUCKDB)


def test_logarithms_without_data_are_refused_by_the_name_of_what_needs_them() -> None:
    script = script_of(*shipped(REALS), Dialect.DUCKDB)
    with pytest.raises(BeyondFractionsError) as refused:
        foreseen(script, None)
    assert refused.value.name == "收入指数@国家"


def test_figures_that_nobody_foresaw_are_told(engine: Engine) -> None:
    plan, facts = shipped(REALS)
    script = script_of(plan, facts, engine.dialect)
    asked = next(one.name for one in script.asked if one.table.space)
    try:
        carried_out(plan, facts, engine, script)
        engine.execute(f"DELETE FROM {asked} WHERE true")  # noqa: S608 - its own name
        ((where, problem, count),) = engine.fetch("SELECT * FROM problems")
        assert (where, problem) == (asked, "unforeseen")
        assert count
    finally:
        engine.clear()


def test_the_contract_of_a_rulebook_is_enough_for_a_script() -> None:
    plan = plan_of(quantity("分", reported_in("表"), COUNTY), *results_of("分"))
    for dialect in Dialect:
        assert written(lower(plan, declared(plan, decimals=2)), dialect).queries


def results_of(name: str) -> tuple[Quantity, ...]:
    """Return a share of the mean, rounded, and a rank by it."""
    mean = Over(Fold.MEAN, COUNTY, Ref(name))
    share = Round(Div(Ref(name), Add((mean, number(1)))), F("0.01"), Rounding.HALF_UP)
    rank = Rank(COUNTY, Ref("份额"), True, Ties.SKIP)  # noqa: FBT003 - from high to low
    return quantity("份额", share, COUNTY), quantity("排名", rank, COUNTY)
