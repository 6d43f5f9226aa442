"""The pages on what if show what really happens: their commands are run."""

from pathlib import Path

import pytest

from tests.docs.conftest import Shows
from tests.docs.test_diff_page import FENCE, carried_out

FOLDER = Path(__file__).parents[2] / "docs" / "whatif"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_page_shows_is_what_is_said(language: str, shows: Shows) -> None:
    shows(FOLDER / f"{language}.md", FENCE, carried_out)
