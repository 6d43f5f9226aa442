"""Hooks are called as often as their contracts say, and by nobody else."""

from collections import Counter
from pathlib import Path

import pytest

from tests.cli.calls import guiju, rulebook

COUNTING = """
from pathlib import Path
from guiju.plugins.hookspecs import hookimpl

LOG = Path(__file__).with_suffix(".log")

def note(what):
    with LOG.open("a", encoding="utf-8") as file:
        file.write(f"{what}\\n")
    return []

@hookimpl
def guiju_read_sheets(location):
    note(location.name)

@hookimpl
def guiju_list_outputs(): return note("outputs")

@hookimpl
def guiju_list_methods(): return note("methods")

@hookimpl
def guiju_list_checks(): return note("checks")

@hookimpl
def guiju_list_rulebooks(): return note("rulebooks")

@hookimpl
def guiju_list_calendars(): return note("calendars")

@hookimpl
def guiju_list_commands(): return note("commands")
"""


@pytest.fixture
def counting(tmp_path: Path) -> Path:
    """A plugin that notes each call."""
    file = tmp_path / "counting.py"
    file.write_text(COUNTING, "utf-8")
    return file


def calls(counting: Path) -> Counter[str]:
    log = counting.with_suffix(".log")
    return Counter(log.read_text("utf-8").splitlines() if log.exists() else ())


def test_loading_a_plugin_calls_no_hook(counting: Path, tmp_path: Path) -> None:
    guiju("fmt", "--check", rulebook(tmp_path), "--plugin", counting)
    assert calls(counting) == Counter()


def test_a_check_of_several_rulebooks_lists_the_checks_once(
    counting: Path, tmp_path: Path
) -> None:
    own = rulebook(tmp_path)
    extending = tmp_path / "两处.guiju"
    text = (own / "scheme.guiju").read_text("utf-8")
    extending.write_text(f'{text}\n引用 "没有一"\n引用 "没有二"\n', "utf-8")
    guiju("check", own, extending, "anhui-wuhu-2020", "--plugin", counting)
    assert calls(counting) == Counter(checks=1, rulebooks=1)


def test_a_run_asks_for_each_file_once(counting: Path, tmp_path: Path) -> None:
    own = rulebook(tmp_path)
    said = guiju("run", own, "-o", tmp_path / "out", "--plugin", counting)
    assert said.code == 0, said.all
    files = {file.name: 1 for file in (own / "facts").iterdir()}
    assert calls(counting) == Counter(checks=1, outputs=1, **files)


def test_whoever_lists_the_plugins_lists_what_they_bring(counting: Path) -> None:
    guiju("plugins", "--plugin", counting)
    expected = Counter(methods=1, checks=1, rulebooks=1, commands=1, outputs=1)
    assert calls(counting) == expected
