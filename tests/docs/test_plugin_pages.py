"""The page of the hooks is current, and the tutorial does what it says.

In the tutorial a fence that names a file (``python file=river.py``) writes it, and one
of ``console`` is typed line by line: what stands below a command is what it prints. …
stands for anything, alone on a line for any lines. ``exit=1`` is how the last command
of the fence ends; all others end well.
"""

import re
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import attrs
import pytest

from guiju.plugins.contracts import HEADINGS, PAGE, hooks, page
from tests.cli.calls import Call
from tests.thirdparty.fresh import Fresh, fresh

FOLDER = PAGE.parent
PAGES = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}
_FENCE = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<mark>\S+))?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_PROMPT = "$ "


@attrs.frozen
class Step:
    """One command of a page, what it should print, and how it should end."""

    command: tuple[str, ...]
    shown: str
    code: int


@attrs.frozen
class Given:
    """One file of a page."""

    name: str
    text: str


def steps(text: str) -> Iterator[Step | Given]:
    """Yield what a reader of the page does, in order."""
    for fence in _FENCE.finditer(text):
        key, _, value = (fence["mark"] or "").partition("=")
        if key == "file":
            yield Given(value, fence["text"])
        elif fence["kind"] == "console":
            *others, last = _typed(fence["text"])
            yield from others
            yield attrs.evolve(last, code=int(value or 0))


def _typed(text: str) -> Iterator[Step]:
    for part in re.split(r"^(?=\$ )", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.removeprefix(_PROMPT).partition("\n")
        yield Step(tuple(command.split()), shown, 0)


def pattern(shown: str) -> str:
    """Return what ``shown`` stands for, as a regular expression."""
    lines = shown.splitlines()
    parts = []
    for is_gap, several in groupby(lines, key=lambda line: line == "…"):
        if is_gap:
            parts.append("(?:.*\n)*?")
        else:
            parts += [f"{re.escape(one).replace('…', '.*')}\n" for one in several]
    return "".join(parts)


def carry_out(step: Step, environment: Fresh, folder: Path, locale: str) -> Call:
    match step.command:
        case ("mkdir", "-p", target):
            (folder / target).mkdir(parents=True)
        case ("cp", source, target):
            shutil.copy(folder / source, folder / target)
        case ("pip", "install", project):
            offline = ("--no-index", "--no-deps", "--no-build-isolation")
            environment.pip("install", "-q", *offline, folder / project)
        case ("pip", *others):
            environment.pip(*others)
        case ("guiju", *others):
            return environment.guiju(*others, cwd=folder, LC_ALL=locale)
        case _:
            pytest.fail(f"nobody can type {step.command}")
    return Call(0, "", "")


@pytest.mark.parametrize("language", PAGES)
def test_the_tutorial_does_what_it_says(language: str, tmp_path: Path) -> None:
    text = (FOLDER / f"plugins-tutorial.{language}.md").read_text("utf-8")
    environment = fresh(tmp_path / "venv")
    folder = tmp_path / "work"
    folder.mkdir()
    for step in steps(text):
        if isinstance(step, Given):
            (folder / step.name).parent.mkdir(parents=True, exist_ok=True)
            (folder / step.name).write_text(step.text, "utf-8")
            continue
        said = carry_out(step, environment, folder, PAGES[language])
        assert said.code == step.code, (step.command, said.all)
        if step.shown:
            printed = f"{said.all.rstrip()}\n"
            assert re.fullmatch(pattern(step.shown), printed), (step, said.all)


def test_both_tutorials_type_the_same() -> None:
    zh, en = (
        [_kind(step) for step in steps(file.read_text("utf-8"))]
        for file in (FOLDER / f"plugins-tutorial.{language}.md" for language in PAGES)
    )
    assert zh == en


def _kind(step: Step | Given) -> tuple[str, ...]:
    """Return what of a step is the same in both languages."""
    if isinstance(step, Given):
        return ("file", Path(step.name).suffix)
    options = [word for word in step.command if word.startswith("-")]
    return (*step.command[:2], *options) if step.command[0] != "cp" else ("cp",)


def test_the_page_of_the_hooks_is_current() -> None:
    """Run ``python -m guiju.plugins.contracts`` if it is not."""
    assert PAGE.read_text("utf-8") == page()


def test_the_page_has_every_part_of_every_contract() -> None:
    sections = page().split("\n## ")[1:]
    assert len(sections) == len(hooks())
    for section in sections:
        assert [h for h in HEADINGS if f"- **{h}:** " not in section] == []
