"""Large tables of SQLite in columns, a few thousand rows at a time.

Any value may stand in any column there. So every column is one of texts, in which a
whole number is its digits; floats and bytes are refused wherever they stand.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from guiju.plugins.sources.asked import Asked, refused
from guiju.plugins.sources.in_columns import rows_at_once
from guiju.plugins.sources.spool import Spool
from guiju.plugins.sources.typed_columns import BYTES, FLOATS

if TYPE_CHECKING:
    import pyarrow as pa

_OBJECTS: Final = 4
"""A cell takes so many times as much while it is an object."""


def read(asked: Asked, connection: sqlite3.Connection) -> Spool:
    """Return what is asked for.

    Raises:
        DiagnosticError: it is too large, or is not exact.
        sqlite3.Error: it cannot be read.
    """
    import pyarrow as pa  # noqa: PLC0415 - only who reads columns waits for it

    shown = connection.execute(asked.nothing)
    names = [name for name, *_ in shown.description]
    cursor = connection.execute(asked.in_order(len(names)))
    kinds = [pa.string()] * len(names)
    return Spool(names, kinds, _batches(cursor, names, asked), asked.place)


def _batches(
    cursor: sqlite3.Cursor, names: Sequence[str], asked: Asked
) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa  # noqa: PLC0415 - as above

    while rows := cursor.fetchmany(rows_at_once(_OBJECTS * len(names))):
        columns = [
            pa.array(_texts(values, (at, name), asked), pa.string())
            for at, (name, values) in enumerate(
                zip(names, zip(*rows, strict=True), strict=True), start=1
            )
        ]
        yield pa.RecordBatch.from_arrays(columns, [*map(str, range(len(names)))])


def _texts(
    values: Sequence[str | int | float | bytes | None],
    column: tuple[int, str],
    asked: Asked,
) -> Sequence[str | None]:
    found = set(map(type, values))
    if found & {float, bytes}:
        what = FLOATS if float in found else BYTES
        raise refused(asked, column, what, "sqlite")
    return [None if value is None else str(value) for value in values]
