"""``run --engine`` and ``compile --to sql``: databases as people come to them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot

from tests.cli.calls import guiju
from tests.plugins.postgresql import server

WUHU = ("anhui-wuhu-2020", "--set", "专项扣分=2分/项")
REALS = "world-hdi-2021"
SMALL = "yunnan-kaiyuan-2016"


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with server() as url:
        yield url


def test_the_report_is_the_same_whichever_engine_computes(postgresql: str) -> None:
    reports = {
        guiju("run", *WUHU, "--format", "json", "--engine", *engine).out
        for engine in (
            ["exact"],
            ["duckdb"],
            ["postgres", "--database", postgresql],
            ["postgres", "--database", f"库={postgresql}"],
        )
    }
    assert len(reports) == 1
    assert json.loads(reports.pop())


@pytest.mark.parametrize("engine", ["duckdb", "postgres", "spark"])
def test_logarithms_are_refused_before_an_engine_starts(
    engine: str, tmp_path: Path
) -> None:
    file = tmp_path / "hdi.sql"
    call = guiju("compile", REALS, "--to", "sql", "--dialect", engine, "-o", file)
    assert call.code == 1
    assert "GJ1592 “收入指数”要用对数" in call.err
    assert not file.exists()


def test_a_database_is_never_guessed() -> None:
    call = guiju("run", *WUHU, "--engine", "postgres")
    assert call.code == 2
    assert "GJ1594" in call.err


def test_a_database_out_of_reach_is_told_without_its_password() -> None:
    address = "postgresql://somebody:secret@127.0.0.1:1/none"
    call = guiju("run", *WUHU, "--engine", "postgres", "--database", address)
    assert call.code == 1
    assert "GJ1595 PostgreSQL 没有算完" in call.err
    assert "secret" not in call.err


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "spark"])
def test_a_script_is_written_for_the_database_named(
    dialect: str, tmp_path: Path
) -> None:
    file = tmp_path / "wuhu.sql"
    call = guiju("compile", SMALL, "--to", "sql", "--dialect", dialect, "-o", file)
    assert call.code == 0, call.err
    text = file.read_text("utf-8")
    assert text.startswith("-- ")
    names = {
        column.name
        for statement in sqlglot.parse(text, dialect=dialect)
        if statement is not None
        for column in statement.find_all(sqlglot.exp.Identifier)
    }
    assert all(name.isascii() for name in names)
