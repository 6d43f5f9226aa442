"""Which sheets hold which table of the data contract."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final

import attrs

from guiju.engine.contract import Table
from guiju.plugins.intake.names import folded
from guiju.plugins.sheet import Sheet

Mapped = Mapping[str, tuple[str, str]]
"""Where tables lie by the user's word: file and sheet (empty for a CSV file)."""

NOTES: Final = "说明"
"""The sheet of a template that explains the others. It is never data."""

_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_LONGEST: Final = 31
_UNNAMED: Final = ("sheet", "工作表")
"""What spreadsheets call a sheet that nobody named."""


@attrs.frozen(kw_only=True)
class Matches:
    """The sheets of each table, and those that belong to none."""

    sheets: Mapping[str, tuple[Sheet, ...]]
    unused: tuple[Sheet, ...]


def sheet_name(table: str) -> str:
    """Return the name that a workbook's sheet for ``table`` can have."""
    return table.translate(_FORBIDDEN).strip("'")[:_LONGEST]


def wanted(table: Table, mapping: Mapped) -> str:
    """Return what is looked for when ``table`` is looked for, to say it to people."""
    file, sheet = mapping.get(table.name, ("", table.name))
    return f"{file}[{sheet}]" if file and sheet else file or sheet


def match(
    contract: Sequence[Table], sheets: Sequence[Sheet], mapping: Mapped
) -> Matches:
    """Return which sheets hold which table.

    A table lies where ``mapping`` says; else in every sheet or file of its name. If
    there is one table and one sheet, they fit whatever they are called.
    """
    data = [sheet for sheet in sheets if _holds_data(sheet)]
    if len(data) == len(contract) == 1 and not mapping:
        return Matches(sheets={contract[0].name: tuple(data)}, unused=())
    found = {table.name: _sheets_of(table, data, mapping) for table in contract}
    used = {id(sheet) for group in found.values() for sheet in group}
    unused = tuple(sheet for sheet in data if id(sheet) not in used)
    return Matches(sheets=found, unused=unused)


def _holds_data(sheet: Sheet) -> bool:
    return sheet.name != NOTES and _is_filled(sheet)


def _is_filled(sheet: Sheet) -> bool:
    return any(content is not None for row in sheet.rows for content in row)


def _sheets_of(
    table: Table, sheets: Sequence[Sheet], mapping: Mapped
) -> tuple[Sheet, ...]:
    if table.name in mapping:
        return tuple(s for s in sheets if _is_at(s, *mapping[table.name]))
    name = folded(sheet_name(table.name))
    return tuple(sheet for sheet in sheets if _name(sheet, sheets) == name)


def _is_at(sheet: Sheet, file: str, name: str) -> bool:
    return sheet.file == file and (not name or folded(sheet.name) == folded(name))


def _name(sheet: Sheet, sheets: Sequence[Sheet]) -> str:
    """Return the name of a sheet; that of its file if nobody named the sheet."""
    alone = sum(other.file == sheet.file for other in sheets) == 1
    unnamed = not sheet.name or (alone and folded(sheet.name).startswith(_UNNAMED))
    return folded(sheet_name(PurePath(sheet.file).stem if unnamed else sheet.name))
