"""The benchmarks, small: that each still runs, and that its table lists all of them."""

import re
from pathlib import Path

import pytest

from benchmarks import check, growth
from benchmarks.__main__ import NO_BENCHMARKS
from guiju.dsl.compile import compile_text

FOLDER = Path(growth.__file__).parent
_ROW = re.compile(r"^\| `(\w+)` \| ", re.MULTILINE)


def test_every_benchmark_is_in_the_table() -> None:
    files = {path.stem for path in FOLDER.glob("*.py") if path.stem[0] != "_"}
    folders = {path.parent.name for path in FOLDER.glob("*/__main__.py")}
    listed = _ROW.findall((FOLDER / "README.md").read_text("utf-8"))
    assert sorted(listed) == sorted((files | folders) - NO_BENCHMARKS)


@pytest.mark.parametrize("name", growth.SUBJECTS)
def test_every_growth_is_measured_at_its_smallest(name: str) -> None:
    subject = growth.SUBJECTS[name]
    assert subject.work(min(subject.sizes))


def test_the_rulebook_that_is_checked_has_no_fault() -> None:
    assert compile_text(check.text(100)).diagnostics == ()
