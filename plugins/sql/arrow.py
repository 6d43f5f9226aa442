"""Whole numbers as Arrow has them, into a database and out of it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa

from guiju.engine.columnar.grid import Array
from guiju.plugins.sql.dialect import Width
from guiju.plugins.sql.inputs import Column, InputTable

_WIDE = 10**38
"""From here on Arrow has no numbers for it; PostgreSQL takes them as text."""


def arrow(table: InputTable, found: Iterable[Sequence[int]]) -> pa.Table:
    """Return the rows that were ``found`` for a table."""
    columns = [*zip(*found, strict=True)] or [()] * len(table.columns)
    each = zip(table.columns, columns, strict=True)
    made = [figures(one, np.array(column, dtype=object)) for one, column in each]
    return pa.table(made, names=[one.name for one in table.columns])


def figures(column: Column, numbers: Array) -> pa.Array:
    """Return whole numbers, whatever they ride in, as a table takes them."""
    if column.width is Width.WORD:
        return pa.array(numbers.astype(np.int64))
    wide = [*map(int, numbers.tolist())]
    if any(abs(one) >= _WIDE for one in wide):
        return pa.array([*map(str, wide)])
    return pa.array([*map(Decimal, wide)], pa.decimal128(38, 0))


def numbers(column: Iterable[object]) -> Array:
    """Return whole numbers that an engine gave, in words if they fit."""
    found = [int(str(one)) for one in column]
    fits = all(-(2**63) <= one < 2**63 for one in found)
    return np.array(found, dtype=np.int64 if fits else object)


def arrays(found: pa.Table) -> Sequence[Array]:
    """Return the columns of a table as arrays of whole numbers."""
    return [
        column.to_numpy()
        if pa.types.is_integer(column.type)
        else numbers(column.to_pylist())
        for column in found.columns
    ]
