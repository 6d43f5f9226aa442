"""What every engine is held to: the result of the interpreter, absences included."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction as F
from functools import cache
from itertools import product

from guiju.cli.workdays import on_calendar
from guiju.engine.axis import RATER, UNIT, Axis
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import (
    Compare,
    Comparison,
    Const,
    Div,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Mul,
    Over,
    Rank,
    Ref,
    Round,
    TieBreak,
    Ties,
    WhenAbsent,
)
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, RATIO
from guiju.engine.number import Rounding
from guiju.engine.plan import Input, Plan, Quantity, Role, Scheme
from guiju.engine.settle import settle
from guiju.engine.value import Absence
from guiju.plugins.manager import load_plugins
from guiju.plugins.sql.engine import Engine
from guiju.plugins.sql.held import TooLargeError
from guiju.plugins.sql.run import run
from tests.drawn import plans_with_facts
from tests.rulebooks.shipped import plan_of, taken
from tests.strategies.plans import cases
from tests.strategies.sampled import sample

HALVES = tuple(F(nth, 4) for nth in (*range(-10, 11), 10**9 + 2, -(10**9) - 2))
DIVISORS = (F(0), F(1), F(3), F(-7), F(1, 2))
_RATED: Sequence[tuple[F | Absence | None, ...]] = (
    (F(9), F(8), F(8)),
    (F(9), None, F("9.5")),
    (None, None, None),
    (F(7), F(7), F(7)),
    (Absence.NOT_APPLICABLE, F(6), None),
)


def agree(plan: Plan, facts: Facts, engine: Engine) -> None:
    """Fail unless ``engine`` finds what the interpreter finds."""
    expected, found = evaluate(plan, facts), run(plan, facts, engine)
    assert found.values == expected.values
    assert [*found.verdicts] == [*expected.verdicts]


def shipped(name: str) -> tuple[Plan, Facts]:
    """Return a shipped rulebook and its facts."""
    plan, facts = settle(plan_of(name), {}, leave_open=True), taken(name).facts
    assert facts is not None
    return plan, on_calendar(plan, facts, load_plugins())


@cache
def drawn(count: int) -> Sequence[tuple[Plan, Facts]]:
    """Return plans with facts, always the same."""
    whole = [(case.plan, case.facts) for case in sample(cases(), count // 2)]
    return [*whole, *sample(plans_with_facts(), count - count // 2)]


def agree_on(plans: Sequence[tuple[Plan, Facts]], engine: Engine) -> int:
    """Hold ``engine`` to some plans; return how many it could not compute."""
    refused = 0
    for plan, facts in plans:
        try:
            agree(plan, facts, engine)
        except TooLargeError:
            refused += 1
    return refused


def boundaries() -> tuple[Plan, Facts]:
    """Return halves on both sides of zero, divided, rounded, compared and ranked."""
    pairs = [*product(HALVES, DIVISORS)]
    units = tuple(f"单位{nth}" for nth in range(len(pairs)))
    here = Axis(UNIT, units)
    raters = Axis(RATER, ("甲", "乙", "丙"))
    rules = dict(_rules(here, raters))
    column = Input(table="表", interval=Interval())
    rated = Input(table="表", interval=Interval(), optional=True, may_not_apply=True)
    quantities = [
        _quantity("数", column, here),
        _quantity("除数", column, here),
        _quantity("评", rated, here, raters),
        *(_quantity(name, rule, here) for name, rule in rules.items()),
    ]
    ratings: Mapping[tuple[str, ...], Fact] = {
        (unit, rater): Fact(value)
        for nth, unit in enumerate(units)
        for rater, value in zip(raters.members, _RATED[nth % len(_RATED)], strict=True)
        if value is not None
    }
    values: Mapping[str, Mapping[tuple[str, ...], Fact]] = {
        "数": {(u,): Fact(n) for u, (n, _) in zip(units, pairs, strict=True)},
        "除数": {(u,): Fact(d) for u, (_, d) in zip(units, pairs, strict=True)},
        "评": ratings,
    }
    plan = Plan(
        scheme=Scheme(name="边界", title="边界"),
        groups={},
        quantities={quantity.id: quantity for quantity in quantities},
    )
    return plan, Facts(values=values)


def _rules(here: Axis, raters: Axis) -> Iterator[tuple[str, Expr]]:
    yield "商", Div(Ref("数"), Ref("除数"))
    for mode, name in product(Rounding, ("数", "商")):
        yield f"{name}{mode.name}", Round(Ref(name), F(1), mode)
        yield f"{name}{mode.name}细", Round(Ref(name), F("0.01"), mode)
    unreported = frozenset({Absence.NOT_REPORTED})
    for fold, trim in product(Fold, ((0, 0), (1, 0))):
        skipped = Over(fold, raters, Ref("评"), skip=unreported, trim=trim)
        yield f"评{fold.name}{trim[0]}", skipped
        yield (
            f"{fold.name}{trim[0]}",
            Over(fold, here, Ref("商"), skip=frozenset(Absence)),
        )
    for ties, descending in product(Ties, (True, False)):
        name = f"名次{ties.name}{descending}"
        yield name, Rank(here, Ref("评MEAN0"), descending, ties)
        then = (TieBreak(Ref("商"), descending=not descending),)
        yield f"{name}再比", Rank(here, Ref("评MEAN0"), descending, ties, then)
    for comparison in Comparison:
        holds = Compare(Ref("商"), comparison, Ref("数"))
        yield f"比{comparison.name}", If(holds, Const(F(1)), Const(F(0)))
    yield "大", Greatest((Ref("商"), Ref("评MEAN0"), Const(F(1, 3))))
    yield "小", Least((Mul((Ref("商"), Ref("商"))), Ref("评MEAN0")))
    yield "补", WhenAbsent(Ref("商"), Const(F(-1)), Const(F(-2)))


def _quantity(name: str, definition: Expr | Input, *axes: Axis) -> Quantity:
    return Quantity(
        id=name,
        name=name,
        title=name,
        role=Role.INPUT if isinstance(definition, Input) else Role.DERIVED,
        measure=PLACE if isinstance(definition, Rank) else RATIO,
        axes=axes,
        definition=definition,
    )
