"""``guiju run --only`` and ``--also``: an output that is named is written or missed."""

import json
from pathlib import Path

import pytest

from guiju.plugins.manager import load_plugins
from tests.cli.calls import Call, guiju, open_point, rulebook
from tests.plugins.outputs.test_pdf_file import writable

CORRECTED = {"corrections", "correction-note"}
"""Usual as well, where anything was corrected."""
USUAL = {"csv", "docx", "html", "json", "score-sheets", "xlsx"}


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The starter's rulebook, in the folder where the test stands."""
    monkeypatch.chdir(tmp_path)
    return rulebook(tmp_path).name


def written(folder: str = "结果") -> set[str]:
    files = (file for file in Path(folder).rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix() for file in files}


def run(book: str, *more: str) -> Call:
    return guiju("run", book, "-o", "结果", *more)


def test_only_light_outputs_are_usual() -> None:
    outputs = [one for one in load_plugins().outputs() if one.file_suffix]
    assert {one.name for one in outputs if not one.on_request} == USUAL | CORRECTED
    assert not [one for one in outputs if one.needs and not one.on_request]


@pytest.mark.parametrize(
    "named",
    [
        ("--only", "json,markdown"),
        ("--only", "json", "--only", "markdown"),
        ("--only", " markdown，json "),
        ("--only", "json", "--also", "markdown"),
    ],
    ids=["list", "repeated", "full-width", "both"],
)
def test_only_what_is_named_is_written(book: str, named: tuple[str, ...]) -> None:
    assert run(book, *named).code == 0
    assert written() == {"示范.json", "示范.md", "receipt.json"}


def test_also_adds_to_the_usual_ones(book: str) -> None:
    assert run(book).code == 0
    usual = written()
    assert run(book, "--also", "markdown").code == 0
    assert written() == {*usual, "示范.md"}


def test_a_file_has_the_same_name_whatever_else_is_written(book: str) -> None:
    assert run(book, "--only", "score-sheets").code == 0
    assert written() == {"示范-score-sheets.docx", "receipt.json"}


def test_an_unknown_name_is_answered_with_the_nearest(book: str) -> None:
    said = run(book, "--only", "dox,pfd")
    assert said.code == 2
    assert said.err.count("GJ1450") == 2
    assert "docx" in said.err
    assert not Path("结果").exists()


@pytest.mark.parametrize("named", ["", " , "], ids=["empty", "commas"])
def test_a_list_of_nothing_is_no_name(book: str, named: str) -> None:
    said = run(book, "--only", named)
    assert (said.code, "GJ1450" in said.err) == (2, True)


def test_without_a_folder_nothing_can_be_named(book: str) -> None:
    said = guiju("run", book, "--only", "docx")
    assert said.code == 2
    assert "-o" in said.err


def test_what_has_nothing_to_say_is_not_left_out_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = open_point(tmp_path).name
    given = ("run", book, "数据", "--set", "扣数=1分/项", "-o", "结果")
    said = guiju(*given, "--only", "rectification,json")
    assert (said.code, "GJ1451" in said.err) == (2, True)
    assert "rectification" in said.err
    assert "json" not in said.err
    assert guiju(*given).code == 0, "what is usual may be left out"


def test_a_run_of_some_outputs_is_verified_as_it_was_written(book: str) -> None:
    assert run(book, "--only", "json,markdown").code == 0
    receipt = json.loads(Path("结果/receipt.json").read_bytes())
    assert receipt["forms"] == ["json", "markdown"]
    said = guiju("verify", "结果", "--rulebook", book)
    assert (said.code, "GJ" in said.out) == (0, False), said.out


@writable
def test_a_pdf_is_not_written_again_to_be_verified(book: str) -> None:
    assert run(book, "--only", "json,pdf").code == 0
    said = guiju("verify", "结果", "--rulebook", book)
    assert (said.code, "GJ1454" in said.out) == (0, True), said.out
    with Path("结果/示范.pdf").open("ab") as file:
        file.write(b"\n")
    assert guiju("verify", "结果", "--rulebook", book).code == 1


def test_a_usual_run_says_nothing_of_its_forms(book: str) -> None:
    assert run(book).code == 0
    assert "forms" not in json.loads(Path("结果/receipt.json").read_bytes())


def test_plugins_lists_every_output_and_what_it_needs() -> None:
    said = guiju("plugins").out
    for one in load_plugins().outputs():
        lines = [line for line in said.splitlines() if line.startswith(f"{one.name}  ")]
        if one.file_suffix is not None:
            assert one.title.zh in lines[0]
            assert ("指名才写出" in lines[0]) == one.on_request
            assert one.needs in lines[0]
