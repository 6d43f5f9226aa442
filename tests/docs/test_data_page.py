"""The pages on data show what really happens: their files are read by their commands.

A fence whose first line names a file behind its language is that file; after
``console`` stand commands, with all that is said to them.
"""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.calls import guiju
from tests.docs.conftest import Shows

FOLDER = Path(__file__).parents[2] / "docs" / "data"
LANGUAGES = ("zh", "en")
_FENCE = re.compile(
    r"^```(?P<kind>\w+)(?P<file> \S+)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_PROMPT = "$ guiju "


def carried_out(fence: re.Match[str], language: str) -> str:
    """Write the file that a fence is, or run its commands, and return the fence."""
    if fence["file"]:
        file = Path(fence["file"].strip())
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fence["text"], "utf-8")
    if fence["kind"] != "console":
        return fence[0]
    lines = (x for x in fence["text"].splitlines() if x.startswith(_PROMPT))
    said = "".join(f"{line}\n{answer(line, language)}" for line in lines)
    return f"```console\n{said}```"


def answer(line: str, language: str) -> str:
    """Return all that is said to a command, results before remarks."""
    return guiju(*shlex.split(line.removeprefix(_PROMPT)), "--lang", language).all


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_page_shows_is_what_is_said(language: str, shows: Shows) -> None:
    shows(FOLDER / f"{language}.md", _FENCE, carried_out)


def test_both_pages_have_the_same_parts() -> None:
    kinds = [
        [fence["kind"] for fence in _FENCE.finditer(text)]
        for text in ((FOLDER / f"{one}.md").read_text("utf-8") for one in LANGUAGES)
    ]
    assert kinds[0] == kinds[1]
