"""How large figures may be that a rulebook sets no bound for, where one is needed.

Nothing is assumed: a script says the bound beside the input, and its view ``problems``
counts the figures beyond it.
"""

from fractions import Fraction
from typing import Final

import attrs

from guiju.engine.interval import Interval
from guiju.engine.scaled.profile import Known, Profile

MOST: Final = Fraction(10**12)
"""A thousand billion."""
MOST_MEMBERS: Final = 10**6
"""So many lower units or findings belong to one unit at most."""


def bounded(profile: Profile) -> Profile:
    """Return ``profile`` with an end on both sides of every range."""
    return attrs.evolve(
        profile,
        inputs={name: _within(known) for name, known in profile.inputs.items()},
        rosters={
            name: (least, MOST_MEMBERS if most is None else most)
            for name, (least, most) in profile.rosters.items()
        },
    )


def _within(known: Known) -> Known:
    if known.range is None:
        return known
    low = -MOST if known.range.low is None else known.range.low
    high = MOST if known.range.high is None else known.range.high
    return attrs.evolve(known, range=Interval(min(low, high), max(low, high)))
