"""Large tables of PostgreSQL in columns: what COPY writes as text, read by pyarrow.

No object is made for a cell. Decimals of stated digits are columns of decimals; those
without, as all that is no number, no truth and no date, are texts as the server writes
them, with every digit.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from guiju.plugins.sources.asked import Asked, refused
from guiju.plugins.sources.pieces import PIECE
from guiju.plugins.sources.spool import Spool
from guiju.plugins.sources.typed_columns import BYTES, FLOATS, ZONED

if TYPE_CHECKING:
    import psycopg
    import pyarrow as pa

_REFUSED: Final = {17: BYTES, 700: FLOATS, 701: FLOATS, 1184: ZONED}
"""bytea, float4, float8 and timestamptz, by the numbers that types have there."""
_NUMERIC: Final = 1700
_MOST_DIGITS: Final = 38


def read(asked: Asked, connection: "psycopg.Connection") -> Spool:
    """Return what is asked for.

    Raises:
        DiagnosticError: it is too large, or is not exact.
        psycopg.Error: it cannot be read.
    """
    with connection.cursor() as cursor:
        cursor.execute(asked.nothing.encode())
        shown = cursor.description or []
        for at, column in enumerate(shown, start=1):
            if column.type_code in _REFUSED:
                what = _REFUSED[column.type_code]
                raise refused(asked, (at, column.name), what, "postgresql")
        kinds = [*map(_kind, shown)]
        statement = f"copy (\n{asked.in_order(len(shown))}\n) to stdout (format csv)"
        with cursor.copy(statement.encode()) as copy:
            batches = (_batch(piece, kinds) for piece in _pieces(copy))
            names = [column.name for column in shown]
            return Spool(names, kinds, batches, asked.place)


def _kind(column: "psycopg.Column") -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415 - only who reads columns waits for it

    precision, scale = column.precision, column.scale
    if column.type_code == _NUMERIC and precision and scale is not None:
        if precision <= _MOST_DIGITS and 0 <= scale <= precision:
            return pa.decimal128(precision, scale)
        return pa.string()
    known = {
        16: pa.bool_(),
        20: pa.int64(),
        21: pa.int64(),
        23: pa.int64(),
        1082: pa.date32(),
        1114: pa.timestamp("us"),
    }
    return known.get(column.type_code, pa.string())


def _pieces(copy: "psycopg.Copy") -> Iterator[bytes]:
    """Yield many rows at a time; the server sends each of them alone."""
    held: list[bytes] = []
    size = 0
    for row in copy:
        held.append(bytes(row))
        size += len(row)
        if size >= PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _batch(piece: bytes, kinds: "Sequence[pa.DataType]") -> "pa.RecordBatch":
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import csv  # noqa: PLC0415 - as above

    names = [*map(str, range(len(kinds)))]
    table = csv.read_csv(
        pa.BufferReader(piece),
        csv.ReadOptions(column_names=names, block_size=len(piece) + 1),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict(zip(names, kinds, strict=True)),
            # What is absent is written as nothing, and an empty text as two quotes.
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            true_values=["t"],
            false_values=["f"],
        ),
    )
    return table.combine_chunks().to_batches()[0]
