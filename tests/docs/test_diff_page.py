"""The pages on ``guiju diff`` show what really happens: their commands are run."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.calls import guiju
from tests.docs.conftest import Shows

FOLDER = Path(__file__).parents[2] / "docs" / "diff"
FENCE = re.compile(
    r"^```(?P<head>(?P<kind>guiju|csv|console)(?: (?P<file>\S+))?)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_PROMPT = "$ guiju "


def carried_out(fence: re.Match[str], language: str) -> str:
    """Write the file of a fence, or run its command, and return it with the answer."""
    text = fence["text"]
    if fence["kind"] != "console":
        file = Path(fence["file"])
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    else:
        line = text.splitlines()[0]
        words = shlex.split(line.removeprefix(_PROMPT))
        text = f"{line}\n{guiju(*words, '--lang', language).all}"
    return f"```{fence['head']}\n{text}```"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_page_shows_is_what_is_said(language: str, shows: Shows) -> None:
    shows(FOLDER / f"{language}.md", FENCE, carried_out)
