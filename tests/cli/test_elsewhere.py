"""Tables of databases and web services, named in guiju.toml and by the user."""

import sqlite3
from pathlib import Path

import duckdb
import pytest

from tests.cli.calls import guiju
from tests.cli.test_spelled import SCHEME

TOML = '[data.tables]\n"测评" = {{ {} }}\n'
TABLE = 'database = "考评库", table = "打分"'
QUERY = 'database = "考评库", query = "select 单位, 分 as 评分 from 打分 where 分 > 0"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scheme.guiju").write_text(SCHEME, "utf-8")
    connection = sqlite3.connect(tmp_path / "考评.db")
    connection.executescript(
        "create table 打分 (单位 text, 评分 int, 分 int);"
        "insert into 打分 values ('甲县', 90, 91), ('乙县', 80, 81), ('甲县', null, 0)"
    )
    connection.close()
    return tmp_path


def wants(folder: Path, place: str, more: str = "") -> None:
    (folder / "guiju.toml").write_text(f"{more}{TOML.format(place)}", "utf-8")


@pytest.mark.parametrize(("place", "best"), [(TABLE, "90.00"), (QUERY, "91.00")])
def test_a_table_comes_from_the_database_that_the_user_names(
    place: str, best: str, folder: Path
) -> None:
    wants(folder, place)
    url = f"sqlite:///{folder}/考评.db"
    said = guiju("run", folder, "--database", f"考评库={url}")
    assert (said.code, best in said.out) == (0, True)
    again = guiju("run", folder, GUIJU_DATABASE_考评库=url)
    assert again.out == said.out


def test_a_table_comes_from_a_duckdb_file_beside_which_one_works(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wants(folder, TABLE)
    with duckdb.connect(str(folder / "考评.duckdb")) as connection:
        connection.execute("create table 打分 (单位 text, 评分 decimal(5, 2))")
        connection.execute("insert into 打分 values ('甲县', 90.25), ('乙县', 80)")
    monkeypatch.chdir(folder)
    said = guiju("run", folder, "--database", "考评库=duckdb:///考评.duckdb")
    assert (said.code, "90.25" in said.out) == (0, True)
    missing = guiju("run", folder, "--database", "考评库=duckdb:///没有.duckdb")
    assert "GJ1431" in missing.err
    assert not (folder / "没有.duckdb").exists()


def test_a_fault_names_the_database_the_table_and_the_cell(folder: Path) -> None:
    wants(folder, 'database = "考评库", query = "select 单位, 999 as 评分 from 打分"')
    url = f"考评库=sqlite:///{folder}/考评.db"
    said = guiju("data", "check", folder, "--database", url)
    assert "考评库[测评]!B2" in said.out


def test_a_database_that_nobody_says_how_to_reach_stops_the_run(folder: Path) -> None:
    wants(folder, TABLE)
    said = guiju("run", folder)
    assert said.code != 0
    assert "GUIJU_DATABASE_考评库" in said.err


@pytest.mark.parametrize(
    "place",
    [
        'database = "sqlite:///考评.db", table = "打分"',
        'database = "postgresql://u:p@h/d", table = "打分"',
        'database = "考评库"',
        'database = "考评库", table = "a", query = "b"',
        'url = "http://a/b", password = "c"',
    ],
)
def test_no_address_of_a_database_stands_in_the_folder(
    place: str, folder: Path
) -> None:
    wants(folder, place)
    said = guiju("run", folder)
    assert said.code != 0
    assert "GJ1504" in said.err


def test_a_host_has_to_be_named(folder: Path, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    wants(folder, 'url = "http://127.0.0.1:9/x"')
    assert "GJ1442" in guiju("run", folder, GUIJU_CACHE=cache).err
    named = guiju("run", folder, "--host", "127.0.0.1:9", GUIJU_CACHE=cache)
    assert "GJ1441" in named.err
    wants(folder, 'url = "http://127.0.0.1:9/x"', '[data]\nhosts = ["127.0.0.1:9"]\n')
    assert "GJ1441" in guiju("run", folder, GUIJU_CACHE=cache).err


def test_verifying_needs_what_the_run_was_connected_to(folder: Path) -> None:
    wants(folder, TABLE)
    url = f"考评库=sqlite:///{folder}/考评.db"
    out = folder / "结果"
    assert guiju("run", folder, "-o", out, "--database", url).code == 0
    verify = ("verify", out, "--rulebook", folder)
    assert guiju(*verify, "--database", url).code == 0
    unreached = guiju(*verify)
    assert unreached.code == 1
    assert "GJ1464" in unreached.out
    assert "“考评库[测评]”取自数据库或网上" in unreached.out
    assert guiju(*verify, "--files-only").code == 0
    connection = sqlite3.connect(folder / "考评.db")
    with connection:
        connection.execute("update 打分 set 评分 = 91 where 分 = 91")
    connection.close()
    changed = guiju(*verify, "--database", url)
    assert changed.code == 1
    assert "GJ1569 “考评库[测评]”" in changed.out


def test_another_order_of_rows_is_the_same_data(folder: Path) -> None:
    said = []
    for order in ("甲县', 90), ('乙县', 80", "乙县', 80), ('甲县', 90"):
        connection = sqlite3.connect(folder / "考评.db")
        with connection:
            connection.execute("drop table 打分")
            connection.execute("create table 打分 (单位 text, 评分 int)")
            connection.execute(f"insert into 打分 values ('{order})")  # noqa: S608
        connection.close()
        wants(folder, 'database = "考评库", query = "select 单位, 评分 from 打分"')
        url = f"考评库=sqlite:///{folder}/考评.db"
        said.append(guiju("run", folder, "--database", url, "--format", "json").out)
    assert said[0] == said[1] != ""
