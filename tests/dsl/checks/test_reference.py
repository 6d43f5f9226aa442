"""The table of codes is current, and every code has a place in it."""

from guiju.dsl.reference import FAMILIES, README, entries, table


def test_the_committed_table_is_the_one_that_the_checks_make() -> None:
    assert README.read_text("utf-8") == table(), "python -m guiju.dsl.reference"


def test_every_code_is_there_once_and_belongs_to_a_family() -> None:
    codes = [entry.code for entry in entries()]
    assert len(codes) == len(set(codes))
    assert {entry.family for entry in entries()} <= set(FAMILIES)
