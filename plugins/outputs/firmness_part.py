"""名次的稳固程度 and 区分度: what a reader of places should know of them.

Margins are read off the result. What would turn two units round is searched for by
``guiju certify``, which takes much longer than a report may.
"""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from guiju.engine.certificate import Gap, Margins, margins
from guiju.engine.distinction import Part, distinctions
from guiju.engine.measure import PLACE
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.text import Language
from guiju.plugins.outputs.group_charts import points
from guiju.plugins.prose import firmness
from guiju.plugins.prose.figure import Figure

_CLOSEST = 3
"""So many of the closest neighbours are named, besides those whom something else sets
apart than the ranked figure."""


@attrs.frozen(kw_only=True)
class Told:
    """One sentence on two neighbours, and what explains it."""

    sentence: str
    below: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Firmness:
    """How firm the places of one ranking are."""

    title: str
    pairs: int
    groups: tuple[str, ...]
    told: tuple[Told, ...]


@attrs.frozen(kw_only=True)
class Alike:
    """A part of the total that does not tell the units of a group apart."""

    group: str
    part: Part
    score: Figure


def firmnesses(result: Result, language: Language) -> tuple[Firmness, ...]:
    """Return how firm the places are; nothing of rankings that are given as places."""
    return tuple(
        _firmness(result.plan, one, language)
        for one in margins(result)
        if one.pairs and result.plan.quantities[one.ranking.by].measure != PLACE
    )


def alike(result: Result, language: Language) -> tuple[Alike, ...]:
    """Return the parts in which all units of a group have the same score."""
    return tuple(
        Alike(
            group=one.ranking.group,
            part=part,
            score=points(next(iter(part.scores.values())), language),
        )
        for one in distinctions(result)
        for part in one.parts
        if part.is_alike
    )


def _firmness(plan: Plan, found: Margins, language: Language) -> Firmness:
    return Firmness(
        title=firmness.heading(found, language),
        pairs=len(found.pairs),
        groups=tuple(firmness.groups(found, language)),
        told=tuple(_told(plan, found, language)),
    )


def _told(plan: Plan, found: Margins, language: Language) -> Iterator[Told]:
    closest = sorted(filter(_is_apart, found.pairs), key=_apart)[:_CLOSEST]
    for gap in found.pairs:
        if gap.level != 0 or gap.rounded_away is not None or gap in closest:
            below = (
                firmness.parts(plan, gap, language),
                firmness.rounding(found, gap, language),
            )
            yield Told(
                sentence=firmness.sentence(plan, found, gap, language),
                below=tuple(line for line in below if line),
            )


def _is_apart(gap: Gap) -> bool:
    return gap.level == 0 and bool(gap.difference)


def _apart(gap: Gap) -> Fraction:
    return abs(gap.difference or Fraction(0))
