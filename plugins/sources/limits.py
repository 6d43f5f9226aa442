"""How large data may be: far above any real table, far below what hurts."""

from typing import Final

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.faults.file_too_large import file_too_large

MOST_BYTES: Final = 200_000_000
"""Of a file, and of all that a workbook unpacks to."""
MOST_MARKUP: Final = 20_000_000
"""Of what is kept as a tree while it is read: documents and pages."""
MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
"""No spreadsheet has more rows and columns than these."""
MOST_CELLS: Final = 5_000_000
"""Of the smallest rectangle that holds all cells of a sheet."""
MOST_PLACES: Final = 300_000
"""Of a table in a document or on a page, with all that its cells reach over."""

BYTES: Final = Text(zh="大小（字节）", en="bytes")
ROWS: Final = Text(zh="行数", en="rows")
COLUMNS: Final = Text(zh="列数", en="columns")
CELLS: Final = Text(zh="单元格数", en="cells")


def check_size(place: Cell, height: int, width: int) -> None:
    """Refuse a sheet of ``height`` rows and ``width`` columns if it is too large.

    Raises:
        DiagnosticError: it is.
    """
    sizes = ((ROWS, height, MOST_ROWS), (COLUMNS, width, MOST_COLUMNS))
    for what, size, limit in (*sizes, (CELLS, height * width, MOST_CELLS)):
        if size > limit:
            fault = file_too_large(place.file, what, size, limit, place)
            raise DiagnosticError(fault)


def check_places(place: Cell, size: int) -> None:
    """Refuse a table of a document whose cells take ``size`` places, if too many.

    Raises:
        DiagnosticError: they do.
    """
    if size > MOST_PLACES:
        fault = file_too_large(place.file, CELLS, size, MOST_PLACES, place)
        raise DiagnosticError(fault)


def check_bytes(file: str, size: int, limit: int = MOST_BYTES) -> None:
    """Refuse a file of ``size`` bytes if it is too large.

    Raises:
        DiagnosticError: it is.
    """
    if size > limit:
        raise DiagnosticError(file_too_large(file, BYTES, size, limit))
