"""From sheets to facts, held to the data contract: every fault at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from guiju.engine.axis import PROBLEM, Axis, Key
from guiju.engine.contract import Column, Table, tables
from guiju.engine.diagnostic import Diagnostic, DiagnosticError, Severity
from guiju.engine.facts import Fact, Facts
from guiju.engine.measure import Truth
from guiju.engine.plan import Plan
from guiju.engine.source import Cell
from guiju.engine.value import Absence
from guiju.plugins.intake.columns.lines import is_listed
from guiju.plugins.intake.faults.sheet_unused import sheet_unused
from guiju.plugins.intake.faults.table_left_out import table_left_out
from guiju.plugins.intake.faults.table_missing import table_missing
from guiju.plugins.intake.gather import Gathered, concerns
from guiju.plugins.intake.layout import Reader, reader_of
from guiju.plugins.intake.match import Mapped, Matches, match, wanted
from guiju.plugins.intake.missing import Rosters, all_keys, missing
from guiju.plugins.intake.names import shortened
from guiju.plugins.intake.rows import read_rows
from guiju.plugins.intake.spelled import Spellings
from guiju.plugins.intake.version import outdated
from guiju.plugins.sheet import Sheet

if TYPE_CHECKING:
    from guiju.plugins.intake.columns.gather import InColumns


@attrs.frozen(kw_only=True)
class Intake:
    """What came of some sheets. Facts only without errors."""

    facts: Facts | None
    diagnostics: tuple[Diagnostic, ...]
    digests: Mapping[str, str] = attrs.field(factory=dict)
    """The digest of every file that was read, by the name that messages give it."""
    files: Mapping[str, Path] = attrs.field(factory=dict)
    """Where every file lies, also one that could not be read."""


def intake(
    plan: Plan,
    sheets: Sequence[Sheet],
    mapping: Mapped | None = None,
    spellings: Spellings | None = None,
) -> Facts:
    """Return the facts for ``plan``; notes are dropped, see ``examine`` for them.

    Raises:
        DiagnosticError: with every data fault of all sheets.
    """
    taken = examine(plan, sheets, mapping, spellings)
    if taken.facts is None:
        raise DiagnosticError(*taken.diagnostics)
    return taken.facts


def examine(
    plan: Plan,
    sheets: Sequence[Sheet],
    mapping: Mapped | None = None,
    spellings: Spellings | None = None,
) -> Intake:
    """Hold ``sheets`` to the contract of ``plan`` and say everything there is to say.

    ``mapping`` names file and sheet of tables that are not found by their own name,
    ``spellings`` what headers and names mean that are not the rulebook's.
    """
    contract = tables(plan)
    readers = [reader_of(table, plan, spellings) for table in contract]
    matches = match(readers, sheets, mapping or {})
    gathered = {reader.table.name: _gather(reader, matches) for reader in readers}
    rosters = _rosters(gathered.values())
    faults = [
        *outdated(contract, sheets),
        *_unused(matches, contract),
        *(
            fault
            for reader in readers
            for fault in _faults(gathered[reader.table.name], rosters, mapping, reader)
        ),
    ]
    failed = any(fault.severity is Severity.ERROR for fault in faults)
    return Intake(
        facts=None if failed else _facts(gathered.values(), rosters),
        diagnostics=tuple(sorted(faults, key=_order_of(sheets))),
    )


def _gather(reader: Reader, matches: Matches) -> "Gathered | InColumns":
    sheets = matches.sheets[reader.table.name]
    if is_listed(reader.table) and any(sheet.batches is not None for sheet in sheets):
        # Imported here: only large data waits for NumPy and pyarrow.
        from guiju.plugins.intake.columns.gather import (  # noqa: PLC0415
            gather_in_columns,
        )

        found = gather_in_columns(reader, sheets)
        if found is not None:
            return found
    gathered = Gathered(table=reader.table)
    for sheet in sheets:
        layout = gathered.find(sheet, reader)
        if layout is not None:
            gathered.add(read_rows(sheet, layout, reader))
    return gathered


def _faults(
    found: "Gathered | InColumns",
    rosters: Rosters,
    mapping: Mapped | None,
    reader: Reader,
) -> list[Diagnostic]:
    if not isinstance(found, Gathered):
        return found.faults()
    gathered, table = found, found.table
    faults = gathered.all_faults()
    if gathered.headers:
        return [*faults, *missing(gathered, rosters, reader)]
    if faults:
        return faults
    if all(column.optional for column in table.columns) and not _is_a_list(table):
        return [table_left_out(table)]
    return [table_missing(table, wanted(table, mapping or {}))]


def _is_a_list(table: Table) -> bool:
    """Whether the rows say which problems there are: no table is not no problem."""
    return any(axis.name == PROBLEM for axis in table.keys)


def _unused(matches: Matches, contract: Sequence[Table]) -> list[Diagnostic]:
    names = tuple(table.name for table in contract)
    return [
        sheet_unused(_called(sheet), names, sheet.cell(1, 1))
        for sheet in matches.unused
    ]


def _called(sheet: Sheet) -> str:
    return shortened(sheet.file if sheet.computed else sheet.name or sheet.file)


def _rosters(gathered: Iterable["Gathered | InColumns"]) -> Rosters:
    """Return the members that rows report, in the order of the rows."""
    found: dict[str, dict[Key, dict[str, None]]] = {}
    for one in gathered:
        if not isinstance(one, Gathered):
            continue
        for axis in (axis for axis in one.table.keys if axis.roster):
            lists = found.setdefault(axis.roster, {})
            for key in _listed(one):
                within, member = _split(axis, one.table, key)
                lists.setdefault(within, {})[member] = None
    return {
        roster: {key: tuple(members) for key, members in lists.items()}
        for roster, lists in found.items()
    }


def _listed(gathered: Gathered) -> Iterator[Key]:
    """Yield the keys that rows put on a list.

    A table that only says which problems were left open puts no other on it (回头看).
    """
    table = gathered.table
    if _is_a_list(table) and all(isinstance(c.measure, Truth) for c in table.columns):
        yield from (
            key for (key, _), one in gathered.facts.items() if one.value is True
        )
    else:
        yield from (key for key, _ in (*gathered.seen, *gathered.blanks))


def _split(axis: Axis, table: Table, key: Key) -> tuple[Key, str]:
    place = dict(zip((k.name for k in table.keys), key, strict=True))
    return tuple(place[name] for name in axis.within), place[axis.name]


def _facts(gathered: Iterable["Gathered | InColumns"], rosters: Rosters) -> Facts:
    values: dict[str, Mapping[Key, Fact]] = {}
    for one in gathered:
        if not isinstance(one, Gathered):
            values |= one.facts()
            continue
        keys = all_keys(one.table.keys, rosters)
        for column in one.table.columns:
            values[column.quantity] = {key: _fact(one, key, column) for key in keys}
    return Facts(values=values, rosters=rosters)


def _fact(gathered: Gathered, key: Key, column: Column) -> Fact:
    """Return what was reported, or the kind of absence that nothing means here."""
    fact = gathered.facts.get((key, column.name))
    if fact is not None:
        return fact
    blank = gathered.blanks.get((key, column.name))
    applies = concerns(column, gathered.table, key)
    absence = Absence.NOT_REPORTED if applies else Absence.NOT_APPLICABLE
    return Fact(absence, blank.cell if blank else None)


def _order_of(sheets: Sequence[Sheet]) -> Callable[[Diagnostic], tuple[int, ...]]:
    """Return the order of reading: by sheet, row and column; without a place first."""
    at = {(sheet.file, sheet.name): n for n, sheet in enumerate(sheets)}

    def order(diagnostic: Diagnostic) -> tuple[int, ...]:
        place = diagnostic.place
        if not isinstance(place, Cell):
            return (-1,)
        return (at[place.file, place.sheet], place.row, place.column)

    return order
