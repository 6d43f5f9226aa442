"""The pages on ``guiju check`` show what really happens: their commands are run."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.calls import guiju
from tests.docs.conftest import Shows

FOLDER = Path(__file__).parents[2] / "docs" / "check"
FILES = {"zh": "方案.guiju", "en": "scheme.guiju"}
_FENCE = re.compile(
    r"^```(?P<kind>guiju|sh|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_ADDED = re.compile(r"^echo '(?P<line>[^']*)' >> (?P<file>\S+)$")
_MADE = "mkdir "
_PROMPT = "$ guiju "


def carried_out(fence: re.Match[str], language: str) -> str:
    """Do what a fence says, and return it with what is said to it."""
    text = fence["text"]
    if fence["kind"] == "guiju":
        Path(FILES[language]).write_text(text, "utf-8")
    elif fence["kind"] == "sh" and text.startswith(_MADE):
        Path(text.removeprefix(_MADE).strip()).mkdir()
    elif fence["kind"] == "sh":
        added = _ADDED.match(text.strip())
        assert added is not None, text
        with Path(added["file"]).open("a", encoding="utf-8") as file:
            file.write(f"{added['line']}\n")
    else:
        text = "".join(
            f"{line}\n{answer(line, language)}"
            for line in text.splitlines()
            if line.startswith(_PROMPT)
        )
    return f"```{fence['kind']}\n{text}```"


def answer(line: str, language: str) -> str:
    """Return all that is said to a command, results before remarks."""
    said = guiju(*shlex.split(line.removeprefix(_PROMPT)), "--lang", language)
    return said.all


@pytest.mark.parametrize("language", FILES)
def test_what_the_page_shows_is_what_is_said(language: str, shows: Shows) -> None:
    shows(FOLDER / f"{language}.md", _FENCE, carried_out)


def test_both_pages_show_the_same_commands() -> None:
    called = [
        [
            line.removeprefix(_PROMPT)
            .replace(FILES[language], "FILE")
            .replace("数据", "data")
            for line in (FOLDER / f"{language}.md").read_text("utf-8").splitlines()
            if line.startswith(_PROMPT)
        ]
        for language in FILES
    ]
    assert called[0] == called[1]
