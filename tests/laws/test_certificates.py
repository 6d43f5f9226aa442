"""What a certificate says of two neighbours happens when somebody tries it."""

from collections.abc import Iterator
from fractions import Fraction

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.axis import UNIT, Key
from guiju.engine.certificate import (
    Certificate,
    Pair,
    certificates,
    certificates_of,
)
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Ref
from guiju.engine.facts import Fact, Facts
from guiju.engine.flip import Change
from guiju.engine.lattice import Lattice, lattice
from guiju.engine.place import names
from guiju.engine.plan import Input
from guiju.engine.result import Result, Standing
from guiju.engine.value import Absence, Present
from tests.laws.witness import must_see, seen
from tests.strategies.rulebooks import Assessment, assessments

USUAL = Fraction(1, 100)


def changed(facts: Facts, name: str, key: Key, value: Present) -> Facts:
    """Return ``facts`` with another value in one cell."""
    column = {**facts.values[name], key: Fact(value)}
    return attrs.evolve(facts, values={**facts.values, name: column})


def is_turned(result: Result, pair: Pair, rank: str, facts: Facts) -> bool:
    """Whether the lower unit of ``pair`` stands before the upper one."""
    places = evaluate(result.plan, facts).values[rank]
    above, below = places[(pair.above.unit,)], places[(pair.below.unit,)]
    if isinstance(above, Absence) or isinstance(below, Absence):
        return False
    return below < above  # type: ignore[operator] # places are numbers


def cells(
    result: Result, name: str, pair: Pair, step: Fraction
) -> Iterator[tuple[Key, Lattice]]:
    """Yield the reported cells of the two units, with what may stand in them."""
    quantity = result.plan.quantities[name]
    at = names(quantity.axes).index(UNIT)
    for key, value in result.values[name].items():
        concerned = key[at] in {pair.above.unit, pair.below.unit}
        if concerned and not isinstance(value, Absence):
            yield key, lattice(quantity, value, step)


@must_see("a change", "a tie-break", "a tie", "an input that cannot")
@given(assessments(), st.data())
def test_the_stated_change_turns_the_pair_and_no_smaller_one_does(
    drawn: Assessment, data: st.DataObject
) -> None:
    result = evaluate(drawn.book.plan, drawn.facts)
    for certificate in certificates(result):
        for pair in certificate.pairs:
            seen("a tie", when=pair.level is None)
            seen("a tie-break", when=bool(pair.level))
            _holds(result, certificate, pair, data)


def _holds(
    result: Result, certificate: Certificate, pair: Pair, data: st.DataObject
) -> None:
    rank, step = certificate.ranking.rank, certificate.step or USUAL
    for change in pair.flips.changes:
        seen("a change")
        facts = changed(result.facts, change.quantity, change.key, change.now)
        assert is_turned(result, pair, rank, facts), change
    steps_of = {one.quantity: abs(one.steps) for one in pair.flips.changes}
    for name, quantity in result.plan.quantities.items():
        searched = isinstance(quantity.definition, Input) and any(
            axis.name == UNIT for axis in quantity.axes
        )
        if not searched or name in pair.flips.unknown:
            continue
        seen("an input that cannot", when=name not in steps_of)
        within = [*cells(result, name, pair, step)]
        if not within:
            continue
        key, values = data.draw(st.sampled_from(within))
        least, most = values.least, values.most
        if name in steps_of:
            smaller = steps_of[name] - 1
            least, most = max(least, -smaller), min(most, smaller)
        ends = st.sampled_from((least, most))
        other = values.at(data.draw(ends | st.integers(least, most)))
        facts = changed(result.facts, name, key, other)
        assert not is_turned(result, pair, rank, facts), (name, key, other)


@given(assessments())
def test_margins_and_their_parts_can_be_computed_again(drawn: Assessment) -> None:
    result = evaluate(drawn.book.plan, drawn.facts)
    for certificate in certificates(result):
        levels = certificate.levels
        for pair in certificate.pairs:
            before = range(len(levels) if pair.level is None else pair.level)
            for level in levels[: len(before)]:
                assert len({_of(result, level, one.unit) for one in _two(pair)}) == 1
            if pair.level is None:
                assert pair.above.rank == pair.below.rank
                assert pair.difference == 0
                continue
            figures = [_of(result, levels[pair.level], one.unit) for one in _two(pair)]
            assert pair.values == tuple(figures)
            if pair.parts and pair.difference is not None and pair.rest is not None:
                differences = (part.difference for part in pair.parts)
                assert sum(differences) + pair.rest == pair.difference


@must_see("a group", times=2)
@given(assessments())
def test_a_group_is_within_a_step_before_rounding(drawn: Assessment) -> None:
    result = evaluate(drawn.book.plan, drawn.facts)
    for certificate in certificates(result):
        for pair in certificate.pairs:
            if pair.rounded_away is None or certificate.step is None:
                continue
            seen("a group")
            assert 0 < abs(pair.rounded_away) < certificate.step
            group = next(g for g in certificate.groups if pair.above.unit in g)
            assert pair.below.unit in group


def _two(pair: Pair) -> tuple[Standing, Standing]:
    return pair.above, pair.below


def _of(result: Result, level: object, unit: str) -> object:
    assert isinstance(level, Ref)
    return result.values[level.quantity][(unit,)]


@must_see("a change of both units' cells")
@settings(max_examples=settings().max_examples // 6)
@given(assessments())
def test_the_two_units_of_a_pair_know_together_what_the_pair_knows(
    drawn: Assessment,
) -> None:
    """What is told to one unit is the same, as far as cells of its own do it."""
    result = evaluate(drawn.book.plan, drawn.facts)
    for nth, certificate in enumerate(certificates(result)):
        for pair in certificate.pairs[:1]:
            sides = {
                unit: _changes_of(certificates_of(result, unit)[nth], pair)
                for unit in (pair.above.unit, pair.below.unit)
            }
            for unit, side in sides.items():
                assert {c.key[_unit_at(result, c.quantity)] for c in side} <= {unit}
            both = [change for side in sides.values() for change in side]
            least: dict[str, int] = {}
            for one in both:
                steps = min(abs(one.steps), least.get(one.quantity, abs(one.steps)))
                least[one.quantity] = steps
            whole = {one.quantity: abs(one.steps) for one in pair.flips.changes}
            assert least == whole
            seen("a change of both units' cells", when=len(both) > len(whole))


def _changes_of(certificate: Certificate, pair: Pair) -> tuple[Change, ...]:
    (found,) = (
        one
        for one in certificate.pairs
        if (one.above, one.below) == (pair.above, pair.below)
    )
    return found.flips.changes


def _unit_at(result: Result, name: str) -> int:
    return names(result.plan.quantities[name].axes).index(UNIT)
