"""The pages on appeals show what really happens: their commands are run."""

import re
from pathlib import Path

import pytest

from tests.docs.conftest import Shows
from tests.docs.test_verify_page import carried_out

FOLDER = Path(__file__).parents[2] / "docs" / "appeals"
LANGUAGES = ("zh", "en")
_FENCE = re.compile(
    r"^```(?P<kind>sh|console|toml)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


def _done(fence: re.Match[str], language: str) -> str:
    """Do what a fence says; a file is called as its first line says."""
    if fence["kind"] != "toml":
        return carried_out(fence, language)
    name = fence["text"].partition("\n")[0].removeprefix("# ")
    Path(name).write_text(fence["text"], "utf-8")
    return fence[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_page_shows_is_what_is_said(language: str, shows: Shows) -> None:
    shows(FOLDER / f"{language}.md", _FENCE, _done)
    written = {one.name for one in Path("new").iterdir()}
    assert {"demo-corrections.docx", "demo-correction-note.md"} <= written
    assert {one.suffix for one in Path("papers").iterdir()} == {".docx", ".html"}


def test_both_pages_show_the_same_commands() -> None:
    """The demonstration has other names in English."""
    zh, en = (
        re.findall(
            r"^(?:\$ )?guiju (\w+)|(--[a-z]+)",
            (FOLDER / f"{language}.md").read_text("utf-8"),
            re.MULTILINE,
        )
        for language in LANGUAGES
    )
    assert [one for one, _ in zh if one] == [one for one, _ in en if one]
    assert {one for _, one in zh} == {one for _, one in en}
