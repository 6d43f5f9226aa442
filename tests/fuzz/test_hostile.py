"""Whatever the text, a check comes to an end soon, in little memory, without a crash.

Each text is checked by the command line itself, in a process of its own that the
system ends when it takes more than it may. CI takes texts of moderate size;
``make fuzz`` takes those of a megabyte.
"""

import json
import resource
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from guiju.dsl.model.problem import MOST_OF_A_KIND
from tests.fuzz import hostile

_MEMORY = 1 << 30
"""Bytes of address space."""
_CLEAN, _FOUND = 0, 1
_SECONDS = 10
_MODERATE, _LARGE = 60_000, 1_000_000
_QUICK = (
    "open braces on lines",
    "open quotes",
    "zero bytes",
    "open brackets",
    "one long number",
    "one long sum",
    "last periods",
    "names that are near",
    "one name declared again",
    "a ring of figures",
    "figures of many",
    "powers of powers",
    "squares",
    "long factors",
    "counted bonuses",
    "rankings",
    "rules of limits",
    "aliases",
)
"""One text for each way in which reading or checking once went wrong."""


_IS_LONG = settings.get_current_profile_name() == "fuzz"
_NAMES, _SIZE = (hostile.NAMES, _LARGE) if _IS_LONG else (_QUICK, _MODERATE)


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 1))


def checked(file: Path) -> tuple[int, list[dict[str, Any]]]:
    """Return the exit code of checking ``file``, and what was found."""
    run = subprocess.run(
        [sys.executable, "-m", "guiju.cli", "check", "--format=json", str(file)],
        capture_output=True,
        check=False,
        preexec_fn=_bounded,
    )
    assert run.returncode in {_CLEAN, _FOUND}, (run.returncode, run.stderr[-500:])
    return run.returncode, json.loads(run.stdout)


@pytest.mark.parametrize("name", _NAMES)
def test_a_check_of_a_hostile_text_ends_soon_and_says_why(
    name: str, tmp_path: Path
) -> None:
    file = tmp_path / "scheme.guiju"
    text = hostile.text(name, _SIZE)
    file.write_text(text, encoding="utf-8")
    code, found = checked(file)
    assert (code == _FOUND) == any(one["severity"] == "error" for one in found)
    lines = text.count("\n") + 1
    for one in found:
        assert one["message"]["zh"]
        assert one["message"]["en"]
        assert 1 <= one["line"] <= one["end_line"] <= lines
    most = max(Counter(one["code"] for one in found).values())
    assert most <= MOST_OF_A_KIND + 1


def test_the_texts_are_as_long_as_they_say() -> None:
    for name in hostile.NAMES:
        assert 900 < len(hostile.text(name, 1000).encode()) < 1400


def test_the_quick_texts_are_among_all() -> None:
    assert set(_QUICK) <= set(hostile.NAMES)
