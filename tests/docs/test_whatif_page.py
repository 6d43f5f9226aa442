"""The pages on what if show what really happens: their commands are run."""

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.docs.test_diff_page import FENCE, carried_out

FOLDER = Path(__file__).parents[2] / "docs" / "whatif"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_page_shows_is_what_is_said(
    language: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = FOLDER / f"{language}.md"
    text = page.read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    golden(FENCE.sub(lambda fence: carried_out(fence, language), text), page)
