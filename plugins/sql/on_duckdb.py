"""DuckDB within this process: in memory, with what does not fit put aside on disk."""

from collections.abc import Sequence
from tempfile import TemporaryDirectory
from typing import Final

import attrs
import duckdb
import pyarrow as pa

from guiju.engine.columnar.grid import Array
from guiju.plugins.sql.arrow import arrays
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.inputs import Cell, InputTable

_SETTINGS: Final = {"preserve_insertion_order": "false"}
"""Rows are told apart by their members alone, and need less memory in any order."""


def _own_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="guiju-duckdb-", ignore_cleanup_errors=True)


@attrs.frozen(eq=False)
class OnDuckdb:
    """A database of its own, gone when it is closed."""

    _folder: TemporaryDirectory[str] = attrs.field(init=False, factory=_own_folder)
    """Where what does not fit into memory is put aside."""
    connection: duckdb.DuckDBPyConnection = attrs.field(init=False)

    @connection.default
    def _opened(self) -> duckdb.DuckDBPyConnection:
        return duckdb.connect(config={**_SETTINGS, "temp_directory": self._folder.name})

    @property
    def dialect(self) -> Dialect:
        """What it understands."""
        return Dialect.DUCKDB

    def fill(self, table: InputTable, found: pa.Table) -> None:
        """Make a table and fill it."""
        self.execute(table.create(self.dialect).sql("duckdb"))
        self.connection.register("given", found)
        self.execute(f"INSERT INTO {table.name} SELECT * FROM given")  # noqa: S608
        self.connection.unregister("given")

    def execute(self, statement: str) -> None:
        """Carry out a statement that makes something."""
        self.connection.execute(statement)

    def make(self, name: str, query: str) -> None:
        """Make a temporary table with the rows of a query."""
        self.execute(f"CREATE TEMPORARY TABLE {name} AS {query}")

    def drop(self, name: str) -> None:
        """Forget a table."""
        self.execute(f"DROP TABLE {name}")

    def fetch(self, query: str) -> Sequence[tuple[Cell, ...]]:
        """Return the rows of a query."""
        return self.connection.execute(query).fetchall()

    def columns(self, query: str) -> Sequence[Array]:
        """Return the columns of a query, all of whole numbers."""
        return arrays(self.connection.sql(query).to_arrow_table())

    def clear(self) -> None:
        """Forget everything that was made."""
        for name in ("problems", "result", "detail"):
            self.execute(f"DROP VIEW IF EXISTS {name}")
        for (table,) in self.fetch("SELECT table_name FROM duckdb_tables()"):
            self.execute(f"DROP TABLE {table}")

    def close(self) -> None:
        """End the session."""
        self.connection.close()
        self._folder.cleanup()
