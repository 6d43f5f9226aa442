"""Tables of a database: read and never written, and bounded.

Where the database lies, and by which password, is the user's to say on each machine;
a rulebook's folder only names the connection. Figures stay exact: a column of floats is
refused, since what it holds are not the decimals that somebody reported. SQLite and
PostgreSQL come by SQLAlchemy; what turns out to be large is asked for again in columns.
"""

import hashlib
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from guiju.engine.text import Text
from guiju.plugins.intake.names import shortened
from guiju.plugins.sheet import CellValue, Row, Sheet
from guiju.plugins.sources import (
    duckdb_table,
    in_columns,
    postgresql_table,
    sqlite_table,
)
from guiju.plugins.sources.asked import Asked, refused, unread
from guiju.plugins.sources.in_columns import NO_PACKAGE, check_cells
from guiju.plugins.sources.limits import check_size
from guiju.plugins.sources.spool import Spool
from guiju.plugins.sources.typed_columns import (
    BYTES,
    FLOATS,
    NotReadableError,
    cell_of,
    header_of,
)

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, CursorResult, Engine, Executable

_SECONDS: Final = 30
_LONGER: Final = 20
"""What is read in columns may take so many times as long: ten minutes."""
_CHUNK: Final = 1000
_KINDS: Final = ("sqlite", "postgresql")
_RAISED: Final = (
    ("sqlalchemy.exc", "SQLAlchemyError"),
    ("psycopg", "Error"),
    ("duckdb", "Error"),
    ("pyarrow", "ArrowException"),
)
"""What the packages raise, once they are imported."""
_BROKEN_OFF: Final = ("interrupt", "statement timeout")
"""What drivers say where they were told to stop."""
_TOO_LONG: Final = Text(zh="读得太久", en="it took too long")
_DRIVERS: Final = frozenset({"sqlite3", "psycopg", "_duckdb", "duckdb"})
_AS_WRITTEN: Final = "-c default_transaction_read_only=on -c datestyle=ISO"
"""How PostgreSQL is asked: nothing is written, and days are as everywhere."""


class _ManyError(Exception):
    """There are so many rows that columns pay."""


def read_table(
    asked: Asked, url: str, sheet: str = "", seconds: float = _SECONDS
) -> Sheet:
    """Return what is asked for as a sheet, whose first row has the names of columns.

    Rows that nobody ordered are put into an order, so that their numbers, and the
    digest of them all, stay the same: here where they are few, else by the database,
    by all of their columns. The digest of many rows is of their columns, in that order.

    Raises:
        DiagnosticError: it cannot be read, is too large, or is not exact.
    """
    with _trouble_named(asked):
        if url.startswith(duckdb_table.KIND):
            spool = duckdb_table.read(asked, url, seconds * _LONGER)
            return _in_columns(spool, asked, sheet)
        try:
            with _engine(url, asked, seconds) as engine:
                rows = _rows(engine, asked, seconds)
        except _ManyError:
            with _engine(url, asked, seconds * _LONGER) as engine:
                return _in_columns(_spool(engine, asked), asked, sheet)
    if not asked.is_ordered:
        rows = (rows[0], *sorted(rows[1:], key=repr))
    return Sheet(
        file=asked.database,
        name=sheet or asked.sheet,
        sha256=hashlib.sha256(repr(rows).encode()).hexdigest(),
        rows=rows,
        typed=False,
    )


def _spool(engine: "Engine", asked: Asked) -> Spool:
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        if engine.dialect.name == "sqlite":
            return sqlite_table.read(asked, driver)
        return postgresql_table.read(asked, driver)


def _in_columns(spool: Spool, asked: Asked, sheet: str) -> Sheet:
    head = Sheet(
        file=asked.database,
        name=sheet or asked.sheet,
        sha256=spool.sha256,
        rows=(header_of(spool.names),),
        typed=False,
    )
    return in_columns.with_columns(head, spool, spool.height)


@contextmanager
def _trouble_named(asked: Asked) -> Iterator[None]:
    try:
        yield
    except NotReadableError as error:
        raise unread(asked, error.reason) from None
    except ImportError as error:
        package = error.name or "SQLAlchemy"
        extra = "scale" if package in {"duckdb", "numpy", "pyarrow"} else "sql"
        reason = Text(zh=f"没有安装 {package}", en=f"{package} is not installed")
        how = f"pip install guiju[{extra}]"
        raise unread(asked, reason, Text(zh=f"安装：{how}", en=how)) from None
    except Exception as error:
        if not isinstance(error, (OSError, ValueError, sqlite3.Error, *_raised())):
            raise
        # Of what a driver says only its own first line: the rest may repeat the URL.
        said = shortened(str(getattr(error, "orig", None) or _own_words(error)))
        is_late = any(word in said.lower() for word in _BROKEN_OFF)
        raise unread(asked, _TOO_LONG if is_late else Text(zh=said, en=said)) from None


