"""DuckDB within this process: in memory, with what does not fit put aside on disk."""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryDirectory

import attrs
import duckdb
import pyarrow as pa

from guiju.plugins.sql.dialect import Dialect, Width
from guiju.plugins.sql.inputs import Cell, Column, InputTable


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
        return duckdb.connect(config={"temp_directory": self._folder.name})

    @property
    def dialect(self) -> Dialect:
        """What it understands."""
        return Dialect.DUCKDB

    def fill(self, table: InputTable, found: Iterable[Sequence[Cell]]) -> None:
        """Make a table and fill it."""
        self.execute(table.create(self.dialect).sql("duckdb"))
        columns = [*zip(*found, strict=True)] or [()] * len(table.columns)
        given = pa.table(
            [
                pa.array(column, _type(one))
                for one, column in zip(table.columns, columns, strict=True)
            ],
            names=[one.name for one in table.columns],
        )
        self.connection.register("given", given)
        self.execute(f"INSERT INTO {table.name} SELECT * FROM given")  # noqa: S608
        self.connection.unregister("given")

    def execute(self, statement: str) -> None:
        """Carry out a statement that makes something."""
        self.connection.execute(statement)

    def fetch(self, query: str) -> Sequence[tuple[Cell, ...]]:
        """Return the rows of a query."""
        return self.connection.execute(query).fetchall()

    def clear(self) -> None:
        """Forget everything that was made."""
        for name in ("problems", "result"):
            self.execute(f"DROP VIEW IF EXISTS {name}")
        for (table,) in self.fetch("SELECT table_name FROM duckdb_tables()"):
            self.execute(f"DROP TABLE {table}")

    def close(self) -> None:
        """End the session."""
        self.connection.close()
        self._folder.cleanup()


def _type(column: Column) -> pa.DataType:
    match column.width:
        case None:
            return pa.string()
        case Width.WORD:
            return pa.int64()
        case _:
            return pa.decimal128(38, 0)
