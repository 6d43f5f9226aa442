"""Rows of an input table as Arrow has them, for engines that take them so."""

from collections.abc import Iterable, Sequence

import pyarrow as pa

from guiju.plugins.sql.dialect import Width
from guiju.plugins.sql.inputs import Cell, Column, InputTable


def arrow(table: InputTable, found: Iterable[Sequence[Cell]]) -> pa.Table:
    """Return the rows that were ``found`` for a table."""
    columns = [*zip(*found, strict=True)] or [()] * len(table.columns)
    return pa.table(
        [
            pa.array(column, _type(one))
            for one, column in zip(table.columns, columns, strict=True)
        ],
        names=[one.name for one in table.columns],
    )


def _type(column: Column) -> pa.DataType:
    match column.width:
        case None:
            return pa.string()
        case Width.WORD:
            return pa.int64()
        case _:
            return pa.decimal128(38, 0)
