"""Spark: tables kept in memory and on disk while a session lasts; local by default."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import Final

import attrs
from pyspark.sql import SparkSession

from guiju.plugins.sql.dialect import Dialect, Width, column_type
from guiju.plugins.sql.inputs import Cell, Column, InputTable

_SETTINGS: Final = {
    "spark.sql.ansi.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


def _own_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="guiju-spark-", ignore_cleanup_errors=True)


@attrs.frozen(eq=False)
class OnSpark:
    """A session on this machine, with two threads."""

    settings: Mapping[str, str] = attrs.field(factory=dict)
    """What of Spark's own settings is otherwise."""
    _folder: TemporaryDirectory[str] = attrs.field(init=False, factory=_own_folder)
    """Where Spark would keep tables that last; none does."""
    session: SparkSession = attrs.field(init=False)

    @session.default
    def _started(self) -> SparkSession:
        builder = SparkSession.builder.master("local[2]").appName("guiju")
        builder = builder.config("spark.sql.warehouse.dir", self._folder.name)
        for name, value in {**_SETTINGS, **self.settings}.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        return session

    @property
    def dialect(self) -> Dialect:
        """What it understands."""
        return Dialect.SPARK

    def fill(self, table: InputTable, found: Iterable[Sequence[Cell]]) -> None:
        """Make a view of what is given."""
        schema = ", ".join(
            f"{column.name} {column_type(self.dialect, column.width).sql('spark')}"
            for column in table.columns
        )
        rows = [[*map(_given, table.columns, row)] for row in found]
        frame = self.session.createDataFrame(rows, schema)
        frame.createOrReplaceTempView(table.name)

    def execute(self, statement: str) -> None:
        """Carry out a statement that makes a table of this session."""
        self.session.sql(statement)

    def fetch(self, query: str) -> Sequence[tuple[Cell, ...]]:
        """Return the rows of a query."""
        return [tuple(row) for row in self.session.sql(query).collect()]

    def clear(self) -> None:
        """Forget everything that was made."""
        self.session.catalog.clearCache()
        for row in self.fetch("SHOW TABLES"):
            self.session.catalog.dropTempView(str(row[1]))

    def close(self) -> None:
        """End the session."""
        self.session.stop()
        self._folder.cleanup()


def _given(column: Column, cell: Cell) -> Cell | Decimal:
    is_wide = column.width is Width.WIDE and isinstance(cell, int)
    return Decimal(cell) if is_wide and cell is not None else cell
