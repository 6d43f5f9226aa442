"""Which sheets hold which table of the data contract."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import PurePath
from typing import Final

import attrs

from guiju.engine.contract import Table
from guiju.engine.text import Language
from guiju.plugins.intake.labels import is_named_after, is_unnamed, said
from guiju.plugins.intake.layout import Reader
from guiju.plugins.intake.names import folded
from guiju.plugins.sheet import Sheet

Mapped = Mapping[str, tuple[str, str]]
"""Where tables lie by the user's word: file and sheet (empty for a CSV file)."""

NOTES: Final[Mapping[Language, str]] = {"zh": "说明", "en": "Notes"}
"""The sheet of a template that explains the others. It is never data."""

CHECK: Final[Mapping[Language, str]] = {"zh": "核对·", "en": "check·"}
"""How a head or a sheet begins that checks the data beside it, and is none itself."""

LIVING: Final = "guiju compile --to xlsx"
"""Stands on the first line of the notes of a workbook that computes by itself. Only its
tables are data, and nobody need be told that the rest of it was not read."""

_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_LONGEST: Final = 31


@attrs.frozen(kw_only=True)
class Matches:
    """The sheets of each table, and those that belong to none."""

    sheets: Mapping[str, tuple[Sheet, ...]]
    unused: tuple[Sheet, ...]


def sheet_names(contract: Sequence[Table]) -> Mapping[str, str]:
    """Return a name for the sheet of each table: its own as far as it can be one."""
    names: dict[str, str] = {}
    taken = {folded(name) for name in NOTES.values()}
    for table in contract:
        plain = table.name.translate(_FORBIDDEN).strip("'") or "_"
        tries = (plain[: _LONGEST - len(end)] + end for end in _endings())
        names[table.name] = next(n for n in tries if folded(n) not in taken)
        taken.add(folded(names[table.name]))
    return names


def _endings() -> Iterator[str]:
    yield ""
    yield from (f"~{number}" for number in count(2))


def wanted(table: Table, mapping: Mapped) -> str:
    """Return what is looked for when ``table`` is looked for, to say it to people."""
    file, sheet = mapping.get(table.name, ("", table.name))
    return f"{file}[{sheet}]" if file and sheet else file or sheet


def match(
    readers: Sequence[Reader], sheets: Sequence[Sheet], mapping: Mapped
) -> Matches:
    """Return which sheets hold which table.

    A table lies where ``mapping`` says; else in every sheet or file of its name, and in
    those that are named after a member of its axes (a rater). If there is one table and
    one sheet, they fit whatever they are called. A result is only taken for the table
    that somebody wants of it, beside what else there is.
    """
    contract = tuple(reader.table for reader in readers)
    data = [sheet for sheet in sheets if _holds_data(sheet) and not sheet.computed]
    results = [sheet for sheet in sheets if sheet.computed]
    if not results and len(data) == len(contract) == 1 and not mapping:
        return Matches(sheets={contract[0].name: tuple(data)}, unused=())
    names = sheet_names(contract)
    found = {
        table.name: (
            *_sheets_of(table, names[table.name], data, mapping),
            *(sheet for sheet in results if sheet.table == table.name),
        )
        for table in contract
    }
    used = {id(sheet) for group in found.values() for sheet in group}
    for sheet in (sheet for sheet in data if id(sheet) not in used):
        for reader in _owners(sheet, readers, mapping):
            found[reader.table.name] += (sheet,)
            used.add(id(sheet))
    living = {sheet.file for sheet in sheets if _is_living(sheet)}
    others = (*(s for s in data if s.file not in living), *_unwanted(results))
    unused = tuple(sheet for sheet in others if id(sheet) not in used)
    return Matches(sheets=found, unused=unused)


def _unwanted(results: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return the first sheet of each result of which nobody wants anything."""
    wanted_files = {sheet.file for sheet in results if sheet.table}
    firsts = {sheet.file: sheet for sheet in reversed(results)}
    return tuple(s for file, s in firsts.items() if file not in wanted_files)


def _holds_data(sheet: Sheet) -> bool:
    is_check = sheet.name.startswith(tuple(CHECK.values()))
    return not is_notes(sheet) and not is_check and _is_filled(sheet)


def is_notes(sheet: Sheet) -> bool:
    """Whether this is the sheet of a template that explains the others."""
    return (sheet.name or PurePath(sheet.file).stem) in NOTES.values()


def _is_living(sheet: Sheet) -> bool:
    return is_notes(sheet) and any(LIVING in row for row in sheet.rows[:1])


def _is_filled(sheet: Sheet) -> bool:
    return any(content is not None for row in sheet.rows for content in row)


def _sheets_of(
    table: Table, named: str, sheets: Sequence[Sheet], mapping: Mapped
) -> tuple[Sheet, ...]:
    if table.name in mapping:
        return tuple(s for s in sheets if _is_at(s, *mapping[table.name]))
    names = {folded(table.name), folded(named)}
    return tuple(sheet for sheet in sheets if _name(sheet, sheets) in names)


def _owners(
    sheet: Sheet, readers: Sequence[Reader], mapping: Mapped
) -> tuple[Reader, ...]:
    """Return the table that a sheet named after a member is of, if there is but one."""
    free = [reader for reader in readers if reader.table.name not in mapping]
    named = [reader for reader in free if is_named_after(sheet, reader)]
    of = named or [reader for reader in free if said(sheet, reader)]
    return tuple(of) if len(of) == 1 else ()


def _is_at(sheet: Sheet, file: str, name: str) -> bool:
    return sheet.file == file and (not name or folded(sheet.name) == folded(name))


def _name(sheet: Sheet, sheets: Sequence[Sheet]) -> str:
    """Return the name of a sheet; that of its file if nobody named the sheet."""
    alone = sum(other.file == sheet.file for other in sheets) == 1
    unnamed = not sheet.name or (alone and is_unnamed(sheet))
    return folded(PurePath(sheet.file).stem if unnamed else sheet.name)
