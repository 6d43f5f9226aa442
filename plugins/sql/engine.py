"""What every engine can do: its tables are those of one session, and gone with it."""

from collections.abc import Sequence
from typing import Protocol

import pyarrow as pa

from guiju.engine.columnar.grid import Array
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.inputs import Cell, InputTable


class Engine(Protocol):
    """An engine, and one session with it that leaves nothing behind."""

    @property
    def dialect(self) -> Dialect:
        """What it understands."""

    def fill(self, table: InputTable, found: pa.Table) -> None:
        """Make a table of this session and fill it."""

    def execute(self, statement: str) -> None:
        """Carry out a statement that makes something in this session."""

    def make(self, name: str, query: str) -> None:
        """Make a table of this session with the rows of a query."""

    def drop(self, name: str) -> None:
        """Forget a table: nobody will read it."""

    def fetch(self, query: str) -> Sequence[tuple[Cell, ...]]:
        """Return the rows of a query."""

    def columns(self, query: str) -> Sequence[Array]:
        """Return the columns of a query, all of whole numbers."""

    def clear(self) -> None:
        """Forget everything that was made."""

    def close(self) -> None:
        """End the session."""
