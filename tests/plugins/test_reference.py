"""Every code of the room is documented once."""

import re
from pathlib import Path

from guiju.plugins import trouble
from guiju.plugins.reference import documented

ROOM = Path(trouble.__file__).parent


def test_every_code_in_the_room_is_documented_once() -> None:
    declared = re.compile(r'code="(GJ\d{4})"')
    texts = (file.read_text("utf-8") for file in ROOM.rglob("*.py"))
    written = sorted(code for text in texts for code in declared.findall(text))
    assert [entry.code for entry in documented()] == written


def test_titles_are_short_in_both_languages() -> None:
    for entry in documented():
        assert len(entry.title.zh) <= 20, entry.code
        assert not entry.title.en.endswith("."), entry.code
