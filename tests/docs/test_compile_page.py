"""The pages on compiling show commands that do what they say."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.calls import guiju
from tests.docs.conftest import Shows

FOLDER = Path(__file__).parents[2] / "docs" / "compile"
_FENCE = re.compile(
    r"^```(?P<kind>guiju|csv|console)(?P<file> \S+)?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_PROMPT = "$ guiju "


def carried_out(fence: re.Match[str], language: str) -> str:
    """Write the file of a fence, or run its command."""
    text, file = fence["text"], Path((fence["file"] or "").strip())
    if fence["kind"] == "console":
        line = text.splitlines()[0]
        words = shlex.split(line.removeprefix(_PROMPT))
        text = f"{line}\n{guiju(*words, '--lang', language).all}"
    else:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return f"```{fence['kind']}{fence['file'] or ''}\n{text}```"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_page_shows_is_what_happens(language: str, shows: Shows) -> None:
    shows(FOLDER / f"{language}.md", _FENCE, carried_out)
