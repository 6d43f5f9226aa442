"""``run --engine`` and ``compile --to sql``: databases as people come to them."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlglot

from tests.cli.calls import guiju
from tests.plugins.postgresql import server

_SCHEME = """方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县（区）" 共 2家 依据 "一" { 甲县、乙县 }
环节 评审 100% 依据 "二" { 县区 评分 0分 至 100分 }
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
"""
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
def test_a_script_has_the_logarithms_of_the_data_and_of_no_other(
    engine: str, tmp_path: Path
) -> None:
    file = tmp_path / "hdi.sql"
    words = ("compile", REALS, "--to", "sql", "--dialect", engine, "-o", file)
    call = guiju(*words, "--decimals", "3")
    assert call.code == 1
    assert "GJ1592 “收入指数”要用对数" in call.err
    assert not file.exists()
    assert guiju(*words).code == 0
    assert "INSERT INTO answers_" in file.read_text("utf-8")


def test_what_nobody_says_of_inputs_can_be_said_in_the_command(tmp_path: Path) -> None:
    file = tmp_path / "script.sql"
    words = ("compile", "jiangxi-shicheng-2018", "--to", "sql", "-o", file)
    unknown = guiju(*words, "--blank")
    assert unknown.code == 1
    assert "GJ1590" in unknown.err
    assert "--decimals 2" in unknown.err
    assert guiju(*words, "--decimals", "2").code == 0
    assert "×100" in file.read_text("utf-8")


def test_the_only_database_of_the_data_computes(
    postgresql: str, tmp_path: Path
) -> None:
    folder = tmp_path / "示范"
    folder.mkdir()
    (folder / "scheme.guiju").write_text(_SCHEME, encoding="utf-8")
    (folder / "guiju.toml").write_text(
        '[data.tables]\n"评审" = { database = "考评库", table = "scores" }\n',
        encoding="utf-8",
    )
    with psycopg.connect(postgresql) as connection:
        connection.execute("create table scores (单位 text, 评分 numeric)")
        connection.execute("insert into scores values ('甲县', 90), ('乙县', 86.5)")
    places = {
        "GUIJU_DATABASE_考评库": postgresql.replace(
            "postgresql:", "postgresql+psycopg:"
        ),
        "GUIJU_DATABASE_别的库": "postgresql://nobody@127.0.0.1:1/none",
    }
    exact = guiju("run", folder, **places)
    assert exact.code == 0, exact.err
    assert guiju("run", folder, "--engine", "postgres", **places) == exact


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