def _own_words(error: Exception) -> str:
    """Return what a driver says; others say only what kind of error it is."""
    package = type(error).__module__.partition(".")[0]
    return str(error) if package in _DRIVERS else type(error).__name__


def _raised() -> Iterator[type[Exception]]:
    for module, name in _RAISED:
        if module in sys.modules:
            yield getattr(sys.modules[module], name)


@contextmanager
def _engine(url: str, asked: Asked, seconds: float) -> Iterator["Engine"]:
    from sqlalchemy import create_engine, make_url  # noqa: PLC0415 - heavy
    from sqlalchemy.pool import NullPool  # noqa: PLC0415

    made = make_url(url)
    kind = made.get_backend_name()
    if kind not in _KINDS:
        reason = Text(
            zh=f"不支持 {kind}：只能保证 SQLite、PostgreSQL 和 DuckDB 不被改动",
            en=f"{kind} is not supported: only SQLite, PostgreSQL and DuckDB are sure "
            "to be left as they are",
        )
        raise unread(asked, reason)
    if kind == "sqlite":
        creator = partial(_sqlite, made, seconds)
        engine = create_engine("sqlite://", creator=creator, poolclass=NullPool)
    else:
        limits = f"-c statement_timeout={round(seconds * 1000)}"
        engine = create_engine(
            made.set(drivername="postgresql+psycopg"),
            poolclass=NullPool,
            connect_args={
                "connect_timeout": max(2, round(seconds)),
                "options": f"{limits} {_AS_WRITTEN}",
            },
        )
    try:
        yield engine
    finally:
        engine.dispose()


def _sqlite(url: "URL", seconds: float) -> sqlite3.Connection:
    """Open the file for reading alone; a query that takes too long is broken off."""
    from pathlib import Path  # noqa: PLC0415

    file = Path(url.database or "").resolve().as_uri()
    connection = sqlite3.connect(f"{file}?mode=ro", uri=True, timeout=seconds)
    connection.execute("PRAGMA query_only = ON")
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, 10_000)
    return connection


def _rows(engine: "Engine", asked: Asked, seconds: float) -> tuple[Row, ...]:
    with engine.connect() as connection:
        options = {"stream_results": True, "max_row_buffer": _CHUNK}
        result = connection.execution_options(**options).execute(
            _statement(asked, connection)
        )
        with closing(result):
            return tuple(_taken(result, asked, engine.dialect.name, seconds))


def _statement(asked: Asked, connection: "Connection") -> "Executable":
    from sqlalchemy import column, inspect, select, table, text  # noqa: PLC0415

    if asked.query:
        return text(asked.single.replace(":", r"\:"))
    names = [found["name"] for found in inspect(connection).get_columns(asked.table)]
    return select(*map(column, names)).select_from(table(asked.table))


def _taken(
    result: "CursorResult[tuple[object, ...]]", asked: Asked, kind: str, seconds: float
) -> Iterator[Row]:
    names = tuple(result.keys())
    yield names
    end, count, width = time.monotonic() + seconds, 1, len(names)
    has_columns = in_columns.is_possible()
    while rows := result.fetchmany(_CHUNK):
        count += len(rows)
        if has_columns and count * width > in_columns.PAYS_FROM_CELLS:
            raise _ManyError
        if not has_columns:
            check_cells(asked.place, count, width, NO_PACKAGE)
        check_size(asked.place, count, width)
        if time.monotonic() > end:
            raise unread(asked, _TOO_LONG)
        for row in rows:
            yield _row(tuple(row), names, asked, kind)


def _row(
    row: Sequence[object], names: Sequence[str], asked: Asked, kind: str
) -> tuple[CellValue, ...]:
    for at, (name, value) in enumerate(zip(names, row, strict=True), start=1):
        if isinstance(value, float | bytes):
            what = FLOATS if isinstance(value, float) else BYTES
            raise refused(asked, (at, name), what, kind)
    return tuple(map(cell_of, row))
