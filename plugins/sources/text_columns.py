"""Large CSV and other text tables in columns of text, as pyarrow reads them.

What the module for CSV would read is what comes out, cell for cell: the text is looked
through once, and a piece of it in which the two might differ is read by that module.
"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.sheet import Row
from guiju.plugins.sources.in_columns import AT_HAND, check_columns
from guiju.plugins.sources.pieces import (
    UTF_8,
    NotInPiecesError,
    Shape,
    encodings_of,
    pieces,
    rows_of,
    shape_of,
    texts,
)
from guiju.plugins.sources.same_file import Stamp
from guiju.plugins.sources.written import cell_of

if TYPE_CHECKING:
    import pyarrow as pa

_MARKS: Final = (b",", b"\t", b";")
_NOT_TEXT: Final = Text(
    zh="不是 UTF-8 或 GB18030 编码的文本", en="it is not text in UTF-8 or GB18030"
)


@attrs.frozen(kw_only=True)
class TextColumns:
    """A text table that was looked through: its rows in columns, and what it is."""

    location: Path
    stamp: Stamp
    encoding: str
    delimiter: str
    shapes: Sequence[Shape] = attrs.field(repr=False)
    """Of each piece of the text."""
    sha256: str
    first: int = 1

    @property
    def height(self) -> int:
        """How many rows there are."""
        return sum(shape.height for shape in self.shapes)

    @property
    def width(self) -> int:
        """How many cells the longest row has."""
        return max(shape.width for shape in self.shapes)

    @property
    def at_hand(self) -> tuple[Row, ...]:
        """The first rows, as the module for CSV reads them."""
        found = pieces(self.location, self.encoding)
        lines = chain.from_iterable(rows_of(one, self.delimiter) for one in found)
        return tuple(tuple(map(cell_of, line)) for line in islice(lines, AT_HAND))

    def __iter__(self) -> "Iterator[pa.RecordBatch]":
        """See ``Batches``."""
        width = self.width
        self.stamp.check()
        found = pieces(self.location, self.encoding)
        for piece, shape in zip(found, self.shapes, strict=True):
            self.stamp.check()
            yield _batch(piece, shape, self.delimiter, width)

    def cells(self, batch: "pa.RecordBatch", at: int) -> Row:
        """See ``Batches``."""
        return tuple(cell_of(column[at].as_py()) for column in batch.columns)


def text_columns(location: Path) -> TextColumns:
    """Return the table in the text at ``location``.

    Raises:
        NotInPiecesError: it cannot be read in columns.
        DiagnosticError: it is blank, or too large even so.
    """
    for encoding in encodings_of(location):
        try:
            return _looked_through(location, encoding)
        except UnicodeDecodeError:
            continue
    raise NotInPiecesError(_NOT_TEXT)


def _looked_through(location: Path, encoding: str) -> TextColumns:
    stamp, digest = Stamp.of(location), hashlib.sha256()
    delimiter = _delimiter(location, encoding)
    shapes: list[Shape] = []
    is_blank, height, width = True, 0, 0
    for piece in pieces(location, encoding, digest.update):
        if b"\0" in piece:
            raise NotInPiecesError(_NOT_TEXT)
        if encoding == UTF_8:
            piece.decode()
        shape = shape_of(piece, delimiter)
        is_blank = is_blank and not piece.decode().strip()
        height, width = height + shape.height, max(width, shape.width)
        check_columns(Cell(location.name, "", 1, 1), height, width)
        shapes.append(shape)
    if is_blank:
        raise DiagnosticError(file_empty(location.name))
    return TextColumns(
        location=location,
        stamp=stamp,
        encoding=encoding,
        delimiter=delimiter,
        shapes=shapes,
        sha256=digest.hexdigest(),
    )


def _delimiter(location: Path, encoding: str) -> str:
    """Return the separator, as for a small file: most often the first piece says it."""
    if location.suffix.lower() == ".tsv":
        return "\t"
    found = set()
    for text in texts(location, encoding):
        found |= {mark for mark in _MARKS if mark in text}
        if _MARKS[0] in found:
            break
    return next((mark for mark in _MARKS if mark in found), _MARKS[0]).decode()


def _batch(piece: bytes, shape: Shape, delimiter: str, width: int) -> "pa.RecordBatch":
    """Return the rows of a piece, each with ``width`` cells."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads what is large waits for it

    columns = (
        _even(piece, shape, delimiter)
        if shape.even
        else _uneven(rows_of(piece, delimiter))
    )
    missing = width - len(columns)
    if missing:
        columns += [pa.repeat(pa.scalar(""), shape.height)] * missing
    return pa.RecordBatch.from_arrays(columns, [*map(str, range(width))])


def _even(piece: bytes, shape: Shape, delimiter: str) -> "list[pa.Array]":
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import csv  # noqa: PLC0415 - as above

    names = [*map(str, range(shape.width))]
    table = csv.read_csv(
        pa.BufferReader(piece),
        # One block: where it ends, the last row does.
        csv.ReadOptions(column_names=names, block_size=len(piece) + 1),
        csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=b'"' in piece,
            ignore_empty_lines=False,
        ),
        csv.ConvertOptions(
            check_utf8=False,  # it was decoded when it was looked through
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
        ),
    )
    return [column.combine_chunks() for column in table.columns]


def _uneven(rows: Sequence[Sequence[str]]) -> "list[pa.Array]":
    import pyarrow as pa  # noqa: PLC0415 - as above

    columns = zip_longest(*rows, fillvalue="")
    return [pa.array(column, pa.string()) for column in columns]
