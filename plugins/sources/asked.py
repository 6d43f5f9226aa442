"""What is asked of a database, as a question that only reads, and what it is told by.

A question is a table or one query. Rows that nobody ordered are asked for in an order
by all of their columns, so that their numbers stay the same.
"""

import re
from collections.abc import Mapping
from typing import Final

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.sources.typed_columns import FLOATS, ZONED, not_exact
from guiju.plugins.trouble import Trouble

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
_QUERY: Final = re.compile(r"\s*(?:select|with|values)\b", re.IGNORECASE)
_ORDERED: Final = re.compile(r"\border\s+by\b", re.IGNORECASE)
_DECIMAL: Final[Mapping[str, str]] = {
    "duckdb": "DECIMAL(20, 4)",
    "postgresql": "NUMERIC(20, 4)",
    "sqlite": "TEXT",
}
"""What makes floats exact in each kind of database."""


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

    @property
    def place(self) -> Cell:
        """Where the sheet begins."""
        return Cell(self.database, self.sheet, 1, 1)

    @property
    def is_ordered(self) -> bool:
        """Whether the user said in which order the rows come."""
        return _ORDERED.search(self.query) is not None

    @property
    def single(self) -> str:
        """The query, which is one that reads.

        Raises:
            DiagnosticError: it is none, or more than one.
        """
        query = self.query.strip().rstrip(";")
        if ";" in query or not _QUERY.match(query):
            reason = Text(
                zh="query 只能是一条 select 查询", en="query has to be a single select"
            )
            raise unread(self, reason)
        return query

    @property
    def select(self) -> str:
        """What is asked for, in the words of a database.

        Raises:
            DiagnosticError: see ``single``.
        """
        if self.query:
            return self.single
        name = self.table.replace('"', '""')
        return f'select * from "{name}"'  # noqa: S608 - quoted, and it may only read

    @property
    def nothing(self) -> str:
        """The same without any row, which shows what the columns are."""
        return f"select * from (\n{self.select}\n) as t limit 0"  # noqa: S608 - as above

    def in_order(self, width: int) -> str:
        """Return ``select``, ordered by its ``width`` columns unless it says how."""
        if self.is_ordered:
            return self.select
        columns = ", ".join(map(str, range(1, width + 1)))
        return f"select * from (\n{self.select}\n) as t order by {columns}"  # noqa: S608 - as above


def unread(asked: Asked, reason: Text, advice: Text | None = None) -> DiagnosticError:
    """Return the error that nothing can be read, for ``reason``."""
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


def refused(
    asked: Asked, column: tuple[int, str], what: Text, kind: str
) -> DiagnosticError:
    """Return the error that a column, by number and name, holds ``what``."""
    at, name = column
    target = "DATE" if what is ZONED else "TEXT"
    cast = f'CAST("{name}" AS {_DECIMAL[kind] if what is FLOATS else target})'
    advice = Text(
        zh=f"写成查询，换成精确的数、文字或日期：{cast}",
        en=f"write a query that makes it exact: {cast}",
    )
    place = Cell(asked.database, asked.sheet, 1, at)
    return not_exact(name, place, what, advice)
