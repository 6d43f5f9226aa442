"""Parquet and Arrow files: one sheet, whose first row has the names of the columns.

What they say of their size is looked at before anything is unpacked. A table of all
figures that Guiju wrote is a result and no data: it is shown as one, so that nobody
scores what was scored.
"""

import hashlib
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import Origin, Row, Sheet
from guiju.plugins.sources import in_columns, typed_columns
from guiju.plugins.sources.in_columns import check_columns, check_unpacked
from guiju.plugins.sources.limits import check_bytes
from guiju.plugins.sources.same_file import Stamp
from guiju.plugins.sources.unpacked import unpacked

if TYPE_CHECKING:
    import pyarrow as pa

PARQUET: Final = frozenset({".parquet"})
ARROW: Final = frozenset({".arrow", ".feather"})
SUFFIXES: Final = PARQUET | ARROW
_EXPORT_AGAIN: Final = Text(
    zh="重新导出一份完整的，或者导出为 CSV",
    en="export it again, whole, or export it as CSV",
)
_CASTS: Final = {
    typed_columns.FLOATS: "DECIMAL(20, 4)",
    typed_columns.ZONED: "DATE",
}
_BEGINNING: Final = 8
"""Of the bytes of an Arrow file, before the first of its messages."""
_BUFFER: Final = 262_144
"""Of bytes that are read of one column at once."""
_SAID: Final = (
    struct.error,
    ValueError,
    OSError,
    MemoryError,
    ArithmeticError,
    NotImplementedError,
    KeyError,
)
"""What pyarrow says of files that are damaged: its own errors are some of these."""
_RESULT: Final = b"guiju.rulebook"
"""What the metadata of a table that Guiju wrote names."""


@attrs.frozen
class Packed:
    """What a file says of its columns and rows, and what unpacks them."""

    schema: "pa.Schema" = attrs.field(repr=False)
    height: int
    unpack: "Callable[[], Iterator[pa.RecordBatch]]" = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class FileColumns:
    """The columns of one file, in the types as which they are given."""

    location: Path
    stamp: Stamp
    packed: Packed
    kinds: "Sequence[pa.DataType]" = attrs.field(repr=False)
    first: int = 2

    def __iter__(self) -> "Iterator[pa.RecordBatch]":
        """See ``Batches``."""
        self.stamp.check()
        left = self.packed.height
        with _faults_named(self.location):
            for batch in self.packed.unpack():
                self.stamp.check()
                left -= batch.num_rows
                if left < 0:
                    break
                yield typed_columns.held(batch, self.kinds)
            if left:
                raise _unreadable(
                    self.location,
                    Text(zh="行数与它写的不符", en="it has not the rows that it says"),
                )

    def cells(self, batch: "pa.RecordBatch", at: int) -> Row:
        """See ``Batches``."""
        return typed_columns.cells(batch, at)


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in SUFFIXES:
        return None
    size = location.stat().st_size
    check_bytes(location.name, size, in_columns.MOST_BYTES)
    if not size:
        raise DiagnosticError(file_empty(location.name))
    if not in_columns.is_possible():
        reason, advice = in_columns.NO_PACKAGE.reason, in_columns.NO_PACKAGE.advice
        raise DiagnosticError(file_unreadable(location.name, reason, advice))
    stamp = Stamp.of(location)
    with location.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with _faults_named(location):
        is_parquet = location.suffix.lower() in PARQUET
        packed = _parquet(location) if is_parquet else _arrow(location)
        scheme = (
            (packed.schema.metadata or {}).get(_RESULT, b"").decode(errors="replace")
        )
        sheet = Sheet(
            file=location.name,
            name="",
            sha256=digest,
            rows=(typed_columns.header_of(packed.schema.names),),
            typed=False,
            origin=Origin(scheme, "") if scheme else None,
        )
        if sheet.computed:
            return (sheet,)
        columns = _columns(location, stamp, packed)
        return (in_columns.with_columns(sheet, columns, packed.height),)


