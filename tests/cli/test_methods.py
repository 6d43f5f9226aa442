"""Rulebooks that call methods, through every command that reads a rulebook."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import ENGLISH, guiju, program
from tests.cli.own_method import METHOD

OWN = Path(__file__).parent / "own_method.py"
BUILT_IN = (
    METHOD.example.replace(
        "折半计分(测评, 另加 50分)", "功效系数(测评, 60分, 90分, 基础 60分, 跨度 30分)"
    )
    .replace("80分折成90分", "80分得80分")
    .replace("= 90分", "= 80分")
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A rulebook that calls a method of a plugin, with its data."""
    return folder_of(tmp_path, METHOD.example)


@pytest.fixture
def built_in(tmp_path: Path) -> Path:
    """A rulebook that calls a method that comes with Guiju."""
    return folder_of(tmp_path, BUILT_IN)


def folder_of(folder: Path, text: str) -> Path:
    (folder / "示范.guiju").write_text(text.lstrip(), "utf-8")
    (folder / "数据").mkdir()
    (folder / "数据" / "县区.csv").write_text("单位,测评\n甲县,80\n乙县,60\n", "utf-8")
    return folder / "示范.guiju"


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--strict"),
        ("test",),
        ("inputs",),
        ("graph",),
        ("fmt", "--stdout"),
        ("template", "-o", "表.xlsx"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_reads_methods_of_a_plugin_file(
    command: tuple[str, ...], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own.parent)
    name, *options = command
    said = guiju(name, own, *options, "--plugin", OWN)
    assert said.code == 0, said.all


@pytest.mark.parametrize("command", ["check", "test"])
def test_a_built_in_method_needs_no_option(command: str, built_in: Path) -> None:
    said = guiju(command, built_in)
    assert said.code == 0, said.all


def test_a_run_scores_by_the_method(own: Path) -> None:
    data = own.parent / "数据" / "县区.csv"
    said = guiju("run", own, data, "--plugin", OWN, "--format", "json")
    assert said.code == 0, said.all
    assert json.loads(said.out)


def test_a_rulebook_without_its_plugin_asks_for_it(own: Path) -> None:
    said = guiju("check", own)
    assert said.code == 1
    assert "GJ0101" in said.out
    assert "规则书要用方法“折半计分”，请装上带来它的插件" in said.out
    assert "load the plugin that brings it" in guiju("check", own, **ENGLISH).out


@pytest.mark.parametrize("command", ["check", "test", "fmt", "inputs"])
def test_a_plugin_file_that_does_not_load_is_told_though_nothing_needs_it(
    command: str, built_in: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("1 / 0", "utf-8")
    said = guiju(command, built_in, "--plugin", broken)
    assert said.code == 1
    assert "GJ1411" in said.err
    assert "broken.py" in said.err


def test_fmt_translates_the_names_of_methods(own: Path) -> None:
    guiju("fmt", own, "--lang", "en", "--plugin", OWN)
    assert "halved_and_raised(测评, plus 50 points)" in own.read_text("utf-8")
    assert guiju("check", own, "--plugin", OWN).code == 0
    guiju("fmt", own, "--lang", "zh", "--plugin", OWN)
    assert "折半计分(测评, 另加 50分)" in own.read_text("utf-8")


def test_fmt_leaves_a_method_that_it_does_not_know(own: Path) -> None:
    said = guiju("fmt", own, "--lang", "en", "--stdout")
    assert "折半计分(测评, 另加 50 points)" in said.out


def test_methods_are_listed_with_what_brings_them() -> None:
    said = guiju("plugins", "--plugin", OWN).out.partition("\n\n")[2]
    assert "功效系数(实际值, 不允许值, 满意值, 基础 …, 跨度 …)" in said
    assert "折半计分(数值, 另加 …)  一半再加一些  (own_method.py)" in said.splitlines()
    english = guiju("plugins", **ENGLISH).out
    assert "standard_score(value, centre 0, deviation 1)" in english


def test_methods_are_listed_for_programs() -> None:
    listed = json.loads(guiju("plugins", "--plugin", OWN, "--format", "json").out)
    methods = {plugin["name"]: plugin["methods"] for plugin in listed}
    assert methods["own_method.py"] == ["折半计分"]
    assert methods["methods.efficacy"] == ["功效系数"]
    assert methods["sources.csv_file"] == []


@pytest.mark.parametrize(
    ("surroundings", "words"),
    [
        (
            {},
            (
                "折半计分(数值, 另加 …)",
                "另加  加多少",
                "展开成：数值 ÷ 2 + 另加",
                "另加 50分",
            ),
        ),
        (
            ENGLISH,
            ("plus  how much is added", "expands to value / 2", "plus 50 points"),
        ),
    ],
    ids=["zh", "en"],
)
@pytest.mark.parametrize("name", ["折半计分", "halved_and_raised"])
def test_a_method_is_documented_on_the_command_line(
    name: str, surroundings: dict[str, str], words: tuple[str, ...]
) -> None:
    said = guiju("plugins", name, "--plugin", OWN, **surroundings)
    assert said.code == 0
    assert [word for word in words if word not in said.out] == []


def test_a_method_that_nobody_brings_is_not_documented() -> None:
    said = guiju("plugins", "折半计分")
    assert (said.code, said.out) == (2, "")
    assert "没有装上的计分方法叫“折半计分”" in said.err


def test_a_method_through_the_program(built_in: Path) -> None:
    said = program("test", str(built_in))
    assert (said.code, said.err) == (0, "")


def test_fixing_keeps_the_methods_that_a_rulebook_calls(own: Path) -> None:
    text = own.read_text("utf-8")
    own.write_text(text.replace("共 2家", "共2家"), "utf-8")
    said = guiju("check", own, "--fix", "--plugin", OWN)
    assert said.code == 0, said.all
    assert own.read_text("utf-8") == text
