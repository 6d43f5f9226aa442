"""得分结构: how the units of a group stand in every part of their totals.

Three readings of the same accounts: how much of each part a unit got, with the median
of the group; what it lost in each part, adding up to the total; and where it has most
and least more than the median. All of them compare units, so no view is given one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from statistics import median

import attrs

from guiju.engine.axis import UNIT
from guiju.engine.measure import POINTS
from guiju.engine.plan import Plan, Quantity
from guiju.engine.result import Result
from guiju.engine.text import Language
from guiju.plugins.outputs.accounts import Account, Entry
from guiju.plugins.outputs.arrange import aligned
from guiju.plugins.outputs.bars import Bar, Scale, signed
from guiju.plugins.prose.figure import Digits, Figure, declared_places, figure

_MOST = 2
_NOTHING = Fraction(0)
_WHOLE = Scale(_NOTHING, Fraction(1))
_NAMED = 2
"""So many of the strongest and of the weakest parts are named."""
_FEWEST = 3
"""In a smaller group the median says nothing that the figures do not."""


@attrs.frozen(kw_only=True)
class Score:
    """What one unit got of one part, and which share of its full marks that is."""

    figure: Figure
    bar: Bar


@attrs.frozen(kw_only=True)
class Profile:
    """Units down, parts across; ``medians`` are empty in a small group."""

    heads: tuple[Quantity, ...]
    units: tuple[str, ...]
    rows: tuple[tuple[Score | None, ...], ...]
    medians: tuple[Figure, ...]


@attrs.frozen(kw_only=True)
class Losses:
    """What each unit lost and gained; every row adds up from full marks to the total.

    ``rests`` are empty where nobody has any.
    """

    heads: tuple[Quantity, ...]
    units: tuple[str, ...]
    fulls: tuple[Figure, ...]
    rows: tuple[tuple[Figure | None, ...], ...]
    rests: tuple[Figure, ...]
    totals: Sequence[Figure]


@attrs.frozen(kw_only=True)
class Leaning:
    """Where one unit has most and least more than the median, the farthest first."""

    unit: str
    stronger: tuple[tuple[str, Figure], ...]
    weaker: tuple[tuple[str, Figure], ...]


Medians = Mapping[str, Fraction]
"""The median of what a part counts for, by the id of its quantity."""


def medians(accounts: Sequence[Account]) -> Medians:
    """Return the medians of stages and first-level indicators; none of a small group.

    Only units that a part is for are among those whose median it is.
    """
    if len(accounts) < _FEWEST:
        return {}
    found: dict[str, list[Fraction]] = {}
    for account in accounts:
        for entry in (*account.entries, *_parts(account.entries)):
            found.setdefault(entry.quantity.id, []).append(entry.points)
    return {id_: median(points) for id_, points in found.items()}


def profile(
    result: Result, accounts: Sequence[Account], language: Language
) -> Profile | None:
    """Return how much of each part the units got; None where there is one part only."""
    by_unit = [{one.quantity.id: one for one in a.chief} for a in accounts]
    heads = _heads(entry for account in accounts for entry in account.chief)
    if len(heads) <= 1:
        return None
    columns = [
        _column(result, head, accounts, [own.get(head.id) for own in by_unit], language)
        for head in heads
    ]
    return Profile(
        heads=heads,
        units=tuple(account.unit for account in accounts),
        rows=tuple(zip(*(scores for scores, _ in columns), strict=True)),
        medians=tuple(m for _, m in columns) if len(accounts) >= _FEWEST else (),
    )


def losses(
    plan: Plan, by: Quantity, accounts: Sequence[Account], language: Language
) -> Losses | None:
    """Return what the units lost in each part; None where no unit has an account."""
    if not accounts:
        return None
    digits = Digits(places=declared_places(plan, by), most=_MOST)
    by_unit = [{one.quantity.id: one for one in _across(a)} for a in accounts]
    heads = _heads(entry for account in accounts for entry in _across(account))
    columns = [
        _changes([own.get(head.id) for own in by_unit], language) for head in heads
    ]
    has_rest = any(account.rest for account in accounts)
    return Losses(
        heads=heads,
        units=tuple(account.unit for account in accounts),
        fulls=tuple(points(account.full, language) for account in accounts),
        rows=tuple(zip(*columns, strict=True)),
        rests=tuple(change(account.rest, language) for account in accounts)
        if has_rest
        else (),
        totals=aligned([a.total for a in accounts], by.measure, language, digits),
    )


def leanings(
    accounts: Sequence[Account], known: Medians, language: Language
) -> tuple[Leaning, ...]:
    """Return the strengths and weaknesses of every unit; nothing without medians."""
    return tuple(_leaning(one, known, language) for one in accounts if known)


def points(value: Fraction, language: Language, most: int = _MOST) -> Figure:
    """Return so many points as a figure."""
    return figure(value, POINTS, language, Digits(most=most))


def change(value: Fraction, language: Language, most: int = _MOST) -> Figure:
    """Return what is added or, with a minus, taken away."""
    return signed(points(value, language, most), value)


def _leaning(account: Account, known: Medians, language: Language) -> Leaning:
    compared = [
        (one, one.points - known[one.quantity.id])
        for entry in account.entries
        if entry.full is not None
        for one in entry.parts or (entry,)
    ]
    ordered = sorted(compared, key=lambda pair: -pair[1])
    stronger = [pair for pair in ordered if pair[1] > 0][:_NAMED]
    weaker = [pair for pair in reversed(ordered) if pair[1] < 0][:_NAMED]
    said = [
        tuple((one.quantity.title, change(by, language)) for one, by in pairs)
        for pairs in (stronger, weaker)
    ]
    return Leaning(unit=account.unit, stronger=said[0], weaker=said[1])


def _across(account: Account) -> Iterator[Entry]:
    yield from account.chief
    yield from (entry for entry in account.entries if entry.full is None)


def _parts(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (part for entry in entries for part in entry.parts)


def _heads(entries: Iterable[Entry]) -> tuple[Quantity, ...]:
    found = {entry.quantity.id: entry.quantity for entry in entries}
    return tuple(found.values())


def _column(
    result: Result,
    head: Quantity,
    accounts: Sequence[Account],
    entries: Sequence[Entry | None],
    language: Language,
) -> tuple[tuple[Score | None, ...], Figure]:
    """Return the scores of one part, and their median."""
    digits = Digits(places=declared_places(result.plan, head), most=_MOST)
    rated = [(one, _rate(one)) for one in entries if one is not None]
    middle = median(rate for _, rate in rated)
    mark = middle if len(accounts) >= _FEWEST else None
    scores = [
        _score(result, account.unit, one)
        for account, one in zip(accounts, entries, strict=True)
        if one is not None
    ]
    shown = iter(aligned(scores, POINTS, language, digits))
    column = tuple(
        None
        if one is None
        else Score(figure=next(shown), bar=_WHOLE.bar(_NOTHING, _rate(one), mark))
        for one in entries
    )
    return column, points(median(scores), language)


def _changes(
    entries: Sequence[Entry | None], language: Language
) -> tuple[Figure | None, ...]:
    """Return a column of what was lost or gained, with equally many decimals."""
    values = [one.change for one in entries if one is not None]
    shown = aligned(values, POINTS, language, Digits(most=_MOST))
    with_sign = map(signed, shown, values)
    return tuple(None if one is None else next(with_sign) for one in entries)


def _rate(entry: Entry) -> Fraction:
    return entry.points / entry.full if entry.full else _NOTHING


def _score(result: Result, unit: str, entry: Entry) -> Fraction:
    """Return the score that is published, else what it counts for in the total."""
    quantity = entry.quantity
    if [axis.name for axis in quantity.axes] == [UNIT]:
        value = result.values[quantity.id][unit,]
        return value if type(value) is Fraction else entry.points
    return entry.points
