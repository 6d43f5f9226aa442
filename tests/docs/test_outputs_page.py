"""The pages on outputs list every one of them, and show what is really written."""

import re
import shlex
from pathlib import Path

import pytest

from guiju.plugins.manager import load_plugins
from tests.cli.calls import guiju
from tests.docs.conftest import Shows

FOLDER = Path(__file__).parents[2] / "docs" / "outputs"
LANGUAGES = ("zh", "en")
_FENCE = re.compile(
    r"^```(?P<kind>guiju|csv|console|markdown)(?P<file> \S+)?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_ROW = re.compile(
    r"^\| `(?P<name>[a-z-]+)` \| `(?P<suffix>\.\w+)` \|.*"
    r"\| (?P<usual>是|yes)? ?\| (?:`(?P<needs>.*)` )?\|$",
    re.MULTILINE,
)
_PROMPT = "$ guiju "


def carried_out(fence: re.Match[str], language: str) -> str:
    """Write the file of a fence, run its command, or show what was written."""
    text, file = fence["text"], Path((fence["file"] or "").strip())
    match fence["kind"]:
        case "console":
            line = text.splitlines()[0]
            words = shlex.split(line.removeprefix(_PROMPT))
            text = f"{line}\n{guiju(*words, '--lang', language).all}"
        case "markdown":
            text = file.read_text("utf-8")
        case _:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
    end = "" if text.endswith("\n") else "\n"
    return f"```{fence['kind']}{fence['file'] or ''}\n{text}{end}```"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_page_shows_is_what_is_written(language: str, shows: Shows) -> None:
    shows(FOLDER / f"{language}.md", _FENCE, carried_out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_every_output(language: str) -> None:
    text = (FOLDER / f"{language}.md").read_text("utf-8")
    found = {
        (row["name"], row["suffix"], row["usual"] is None, row["needs"] or "")
        for row in _ROW.finditer(text)
    }
    assert found == {
        (one.name, one.file_suffix, one.on_request, one.needs)
        for one in load_plugins().outputs()
        if one.file_suffix is not None
    }
