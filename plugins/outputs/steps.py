"""失分表: the way of one unit from full marks to its total, one step on each line."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Literal

import attrs

from guiju.engine.plan import Quantity
from guiju.engine.text import Language
from guiju.plugins.outputs.accounts import Account, Entry
from guiju.plugins.outputs.bars import Bar, scale_of
from guiju.plugins.outputs.group_charts import change, points
from guiju.plugins.prose.figure import Figure

Kind = Literal["sum", "step", "item"]
"""A sum is made of the steps below it; an item says more about the step above it."""


@attrs.frozen(kw_only=True)
class Step:
    """One line. ``compared`` is how much more it counts for than the median."""

    kind: Kind
    depth: int
    quantity: Quantity
    full: Figure | None
    points: Figure
    change: Figure
    bar: Bar | None = None
    compared: Figure | None = None


@attrs.frozen(kw_only=True)
class Way:
    """``full`` marks, the steps, the ``rest`` if there is any, and the ``total``."""

    full: Figure
    steps: tuple[Step, ...]
    rest: Figure | None
    rest_bar: Bar
    total: Figure
    low: Figure
    high: Figure
    has_medians: bool


def way(account: Account, medians: Mapping[str, Fraction], language: Language) -> Way:
    """Return the way of one unit; what a group knows of others is in ``medians``."""
    taken = [one.change for entry in account.entries for one in entry.parts or (entry,)]
    heights = [*accumulate((account.full, *taken, account.rest))]
    scale = scale_of(heights)
    bars = [scale.bar(*ends) for ends in pairwise(heights)]
    return Way(
        full=points(account.full, language),
        steps=tuple(_steps(account, medians, language, iter(bars))),
        rest=change(account.rest, language) if account.rest else None,
        rest_bar=bars[-1],
        total=points(account.total, language),
        low=points(scale.low, language),
        high=points(scale.high, language),
        has_medians=bool(medians),
    )


def _steps(
    account: Account,
    medians: Mapping[str, Fraction],
    language: Language,
    bars: Iterator[Bar],
) -> Iterator[Step]:
    def step(entry: Entry, kind: Kind, depth: int) -> Step:
        middle = None if kind == "item" else medians.get(entry.quantity.id)
        by = None if middle is None else entry.points - middle
        bar = next(bars) if kind == "step" else None
        return Step(
            kind=kind,
            depth=depth,
            quantity=entry.quantity,
            full=None if entry.full is None else points(entry.full, language),
            points=points(entry.points, language),
            change=change(entry.change, language),
            bar=bar if entry.change else None,
            compared=None if by is None else change(by, language),
        )

    for entry in account.entries:
        if not entry.parts:
            yield step(entry, "step", 0)
            continue
        yield step(entry, "sum", 0)
        for part in entry.parts:
            yield step(part, "step", 1)
            lost = (one for one in part.parts if one.change)
            yield from (step(one, "item", 2) for one in lost)
