"""Tables of a database, by SQLAlchemy: read and never written, and bounded.

Where the database lies, and by which password, is the user's to say on each machine;
a rulebook's folder only names the connection. Figures stay exact: a column of floats is
refused, since what it holds are not the decimals that somebody reported.
"""

import hashlib
import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.names import shortened
from guiju.plugins.sheet import CellValue, Sheet
from guiju.plugins.sources.limits import check_size
from guiju.plugins.sources.typed_columns import BYTES, FLOATS, cell_of, not_exact
from guiju.plugins.trouble import Trouble

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, CursorResult, Engine, Executable

UNREAD: Final = Trouble(
    code="GJ1431",
    since="0.1",
    title=Text(zh="数据库读不出来", en="the database cannot be read"),
    why=Text(
        zh="连不上、没有这张表、超时，或语句不是查询。数据库里什么都没有改。",
        en="There is no connection or no such table, it took too long, or the "
        "statement is no query. Nothing in the database was changed.",
    ),
)
_SECONDS: Final = 30
_CHUNK: Final = 1000
_QUERY: Final = re.compile(r"\s*(?:select|with|values)\b", re.IGNORECASE)
_ORDERED: Final = re.compile(r"\border\s+by\b", re.IGNORECASE)
_KINDS: Final = ("sqlite", "postgresql")
_CAST: Final = {
    "sqlite": 'CAST("{}" AS TEXT)',
    "postgresql": 'CAST("{}" AS NUMERIC(20, 4))',
}


@attrs.frozen(kw_only=True)
class Asked:
    """What is read: a whole table, or what a query gives."""

    database: str
    """The name of the connection, as messages say it."""
    table: str = ""
    query: str = ""

    @property
    def sheet(self) -> str:
        """What the sheet is called."""
        return self.table or "query"


def read_table(
    asked: Asked, url: str, sheet: str = "", seconds: float = _SECONDS
) -> Sheet:
    """Return what is asked for as a sheet, whose first row has the names of columns.

    Rows that nobody ordered are put into an order, so that their numbers, and the
    digest of them all, stay the same.

    Raises:
        DiagnosticError: it cannot be read, is too large, or is not exact.
    """
    with _trouble_named(asked), _engine(url, asked, seconds) as engine:
        rows = _rows(engine, asked, seconds)
    if not _ORDERED.search(asked.query):
        rows = (rows[0], *sorted(rows[1:], key=repr))
    return Sheet(
        file=asked.database,
        name=sheet or asked.sheet,
        sha256=hashlib.sha256(repr(rows).encode()).hexdigest(),
        rows=rows,
        typed=False,
    )


@contextmanager
def _trouble_named(asked: Asked) -> Iterator[None]:
    try:
        from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - heavy
    except ImportError:
        reason = Text(zh="没有安装 SQLAlchemy", en="SQLAlchemy is not installed")
        how = Text(zh="安装：pip install guiju[sql]", en="pip install guiju[sql]")
        raise _unread(asked, reason, how) from None
    try:
        yield
    except (SQLAlchemyError, ImportError, OSError) as error:
        # Of what a driver says only its own first line: the rest may repeat the URL.
        said = shortened(str(getattr(error, "orig", None) or type(error).__name__))
        raise _unread(asked, Text(zh=said, en=said)) from None


@contextmanager
def _engine(url: str, asked: Asked, seconds: float) -> Iterator["Engine"]:
    from sqlalchemy import create_engine, make_url  # noqa: PLC0415 - heavy
    from sqlalchemy.pool import NullPool  # noqa: PLC0415

    made = make_url(url)
    kind = made.get_backend_name()
    if kind not in _KINDS:
        reason = Text(
            zh=f"不支持 {kind}：只能保证 SQLite 和 PostgreSQL 不被改动",
            en=f"{kind} is not supported: only SQLite and PostgreSQL are sure to be "
            "left as they are",
        )
        raise _unread(asked, reason)
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
                "options": f"{limits} -c default_transaction_read_only=on",
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


def _rows(
    engine: "Engine", asked: Asked, seconds: float
) -> tuple[tuple[CellValue, ...], ...]:
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
        query = asked.query.strip().rstrip(";")
        if ";" in query or not _QUERY.match(query):
            reason = Text(
                zh="query 只能是一条 select 查询", en="query has to be a single select"
            )
            raise _unread(asked, reason)
        return text(query.replace(":", r"\:"))
    names = [found["name"] for found in inspect(connection).get_columns(asked.table)]
    return select(*map(column, names)).select_from(table(asked.table))


def _taken(
    result: "CursorResult[tuple[object, ...]]", asked: Asked, kind: str, seconds: float
) -> Iterator[tuple[CellValue, ...]]:
    names = tuple(result.keys())
    yield names
    end, count = time.monotonic() + seconds, 1
    place = Cell(asked.database, asked.sheet, 1, 1)
    while rows := result.fetchmany(_CHUNK):
        count += len(rows)
        check_size(place, count, len(names))
        if time.monotonic() > end:
            raise _unread(asked, Text(zh="读得太久", en="it took too long"))
        for row in rows:
            yield _row(tuple(row), names, asked, kind)


def _row(
    row: Sequence[object], names: Sequence[str], asked: Asked, kind: str
) -> tuple[CellValue, ...]:
    for name, value in zip(names, row, strict=True):
        if isinstance(value, float | bytes):
            raise _not_exact(name, value, asked, kind)
    return tuple(map(cell_of, row))


def _unread(asked: Asked, reason: Text, advice: Text | None = None) -> DiagnosticError:
    name = asked.database
    return UNREAD.error(
        Text(
            zh=f"数据库“{name}”的“{asked.sheet}”读不出来：{reason.zh}",
            en=f'"{asked.sheet}" of the database "{name}" cannot be read: {reason.en}',
        ),
        advice
        or Text(
            zh="核对连接地址、账号的查询权限和表名，再试一次",
            en="see that the address, the right to query and the table's name are "
            "right, and try again",
        ),
    )


def _not_exact(name: str, value: object, asked: Asked, kind: str) -> DiagnosticError:
    what = FLOATS if isinstance(value, float) else BYTES
    cast = _CAST[kind].format(name)
    advice = Text(
        zh=f"写成查询，换成精确的数：{cast}",
        en=f"write a query that makes it exact: {cast}",
    )
    return not_exact(name, Cell(asked.database, asked.sheet, 1, 1), what, advice)
