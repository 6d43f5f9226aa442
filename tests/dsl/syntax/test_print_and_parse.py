"""Laws of the formatter: printing and parsing are each other's inverse."""

from hypothesis import given

from guiju.dsl.format import format_text, print_tree
from guiju.dsl.syntax.node import Rulebook
from guiju.dsl.syntax.parse import Parsed, parse
from tests.dsl.syntax.trees import rulebooks


@given(rulebooks)
def test_a_printed_tree_reads_as_the_same_tree_in_chinese(tree: Rulebook) -> None:
    assert parse(print_tree(tree, "zh")) == Parsed(tree=tree)


@given(rulebooks)
def test_a_printed_tree_reads_as_the_same_tree_in_english(tree: Rulebook) -> None:
    assert parse(print_tree(tree, "en")) == Parsed(tree=tree)


@given(rulebooks)
def test_formatting_what_was_printed_changes_nothing(tree: Rulebook) -> None:
    for language in ("zh", "en"):
        printed = print_tree(tree, language)
        assert format_text(printed, language) == printed


@given(rulebooks)
def test_turning_the_language_there_and_back_changes_nothing(tree: Rulebook) -> None:
    chinese = print_tree(tree, "zh")
    assert format_text(format_text(chinese, "en"), "zh") == chinese
