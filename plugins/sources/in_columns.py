"""Data that is read in columns: from which size it pays, and how large it may be.

A column in memory is a few bytes for each figure, where a cell is a hundred. What is
read in columns streams: nobody holds more of the file than a piece of it. The bound is
what is made of it, eight bytes for each figure.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from itertools import chain, islice
from typing import Final

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.faults.file_too_large import file_too_large
from guiju.plugins.sheet import Batches, Later, Row, Sheet
from guiju.plugins.sources import limits
from guiju.plugins.sources.typed_columns import first_rows, rows_of
from guiju.plugins.trouble import Trouble

PAYS_FROM: Final = 400_000
"""Of the bytes of a file: below, holding each cell to its contract takes about as long
as loading the packages for columns."""
PAYS_FROM_CELLS: Final = 80_000
"""Of the cells of what has no bytes of text: about as many as those have."""
MOST_BYTES: Final = 4_000_000_000
MOST_ROWS: Final = 10_000_000
MOST_CELLS: Final = 200_000_000
"""As figures of eight bytes this is 1.6 GB: twice a million units with ninety each."""
_OF_CELL: Final = 1000
_OF_LITTLE: Final = 1_000_000
"""No table has more bytes for each of its cells, but for a little one."""
_UNPACKED: Final = Text(zh="解开后的大小（字节）", en="bytes once unpacked")
_CELLS_AT_ONCE: Final = 1_000_000
AT_HAND: Final = 100
"""So many rows are made of cells at once: a header lies among them, and its titles."""

ONLY_IN_COLUMNS: Final = Trouble(
    code="GJ1433",
    since="0.1",
    title=Text(zh="数据太大，又不能按列读", en="too large to be read cell by cell"),
    why=Text(
        zh="逐格读很大的数据会耗尽内存，这样大的只能按列读；样式特殊的表不能按列读。",
        en="Data that is very large is read in columns, since cell by cell it would "
        "use up the memory; a table that is laid out in another way cannot be.",
    ),
)


@attrs.frozen
class Obstacle:
    """Why data cannot be read in columns, and what to do about it."""

    reason: Text
    advice: Text


NO_PACKAGE: Final = Obstacle(
    Text(zh="没有安装 pyarrow", en="pyarrow is not installed"),
    Text(zh="安装：pip install guiju[scale]", en="pip install guiju[scale]"),
)
LAID_OUT: Final = Obstacle(
    Text(zh="这张表的样式要逐格看", en="its layout takes looking at every cell"),
    Text(
        zh="表头写一行，下面一个单位一行，列名与规则书一致；或者拆成几个文件",
        en="give it one row of headers, then a row for each unit, with columns called "
        "as in the rulebook; or split it into several files",
    ),
)


def is_possible() -> bool:
    """Whether the packages that read columns are installed."""
    return all(map(find_spec, ("numpy", "pyarrow")))


def rows_at_once(width: int) -> int:
    """Return how many rows of so many columns make a batch."""
    return max(1, _CELLS_AT_ONCE // width)


def with_columns(sheet: Sheet, columns: Batches, height: int) -> Sheet:
    """Return ``sheet`` with ``height`` rows of columns below its header.

    They are cells where they are few; of many only the first are.

    Raises:
        DiagnosticError: they cannot be read.
    """
    (header,) = sheet.rows
    width = len(header)
    if (height + 1) * width < PAYS_FROM_CELLS:
        return attrs.evolve(sheet, rows=(header, *rows_of(columns)))
    size = (height + 1, width)

    def read() -> Sequence[Row]:
        check_cells(sheet.cell(1, 1), *size)
        return (header, *rows_of(columns))

    begin = chain([header], first_rows(columns))
    rows = Later([*islice(begin, AT_HAND)], size, read)
    return attrs.evolve(sheet, rows=rows, batches=columns)


def check_columns(place: Cell, height: int, width: int) -> None:
    """Refuse so many rows and columns where they are too many even as columns.

    Raises:
        DiagnosticError: they are.
    """
    sizes = (
        (limits.ROWS, height, MOST_ROWS),
        (limits.COLUMNS, width, limits.MOST_COLUMNS),
        (limits.CELLS, height * width, MOST_CELLS),
    )
    for what, size, limit in sizes:
        if size > limit:
            fault = file_too_large(place.file, what, size, limit, place)
            raise DiagnosticError(fault)


def check_unpacked(place: Cell, size: int, cells: int) -> None:
    """Refuse what comes to ``size`` bytes where so many cells cannot be so large.

    Raises:
        DiagnosticError: it is too large.
    """
    limit = min(MOST_BYTES, _OF_LITTLE + cells * _OF_CELL)
    if size > limit:
        fault = file_too_large(place.file, _UNPACKED, size, limit, place)
        raise DiagnosticError(fault)


def check_cells(
    place: Cell, height: int, width: int, obstacle: Obstacle = LAID_OUT
) -> None:
    """Refuse to make cells of so many rows and columns, where nothing else is left.

    Raises:
        DiagnosticError: they are too many.
    """
    if height > limits.MOST_ROWS or height * width > limits.MOST_CELLS:
        size = Text(
            zh=f"{height:,}行、{width:,}列", en=f"{height:,} rows of {width:,} cells"
        )
        raise too_large(place, size, obstacle)


def too_large(place: Cell, size: Text, obstacle: Obstacle) -> DiagnosticError:
    """Return the error that data of ``size`` can be read in neither way."""
    message = Text(
        zh=f"“{place.file}”有{size.zh}，太大，不能逐格读，也不能按列读："
        f"{obstacle.reason.zh}",
        en=f'"{place.file}" has {size.en}, too many to be read one by one, and cannot '
        f"be read in columns: {obstacle.reason.en}",
    )
    return DiagnosticError(ONLY_IN_COLUMNS.found(message, obstacle.advice, place))
