"""PostgreSQL: one transaction that makes temporary tables alone, and is taken back."""

from collections.abc import Sequence
from typing import Final

import attrs
import psycopg
import pyarrow as pa
from psycopg import sql

from guiju.engine.columnar.grid import Array
from guiju.plugins.sql.arrow import numbers
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.inputs import Cell, InputTable

_AT_ONCE: Final = 65_536


@attrs.frozen(eq=False)
class OnPostgresql:
    """A session with a server; nothing of it is ever committed."""

    url: str
    connection: psycopg.Connection = attrs.field(init=False)

    @connection.default
    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self.url, connect_timeout=10)

    @property
    def dialect(self) -> Dialect:
        """What it understands."""
        return Dialect.POSTGRES

    def fill(self, table: InputTable, found: pa.Table) -> None:
        """Make a temporary table and fill it."""
        self.execute(table.create(self.dialect, temporary=True).sql("postgres"))
        copy = sql.SQL("COPY pg_temp.{} FROM STDIN").format(sql.Identifier(table.name))
        with self.connection.cursor().copy(copy) as into:
            for batch in found.to_batches(max_chunksize=_AT_ONCE):
                columns = (column.to_pylist() for column in batch.columns)
                for row in zip(*columns, strict=True):
                    into.write_row(row)
        self.execute(f"ANALYZE pg_temp.{table.name}")

    def execute(self, statement: str) -> None:
        """Carry out a statement that makes something for this session alone."""
        self.connection.execute(statement.encode())

    def make(self, name: str, query: str) -> None:
        """Make a temporary table with the rows of a query."""
        self.execute(f"CREATE TEMPORARY TABLE {name} AS {query}")

    def drop(self, name: str) -> None:
        """Forget a temporary table."""
        self.execute(f"DROP TABLE pg_temp.{name}")

    def fetch(self, query: str) -> Sequence[tuple[Cell, ...]]:
        """Return the rows of a query."""
        return self.connection.execute(query.encode()).fetchall()

    def columns(self, query: str) -> Sequence[Array]:
        """Return the columns of a query, all of whole numbers."""
        cursor = self.connection.execute(query.encode())
        assert cursor.description is not None, "a query has columns"
        rows = cursor.fetchall()
        columns = zip(*rows, strict=True) if rows else [()] * len(cursor.description)
        return [*map(numbers, columns)]

    def clear(self) -> None:
        """Take back all that was made."""
        self.connection.rollback()

    def close(self) -> None:
        """End the session."""
        self.connection.close()
