"""Plans and facts drawn at random, for laws that hold for every scheme.

Three units, two raters, six inputs: one that everybody has, one that may be missing,
one that only some units have, one for each rater, and two days. On them stand a few
quantities with rules drawn from the whole core. Rules read any quantity before them, so
plans are in dependency order by construction.
"""

import datetime as dt
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
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
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
from guiju.engine.measure import RATIO, Day, Measure
from guiju.engine.number import Rounding
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Input, Plan, Quantity, Role, Scheme
from guiju.engine.value import Absence, Value
from tests.plans import plan_of, quantity, reported_in
from tests.strategies.values import CALENDAR, FIRST_DAY

UNITS = ("甲", "乙", "丙")
RATERS = ("评一", "评二")
UNIT_AXIS = Axis(UNIT, UNITS)
RATER_AXIS = Axis(RATER, RATERS)

_small = st.fractions(min_value=-3, max_value=3, max_denominator=2)
_skips = st.frozensets(st.sampled_from(Absence))
_trims = st.sampled_from([(0, 0), (0, 0), (1, 0), (0, 1)])
_steps = st.sampled_from([F(1), F("0.1"), F(5)])
_powers = st.sampled_from([F(1, 2), F(2), F(-1), F(1, 3), F(-2, 3), F(0), F(-3, 2)])


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
        _quantity("起", Input(table="甲表", interval=_days(0, 20)), measure=Day()),
        _quantity(
            "止",
            Input(table="甲表", interval=_days(-9, 40), optional=True),
            measure=Day(),
        ),
    )


def _days(first: int, last: int) -> Interval:
    origin = FIRST_DAY.toordinal()
    return Interval(F(origin + first), F(origin + last))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan with up to four quantities to be computed."""
    quantities = {quantity.id: quantity for quantity in inputs()}
    readable = ["有", "可缺", "部分"]
    for nth in range(draw(st.integers(1, 4))):
        rule = draw(_numbers(tuple(readable), 2))
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
        },
        calendar=CALENDAR,
    )


@st.composite
def plans_with_facts(draw: st.DrawFn) -> tuple[Plan, Facts]:
    """Draw a plan and facts for it."""
    plan = draw(plans())
    return plan, draw(facts(plan))


def _quantity(
    name: str, definition: Expr | Input, *more: Axis, measure: Measure = RATIO
) -> Quantity:
    return Quantity(
        id=name,
        name=name,
        title=name,
        role=Role.INPUT if isinstance(definition, Input) else Role.DERIVED,
        measure=measure,
        axes=(UNIT_AXIS, *more),
        definition=definition,
    )


@st.composite
def _column(draw: st.DrawFn, quantity: Quantity) -> Mapping[Key, Fact]:
    definition = quantity.definition
    assert isinstance(definition, Input)
    legal = _legal(quantity.measure, definition.interval)
    column = {}
    for place in places(quantity.axes, Facts(values={})):
        concerned = (
            definition.applies_to is None or place[UNIT] in definition.applies_to
        )
        if concerned and not (definition.optional and draw(st.booleans())):
            key = key_at(names(quantity.axes), place)
            column[key] = Fact(draw(legal))
    return column


def _legal(measure: Measure, interval: Interval) -> st.SearchStrategy[Value]:
    if measure == Day():
        assert interval.low is not None
        assert interval.high is not None
        days = st.integers(int(interval.low), int(interval.high))
        return days.map(dt.date.fromordinal)
    return st.fractions(interval.low, interval.high or F(20), max_denominator=2)


@cache  # making strategies takes longer than drawing from them
def _numbers(readable: tuple[str, ...], depth: int) -> st.SearchStrategy[Expr]:
    """Return rules with a number for a value, over the quantities ``readable``."""
    leaves = _small.map(Const) | st.sampled_from(readable).map(Ref)
    if not depth:
        return leaves
    inner = st.deferred(lambda: _numbers(readable, depth - 1))
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
        st.builds(Round, _reals(inner), _steps, st.sampled_from(Rounding)),
        st.builds(Days, st.just(Ref("起")), st.just(Ref("止")), st.booleans()),
        st.builds(If, truths, inner, inner),
        st.builds(Bands, inner, _bands(inner), st.none() | inner),
        st.builds(WhenAbsent, inner, st.none() | inner, st.none() | inner),
        _rated(),
        _rescaled(readable),
        _compared(inner),
    ]
    return st.one_of(rules)


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


def _reals(numbers: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    """Return rules that may give numbers beyond fractions, for use in a ``Round``."""
    plain = st.one_of(
        st.builds(Ln, numbers),
        st.builds(Exp, numbers),
        st.builds(Power, numbers, _powers),
    )
    several = st.lists(plain | numbers, min_size=1, max_size=2).map(tuple)
    rated = st.builds(
        Over,
        st.sampled_from(Fold),
        st.just(RATER_AXIS),
        st.just(Ln(Ref("评分"))),
        skip=_skips,
    )
    return st.one_of(
        plain,
        st.builds(Power, plain, _powers),
        st.builds(Add, several),
        st.builds(Mul, several),
        st.builds(Div, plain, plain),
        st.builds(Least, several),
        rated,
        rated.map(Exp),
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


def computed(rule: Expr) -> Plan:
    """Return a plan in which ``rule`` is of two optional figures of each unit."""
    given = reported_in("表", optional=True)
    return plan_of(
        quantity("分", given, UNIT_AXIS),
        quantity("份", given, UNIT_AXIS),
        quantity("算", rule, UNIT_AXIS),
    )
