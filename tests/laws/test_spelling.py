"""One meaning, two spellings: from Chinese to English and back, nothing is lost."""

from hypothesis import given

from guiju.dsl.compile import compile_text
from guiju.dsl.format.rulebook import format_text
from guiju.dsl.syntax.parse import parse
from guiju.engine.plan import Plan
from tests.laws.witness import must_see, seen
from tests.strategies.rulebooks import Rulebook, rulebooks


@must_see("another spelling", times=20)
@given(rulebooks())
def test_chinese_to_english_and_back_is_the_identity(book: Rulebook) -> None:
    chinese = format_text(book.text, "zh")
    english = format_text(chinese, "en")
    assert format_text(english, "zh") == chinese
    assert parse(english).tree == parse(book.text).tree
    seen("another spelling", when=english != chinese)


@given(rulebooks())
def test_a_formatted_text_is_formatted_and_reads_the_same(book: Rulebook) -> None:
    formatted = format_text(book.text)
    assert format_text(formatted) == formatted
    assert parse(formatted).tree == parse(book.text).tree


@given(rulebooks())
def test_both_spellings_mean_the_same_plan(book: Rulebook) -> None:
    assert _plan(format_text(book.text, "en")) == _plan(book.text)


def _plan(text: str) -> Plan:
    plan = compile_text(text).plan
    assert plan is not None
    return plan
