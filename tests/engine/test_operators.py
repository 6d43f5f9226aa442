"""The table of operators is complete, and can be said in both languages."""

from typing import get_args

import pytest

from guiju.engine.expr import Expr
from guiju.engine.operators import OPERATORS, Monotonicity, move
from guiju.engine.text import Text

OPERANDS = ("甲", "乙", "丙")


def test_every_operator_of_the_core_is_in_the_table_and_nothing_else() -> None:
    assert tuple(OPERATORS) == get_args(Expr)


def test_terms_are_unique_in_both_languages() -> None:
    terms = [operator.term for operator in OPERATORS.values()]
    assert len({term.zh for term in terms}) == len(terms)
    assert len({term.en for term in terms}) == len(terms)


@pytest.mark.parametrize(
    "said", [o.said for o in OPERATORS.values()], ids=lambda s: s.en
)
def test_both_languages_name_the_same_operands(said: Text) -> None:
    assert _named(said.zh) == _named(said.en)


def test_the_last_entry_stands_for_all_operands_that_follow() -> None:
    choice = next(operator for operator in OPERATORS if operator.__name__ == "If")
    assert move(choice, 0) is Monotonicity.DEPENDS
    assert move(choice, 1) is move(choice, 2) is Monotonicity.RISES


def _named(pattern: str) -> frozenset[str]:
    said = pattern.format(*OPERANDS, all="全部")
    return frozenset(word for word in (*OPERANDS, "全部") if word in said)
