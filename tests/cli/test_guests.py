"""Commands that plugins add, and whose plugins are let in, as a user meets them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.calls import Call, guiju, program, rulebook

HEAD = """
import click
from guiju.engine.diagnostic import Diagnostic, DiagnosticError, Severity
from guiju.engine.text import Text
from guiju.plugins.command import Command
from guiju.plugins.hookspecs import hookimpl

WORDS = Text("做点什么", "do something")
REFUSAL = DiagnosticError(Diagnostic(
    code="QS0009", severity=Severity.ERROR, message=WORDS, place=None))

@click.command("errand")
@click.argument("how")
def errand(how):
    click.echo("开始")
    if how == "usage":
        raise click.UsageError("no")
    if how == "refuse":
        raise REFUSAL
    if how == "fail":
        raise KeyError("x")
    return {"well": None, "three": 3, "much": 256, "text": "done"}[how]

def make():
    MAKE

@hookimpl
def guiju_list_commands():
    return [Command(name=NAME, title=WORDS, make=make)]
"""
MODULE = "errands_of_anhui"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the import path, and where one works. Its module is forgotten."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    sys.modules.pop(MODULE, None)


def installed(site: Path, name: str = "errand", make: str = "return errand") -> None:
    """Install a distribution that brings a command."""
    code = HEAD.replace("NAME", repr(name), 1).replace("MAKE", make)
    code = code.replace("name=NAME", f"name={name!r}")
    (site / f"{MODULE}.py").write_text(code, "utf-8")
    info = site / "anhui_pack-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: anhui-pack\nVersion: 1.2\n", "utf-8")
    entry = f"[guiju.plugins]\nerrands = {MODULE}\n"
    (info / "entry_points.txt").write_text(entry, "utf-8")


@pytest.mark.parametrize(("how", "code"), [("well", 0), ("three", 3), ("usage", 2)])
def test_a_command_of_a_plugin_ends_as_it_says(how: str, code: int, site: Path) -> None:
    installed(site)
    said = guiju("errand", how)
    assert (said.code, said.out) == (code, "开始\n")


def test_what_it_refuses_is_told_as_it_is(site: Path) -> None:
    installed(site)
    said = guiju("errand", "refuse")
    assert said.code == 1
    assert said.err.startswith("QS0009 做点什么")


@pytest.mark.parametrize(
    ("how", "part"),
    [("fail", "KeyError"), ("much", "256"), ("text", "'done'")],
)
def test_whatever_else_it_does_is_told_of_the_distribution(
    how: str, part: str, site: Path
) -> None:
    installed(site)
    blamed(guiju("errand", how), part)


@pytest.mark.parametrize(
    ("make", "part"),
    [("return 3", "给出的不是命令"), ("raise KeyError('x')", "KeyError")],
)
def test_what_is_no_command_is_told_of_the_distribution(
    make: str, part: str, site: Path
) -> None:
    installed(site, make=make)
    blamed(guiju("errand", "well"), part)


def test_no_plugin_takes_the_name_of_a_built_in_command(site: Path) -> None:
    installed(site, name="run")
    blamed(guiju("plugins"), "命令“run”已经有了")
    blamed(guiju("errand"), "命令“run”已经有了")
    assert guiju("run", "--help").out == guiju("run", "--help", "--lang", "zh").out


def blamed(said: Call, part: str) -> None:
    assert said.code == 1
    assert said.err.startswith("GJ1412 插件 anhui-pack（anhui-pack:errands）：")
    assert part in said.err


def test_a_command_that_nobody_has_is_no_command(site: Path) -> None:
    installed(site)
    said = guiju("erand", "well")
    assert said.code == 2
    assert "没有命令 erand" in said.err


def test_help_runs_nobodys_code(site: Path) -> None:
    installed(site)
    (site / f"{MODULE}.py").write_text("1 / 0\n", "utf-8")
    assert guiju("--help").code == 0
    assert "GJ1411" in guiju("errand", "well").err


def test_a_broken_distribution_stops_a_check_unless_it_is_switched_off(
    site: Path,
) -> None:
    installed(site)
    (site / f"{MODULE}.py").write_text("1 / 0\n", "utf-8")
    book = rulebook(site)
    said = guiju("check", book)
    assert (said.code, "anhui-pack 1.2 (errands)" in said.err) == (1, True)
    assert guiju("check", book, "--no-plugins").code == 0


@pytest.mark.parametrize("where", ["guiju.toml", "../guiju.toml"])
def test_a_list_here_or_above_keeps_out_what_is_not_on_it(
    where: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(site)
    (site / "inner").mkdir()
    monkeypatch.chdir(site / "inner")
    (site / "inner" / where).write_text("[plugins]\nallow = ['other']\n", "utf-8")
    assert "没有命令 errand" in guiju("errand", "well").err
    assert "anhui-pack 1.2  没有装入" in guiju("plugins").out


def test_an_inner_list_lets_in_nothing_that_an_outer_one_keeps_out(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(site)
    inner = site / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    (inner / "guiju.toml").write_text("[plugins]\nallow = ['anhui-pack']\n", "utf-8")
    assert guiju("errand", "well").code == 0
    (site / "guiju.toml").write_text("[plugins]\nallow = []\n", "utf-8")
    assert guiju("errand", "well").code == 2


def test_a_list_beside_a_rulebook_from_elsewhere_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, here = rulebook(tmp_path), tmp_path / "here"
    here.mkdir()
    with (book / "guiju.toml").open("a", encoding="utf-8") as file:
        file.write("\n[plugins]\nallow = []\n")
    monkeypatch.chdir(here)
    said = guiju("run", book)
    assert said.code == 1
    assert "plugins.allow 写在别处，在这里不起作用" in said.err
    monkeypatch.chdir(book)
    assert guiju("run", ".").code == 0


def test_a_rulebook_that_loads_a_plugin_is_refused(tmp_path: Path) -> None:
    book = rulebook(tmp_path)
    with (book / "guiju.toml").open("a", encoding="utf-8") as file:
        file.write("\n[plugins]\nfiles = ['mine.py']\n")
    said = guiju("run", book)
    assert said.code == 1
    assert "规则书的文件夹不能装载插件" in said.err


def test_a_check_loads_no_plugin_manager_where_nothing_is_installed() -> None:
    said = program("check", "anhui-wuhu-2020", PYTHONPROFILEIMPORTTIME="1")
    assert said.code == 0
    loaded = {line.rpartition("|")[2].strip() for line in said.err.splitlines()}
    assert "guiju.cli.added" in loaded
    assert loaded.isdisjoint({"pluggy", "importlib.metadata", "guiju.plugins.manager"})
