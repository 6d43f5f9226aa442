"""The same facts come of a table, whether it is large or small and wherever it lies."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import feather, parquet

from guiju.plugins.intake.load import load
from guiju.plugins.sheet import Sheet
from guiju.plugins.sources import csv_file, in_columns
from guiju.plugins.sources.asked import Asked
from guiju.plugins.sources.database import read_table
from tests.plans import city
from tests.plugins.tabular import (
    PLUGINS,
    Content,
    Layout,
    Rows,
    as_csv,
    figures,
    legal_facts,
    long,
    sheets_of,
    very_long,
    wide,
)

PLAN = city()
Written = Callable[[Path, str, Rows], Sequence[Sheet]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("large")


@pytest.fixture
def large() -> Iterator[None]:
    """Take every table for a large one, of several batches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file, "PAYS_FROM", 0)
        patch.setattr(in_columns, "PAYS_FROM_CELLS", 0)
        patch.setattr(in_columns, "_CELLS_AT_ONCE", 50)
        yield


def column(cells: Sequence[Content]) -> pa.Array:
    """Return a column of decimals where all are figures, else one of texts."""
    if any(isinstance(one, str) for one in cells):
        texts = [str(float(c)) if isinstance(c, Fraction) else c for c in cells]
        return pa.array(texts, pa.string())
    exact = [None if c is None else Decimal(str(float(c))) for c in cells]
    return pa.array(exact, pa.decimal128(20, 4))


def table(rows: Rows) -> pa.Table:
    header, *body = rows
    columns = [column(cells) for cells in zip(*body, strict=True)]
    return pa.table(columns, names=[str(name) for name in header])


def as_parquet(folder: Path, name: str, rows: Rows) -> Sequence[Sheet]:
    parquet.write_table(table(rows), folder / f"{name}.parquet")
    return PLUGINS.read_sheets(folder / f"{name}.parquet") or ()


def as_feather(folder: Path, name: str, rows: Rows) -> Sequence[Sheet]:
    feather.write_feather(table(rows), folder / f"{name}.feather")
    return PLUGINS.read_sheets(folder / f"{name}.feather") or ()


def as_texts(folder: Path, name: str, rows: Rows) -> Sequence[Sheet]:
    place = as_csv(folder / name, {name: rows})
    return PLUGINS.read_sheets(place / f"{name}.csv") or ()


def as_duckdb(folder: Path, name: str, rows: Rows) -> Sequence[Sheet]:
    file = folder / f"{name}.duckdb"
    with duckdb.connect(str(file)) as connection:
        given = table(rows)
        connection.register("given", given)
        connection.execute(f'create table "{name}" as from given')
    asked = Asked(database="考评库", table=name)
    return (read_table(asked, f"duckdb:///{file}", name),)


def as_sqlite(folder: Path, name: str, rows: Rows) -> Sequence[Sheet]:
    file = folder / f"{name}.db"
    given = table(rows)
    columns = ", ".join(f'"{one}"' for one in given.column_names)
    marks = ", ".join("?" * given.num_columns)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f'create table "{name}" ({columns})')
        connection.executemany(
            f'insert into "{name}" values ({marks})',  # noqa: S608 - of our own names
            [tuple(map(kept, row.values())) for row in given.to_pylist()],
        )
    asked = Asked(database="考评库", table=name)
    return (read_table(asked, f"sqlite:///{file}", name),)


def kept(value: Decimal | str | None) -> int | str | None:
    """Return a value that SQLite keeps: whole numbers as such, others as texts."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else str(value)
    return value


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("way", "layout"),
    [
        *((as_texts, layout) for layout in (long, wide, very_long)),
        *((as_parquet, layout) for layout in (long, wide)),
        (as_feather, very_long),
        (as_duckdb, long),
        (as_sqlite, wide),
    ],
)
@given(st.data())
@settings(max_examples=2)
def test_facts_are_the_same_whichever_way_they_came(
    folder: Path, way: Written, layout: Layout, data: st.DataObject
) -> None:
    facts = data.draw(legal_facts(PLAN))
    sheets = sheets_of(PLAN, facts, layout)
    here = folder / str(len([*folder.iterdir()]))
    here.mkdir()
    large = [sheet for name, rows in sheets.items() for sheet in way(here, name, rows)]
    assert all(sheet.batches is not None for sheet in large)
    taken = load(PLAN, [], PLUGINS.read_sheets, also=large)
    assert taken.facts is not None, taken.diagnostics
    assert figures(taken.facts) == figures(facts)
