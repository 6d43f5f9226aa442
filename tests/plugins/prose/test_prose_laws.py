"""Laws of the prose reading that hold for every plan and all facts."""

from collections.abc import Iterator
from fractions import Fraction as F

from hypothesis import given

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.text import Language
from guiju.plugins.prose.explanation import Said, explanation
from guiju.plugins.prose.figure import Digits, declared_places, with_unit
from guiju.plugins.prose.rule import rule_of
from tests.drawn import plans, plans_with_facts

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def every(one: Said) -> Iterator[Said]:
    yield one
    for part in one.parts:
        yield from every(part)


@given(plans())
def test_every_rule_can_be_said_on_one_line(plan: Plan) -> None:
    for quantity in plan.quantities.values():
        for language in LANGUAGES:
            words = rule_of(plan, quantity, language)
            assert words.strip() == words
            assert words
            assert "\n" not in words


@given(plans_with_facts())
def test_every_value_can_be_explained_and_is_in_its_sentence(
    drawn: tuple[Plan, Facts],
) -> None:
    plan, facts = drawn
    result = evaluate(plan, facts)
    for name, values in result.values.items():
        quantity = plan.quantities[name]
        digits = Digits(places=declared_places(plan, quantity), most=6)
        key, value = next(iter(values.items()))
        for language in LANGUAGES:
            said = explanation(result, name, key, language, 3)
            shown = with_unit(value, quantity.measure, language, digits)
            assert said.value == value
            assert said.words.startswith(quantity.name)
            if isinstance(value, F):
                assert shown.removeprefix("≈") in said.words
            assert all(one.words for one in every(said))


@given(plans_with_facts())
def test_what_explains_a_sentence_has_a_place_in_the_plan_or_a_rule(
    drawn: tuple[Plan, Facts],
) -> None:
    plan, facts = drawn
    result = evaluate(plan, facts)
    name, values = list(result.values.items())[-1]
    whole = explanation(result, name, next(iter(values)), "zh")
    for one in every(whole):
        if one.quantity is not None:
            assert result.values[one.quantity.id][one.key] == one.value
