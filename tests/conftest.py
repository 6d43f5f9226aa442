"""Options and fixtures shared by all tests."""

from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings


class Golden(Protocol):
    """Compare text with a committed file, or rewrite the file when asked to."""

    def __call__(self, actual: str, file: Path) -> None:
        """Fail unless ``file`` holds exactly ``actual``."""


def _hypothesis_profiles() -> None:
    """Register the profiles; ``--hypothesis-profile=NAME`` chooses another one.

    ``ci`` is the default everywhere: the same examples in every run, so that a red
    test is red for everybody. ``thorough`` looks for new examples at leisure, ``fuzz``
    does so for ``tests/fuzz``, where the other cases grow with it, and ``quick`` is for
    the moment between two edits. No profile has a deadline: the machines that run this
    are shared, and slow is not wrong.
    """
    settings.register_profile(
        "guiju",
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],  # whole plans take time to draw
    )
    guiju = settings.get_profile("guiju")
    settings.register_profile("ci", guiju, derandomize=True, max_examples=60)
    settings.register_profile("quick", guiju, derandomize=True, max_examples=10)
    settings.register_profile("thorough", guiju, derandomize=False, max_examples=1000)
    settings.register_profile("fuzz", guiju, derandomize=False, max_examples=5000)
    settings.load_profile("ci")


_hypothesis_profiles()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected outputs; read the difference before committing it",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Hold output to a committed file, byte for byte."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(actual: str, file: Path) -> None:
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(actual.encode("utf-8"))
        assert file.exists(), f"no {file.name}: run pytest --update-golden, read it"
        assert actual == file.read_bytes().decode("utf-8")

    return compare
