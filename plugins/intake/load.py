"""From a file or a folder to facts: read everything, then say everything at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from guiju.engine.diagnostic import Diagnostic, DiagnosticError, Severity
from guiju.engine.plan import Plan
from guiju.plugins.intake.faults.file_not_data import file_not_data
from guiju.plugins.intake.faults.file_not_found import file_not_found
from guiju.plugins.intake.faults.table_missing import FAULT as TABLE_MISSING
from guiju.plugins.intake.intake import Intake, examine
from guiju.plugins.intake.match import Mapped
from guiju.plugins.sheet import Sheet

ReadSheets = Callable[[Path], tuple[Sheet, ...] | None]
"""The sheets of one file, or None for a kind that no source reads."""


@attrs.frozen(kw_only=True)
class Data:
    """The sheets of all files that could be read, and what was wrong with others."""

    sheets: tuple[Sheet, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def load(
    plan: Plan,
    locations: Sequence[Path],
    read: ReadSheets,
    mapping: Mapped | None = None,
    also: Sequence[Sheet] = (),
) -> Intake:
    """Read the facts for ``plan`` from files and folders; never raises for bad data.

    ``also`` are sheets that were read elsewhere, each for the table that it names.

    While a file cannot be read nothing is said about missing tables: it may hold them.
    """
    data = read_data(locations, read)
    taken = examine(plan, (*data.sheets, *also), mapping)
    if not any(d.severity is Severity.ERROR for d in data.diagnostics):
        both = (*data.diagnostics, *taken.diagnostics)
        return attrs.evolve(taken, diagnostics=both)
    others = (d for d in taken.diagnostics if d.code != TABLE_MISSING.code)
    return Intake(facts=None, diagnostics=(*data.diagnostics, *others))


def read_data(locations: Sequence[Path], read: ReadSheets) -> Data:
    """Return the sheets at ``locations`` in their order, a folder's files by name."""
    sheets: list[Sheet] = []
    found: list[Diagnostic] = []
    for location in locations:
        files = _files(location)
        if not files:
            found.append(file_not_found(str(location)))
        for file in files:
            try:
                read_here = read(file)
            except DiagnosticError as error:
                found.extend(error.diagnostics)
            else:
                sheets.extend(read_here or ())
                found.extend([file_not_data(file.name)] if read_here is None else [])
    return Data(sheets=tuple(sheets), diagnostics=tuple(found))


def _files(location: Path) -> tuple[Path, ...]:
    if location.is_file():
        return (location,)
    if not location.is_dir():
        return ()
    inside = (path for path in location.iterdir() if path.is_file())
    return tuple(sorted(path for path in inside if not _is_hidden(path)))


def _is_hidden(path: Path) -> bool:
    """Whether a file is nobody's data: hidden, or the mark of one that is open."""
    return path.name.startswith((".", "~$"))
