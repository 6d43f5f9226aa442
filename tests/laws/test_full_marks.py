"""Full marks everywhere give full marks, whoever has fewer items."""

from collections.abc import Iterator
from fractions import Fraction as F

import pytest
from hypothesis import given, settings

from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.plan import Input, Plan, Quantity, Role
from guiju.engine.result import Result
from guiju.engine.value import Absence
from tests.laws.witness import must_see, seen
from tests.strategies.rulebooks import Assessment, Rulebook, assessments
from tests.strategies.trees import POLICIES

AT_BEST_NONE = ("逾期", "缺项", "未完成")
"""What is counted to be deducted."""
LOST_RATE = F(1, 5)
"""What 得分率 80% takes off an item that does not apply."""
RATED = "得分率 80%"


@pytest.mark.parametrize("policy", POLICIES)
def test_full_marks_give_full_marks_under_every_policy(policy: str) -> None:
    @must_see("an item that does not apply", "a stage without a tree")
    @settings(max_examples=(settings().max_examples + 1) // 2)
    @given(assessments([policy]))
    def law(drawn: Assessment) -> None:
        _hold(drawn)

    law()


def _hold(drawn: Assessment) -> None:
    book = drawn.book
    result = evaluate(book.plan, _at_best(book.plan, drawn.facts))
    for quantity in book.plan.quantities.values():
        if quantity.role is Role.TREE:
            for key, value in result.values[quantity.id].items():
                missing = _inapplicable(quantity, key, result)
                rated = book.policies[_tree(quantity)] == RATED
                assert value == 100 - (LOST_RATE * missing if rated else 0)
                seen("an item that does not apply", when=bool(missing))
    for quantity in _full(book):
        assert set(result.values[quantity.id].values()) == {F(100)}
        seen("a stage without a tree", when=quantity.role is Role.STAGE)


def _full(book: Rulebook) -> Iterator[Quantity]:
    """Yield the stages and sums of stages that no fixed rate takes from."""
    rated = {
        quantity.group
        for quantity in book.plan.quantities.values()
        if quantity.role is Role.TREE and book.policies[_tree(quantity)] == RATED
    }
    for quantity in book.plan.quantities.values():
        touched = quantity.group in rated and quantity.name in {"专业测评", "环节加权"}
        if quantity.role in {Role.STAGE, Role.WEIGHTED} and not touched:
            yield quantity


def _tree(quantity: Quantity) -> str:
    return quantity.name.partition(".")[2]


def _inapplicable(tree: Quantity, key: Key, result: Result) -> F:
    """Return the points of the items that do not apply at ``key``."""
    items = (
        quantity
        for quantity in result.plan.quantities.values()
        if quantity.role is Role.ITEM and quantity.group == tree.group
    )
    return sum(
        (
            item.full_marks or F(0)
            for item in items
            if result.values[item.id][key] is Absence.NOT_APPLICABLE
        ),
        start=F(0),
    )


def _at_best(plan: Plan, facts: Facts) -> Facts:
    return Facts(
        values={
            name: {
                key: _best(plan.quantities[name], fact) for key, fact in column.items()
            }
            for name, column in facts.values.items()
        },
        rosters=facts.rosters,
    )


def _best(quantity: Quantity, fact: Fact) -> Fact:
    assert isinstance(quantity.definition, Input)
    if fact.value is Absence.NOT_APPLICABLE:
        return fact
    if quantity.name.endswith(AT_BEST_NONE):
        return Fact(F(0))
    return Fact(quantity.definition.interval.high or F(1))
