"""Tables of a DuckDB file, as Arrow gives them.

The file is opened for reading alone, beside it nothing is: no other file, no network,
no extension, and no variable of this program, which DuckDB would take for a table.
"""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Final

from guiju.engine.text import Text
from guiju.plugins.sources.asked import Asked, refused, unread
from guiju.plugins.sources.in_columns import rows_at_once
from guiju.plugins.sources.spool import Spool
from guiju.plugins.sources.typed_columns import held_as

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

KIND: Final = "duckdb:"
_BEGINNING: Final = f"{KIND}///"
_CLOSED: Final[dict[str, str | bool | int | float | list[str]]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "2GB",
    "max_temp_directory_size": "20GB",
}
"""What it may not do, and how much it may take."""


def read(asked: Asked, url: str, seconds: float) -> Spool:
    """Return what is asked for.

    Raises:
        DiagnosticError: it is no query, is too large, or is not exact.
        ImportError: a package is not installed.
        duckdb.Error: it cannot be read.
    """
    file = url.removeprefix(_BEGINNING)
    if file in {url, ""}:
        reason = Text(
            zh=f"地址要写成 {_BEGINNING}文件", en=f"its address is {_BEGINNING}FILE"
        )
        raise unread(asked, reason)
    with _opened(Path(file), seconds) as connection:
        with closing(_arrow(connection.sql(asked.nothing), 1)) as nothing:
            schema = nothing.schema
        width = len(schema)
        kinds = [_kind(field, at, asked) for at, field in enumerate(schema, start=1)]

        query, rows = asked.in_order(width), rows_at_once(width)
        with closing(_arrow(connection.sql(query), rows)) as batches:
            return Spool(schema.names, kinds, batches, asked.place)


def _kind(field: "pa.Field", at: int, asked: Asked) -> "pa.DataType":
    kind = held_as(field.type)
    if isinstance(kind, Text):
        raise refused(asked, (at, field.name), kind, "duckdb")
    return kind


def _arrow(query: "DuckDBPyRelation", rows: int) -> "pa.RecordBatchReader":
    """Return what reads the answer in batches."""
    try:
        # Its name since the second version of DuckDB, and the one before.
        given = getattr(query, "to_arrow_reader", None) or query.fetch_arrow_reader
        reader: pa.RecordBatchReader = given(rows)
        return reader
    finally:
        # Whoever keeps an error keeps this frame, and the file would stay open.
        del query, given


@contextmanager
def _opened(file: Path, seconds: float) -> Iterator["DuckDBPyConnection"]:
    import duckdb  # noqa: PLC0415 - only who reads one waits for it

    with tempfile.TemporaryDirectory(prefix="guiju-") as folder:
        config = {**_CLOSED, "temp_directory": folder}
        connection = duckdb.connect(str(file), read_only=True, config=config)
        connection.execute("set lock_configuration = true")
        alarm = Timer(seconds, connection.interrupt)
        alarm.start()
        try:
            yield connection
        finally:
            alarm.cancel()
            connection.close()
