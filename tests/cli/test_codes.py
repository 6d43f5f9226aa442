"""Every code can be looked up, in both languages."""

from collections import Counter

import pytest

from guiju.cli.fault import CommandFault
from guiju.cli.faults import FAULTS
from guiju.cli.reference import entries, everything
from tests.cli.calls import guiju

TITLE_LENGTH = 20


@pytest.mark.parametrize("code", entries())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_is_explained(code: str, language: str) -> None:
    said = guiju("explain-code", code.lower(), "--lang", language)
    entry = entries()[code]
    assert said.code == 0
    zh = language == "zh"
    assert said.out.startswith(f"{code} {entry.title.zh if zh else entry.title.en} (")
    assert (entry.why.zh if zh else entry.why.en) in said.out


def test_all_codes_are_listed_in_order() -> None:
    lines = guiju("explain-code").out.splitlines()
    codes = [line.split()[0] for line in lines]
    assert codes == sorted(entries())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_titles_are_short_and_no_sentences(fault: CommandFault) -> None:
    assert len(fault.title.zh) <= TITLE_LENGTH
    assert not fault.title.zh.endswith("。")
    assert not fault.title.en.endswith(".")


def test_no_two_rooms_have_one_code() -> None:
    count = Counter(entry.code for entry in everything())
    assert [code for code, times in count.items() if times > 1] == []


def test_a_code_that_is_not_known_is_answered_by_the_nearest() -> None:
    said = guiju("explain-code", "GJ1505X")
    assert said.code == 2
    assert said.err.startswith("GJ1510 没有编号“GJ1505X”")
    assert "GJ1505" in said.err
