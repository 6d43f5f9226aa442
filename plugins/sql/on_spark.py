"""Spark: tables kept in memory and on disk while a session lasts; local by default."""

from collections.abc import Iterable, Sequence

import attrs
from pyspark.sql import SparkSession
from pyspark.sql.types import (
    DataType,
    DecimalType,
    LongType,
    StringType,
    StructField,
    StructType,
)

from guiju.plugins.sql.dialect import Dialect, Width
from guiju.plugins.sql.inputs import Cell, Column, InputTable

_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


@attrs.frozen(eq=False)
class OnSpark:
    """A session on this machine, with two threads."""

    session: SparkSession = attrs.field(init=False)

    @session.default
    def _started(self) -> SparkSession:
        builder = SparkSession.builder.master("local[2]").appName("guiju")
        for name, value in _SETTINGS.items():
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
        fields = [
            StructField(column.name, _type(column), nullable=column.may_lack)
            for column in table.columns
        ]
        frame = self.session.createDataFrame([*found], StructType(fields))
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
        for table in self.session.catalog.listTables():
            self.session.catalog.dropTempView(table.name)

    def close(self) -> None:
        """End the session."""
        self.session.stop()


def _type(column: Column) -> DataType:
    match column.width:
        case None:
            return StringType()
        case Width.WORD:
            return LongType()
        case _:
            return DecimalType(38, 0)
