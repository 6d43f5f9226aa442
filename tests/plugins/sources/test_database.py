"""Databases: exact, read only, bounded. SQLite, and a PostgreSQL of the tests' own."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from fractions import Fraction as F
from pathlib import Path

import pytest
import sqlalchemy as sa

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.sheet import Sheet
from guiju.plugins.sources import limits
from guiju.plugins.sources.database import Asked, read_table
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


@pytest.fixture(params=["sqlite", "postgresql"])
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
    (found,) = refused(url, endless, seconds=0.5).diagnostics
    assert found.code == "GJ1431"


def test_a_table_without_end_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 5000)
    many = (
        "with recursive n(i) as (select 1 union all select i + 1 from n "
        "where i < 1000000) select i from n"
    )
    (found,) = refused(url, many).diagnostics
    assert found.code == "GJ1317"


@pytest.mark.parametrize(
    "where",
    [
        "mysql://root:geheim@localhost/x",
        "postgresql://u:geheim@127.0.0.1:1/x",
        "no url geheim",
    ],
)
def test_a_password_is_in_no_message(where: str) -> None:
    error = refused(where, "select 1", seconds=2)
    assert "geheim" not in str(error.diagnostics)
    assert [d.code for d in error.diagnostics] == ["GJ1431"]


def test_text_that_looks_like_a_parameter_is_text(url: str) -> None:
    assert query(url, "select 'a:b' as t").at(2, 1) == "a:b"
