"""Every fault is held to its own examples, and to what people read of it."""

from pathlib import Path
from textwrap import indent

import pytest

from guiju.dsl.fault import Fault
from guiju.dsl.faults import FAULTS, too_many_faults
from guiju.dsl.report import as_text
from guiju.dsl.syntax.decode import decode
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Span
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
every_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
every_example = pytest.mark.parametrize(
    ("fault", "bad"),
    [
        pytest.param(fault, bad, id=f"{fault.code}-{number}")
        for fault in FAULTS
        for number, bad in enumerate(fault.bad, start=1)
    ],
)


def unmarked(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


def find(example: str | bytes) -> tuple[Diagnostic, ...]:
    if isinstance(example, str):
        return parse(unmarked(example)).diagnostics
    decoded = decode(example)
    assert isinstance(decoded, Diagnostic)
    return (decoded,)


@every_example
def test_a_bad_example_has_this_fault_and_no_other(fault: Fault, bad: str) -> None:
    codes = [found.code for found in find(fault.becomes(bad))]
    if fault is too_many_faults.FAULT:
        codes = codes[too_many_faults.MOST :]
    assert codes == [fault.code]


@every_example
def test_a_bad_example_is_marked_where_it_says(fault: Fault, bad: str) -> None:
    example = fault.becomes(bad)
    if isinstance(example, bytes) or "⟦" not in example:
        pytest.skip("the fault is of the whole file")
    start, end = example.index("⟦"), example.index("⟧") - 1
    assert [found.place for found in find(example)] == [Span("", start, end)]


@every_fault
def test_a_good_example_is_clean(fault: Fault) -> None:
    assert parse(fault.good).diagnostics == ()


@every_example
def test_a_fix_makes_the_example_clean(fault: Fault, bad: str) -> None:
    example = fault.becomes(bad)
    fixes = [found.fix for found in find(example) if found.fix]
    if not fixes or isinstance(example, bytes):
        pytest.skip("nothing is fixed without asking")
    text = unmarked(example)
    for fix in fixes:
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    assert parse(text).diagnostics == ()


@every_example
def test_the_words_of_a_message_hold_no_name_of_the_parser(
    fault: Fault, bad: str
) -> None:
    for found in find(fault.becomes(bad)):
        for text in (found.message, found.help):
            assert text is not None
            assert "\n" not in text.zh + text.en
            assert not any(
                word.isupper()
                and ("_" in word or word in {"NAME", "STRING", "QUANTITY"})
                for word in text.en.replace(",", " ").split()
            )


@every_fault
def test_titles_are_short_and_no_sentences(fault: Fault) -> None:
    assert len(fault.title.zh) <= 20
    assert not fault.title.zh.endswith(("。", "."))
    assert not fault.title.en.endswith(".")


def test_codes_are_unique() -> None:
    codes = [fault.code for fault in FAULTS]
    assert len(codes) == len(set(codes))


@every_fault
def test_the_message_is_the_committed_one(fault: Fault, golden: Golden) -> None:
    shown = []
    for bad in fault.bad:
        example = fault.becomes(bad)
        found = find(example)[-1]
        text = example if isinstance(example, str) and len(example) < 500 else ""
        text = unmarked(text)
        printed = as_text(found, text, "zh") + as_text(found, text, "en")
        shown.append(f"{indent(unmarked(bad), '    ')}\n\n{printed}")
    golden("\n".join(shown), GOLDEN / f"{fault.code}.out")
