"""Facts as people hand them in: long and wide sheets, CSV files and workbooks."""

import csv
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from hypothesis import strategies as st
from xlsxwriter import Workbook

from guiju.engine.axis import Key
from guiju.engine.contract import Column, Table, tables
from guiju.engine.facts import Facts
from guiju.engine.number import show
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Plan
from guiju.engine.source import Cell
from guiju.engine.value import Absence, Value
from guiju.plugins.intake.gather import concerns
from guiju.plugins.intake.load import load
from guiju.plugins.manager import load_plugins
from tests.plans import reported

Content = str | Fraction | None
Rows = list[list[Content]]
Figures = Mapping[str, Mapping[tuple[str, ...], Value]]
Layout = Callable[[Table, Facts], Rows]

PLUGINS = load_plugins()


def read(plan: Plan, location: Path) -> Facts:
    """Return the facts at ``location``, which are without fault."""
    taken = load(plan, [location], PLUGINS.read_sheets)
    assert taken.facts is not None, taken.diagnostics
    return taken.facts


def codes(plan: Plan, location: Path) -> list[str]:
    """Return the codes of everything there is to say about the data."""
    found = load(plan, [location], PLUGINS.read_sheets).diagnostics
    return [diagnostic.code for diagnostic in found]


def addresses(plan: Plan, location: Path) -> list[tuple[str, str]]:
    """Return the codes with the addresses of the cells."""
    found = load(plan, [location], PLUGINS.read_sheets).diagnostics
    return [
        (d.code, d.place.address if isinstance(d.place, Cell) else "") for d in found
    ]


def figures(facts: Facts) -> Figures:
    """Return the values without their cells, to compare what came by two ways."""
    return {
        name: {key: fact.value for key, fact in column.items()}
        for name, column in facts.values.items()
    }


def long(table: Table, facts: Facts) -> Rows:
    """Return a row for each key and a column for each figure."""
    head: list[Content] = [axis.name for axis in table.keys]
    head += [column.name for column in table.columns]
    rows: Rows = [head]
    for place in places(table.keys, facts):
        key = key_at(names(table.keys), place)
        values = [facts.values[column.quantity][key].value for column in table.columns]
        rows.append([*key, *map(written, values)])
    return rows


def wide(table: Table, facts: Facts) -> Rows:
    """Return units down and the second key across, where the table allows it."""
    if not lies_wide(table):
        return long(table, facts)
    first, second = table.keys
    values = facts.values[table.columns[0].quantity]
    rows: Rows = [[first.name, *second.members]]
    for down in first.members:
        here = (values[down, across].value for across in second.members)
        rows.append([down, *map(written, here)])
    return rows


def transposed(table: Table, facts: Facts) -> Rows:
    """Return the second key down and units across, where the table allows it."""
    rows = wide(table, facts)
    if not lies_wide(table):
        return rows
    rows[0][0] = table.keys[1].name
    return [list(row) for row in zip(*rows, strict=True)]


def very_long(table: Table, facts: Facts) -> Rows:
    """Return a row for each single figure: the keys, which figure, and the figure."""
    head: list[Content] = [*(axis.name for axis in table.keys), "指标", "数值"]
    if len(table.columns) == 1:
        del head[-2]
    rows: Rows = [head]
    for row in long(table, facts)[1:]:
        key, values = row[: len(table.keys)], row[len(table.keys) :]
        for column, value in zip(table.columns, values, strict=True):
            item = [column.name] if len(table.columns) > 1 else []
            rows.append([*key, *item, value])
    return rows


def lies_wide(table: Table) -> bool:
    """Whether ``table`` has one column and two listed keys."""
    rosters = [bool(axis.roster) for axis in table.keys]
    return len(table.columns) == 1 and rosters == [False, False]


def written(value: Value) -> Content:
    """Return what people write for a value; only numbers and absences are tested."""
    match value:
        case Absence.NOT_REPORTED:
            return None
        case Absence.NOT_APPLICABLE:
            return "不适用"
        case Fraction():
            return value
        case _:
            raise AssertionError(value)


def as_csv(folder: Path, sheets: Mapping[str, Rows], encoding: str = "utf-8") -> Path:
    """Write one CSV file for each sheet into a new folder, and return the folder."""
    folder.mkdir(parents=True)
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows([map(_text, row) for row in rows])
    return folder


def as_xlsx(file: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook with the sheets, numbers as numbers, and return the file."""
    workbook = Workbook(file)
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, content in enumerate(cells):
                if isinstance(content, Fraction):
                    sheet.write_number(row, column, float(content))
                elif content is not None:
                    sheet.write_string(row, column, content)
    workbook.close()
    return file


def sheets_of(plan: Plan, facts: Facts, layout: Layout = long) -> dict[str, Rows]:
    """Return the sheets of all tables in one layout."""
    return {table.name: layout(table, facts) for table in tables(plan)}


def legal(plan: Plan, changes: Mapping[Key, Value] | None = None) -> Facts:
    """Return full marks for the city, 不适用 where a figure does not apply."""
    facts = reported(plan)
    outside: dict[Key, Value] = {
        (column.quantity, *key): Absence.NOT_APPLICABLE
        for table in tables(plan)
        for column in table.columns
        for key in facts.values[column.quantity]
        if not concerns(column, table, key)
    }
    return reported(plan, {**outside, **(changes or {})})


def _text(content: Content) -> str:
    return show(content) if isinstance(content, Fraction) else content or ""


@st.composite
def legal_values(draw: st.DrawFn, column: Column) -> Value:
    """Draw a legal number of two decimals, or 未报 where that is allowed."""
    if column.optional and draw(st.booleans()):
        return Absence.NOT_REPORTED
    low = column.interval.low if column.interval.low is not None else Fraction(-1000)
    high = column.interval.high if column.interval.high is not None else low + 1000
    return Fraction(draw(st.integers(int(low * 100), int(high * 100))), 100)


@st.composite
def legal_facts(draw: st.DrawFn, plan: Plan) -> Facts:
    """Draw a legal value for every key of every input of the city."""
    facts = reported(plan)
    changes: dict[Key, Value] = {}
    for table in tables(plan):
        for column in table.columns:
            for key in facts.values[column.quantity]:
                value: Value = Absence.NOT_APPLICABLE
                if concerns(column, table, key):
                    value = draw(legal_values(column))
                changes[column.quantity, *key] = value
    return reported(plan, changes)


@st.composite
def shuffled(draw: st.DrawFn, rows: Sequence[list[Content]]) -> Rows:
    """Draw another order of the rows under the header, and of the columns."""
    body = draw(st.permutations(rows[1:]))
    order = draw(st.permutations(range(len(rows[0]))))
    return [[row[at] for at in order] for row in (rows[0], *body)]
