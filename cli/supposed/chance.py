"""What is drawn by chance: weights that make a whole, and marks near those reported.

Weights: each is drawn evenly from the multiples of 0.01% in its range; all are then
brought to the whole in proportion, to the same multiples by the largest remainders; a
draw in which a weight left its range by that is drawn anew. Where only some vary, they
stay as drawn and the others share the rest. Marks: each cell evenly from the legal
values in its range. The seed decides all.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, lcm
from random import Random

import attrs

from guiju.engine.axis import Key
from guiju.engine.draws import Drawn
from guiju.engine.facts import Facts
from guiju.engine.lattice import Lattice, lattice
from guiju.engine.measure import POINTS, Numeric
from guiju.engine.number import show
from guiju.engine.plan import Input, Plan, Quantity
from guiju.engine.weights import Weighing

_FINE = 10_000
"""A hundredth of a percent."""


@attrs.frozen
class Around:
    """How far from what there is: a share of it, or so much of one measure."""

    by: Fraction
    measure: Numeric

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage of what there is."""
        return self.measure.is_ratio

    def reach(self, value: Fraction) -> Fraction:
        """Return how far from ``value`` it goes."""
        return abs(value) * self.by if self.is_share else self.by


@attrs.frozen
class Whole:
    """The weights of one sum as multiples of 1/``fine``: what they are now, and ends.

    Those without ends share what the others leave, in the proportions that they have.
    """

    fine: int
    now: Mapping[str, int]
    ends: Mapping[str, tuple[int, int]]

    def draw(self, chance: Random) -> Sequence[int]:
        """Return weights within their ends that add up to the whole."""
        whole = sum(self.now.values())
        rest = {name: now for name, now in self.now.items() if name not in self.ends}
        while True:
            drawn = {n: chance.randint(*ends) for n, ends in self.ends.items()}
            left = whole - sum(drawn.values())
            if not any(rest.values()):
                drawn = in_proportion(drawn, sum(drawn.values()) + left)
                left = 0
            if left >= 0 and self._is_within(drawn):
                found = {**drawn, **in_proportion(rest, left)}
                return [found[name] for name in self.now]

    def _is_within(self, drawn: Mapping[str, int]) -> bool:
        ends = self.ends.items()
        return all(low <= drawn[name] <= high for name, (low, high) in ends)


@attrs.frozen
class Mark:
    """One reported cell and how many steps up and down it may be drawn."""

    quantity: Quantity
    key: Key
    origin: Fraction
    step: Fraction
    least: int
    most: int

    def draw(self, chance: Random, count: int) -> Drawn:
        """Return so many values."""
        fine = lcm(self.origin.denominator, self.step.denominator)
        at, by = int(self.origin * fine), int(self.step * fine)
        steps = (chance.randint(self.least, self.most) for _ in range(count))
        return Drawn(
            quantity=self.quantity.id,
            key=self.key,
            denominator=fine,
            numbers=[at + by * step for step in steps],
        )


def whole_of(weighing: Weighing, around: Around, only: frozenset[str]) -> Whole:
    """Return what is drawn of one sum: the weights in ``only``, within their ranges.

    What goes above 100% or below 0% is cut off.
    """
    fine = lcm(_FINE, *(w.denominator for w in weighing.weights.values()))
    weights = weighing.weights.items()
    return Whole(
        fine,
        {name: int(weight * fine) for name, weight in weights},
        {name: _ends(weight, around, fine) for name, weight in weights if name in only},
    )


def in_proportion(drawn: Mapping[str, int], whole: int) -> dict[str, int]:
    """Return ``drawn`` brought to ``whole``, the largest remainders rounded up."""
    total = sum(drawn.values())
    if not total:
        return {**drawn}
    found = {name: one * whole // total for name, one in drawn.items()}
    order = sorted(drawn, key=lambda name: -(drawn[name] * whole % total))
    for name in order[: whole - sum(found.values())]:
        found[name] += 1
    return found


def marks_of(
    plan: Plan, facts: Facts, around: Around, only: frozenset[str]
) -> tuple[Mark, ...]:
    """Return every reported number that is drawn: a point where it is a share."""
    measure = POINTS if around.is_share else around.measure
    return tuple(
        mark
        for quantity in plan.quantities.values()
        if isinstance(quantity.definition, Input)
        and quantity.measure == measure
        and quantity.id in only
        for mark in _marks(quantity, facts, around)
    )


def weights_drawn(whole: Whole, chance: Random, count: int) -> Iterator[Drawn]:
    """Yield the weights of one sum in so many draws."""
    draws = [whole.draw(chance) for _ in range(count)]
    for name, numbers in zip(whole.now, zip(*draws, strict=True), strict=True):
        yield Drawn(quantity=name, key=(), denominator=whole.fine, numbers=numbers)


def _ends(weight: Fraction, around: Around, fine: int) -> tuple[int, int]:
    reach = around.reach(weight)
    low, high = max(weight - reach, Fraction(0)), min(weight + reach, Fraction(1))
    return ceil(low * fine), floor(high * fine)


def _marks(quantity: Quantity, facts: Facts, around: Around) -> Iterator[Mark]:
    column = facts.values.get(quantity.id, {}).items()
    there = [(key, f.value) for key, f in column if isinstance(f.value, Fraction)]
    fine = min((_finest(value) for _, value in there), default=Fraction(1))
    for key, value in there:
        cell = lattice(quantity, value, fine)
        steps = floor(around.reach(value) / cell.step)
        yield _mark(quantity, key, value, cell, steps)


def _mark(
    quantity: Quantity, key: Key, value: Fraction, cell: Lattice, steps: int
) -> Mark:
    least, most = max(cell.least, -steps), min(cell.most, steps)
    return Mark(quantity, key, value, cell.step, least, most)


def _finest(value: Fraction) -> Fraction:
    """Return the last decimal that ``value`` is written with; 1 without an end."""
    shown = show(value)
    return Fraction(1, 10 ** (0 if "/" in shown else len(shown.partition(".")[2])))
