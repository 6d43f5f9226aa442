"""The workbooks that are tried: of shipped rulebooks and drawn ones, changed and empty.

What is drawn is drawn from fixed beginnings, so that a red test is red for everybody.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from io import BytesIO

import attrs
from openpyxl import load_workbook

from guiju.cli.running import Request, carry_out
from guiju.cli.shipped import shipped
from guiju.engine.axis import UNIT
from guiju.engine.facts import Fact, Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.run import run
from guiju.engine.value import Absence
from guiju.plugins.living.layout import Cell
from guiju.plugins.living.living import Living, living
from guiju.plugins.living.look import as_number
from guiju.plugins.living.slots import is_slot
from tests.drawn import plans_with_facts
from tests.strategies.plans import cases
from tests.strategies.rulebooks import assessments
from tests.strategies.sampled import sample

TEXTS, PLANS, OTHERS = 60, 110, 30
SETTINGS = {"anhui-wuhu-2020": ("专项扣分=2分/项",)}
BLANK = ("guangdong-zhaoqing-2019", "anhui-wuhu-2020", "anhui-luan-2018q1")
"""Rulebooks whose empty workbook is filled in: the data lists members of axes."""
CHANGED = ("sichuan-land-2011", "anhui-wuhu-2020")


@attrs.frozen(kw_only=True)
class Book:
    """A workbook as a file, and what has to be in it once it is computed."""

    content: bytes
    made: Living
    result: Result

    @property
    def doubted(self) -> frozenset[str]:
        """The ids of the quantities that are not proved to agree."""
        return frozenset(self.made.workings.exact.doubts)


def books() -> Mapping[str, Book]:
    """Return all of them by name."""
    return dict(_books())


def _books() -> Iterator[tuple[str, Book]]:
    results = {name: _shipped(name) for name in shipped()}
    for name, result in results.items():
        yield name, _book(result)
    yield "english", _book(results["anhui-wuhu-2020"], "en")
    for name in CHANGED:
        yield f"changed-{name}", changed(results[name])
    for name in BLANK:
        yield f"blank-{name}", filled_in(results[name])
    for nth, drawn in enumerate(sample(assessments(), TEXTS)):
        yield f"text-{nth}", _book(run(drawn.book.plan, drawn.facts, {}))
    for nth, case in enumerate(sample(cases(), PLANS)):
        yield f"plan-{nth}", _book(run(grouped(case.plan), case.facts, {}))
    for nth, (plan, facts) in enumerate(sample(plans_with_facts(), OTHERS)):
        yield f"other-{nth}", _book(run(plan, facts, {}))


def _shipped(name: str) -> Result:
    asked = Request(rulebook=name, settings=SETTINGS.get(name, ()), leave_open=True)
    return carry_out(asked).result


def _book(result: Result, language: str = "zh") -> Book:
    made = living(result, "zh" if language == "zh" else "en")
    return Book(content=made.content, made=made, result=result)


def changed(result: Result) -> Book:
    """Return a workbook in which the first unit got the least for its first mark."""
    made = living(result, "zh")
    name, key, before = next(
        (name, key, fact.value)
        for name, column in result.facts.values.items()
        for key, fact in column.items()
        if isinstance(fact.value, Fraction) and fact.value > 1
    )
    column = {**result.facts.values[name], key: Fact(Fraction(1))}
    facts = attrs.evolve(result.facts, values={**result.facts.values, name: column})
    after = run(result.plan, facts, {})
    assert after.values != result.values, (name, key, before)
    cell = made.workings.forms[name].cell(name, key)
    return Book(content=typed(made.content, {cell: 1.0}), made=made, result=after)


def filled_in(result: Result) -> Book:
    """Return the workbook that was compiled without data and filled in by hand."""
    nothing = Facts(values={}, calendar=result.facts.calendar)
    made = living(run(result.plan, nothing, {}, leave_open=True), "zh")
    return Book(
        content=typed(made.content, dict(_filled(made, result))),
        made=made,
        result=result,
    )


def _filled(made: Living, result: Result) -> Iterator[tuple[Cell, str | float]]:
    """Yield what is typed where; the members that the data lists get the next row."""
    for name, column in result.facts.values.items():
        form = made.workings.forms[name]
        rows = rows_of(made, name, result.facts)
        for key, fact in column.items():
            row = rows[key]
            for at, (slot, member) in enumerate(zip(row, key, strict=True)):
                if is_slot(slot):
                    yield form.name(row, at), member
            value = as_number(fact.value, "zh", labelled=True)
            if isinstance(fact.value, bool):
                value = "是" if fact.value else "否"
            if fact.value is not Absence.NOT_REPORTED:
                yield form.cell(name, row), value


def rows_of(
    made: Living, name: str, facts: Facts
) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return in which row of an empty workbook each key of the data stands."""
    axes = made.workings.result.plan.quantities[name].axes
    found = {}
    for key in facts.values[name]:
        row = list(key)
        for at, axis in enumerate(axes):
            if axis.roster:
                within = tuple(
                    key[[a.name for a in axes].index(n)] for n in axis.within
                )
                row[at] = f"\0{facts.rosters[axis.roster][within].index(key[at])}"
        found[key] = tuple(row)
    return found


def typed(content: bytes, cells: Mapping[Cell, str | float]) -> bytes:
    """Return a workbook with ``cells`` filled in, as a person would."""
    book = load_workbook(BytesIO(content))
    for cell, value in cells.items():
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def grouped(plan: Plan) -> Plan:
    """Return a drawn plan in which each quantity is of the group of its units."""
    quantities = {}
    for name, quantity in plan.quantities.items():
        units = [axis.members for axis in quantity.axes if axis.name == UNIT]
        same = (g.name for g in plan.groups.values() if [g.members] == units)
        quantities[name] = attrs.evolve(quantity, group=next(same, ""))
    return attrs.evolve(plan, quantities=quantities)
