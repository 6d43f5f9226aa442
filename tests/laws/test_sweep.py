"""A sweep says exactly where places change: just left and right of it they are so."""

from collections.abc import Mapping, Sequence
from fractions import Fraction as F
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.draws import Series, Slice, evaluated, sliced
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import (
    Add,
    Const,
    Expr,
    Greatest,
    Least,
    Mul,
    Power,
    Rank,
    Ref,
    Round,
    TieBreak,
    Ties,
)
from guiju.engine.facts import Fact, Facts
from guiju.engine.number import Rounding
from guiju.engine.piecewise import Line, added, flat, greatest, least
from guiju.engine.plan import Plan, Ranking, Role
from guiju.engine.sweep import stretches
from tests.laws.witness import must_see, seen
from tests.plans import plan_of, quantity, reported_in

UNITS = ("甲", "乙", "丙", "丁")
AXIS = Axis(UNIT, UNITS)
STAGES = ("一", "二")
RANKING = Ranking(name="排名", group="县区", by="总分", rank="名次")
_marks = st.integers(0, 12)


@attrs.frozen
class Drawn:
    """A small scheme in which one number goes into the totals."""

    plan: Plan
    facts: Facts


@st.composite
def schemes(draw: st.DrawFn) -> Drawn:
    """Draw a weighted sum, a capped deduction by the number, rounding and ties."""
    weighted = Add(
        (
            Mul((Ref("数"), Ref("一"))),
            Mul((Add((Const(F(1)), Mul((Const(F(-1)), Ref("数"))))), Ref("二"))),
        )
    )
    deduction: Expr = Mul((Const(F(-1)), Ref("扣")))
    total: Expr = Add((weighted, deduction))
    step = draw(st.sampled_from([None, F(1), F(1, 2), F(1, 10)]))
    if step is not None:
        total = Round(total, step, draw(st.sampled_from(Rounding)))
    if draw(st.booleans()):
        total = Greatest((total, Const(F(draw(st.integers(-2, 4))))))
    then = (TieBreak(Ref("一")),) if draw(st.booleans()) else ()
    ties = draw(st.sampled_from(Ties))
    most = F(draw(st.integers(0, 4)))
    plan = plan_of(
        quantity("数", Const(F(0)), role=Role.PARAMETER),
        *(quantity(name, reported_in(name), AXIS) for name in (*STAGES, "项")),
        quantity("扣", Least((Mul((Ref("数"), Ref("项"))), Const(most))), AXIS),
        quantity("总分", total, AXIS, role=Role.TOTAL),
        quantity(
            "名次", Rank(AXIS, Ref("总分"), descending=True, ties=ties, then=then), AXIS
        ),
        rankings=(RANKING,),
    )
    values: dict[str, dict[Key, Fact]] = {
        name: {(unit,): Fact(F(draw(_marks))) for unit in UNITS}
        for name in (*STAGES, "项")
    }
    return Drawn(plan, Facts(values=values))


@must_see("an order that changes", "a place that changes at a point alone")
@given(schemes())
def test_between_two_changes_nothing_changes_and_at_each_something_does(
    drawn: Drawn,
) -> None:
    one = _slice(drawn)
    found = stretches(one, {"数": _way()}, "名次")
    assert found is not None
    assert [found[0].low, found[-1].high] == [F(0), F(1)]
    for part in (F(1, 2), F(1, 3)):
        where = [s.low + (s.high - s.low) * part for s in found]
        assert _ranks(one, where) == [dict(s.places) for s in found]
    for before, after in pairwise(found):
        assert before.places != after.places
        at = before.high
        assert after.low == at
        owner = before if before.has_high else after
        near = F(1, 10**9)
        there = _ranks(one, [at - near, at, at + near])
        assert there[1] == dict(owner.places)
        if before.low != before.high:
            assert there[0] == dict(before.places)
        if after.low != after.high:
            assert there[2] == dict(after.places)
        seen("a place that changes at a point alone", when=after.low == after.high)
    seen("an order that changes", when=len(found) > 1)


def test_what_is_no_broken_line_is_not_claimed() -> None:
    square = Power(Add((Ref("数"), Ref("一"))), F(2))
    plan = plan_of(
        quantity("数", Const(F(0)), role=Role.PARAMETER),
        quantity("一", reported_in("一"), AXIS),
        quantity("总分", square, AXIS),
        quantity(
            "名次", Rank(AXIS, Ref("总分"), descending=True, ties=Ties.SKIP), AXIS
        ),
        rankings=(RANKING,),
    )
    facts = Facts(values={"一": {(unit,): Fact(F(1)) for unit in UNITS}})
    one = _slice(Drawn(plan, facts))
    assert stretches(one, {"数": _way()}, "名次") is None


@given(
    st.lists(st.tuples(_marks, _marks, _marks), min_size=2, max_size=3),
    st.integers(0, 24),
)
def test_lines_are_added_and_bounded_everywhere(
    values: Sequence[tuple[int, int, int]], at: int
) -> None:
    lines = [
        Line(tuple(zip((F(0), F(1, 3), F(1)), map(F, own), strict=True)))
        for own in values
    ]
    where = F(at, 24)
    there = [line.at(where) for line in lines]
    assert added(lines).at(where) == sum(there)
    assert least(lines[0], lines[1]).at(where) == min(there[:2])
    assert greatest(lines[0], flat(F(5), (F(0), F(1)))).at(where) == max(there[0], 5)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (None, [("1/2", False), ("1/2", True)]),
        (F(1), [("9/20", True), ("11/20", False)]),
    ],
    ids=["exact", "rounded"],
)
def test_two_that_cross_are_level_for_as_long_as_they_round_alike(
    step: F | None, expected: Sequence[tuple[str, bool]]
) -> None:
    back = Add((Const(F(1)), Mul((Const(F(-1)), Ref("数")))))
    total: Expr = Add((Mul((Ref("数"), Ref("一"))), Mul((back, Ref("二")))))
    if step is not None:
        total = Round(total, step, Rounding.HALF_UP)
    plan = plan_of(
        quantity("数", Const(F(0)), role=Role.PARAMETER),
        *(quantity(name, reported_in(name), AXIS) for name in STAGES),
        quantity("总分", total, AXIS),
        quantity(
            "名次", Rank(AXIS, Ref("总分"), descending=True, ties=Ties.SKIP), AXIS
        ),
        rankings=(RANKING,),
    )
    marks = {"一": (10, 0, -90, -90), "二": (0, 10, -90, -90)}
    facts = Facts(
        values={
            name: {(u,): Fact(F(m)) for u, m in zip(UNITS, own, strict=True)}
            for name, own in marks.items()
        }
    )
    found = stretches(_slice(Drawn(plan, facts)), {"数": _way()}, "名次")
    assert found is not None
    assert [(str(s.high), s.has_high) for s in found[:-1]] == expected


def _way() -> Line:
    return Line(((F(0), F(0)), (F(1), F(1))))


def _slice(drawn: Drawn) -> Slice:
    return sliced(evaluate(drawn.plan, drawn.facts), ["数"], ["名次"])


def _ranks(one: Slice, where: Sequence[F]) -> list[Mapping[str, int]]:
    found = evaluated(one, [Series("数", (), where)], len(where), ["名次"])["名次"]
    return [
        {unit: int(str(values[nth])) for unit, values in found.items()}
        for nth in range(len(where))
    ]
