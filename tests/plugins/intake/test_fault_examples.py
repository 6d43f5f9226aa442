"""Every data fault is held to its own bad and good example."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Text
from guiju.plugins.intake.example import example_plan
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.faults import find_faults
from guiju.plugins.intake.load import load
from guiju.plugins.sources.csv_file import guiju_read_sheets

FAULTS = find_faults()
TITLE_LENGTH = 20

every_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)


def found_in(
    files: Mapping[str, str], fault: DataFault, folder: Path
) -> tuple[Diagnostic, ...]:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return load(example_plan(fault.tables), [folder], guiju_read_sheets).diagnostics


@every_fault
def test_bad_example_has_this_fault_and_no_other(
    fault: DataFault, tmp_path: Path
) -> None:
    found = found_in(fault.bad, fault, tmp_path)
    assert [(d.code, d.severity) for d in found] == [(fault.code, fault.severity)]


@every_fault
def test_good_example_has_no_fault(fault: DataFault, tmp_path: Path) -> None:
    assert found_in(fault.good, fault, tmp_path) == ()


@every_fault
def test_errors_say_what_to_do(fault: DataFault, tmp_path: Path) -> None:
    for diagnostic in found_in(fault.bad, fault, tmp_path):
        has_help = diagnostic.help is not None
        assert has_help or diagnostic.severity is Severity.NOTE


@every_fault
def test_words_are_short_and_on_one_line(fault: DataFault, tmp_path: Path) -> None:
    assert len(fault.title.zh) <= TITLE_LENGTH
    assert not fault.title.en.endswith(".")
    for diagnostic in found_in(fault.bad, fault, tmp_path):
        words = [diagnostic.message, diagnostic.help or Text("无", "none")]
        assert not any("\n" in text.zh + text.en for text in words)


def test_codes_are_unique() -> None:
    codes = [fault.code for fault in FAULTS]
    assert len(codes) == len(set(codes))