def _parquet(location: Path) -> Packed:
    from pyarrow import parquet  # noqa: PLC0415 - only who reads one waits for it

    with parquet.ParquetFile(location) as file:
        about, schema = file.metadata, file.schema_arrow
        groups = [about.row_group(nth) for nth in range(about.num_row_groups)]
    height = sum(group.num_rows for group in groups)
    size = sum(group.total_byte_size for group in groups)
    check_unpacked(Cell(location.name, "", 1, 1), size, height * len(schema))
    return Packed(schema, height, partial(_of_parquet, location, schema))


def _of_parquet(location: Path, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import parquet  # noqa: PLC0415 - as above

    # A text that stands for many is unpacked once, so that their length can be bounded.
    texts = [
        field.name
        for field in schema
        if typed_columns.held_as(field.type) == pa.string()
    ]
    with parquet.ParquetFile(
        location, read_dictionary=texts, pre_buffer=False, buffer_size=_BUFFER
    ) as file:
        yield from file.iter_batches(in_columns.rows_at_once(len(schema)))


def _arrow(location: Path) -> Packed:
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import ipc  # noqa: PLC0415 - as above

    place = Cell(location.name, "", 1, 1)
    with pa.OSFile(str(location)) as file, ipc.open_file(file) as reader:
        said = (reader.schema, reader.count_rows())
    with _messages(location) as file, ipc.open_stream(file) as messages:
        schema = messages.schema
    height = size = 0
    with _messages(location) as file:
        for message in ipc.MessageReader.open_stream(file):
            of = unpacked(message)
            height, size = height + of.rows, size + of.size
            check_columns(place, height + 1, len(schema))
    check_unpacked(place, size, height * len(schema))
    if (schema, height) != said:
        raise ValueError(schema, height)
    return Packed(schema, height, partial(_of_arrow, location))


def _messages(location: Path) -> "pa.NativeFile":
    """Open a file where its messages begin, one behind the other.

    What it says at its end, of them and of where they lie, is only compared: it need
    not be true of what is unpacked.
    """
    import pyarrow as pa  # noqa: PLC0415 - as above

    file = pa.OSFile(str(location))
    file.seek(_BEGINNING)
    return file


def _of_arrow(location: Path) -> "Iterator[pa.RecordBatch]":
    from pyarrow import ipc  # noqa: PLC0415 - as above

    with _messages(location) as file, ipc.open_stream(file) as reader:
        at_once = in_columns.rows_at_once(len(reader.schema))
        for batch in reader:
            for at in range(0, batch.num_rows, at_once):
                yield batch.slice(at, at_once)


def _columns(location: Path, stamp: Stamp, packed: Packed) -> FileColumns:
    """Return the columns of a file in the types as which they are given.

    Raises:
        DiagnosticError: there are none, too many, or one that is not exact.
    """
    if not len(packed.schema):
        raise DiagnosticError(file_empty(location.name))
    place = Cell(location.name, "", 1, 1)
    check_columns(place, packed.height + 1, len(packed.schema))
    kinds = [
        _kind(field, Cell(location.name, "", 1, at))
        for at, field in enumerate(packed.schema, start=1)
    ]
    return FileColumns(location=location, stamp=stamp, packed=packed, kinds=kinds)


def _kind(field: "pa.Field", place: Cell) -> "pa.DataType":
    kind = typed_columns.held_as(field.type)
    if not isinstance(kind, Text):
        return kind
    cast = f'CAST("{field.name}" AS {_CASTS.get(kind, "VARCHAR")})'
    advice = Text(
        zh=f"导出时换成精确的数、文字或日期，例如 {cast}",
        en=f"export it as exact figures, texts or days, for example {cast}",
    )
    raise typed_columns.not_exact(field.name, place, kind, advice)


@contextmanager
def _faults_named(location: Path) -> Iterator[None]:
    """Say of the file whatever its reader finds."""
    try:
        yield
    except typed_columns.NotReadableError as error:
        raise _unreadable(location, error.reason) from None
    except _SAID:
        kind = location.suffix.lower()
        reason = Text(
            zh=f"不是 {kind} 文件，或已损坏",
            en=f"it is no {kind} file, or is damaged",
        )
        raise _unreadable(location, reason) from None


def _unreadable(location: Path, reason: Text) -> DiagnosticError:
    return DiagnosticError(file_unreadable(location.name, reason, _EXPORT_AGAIN))
