"""Names are names in every form: never a formula, never markup, never a command."""

import re
import unicodedata

import pytest

from guiju.dsl.frame import spelled
from guiju.plugins.manager import load_plugins
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import html_page, table
from guiju.plugins.outputs.csv_file import guarded
from guiju.plugins.outputs.explained import as_page, as_text
from guiju.plugins.prose.explanation import explanation
from tests.plugins.outputs import hostile
from tests.plugins.outputs.hostile import BATCHES, HOSTILE
from tests.plugins.outputs.readers import READERS, shape

OUTPUTS = tuple(one for one in load_plugins().outputs() if one.file_suffix in READERS)
UNSEEN = {"Cc", "Cf", "Zl", "Zp"}

every_batch = pytest.mark.parametrize("names", BATCHES, ids=range(len(BATCHES)))
every_output = pytest.mark.parametrize("output", OUTPUTS, ids=lambda one: one.name)


def reported(output: Output, names: tuple[str, ...]) -> Report:
    """Return a report that the output has something to say of."""
    given = hostile.of(names)
    return given if output.serves(given) else hostile.problems_of(names)


def told(output: Output, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that stand in the report: a list of problems has few units."""
    given = hostile.of(names)
    return names if output.serves(given) else names[:4]


def form(suffix: str, name: str) -> str:
    """Return how a name stands in a file of this kind."""
    match suffix:
        case ".json":
            return name
        case ".parquet":
            return name.replace("\ud800", spelled("\ud800"))
        case ".csv":
            return guarded(name)
        case ".html":
            return re.sub(r"\s+", " ", spelled(name)).strip()
        case ".md":
            return spelled(name).strip()
        case _:
            return spelled(name)


@every_output
@every_batch
def test_a_name_is_a_name_in_every_file(output: Output, names: tuple[str, ...]) -> None:
    suffix = str(output.file_suffix)
    found = READERS[suffix](output.write(reported(output, names)))
    assert found.obeyed == ()
    missing = [one for one in told(output, names) if not found.has(form(suffix, one))]
    assert missing == []


@every_batch
def test_a_page_has_the_same_elements_whatever_the_names(
    names: tuple[str, ...],
) -> None:
    plain = tuple(hostile.harmless(name, at) for at, name in enumerate(names))
    page = html_page.write(hostile.of(names))
    assert shape(page) == shape(html_page.write(hostile.of(plain)))


@every_batch
def test_an_explanation_is_words(names: tuple[str, ...]) -> None:
    plain = tuple(hostile.harmless(name, at) for at, name in enumerate(names))
    said = explanation(hostile.of(names).result, "名次@县区", (names[0],), "zh")
    other = explanation(hostile.of(plain).result, "名次@县区", (plain[0],), "zh")
    text = as_text(said, "zh")
    assert len(text.splitlines()) == len(as_text(other, "zh").splitlines())
    assert is_visible(text)
    page = as_page(said, names[0], "zh").encode()
    assert shape(page) == shape(as_page(other, plain[0], "zh").encode())


@every_batch
def test_a_terminal_shows_names_and_obeys_none(names: tuple[str, ...]) -> None:
    printed = table.render(hostile.of(names), table.Terminal(width=200))
    assert is_visible(printed)
    coloured = table.render(hostile.of(names), table.Terminal(width=200, colour=True))
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == printed.splitlines()


def is_visible(text: str) -> bool:
    kinds = {unicodedata.category(letter) for letter in text.replace("\n", "")}
    return not kinds & UNSEEN


def test_every_form_has_a_reader() -> None:
    outputs = load_plugins().outputs()
    assert {one.file_suffix for one in outputs} == {*READERS, ".pdf", None}


def test_there_are_enough_hostile_names() -> None:
    assert len(set(HOSTILE)) >= 80
