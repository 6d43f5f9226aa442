"""Help is there in both languages, for every command, and at once."""

import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import click
import pytest

from guiju.cli import commands
from guiju.cli.contents import COMMANDS, module_of
from guiju.cli.main import main
from guiju.cli.spoken import Argument, Option, Spoken
from tests.cli.calls import guiju

WIDEST = 80
LOADED = """
import sys
before = set(sys.modules)
from guiju.cli.main import main
try:
    main(["--help"])
except SystemExit:
    pass
print(*{name.partition(".")[0] for name in set(sys.modules) - before}, file=sys.stderr)
"""


def all_commands() -> list[tuple[str, ...]]:
    """Return every command as it is called."""
    found: list[tuple[str, ...]] = []
    for name in COMMANDS:
        command = import_module(module_of(name)).command
        inner = getattr(command, "commands", {})
        found += [(name,), *((name, one) for one in inner)]
    return found


every_command = pytest.mark.parametrize("called", all_commands(), ids=" ".join)


def test_every_file_of_commands_is_listed_and_no_other() -> None:
    files = {found.name for found in pkgutil.iter_modules(commands.__path__)}
    assert files == {module_of(name).rpartition(".")[2] for name in COMMANDS}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_lists_every_command_with_a_line(language: str) -> None:
    said = guiju("--lang", language, "--help")
    assert said.code == 0
    for name, words in COMMANDS.items():
        assert f"  {name:<14}{words.of(language)}\n" in said.out


def test_without_arguments_help_is_shown() -> None:
    assert guiju() == guiju("--help")


@every_command
def test_english_help_holds_no_chinese(called: tuple[str, ...]) -> None:
    english = guiju("--lang", "en", *called, "--help").out
    assert not re.search(r"[\u2e80-\u9fff\uff00-\uffef]", english)


@every_command
def test_the_two_languages_say_two_things(called: tuple[str, ...]) -> None:
    chinese = guiju(*called, "--help", "--lang", "zh")
    english = guiju("--lang", "en", *called, "--help")
    assert chinese.code == english.code == 0
    assert chinese.out.startswith("用法：guiju")
    assert english.out.startswith("Usage: guiju")
    shared = {*chinese.out.splitlines()}.intersection(english.out.splitlines())
    assert shared <= {""}


@every_command
def test_no_line_of_english_help_is_broken_by_a_usual_terminal(
    called: tuple[str, ...],
) -> None:
    said = guiju("--lang", "en", *called, "--help")
    assert [line for line in said.out.splitlines() if len(line) > WIDEST] == []


def params(command: click.Command) -> list[click.Parameter]:
    """Return the parameters of a command and of those in it."""
    inner = getattr(command, "commands", {})
    return [*command.params, *(p for one in inner.values() for p in params(one))]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_parameter_has_words(name: str) -> None:
    command = import_module(module_of(name)).command
    assert isinstance(command, Spoken)
    assert all(command.words)
    for param in params(command):
        assert isinstance(param, Argument | Option)
        assert all(param.words)


def test_help_loads_click_and_nothing_else_from_elsewhere() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True
    )
    others = set(run.stderr.split()) - set(sys.stdlib_module_names)
    assert others == {"click", "guiju"}


def test_the_version_is_that_of_the_distribution() -> None:
    said = guiju("--version")
    assert said.code == 0
    assert said.out.startswith("guiju 0.")


def test_the_program_is_called_guiju() -> None:
    assert main.name == "guiju"
