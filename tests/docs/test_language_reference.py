"""The language reference keeps its word: all its examples are run."""

import re

import pytest

from guiju.cli.rulebook import INSTALLED
from guiju.dsl.examples import run_examples
from guiju.dsl.format.calls import spelled
from guiju.dsl.keywords import KEYWORDS, TERMS
from guiju.dsl.model.functions import FUNCTIONS, WEIGHT
from guiju.dsl.syntax.node import Rulebook
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Language
from guiju.plugins.catalogue import built_in
from tests.conftest import Golden
from tests.docs.glossary import PAGE, first_page, glossary
from tests.docs.pages import FOLDER, LANGUAGES, Shown, names, read, shown
from tests.mechanisms.case import WORKING_DAYS

ZH, EN = shown("zh"), shown("en")
GOOD = [one for one in ZH + EN if not one.code and not {"frame", "file"} & one.marks]
WRONG = [one for one in ZH + EN if one.code]
WHOLE = [one for one in GOOD if "fragment" not in one.marks]

_FUNCTION_ROW = re.compile(r"^\| `(\w+)\(.*?`\s*\| `(\w+)(?:\(.*?)?` \|", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#]+)\)")

every_language = pytest.mark.parametrize("language", LANGUAGES)


def codes(one: Shown, severity: Severity) -> set[str]:
    """Return the codes that are found in an example."""
    found = one.compiled().diagnostics
    return {one.code for one in found if one.severity is severity}


def tree(one: Shown) -> Rulebook:
    """Return what an example says, whatever spelling it has."""
    return spelled(parse(one.text).tree, INSTALLED.methods, "zh")


@pytest.mark.parametrize("one", GOOD, ids=str)
def test_an_example_gives_what_it_says(one: Shown) -> None:
    compiled = one.compiled()
    assert compiled.plan is not None, compiled.diagnostics
    outcomes = run_examples(compiled.model, compiled.plan, WORKING_DAYS)
    assert [outcome.differences for outcome in outcomes if not outcome.holds] == []


@pytest.mark.parametrize("one", WHOLE, ids=str)
def test_a_whole_rulebook_leaves_no_question_open(one: Shown) -> None:
    assert codes(one, Severity.WARNING) == set()


@pytest.mark.parametrize("one", WRONG, ids=str)
def test_a_wrong_example_gives_exactly_the_code_it_names(one: Shown) -> None:
    assert codes(one, Severity.ERROR) == {one.code}


def test_a_frame_is_there_to_be_joined_to() -> None:
    for before, after in zip(ZH + EN, (ZH + EN)[1:], strict=False):
        assert "frame" not in before.marks or "fragment" in after.marks, str(before)


def test_both_languages_have_the_same_pages() -> None:
    assert names("zh") == names("en")


def test_both_languages_have_the_same_examples() -> None:
    pairs = zip(ZH, EN, strict=True)
    different = [
        str(en) for zh, en in pairs if (zh.marks, tree(zh)) != (en.marks, tree(en))
    ]
    assert different == []


@every_language
def test_the_index_and_the_links_lead_somewhere(language: Language) -> None:
    for name in names(language):
        for target in _LINK.findall(read(language, name)):
            assert (FOLDER / language / target).exists(), f"{name}: {target}"
    linked = set(_LINK.findall(read(language, "index.md")))
    assert set(names(language)) - linked == {"index.md"}


@every_language
def test_the_table_of_functions_is_whole(language: Language) -> None:
    rows = _FUNCTION_ROW.findall(read(language, "07-formulas.md"))
    functions = [(zh, TERMS[zh]) for zh in (*FUNCTIONS, WEIGHT)]
    methods = [(method.name.zh, method.name.en) for method in built_in()]
    assert sorted(rows) == sorted([*functions, *methods])


@every_language
def test_the_glossary_is_current(language: Language, golden: Golden) -> None:
    golden(glossary(language), FOLDER / language / PAGE)


def test_every_keyword_is_shown_in_an_example() -> None:
    missing = [k.zh[0] for k in KEYWORDS.values() if not first_page(k.zh)]
    assert missing == []


def test_every_function_is_shown_in_an_example() -> None:
    assert [name for name in (*FUNCTIONS, WEIGHT) if not first_page([name])] == []
