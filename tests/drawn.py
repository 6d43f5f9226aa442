"""Plans and facts drawn at random, for laws that hold for every scheme.

Three units, two raters, four inputs: one that everybody has, one that may be missing,
one that only some units have, one for each rater. On them stand a few quantities with
rules drawn from the whole core. Rules read any quantity before them, so plans are in
dependency order by construction.
"""

from collections.abc import Mapping
from fractions import Fraction as F
from functools import cache

from hypothesis import strategies as st

from guiju.engine.axis import RATER, UNIT, Axis, Key
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Band,
    Bands,
    Compare,
    Comparison,
    Const,
    Div,
    Every,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Mul,
    Not,
    Over,
    Rank,
    Ref,
    Round,
    Some,
    TieBreak,
    Ties,
    WhenAbsent,
)
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import RATIO
from guiju.engine.number import Rounding
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Input, Plan, Quantity, Role, Scheme
from guiju.engine.value import Absence

UNITS = ("甲", "乙", "丙")
RATERS = ("评一", "评二")
UNIT_AXIS = Axis(UNIT, UNITS)
RATER_AXIS = Axis(RATER, RATERS)

_small = st.fractions(min_value=-3, max_value=3, max_denominator=2)
_skips = st.frozensets(st.sampled_from(Absence))
_trims = st.sampled_from([(0, 0), (0, 0), (1, 0), (0, 1)])
_steps = st.sampled_from([F(1), F("0.1"), F(5)])


def inputs() -> tuple[Quantity, ...]:
    """Return the inputs that every drawn plan has."""
    legal = Interval(F(-2), F(6))
    some = Input(table="甲表", interval=legal, applies_to=frozenset(UNITS[:2]))
    return (
        _quantity("有", Input(table="甲表", interval=legal)),
        _quantity("可缺", Input(table="甲表", interval=Interval(F(0)), optional=True)),
        _quantity("部分", some),
        _quantity(
            "评分",
            Input(table="乙表", interval=Interval(F(0), F(10)), optional=True),
            RATER_AXIS,
        ),
    )


@st.composite
def plans(draw: st.DrawFn, *, population: bool = True) -> Plan:
    """Draw a plan; without ``population`` no unit is compared with another."""
    quantities = {quantity.id: quantity for quantity in inputs()}
    readable = ["有", "可缺", "部分"]
    for nth in range(draw(st.integers(1, 4))):
        rule = draw(_numbers(tuple(readable), 2, population))
        quantities[f"量{nth}"] = _quantity(f"量{nth}", rule)
        readable.append(f"量{nth}")
    scheme = Scheme(name="随机", title="随机方案")
    return Plan(scheme=scheme, groups={}, quantities=quantities)


@st.composite
def facts(draw: st.DrawFn, plan: Plan) -> Facts:
    """Draw facts that keep the data contract of ``plan``."""
    return Facts(
        values={
            quantity.id: draw(_column(quantity))
            for quantity in plan.quantities.values()
            if isinstance(quantity.definition, Input)
        }
    )


@st.composite
def plans_with_facts(draw: st.DrawFn, *, population: bool = True) -> tuple[Plan, Facts]:
    """Draw a plan and facts for it."""
    plan = draw(plans(population=population))
    return plan, draw(facts(plan))


def _quantity(name: str, definition: Expr | Input, *more: Axis) -> Quantity:
    return Quantity(
        id=name,
        name=name,
        title=name,
        role=Role.INPUT if isinstance(definition, Input) else Role.DERIVED,
        measure=RATIO,
        axes=(UNIT_AXIS, *more),
        definition=definition,
    )


@st.composite
def _column(draw: st.DrawFn, quantity: Quantity) -> Mapping[Key, Fact]:
    definition = quantity.definition
    assert isinstance(definition, Input)
    interval = definition.interval
    legal = st.fractions(interval.low, interval.high or F(20), max_denominator=2)
    column = {}
    for place in places(quantity.axes, Facts(values={})):
        concerned = (
            definition.applies_to is None or place[UNIT] in definition.applies_to
        )
        if concerned and not (definition.optional and draw(st.booleans())):
            key = key_at(names(quantity.axes), place)
            column[key] = Fact(draw(legal))
    return column


@cache  # making strategies takes longer than drawing from them
def _numbers(
    readable: tuple[str, ...],
    depth: int,
    population: bool,  # noqa: FBT001
) -> st.SearchStrategy[Expr]:
    """Return rules with a number for a value, over the quantities ``readable``."""
    leaves = _small.map(Const) | st.sampled_from(readable).map(Ref)
    if not depth:
        return leaves
    inner = st.deferred(lambda: _numbers(readable, depth - 1, population))
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    truths = _truths(inner)
    rules: list[st.SearchStrategy[Expr]] = [
        leaves,
        st.builds(Add, several),
        st.builds(Mul, several),
        st.builds(Div, inner, inner),
        st.builds(Least, several),
        st.builds(Greatest, several),
        st.builds(Round, inner, _steps, st.sampled_from(Rounding)),
        st.builds(If, truths, inner, inner),
        st.builds(Bands, inner, _bands(inner), st.none() | inner),
        st.builds(WhenAbsent, inner, st.none() | inner, st.none() | inner),
        _rated(),
        _rescaled(readable),
    ]
    return st.one_of([*rules, *([_compared(inner)] if population else [])])


def _truths(numbers: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    plain = st.one_of(
        st.builds(Compare, numbers, st.sampled_from(Comparison), numbers),
        st.builds(Applies, numbers),
        st.builds(Among, st.just(UNIT), st.frozensets(st.sampled_from(UNITS))),
    )
    several = st.lists(plain, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        plain,
        st.builds(Not, plain),
        st.builds(Every, several),
        st.builds(Some, several),
    )


def _bands(numbers: st.SearchStrategy[Expr]) -> st.SearchStrategy[tuple[Band, ...]]:
    """Return bands that meet at a bound which only the upper one includes."""
    lower = st.builds(Band, st.just(Interval(high=F(2), high_included=False)), numbers)
    upper = st.builds(Band, st.just(Interval(F(2), F(5))), numbers)
    return st.tuples(lower, upper)


def _rated() -> st.SearchStrategy[Expr]:
    """Return folds of what the raters gave."""
    return st.builds(
        Over,
        st.sampled_from(Fold),
        st.just(RATER_AXIS),
        st.just(Ref("评分")),
        skip=_skips,
        trim=_trims,
    )


def _rescaled(readable: tuple[str, ...]) -> st.SearchStrategy[Expr]:
    """Return quotients of what was got over what applies."""
    return st.lists(st.sampled_from(readable), min_size=1, unique=True).map(_rescale)


def _rescale(items: list[str]) -> Expr:
    zero = Const(F(0))
    got = (WhenAbsent(Ref(item), not_applicable=zero) for item in items)
    weighs = (If(Applies(Ref(item)), Const(F(2)), zero) for item in items)
    return Div(Add(tuple(got)), Add(tuple(weighs)))


def _compared(numbers: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    """Return rules that look at all units."""
    breaks = st.lists(st.builds(TieBreak, numbers, st.booleans()), max_size=1)
    return st.one_of(
        st.builds(
            Over,
            st.sampled_from(Fold),
            st.just(UNIT_AXIS),
            numbers,
            skip=_skips,
            trim=_trims,
            others=st.booleans(),
        ),
        st.builds(
            Rank,
            st.just(UNIT_AXIS),
            numbers,
            st.booleans(),
            st.sampled_from(Ties),
            breaks.map(tuple),
        ),
    )
