"""What the name of a sheet says: for which table it is, and whose figures it holds.

People hand in a sheet for each rater, or a file for each rater in a folder. Then the
name of the sheet is the only place where the rater is written. It counts where it is
written as the rulebook writes it, alone or behind the table's name; nothing else does.
"""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from guiju.plugins.intake.layout import ITEM, Reader
from guiju.plugins.intake.names import folded
from guiju.plugins.sheet import Sheet

_UNNAMED: Final = ("sheet", "工作表")
"""What spreadsheets call a sheet that nobody named."""
_AROUND: Final = "-_—–·:()[]【】《》「」 "
"""What may stand between the name of a table and that of a rater, folded."""


def is_unnamed(sheet: Sheet) -> bool:
    """Whether nobody gave the sheet a name of its own."""
    return not sheet.name or folded(sheet.name).startswith(_UNNAMED)


def labels(sheet: Sheet) -> tuple[str, ...]:
    """Return the names that a sheet stands under: sheet, file, folder."""
    file = PurePosixPath(sheet.file)
    own = () if is_unnamed(sheet) else (sheet.name,)
    return (*own, file.stem, *reversed(file.parent.parts))


def said(sheet: Sheet, reader: Reader) -> Mapping[str, str]:
    """Return the axis and the member that the name of the sheet says, if it does."""
    for label in labels(sheet):
        found = dict(_members(label, reader))
        if len(found) == 1:
            return found
    return {}


def is_named_after(sheet: Sheet, reader: Reader) -> bool:
    """Whether some name of the sheet is its table's, and another one a member's."""
    table = folded(reader.table.name)
    names = [folded(label) for label in labels(sheet)]
    heads = any(
        name == table or _behind(name, table, reader) is not None for name in names
    )
    return heads and bool(said(sheet, reader))


def _members(label: str, reader: Reader) -> Iterable[tuple[str, str]]:
    table = folded(reader.table.name)
    for axis, names in reader.members.items():
        if axis == ITEM:
            continue
        member = names.find(label) or _behind(folded(label), table, reader, axis)
        if member is not None:
            yield axis, member


def _behind(label: str, table: str, reader: Reader, only: str = "") -> str | None:
    """Return the member whose name follows the table's in ``label``."""
    if not label.startswith(table) or label == table:
        return None
    rest = label.removeprefix(table).strip(_AROUND)
    known = (n for a, n in reader.members.items() if a != ITEM and only in {"", a})
    return next((found for n in known if (found := n.find(rest))), None)
