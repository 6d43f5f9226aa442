"""Pages whose fences are carried out, and held to what they show."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Golden

CarriedOut = Callable[[re.Match[str], str], str]
"""Does what a fence says, in a language, and returns it with the answer."""
Shows = Callable[[Path, re.Pattern[str], CarriedOut], None]


@pytest.fixture
def shows(golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shows:
    """Return what holds a page to its fences, carried out in a folder of their own."""

    def held(page: Path, fence: re.Pattern[str], carried_out: CarriedOut) -> None:
        text = page.read_text("utf-8")
        monkeypatch.chdir(tmp_path)
        golden(fence.sub(lambda one: carried_out(one, page.stem), text), page)

    return held
