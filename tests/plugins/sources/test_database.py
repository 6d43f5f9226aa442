"""Databases: exact, read only, bounded. SQLite, DuckDB, a PostgreSQL of our own."""

import datetime as dt
import sqlite3
import sys
from collections.abc import Iterator
from fractions import Fraction as F
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
import sqlalchemy as sa

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.sheet import Sheet
from guiju.plugins.sources import in_columns, limits, postgresql_table
from guiju.plugins.sources.asked import Asked
from guiju.plugins.sources.database import read_table
from tests.plugins.batches import of_batches
from tests.plugins.postgresql import server

ROWS = """\
create table "得分" ("单位" text, "得分" numeric(6, 2), "日期" date, "次数" int);
insert into "得分" values ('乙县', 88.10, '2020-12-20', 3), ('甲县', null, null, 2);
"""


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with server() as url:
        engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            connection.exec_driver_sql(ROWS)
            connection.exec_driver_sql("create table floats (a float8)")
            connection.exec_driver_sql("insert into floats values (0.1)")
        engine.dispose()
        yield url


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    file = tmp_path / "考评.db"
    connection = sqlite3.connect(file)
    connection.executescript(ROWS.replace("numeric(6, 2)", "text"))
    connection.executescript(
        "create table floats (a real); insert into floats values (0.1)"
    )
    connection.close()
    return f"sqlite:///{file}"


