"""How one of several things is chosen: by Hypothesis, or evenly by chance.

Hypothesis chooses so that a failure can be made smaller, and repeats itself a good
deal. A whole plan asks for hundreds of choices, of which each should be as likely as
any other: there one seed is drawn, and the rest follows from it.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from hypothesis import strategies as st

Picked = TypeVar("Picked")


class Choose(Protocol):
    """Returns one of the options."""

    def __call__(self, options: Sequence[Picked], /) -> Picked:
        """Return one of ``options``, of which there is at least one."""


def by_hypothesis(draw: st.DrawFn) -> Choose:
    """Return a choice that Hypothesis makes and can make again with less."""

    def choose(options: Sequence[Picked]) -> Picked:
        return draw(st.sampled_from(options))

    return choose


def by_chance(draw: st.DrawFn) -> Choose:
    """Return a choice that follows from one drawn seed."""
    return draw(st.randoms(use_true_random=True)).choice


def some(
    choose: Choose, options: Sequence[Picked], least: int, most: int
) -> tuple[Picked, ...]:
    """Choose from ``least`` to ``most`` of the options, perhaps one of them twice."""
    size = choose(range(least, most + 1))
    return tuple(choose(options) for _ in range(size))


def part(choose: Choose, options: Sequence[Picked]) -> frozenset[Picked]:
    """Choose any part of ``options``."""
    return frozenset(option for option in options if choose((True, False)))


def one_in(choose: Choose, number: int) -> bool:
    """Return true once in ``number`` times."""
    return choose(range(number)) == 0
