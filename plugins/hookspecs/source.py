"""Sources: where sheets of reported data come from."""

from pathlib import Path

from guiju.plugins.hookspecs import hookspec
from guiju.plugins.sheet import Sheet


@hookspec(firstresult=True)
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """Read every sheet of the file at ``location``, as it stands.

    Shape: one ``Sheet`` for each sheet of the file, in the order of the file; rows and
    columns start at A1, so that a position is what a spreadsheet shows. A large sheet
    may give its rows as Arrow ``batches`` too; its ``rows`` are then ``Later``.
    Units: figures are exact fractions of what is written, never floats; a percentage
    written as text stays text; dates without a time of day are dates.
    Returns: ``None`` when the file is of another kind, so the next plugin is asked.
    Errors: ``DiagnosticError`` with a data fault that names the file; never a part of
    its sheets.
    Calls: once for each file that the user names or that lies in a folder they name,
    in name order.
    Source: the file itself; a plugin opens no other file and no network connection.
    """
    raise NotImplementedError
