"""The laws are worth what they are tried on: what the strategies draw is looked at.

Every operator, every fold, every kind of absence, every form of the language has to
come up often enough for a mistake in it to be met.
"""

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import chain
from typing import TypeVar, get_args

from hypothesis.strategies import SearchStrategy

from guiju.dsl.compile import compile_text
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import (
    Bands,
    Compare,
    Comparison,
    Expr,
    Fold,
    Over,
    Rank,
    Ref,
    Round,
    Ties,
    children,
)
from guiju.engine.number import Rounding
from guiju.engine.plan import Input, Plan, Undetermined
from guiju.engine.value import Absence
from tests.strategies.plans import Case, cases
from tests.strategies.rulebooks import FOLDS, MODES, Assessment, assessments
from tests.strategies.sampled import sample
from tests.strategies.trees import POLICIES

Drawn = TypeVar("Drawn")
HOW_MANY = 300
_BEGINNINGS = 5
FORMS = (
    *POLICIES,
    *FOLDS,
    *MODES,
    *("每季度", "每半年", "分层", "由 评委", "由 县区", "去掉", "可缺", "仅适用"),
    *("扣完为止", "分档", "封顶", "保底", "待定", "未上榜", "原则上", "必须"),
    *("先比", "再比", "并列 占位", "不占位", "大项", "小项", "60分 至 100分"),
)
"""What has to stand in some of the texts."""


def test_drawn_plans_hold_every_operator_many_times() -> None:
    found = Counter(type(part) for case in _cases() for part in _parts(case.plan))
    rare = [kind.__name__ for kind in get_args(Expr) if found[kind] < 6]
    assert not rare, (rare, found)


def test_drawn_plans_hold_every_choice_that_an_operator_has() -> None:
    found: Counter[Enum | str] = Counter()
    for case in _cases():
        for part in _parts(case.plan):
            found.update(_choices(part))
    named = ("at", "skip", "trim", "others", "then", "otherwise", "a roster", "fixed")
    choices = (*Fold, *Comparison, *Ties, *Rounding, *named)
    rare = [choice for choice in choices if found[choice] < 2]
    assert not rare, (rare, found)


def test_drawn_facts_hold_values_and_both_kinds_of_absence() -> None:
    found: Counter[type | Absence] = Counter()
    for case in _cases():
        for column in evaluate(case.plan, case.facts).values.values():
            for value in column.values():
                found[value if isinstance(value, Absence) else type(value)] += 1
    there = sum(count for what, count in found.items() if isinstance(what, type))
    assert there > sum(found[absence] for absence in Absence)
    assert all(found[absence] > 100 for absence in Absence)
    assert len(found) == 2 + 4


def test_drawn_ranks_hold_ties_and_members_without_a_place() -> None:
    shared, placeless = 0, 0
    for case in _cases():
        result = evaluate(case.plan, case.facts)
        for ranking in case.plan.rankings:
            every = result.values[ranking.rank].values()
            places = [place for place in every if not isinstance(place, Absence)]
            placeless += len(places) < len(every)
            shared += len(set(places)) < len(places)
    assert min(shared, placeless) > HOW_MANY // 10


def test_drawn_texts_hold_every_form_and_compile_without_error() -> None:
    found: Counter[str] = Counter()
    for drawn in _assessments():
        compiled = compile_text(drawn.book.text)
        assert compiled.plan is not None, (drawn.book.text, compiled.diagnostics)
        found.update(form for form in FORMS if form in drawn.book.text)
    rare = [form for form in FORMS if found[form] < 2]
    assert not rare, (rare, found)


def _choices(part: Expr) -> Iterator[Enum | str]:
    match part:
        case Over():
            yield part.fold
            yield from (n for n in ("at", "skip", "others") if getattr(part, n))
            yield from ("trim",) if any(part.trim) else ()
            yield from ("a roster",) if part.axis.roster else ()
        case Rank():
            yield part.ties
            yield from ("then",) if part.then else ()
        case Compare(comparison=comparison):
            yield comparison
        case Round(mode=mode):
            yield mode
        case Bands(otherwise=otherwise) if otherwise is not None:
            yield "otherwise"
        case Ref(at=at) if at:
            yield "fixed"
        case _:
            return


def _parts(plan: Plan) -> Iterator[Expr]:
    pending = [
        quantity.definition
        for quantity in plan.quantities.values()
        if not isinstance(quantity.definition, Input | Undetermined)
    ]
    while pending:
        part = pending.pop()
        pending += children(part)
        yield part


@cache
def _cases() -> tuple[Case, ...]:
    return _sample(cases(), HOW_MANY)


@cache
def _assessments() -> tuple[Assessment, ...]:
    return _sample(assessments(), 80)


def _sample(strategy: SearchStrategy[Drawn], size: int) -> tuple[Drawn, ...]:
    """Return what a law would be tried on, always the same, from several beginnings."""
    beginnings = range(_BEGINNINGS)
    found = (sample(strategy, size // _BEGINNINGS, one) for one in beginnings)
    return tuple(chain.from_iterable(found))