@pytest.fixture
def in_duckdb(tmp_path: Path) -> str:
    file = tmp_path / "考评.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute(ROWS)
        connection.execute(
            "create table floats (a double); insert into floats values (0.1)"
        )
    return f"duckdb:///{file}"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every table for a large one, of many batches."""
    monkeypatch.setattr(in_columns, "PAYS_FROM_CELLS", 0)
    monkeypatch.setattr(in_columns, "_CELLS_AT_ONCE", 300)
    monkeypatch.setattr(postgresql_table, "PIECE", 300)


@pytest.fixture(params=["sqlite", "postgresql", "in_duckdb"])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(request.param)
    return found


def table(url: str, name: str = "得分", seconds: float = 10) -> Sheet:
    return read_table(Asked(database="考评库", table=name), url, seconds=seconds)


def query(url: str, text: str, seconds: float = 10) -> Sheet:
    return read_table(Asked(database="考评库", query=text), url, seconds=seconds)


def refused(url: str, text: str, seconds: float = 10) -> DiagnosticError:
    with pytest.raises(DiagnosticError) as caught:
        query(url, text, seconds)
    return caught.value


def test_figures_of_postgresql_are_exact(postgresql: str) -> None:
    sheet = table(postgresql)
    assert sheet.rows[0] == ("单位", "得分", "日期", "次数")
    assert sorted(sheet.rows[1:], key=str) == [
        ("乙县", F("88.1"), dt.date(2020, 12, 20), F(3)),
        ("甲县", None, None, F(2)),
    ]
    assert str(sheet.cell(2, 2)) == "考评库[得分]!B2"


def test_rows_of_a_table_have_one_order(url: str) -> None:
    assert table(url) == table(url)
    assert [row[0] for row in table(url).rows] == ["单位", "乙县", "甲县"]


def test_a_column_of_floats_is_refused_with_the_cast(url: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        table(url, "floats")
    (found,) = caught.value.diagnostics
    assert found.code == "GJ1432"
    assert found.help is not None
    cast = found.help.en.partition(": ")[2]
    sheet = query(url, f"select {cast} from floats")  # noqa: S608 - as a user would
    assert F(str(sheet.at(2, 1))) == F(1, 10)


@pytest.mark.parametrize(
    "text",
    [
        "drop table floats",
        "delete from floats",
        "select 1; drop table floats",
        "with x as (insert into floats values (1) returning a) select * from x",
        "select * from nowhere",
        "selec 1",
    ],
)
def test_nothing_is_ever_written(url: str, text: str) -> None:
    (found,) = refused(url, text).diagnostics
    assert found.code == "GJ1431"
    assert query(url, "select count(*) from floats").at(2, 1) == 1


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    (found,) = refused(f"sqlite:///{tmp_path}/none.db", "select 1").diagnostics
    assert found.code == "GJ1431"
    assert not list(tmp_path.iterdir())


def test_what_takes_too_long_is_broken_off(url: str) -> None:
    endless = (
        "with recursive n(i) as (select 1 union all select i + 1 from n) "
        "select count(*) from n"
    )
    # In columns it may take longer, and all of DuckDB is in columns.
    seconds = 0.02 if url.startswith("duckdb") else 0.4
    (found,) = refused(url, endless, seconds=seconds).diagnostics
    assert found.code == "GJ1431"
    assert found.message.zh.endswith("读得太久")


def test_a_table_without_end_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 5000)
    monkeypatch.setattr(in_columns, "MOST_ROWS", 5000)
    many = (
        "with recursive n(i) as (select 1 union all select i + 1 from n "
        "where i < 1000000) select i from n"
    )
    if url.startswith("duckdb"):
        many = "select i from range(1000000) as n(i)"
    (found,) = refused(url, many).diagnostics
    assert found.code == "GJ1317"


@pytest.mark.parametrize(
    "where",
    [
        "mysql://root:geheim@localhost/x",
        "postgresql://u:geheim@127.0.0.1:1/x",
        "no url geheim",
        "duckdb://u:geheim@localhost/x",
        "duckdb:///",
    ],
)
def test_a_password_is_in_no_message(where: str) -> None:
    error = refused(where, "select 1", seconds=2)
    assert "geheim" not in str(error.diagnostics)
    assert [d.code for d in error.diagnostics] == ["GJ1431"]


def test_text_that_looks_like_a_parameter_is_text(url: str) -> None:
    assert query(url, "select 'a:b' as t").at(2, 1) == "a:b"


@pytest.mark.usefixtures("large")
def test_large_tables_come_in_batches_and_in_order(url: str) -> None:
    sheet = table(url)
    days = dt.date(2020, 12, 20)
    typed = ("乙县", F("88.1"), days, F(3)), ("甲县", None, None, F(2))
    texts = ("乙县", "88.1", "2020-12-20", "3"), ("甲县", None, None, "2")
    assert of_batches(sheet, first=2) == list(
        texts if url.startswith("sqlite") else typed
    )
    assert sheet.rows == (("单位", "得分", "日期", "次数"), *of_batches(sheet, first=2))
    assert sheet == table(url)
    assert str(sheet.cell(2, 2)) == "考评库[得分]!B2"


MANY = (
    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) "
    "select i % 7 as a, case when i % 3 > 0 then 'x' || i end as b, "
    "i > 250 as c, i || '.25' as d from n"
)


@pytest.mark.usefixtures("large")
def test_many_batches_hold_every_row_once(url: str) -> None:
    sheet = query(url, MANY)
    assert len(sheet.rows) == 501
    assert len({str(row) for row in of_batches(sheet, first=2)}) == 500
    assert sheet.batches is not None
    assert sum(1 for _ in sheet.batches) > 1
    assert [str(row[0]) for row in sheet.rows[1:]] == sorted(
        str(n % 7) for n in range(1, 501)
    )
    assert query(url, f"{MANY} order by i desc").rows[1][1] == "x500"


@pytest.mark.usefixtures("large")
def test_the_digest_is_of_the_values_and_not_of_the_batches(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = set()
    for at_once in (40, 4000):
        monkeypatch.setattr(in_columns, "_CELLS_AT_ONCE", at_once)
        monkeypatch.setattr(postgresql_table, "PIECE", at_once)
        digests.add(query(url, f"{MANY} where i > 0 -- as they come").sha256)
        digests.add(query(url, f"{MANY} where 0 < i").sha256)
    assert len(digests) == 1
    assert query(url, MANY.replace("< 500", "< 499")).sha256 not in digests


@pytest.mark.usefixtures("large")
def test_columns_of_postgresql_are_exact(postgresql: str) -> None:
    sheet = query(
        postgresql,
        "select 1::numeric(12, 4) / 8 as a, 12.50::numeric(8, 2) as b, true as c, "
        "timestamp '2020-12-20' as d, '' as e, null::text as f, 7::bigint as g",
    )
    day = dt.date(2020, 12, 20)
    assert of_batches(sheet, first=2) == [
        ("0.12500000000000000000", F("12.5"), True, day, None, None, F(7))
    ]
    assert sheet.batches is not None
    (batch,) = sheet.batches
    assert batch.schema.field(1).type == pa.decimal128(8, 2)


@pytest.mark.usefixtures("large")
def test_floats_are_refused_in_large_tables_too(url: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        table(url, "floats")
    (found,) = caught.value.diagnostics
    assert found.code == "GJ1432"
    assert str(found.place) == "考评库[floats]!A1"


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "text",
    [
        "select 1) to program 'touch {0}' --",
        "select 1 order by 1) to program 'touch {0}' --",
        "select 1) as x, (select 2 order by 1) to '{0}' (format csv",
        "select * from read_text('/etc/hostname')",
        "select * from pg_read_file('{0}') as no, nowhere",
        "select 1 as a into outfile '{0}'",
    ],
)
def test_a_query_in_a_query_opens_no_door(url: str, text: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (found,) = refused(url, text.format(out)).diagnostics
    assert found.code == "GJ1431"
    assert not out.exists()


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("text", ["copy floats to '{0}'", "attach '{0}'"])
def test_duckdb_reaches_no_other_file(
    in_duckdb: str, text: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("a\n1\n", "utf-8")
    assert refused(in_duckdb, text.format(out)).diagnostics
    error = refused(in_duckdb, f"select * from '{out}'")  # noqa: S608 - as one would
    assert [found.code for found in error.diagnostics] == ["GJ1431"]


def test_duckdb_takes_no_variable_of_ours_for_a_table(in_duckdb: str) -> None:
    shown = pa.table({"a": [1]})
    assert shown
    assert refused(in_duckdb, "select * from shown").diagnostics


def test_what_a_database_lacks_is_said_with_what_to_install(
    in_duckdb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    (found,) = refused(in_duckdb, "select 1").diagnostics
    assert found.help is not None
    assert "pip install guiju[scale]" in found.help.zh


def test_without_pyarrow_only_so_many_cells_are_read(
    sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_columns, "find_spec", lambda _: None)
    assert query(sqlite, MANY).batches is None
    monkeypatch.setattr(limits, "MOST_CELLS", 300)
    (found,) = refused(sqlite, MANY).diagnostics
    assert found.code == "GJ1433"
