"""Spark on this machine: each table is computed when it is made, and only then.

A table that is merely a query of others would be worked into whatever reads it, again
and again: with twenty stages the plan has millions of parts.
"""

from collections.abc import Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Final

import attrs
import pyarrow as pa
from pyspark.sql import SparkSession

from guiju.engine.columnar.grid import Array
from guiju.plugins.sql.arrow import arrays
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.inputs import Cell, InputTable

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

    def fill(self, table: InputTable, found: pa.Table) -> None:
        """Make a view of what is given."""
        frame = self.session.createDataFrame(found)
        frame.createOrReplaceTempView(table.name)

    def execute(self, statement: str) -> None:
        """Carry out a statement."""
        self.session.sql(statement)

    def make(self, name: str, query: str) -> None:
        """Compute a query now, and make a view of what was found."""
        found = self.session.sql(query).localCheckpoint()
        found.createOrReplaceTempView(name)

    def drop(self, name: str) -> None:
        """Forget a view; what it was made of goes with it, by and by."""
        self.session.catalog.dropTempView(name)

    def fetch(self, query: str) -> Sequence[tuple[Cell, ...]]:
        """Return the rows of a query."""
        return [tuple(row) for row in self.session.sql(query).collect()]

    def columns(self, query: str) -> Sequence[Array]:
        """Return the columns of a query, all of whole numbers."""
        return arrays(self.session.sql(query).toArrow())

    def clear(self) -> None:
        """Forget everything that was made."""
        for row in self.fetch("SHOW TABLES"):
            self.session.catalog.dropTempView(str(row[1]))

    def close(self) -> None:
        """End the session."""
        self.session.stop()
        self._folder.cleanup()
