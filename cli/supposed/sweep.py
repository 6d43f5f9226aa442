"""``--sweep 权重.环节=0%..50%``: one number goes from here to there, step by step."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from guiju.cli.fault import StopError
from guiju.cli.nearest import nearest
from guiju.cli.running import Request
from guiju.cli.supposed.compare import Present, at_present
from guiju.cli.supposed.faults import NOT_WHOLE, SWEEP_FAULTY
from guiju.cli.supposed.weights import ids_of
from guiju.dsl.literal import read_number
from guiju.engine.draws import Series, evaluated, sliced
from guiju.engine.measure import RATIO, Measure, Numeric
from guiju.engine.piecewise import Line
from guiju.engine.plan import Plan, Quantity, Ranking, Role
from guiju.engine.sweep import Stretch, stretches
from guiju.engine.text import Text
from guiju.engine.value import Value
from guiju.engine.weights import WEIGHT, rescaled, weighed, weighings

_WRITTEN = re.compile(r"(?P<name>[^=]+)=(?P<low>.+?)(?:\.\.|~|～|至)(?P<high>.+)")
_HOW = Text(
    zh="写成 --sweep 名称=从..到，例如 --sweep 权重.双向互评=0%..50%",
    en="write --sweep NAME=FROM..TO, for example --sweep weight.hearing=0%..50%",
)
_NAMES = Text(zh="可以逐步变动的", en="names that can be swept")
Levers = Mapping[str, Line]


@attrs.frozen
class Break:
    """Where places change: from ``where`` on, just after it, or there alone."""

    where: Fraction
    kind: str
    """``from``, ``after`` or ``at``."""
    changes: tuple[tuple[str, int | None, int | None], ...]
    """Each unit that moves, with its place before and after."""


@attrs.frozen(kw_only=True)
class Track:
    """One ranking along the way."""

    ranking: Ranking
    places: Mapping[str, tuple[int | None, ...]]
    """Of each unit at every step, in the order of the first."""
    breaks: tuple[Break, ...]
    is_exact: bool
    """Whether breaks are where places change, or the step after which they did."""


@attrs.frozen(kw_only=True)
class Swept:
    """All that is to be said."""

    plan: Plan
    notices: tuple[Text, ...]
    name: str
    measure: Measure
    steps: tuple[Fraction, ...]
    now: Value | None
    """What it is at present; None where the rulebook leaves it open."""
    tracks: tuple[Track, ...]


@attrs.frozen
class _Way:
    name: str
    low: Fraction
    high: Fraction
    measure: Numeric
    first: str
    """The low end as it was written."""


def swept(request: Request, written: str, steps: int, *, rescale: bool) -> Swept:
    """Return the places at every step, and where exactly they change.

    Raises:
        DiagnosticError: nothing of this name can be swept so.
    """
    way = _way(written)
    is_weight = weighed(way.name) is not None
    known = () if is_weight else (f"{way.name}={way.first}",)
    present = at_present(request, known)
    rules = present.run.rulebook.plan
    if is_weight:
        levers = _weights(rules, way, rescale=rescale)
    else:
        levers = _parameters(rules, way)
    result = present.run.result
    by = (way.high - way.low) / (steps - 1)
    points = tuple(way.low + nth * by for nth in range(steps))
    name = f"{WEIGHT}.{weighed(way.name)}" if is_weight else way.name
    own = next(n for n in levers if name in {n, result.plan.quantities[n].name})
    return Swept(
        plan=result.plan,
        notices=present.run.rulebook.project.notices,
        name=name,
        measure=result.plan.quantities[own].measure,
        steps=points,
        now=None if present.notes else result.values[own][()],
        tracks=tuple(_tracks(present, levers, points)),
    )


def _way(written: str) -> _Way:
    found = _WRITTEN.fullmatch(written.strip())
    ends = [read_number(found[end].strip()) for end in ("low", "high")] if found else []
    low, high = ends or (None, None)
    if found is None or low is None or high is None or low[1] != high[1]:
        what = Text(zh=f"“{written}”没有说清楚", en=f'"{written}" is not understood')
        raise SWEEP_FAULTY.stop(what, _HOW)
    if low[0] >= high[0]:
        what = Text(
            zh=f"“{written}”要从小到大", en=f'"{written}" has to go from less to more'
        )
        raise SWEEP_FAULTY.stop(what, _HOW)
    first = found["low"].strip()
    return _Way(found["name"].strip(), low[0], high[0], low[1], first)


def _weights(plan: Plan, way: _Way, *, rescale: bool) -> Levers:
    own = ids_of(plan, weighed(way.name) or "")
    if not own:
        raise _unknown(plan, way)
    if way.measure != RATIO or not 0 <= way.low < way.high <= 1:
        what = Text(
            zh=f"“{way.name}”要在0%到100%之间变动",
            en=f"{way.name} goes from 0% to 100% at most",
        )
        raise SWEEP_FAULTY.stop(what, _HOW)
    if not rescale:
        raise NOT_WHOLE.stop(
            Text(
                zh=f"没有说“{way.name}”变动时别的权重怎样变",
                en=f"what becomes of the other weights, if {way.name} varies, is not "
                "said",
            ),
            Text(
                zh="写 --rescale，让其余的按原来的比例分余下的部分",
                en="write --rescale: the others share the rest in their proportions",
            ),
        )
    return dict(_lines(plan, way, own))


def _lines(plan: Plan, way: _Way, own: frozenset[str]) -> Iterator[tuple[str, Line]]:
    """Yield every weight of the sums that are meant, from end to end."""
    for weighing in weighings(plan):
        for name in own & {*weighing.weights}:
            ends = [rescaled(weighing, {name: end}) for end in (way.low, way.high)]
            low, high = ends
            if low is None or high is None:
                raise SWEEP_FAULTY.stop(
                    Text(
                        zh=f"“{way.name}”变动时，别的权重没有可以按比例分的",
                        en=f"no other weight could take up what {way.name} leaves",
                    ),
                    _HOW,
                )
            for one in weighing.weights:
                yield one, Line(((way.low, low[one]), (way.high, high[one])))


def _parameters(plan: Plan, way: _Way) -> Levers:
    meant = [one for one in plan.quantities.values() if _is_called(one, way)]
    if not meant:
        raise _unknown(plan, way)
    if any(one.measure != way.measure for one in meant):
        what = Text(
            zh=f"“{way.name}”的单位写得不对", en=f"{way.name} has another measure"
        )
        raise SWEEP_FAULTY.stop(what, _HOW)
    ends = ((way.low, way.low), (way.high, way.high))
    return {one.id: Line(ends) for one in meant}


def _is_called(one: Quantity, way: _Way) -> bool:
    return one.role is Role.PARAMETER and way.name in {one.name, one.id}


def _unknown(plan: Plan, way: _Way) -> StopError:
    names = [id_.partition("@")[0] for one in weighings(plan) for id_ in one.weights]
    names += [
        one.name
        for one in plan.quantities.values()
        if one.role is Role.PARAMETER and isinstance(one.measure, Numeric)
    ]
    what = Text(
        zh=f"没有“{way.name}”可以逐步变动",
        en=f'nothing called "{way.name}" can be swept',
    )
    return SWEEP_FAULTY.stop(what, nearest(way.name, names, _NAMES) if names else _HOW)


def _tracks(
    present: Present, levers: Levers, points: Sequence[Fraction]
) -> Iterator[Track]:
    result = present.run.result
    for ranking in result.plan.rankings:
        one = sliced(result, levers, [ranking.rank])
        series = [
            Series(name, (), [line.at(at) for at in points])
            for name, line in levers.items()
        ]
        ranks = evaluated(one, series, len(points), [ranking.rank])[ranking.rank]
        places = {unit: tuple(map(_place, own)) for unit, own in ranks.items()}
        found = stretches(one, levers, ranking.rank)
        if found is None:
            breaks = tuple(_between_steps(points, places))
        else:
            breaks = tuple(_breaks(found))
        order = sorted(places, key=lambda unit: (not places[unit][0], places[unit][0]))
        yield Track(
            ranking=ranking,
            places={unit: places[unit] for unit in order},
            breaks=breaks,
            is_exact=found is not None,
        )


def _breaks(found: Sequence[Stretch]) -> Iterator[Break]:
    for before, after in pairwise(found):
        kind = "after" if before.has_high else "from"
        if kind == "from" and after.low == after.high:
            kind = "at"
        yield Break(before.high, kind, _changes(before.places, after.places))


def _between_steps(
    points: Sequence[Fraction], places: Mapping[str, Sequence[int | None]]
) -> Iterator[Break]:
    for nth in range(len(points) - 1):
        before, after = (
            {u: own[at] for u, own in places.items()} for at in (nth, nth + 1)
        )
        if before != after:
            yield Break(points[nth], "between", _changes(before, after))


def _changes(
    before: Mapping[str, int | None], after: Mapping[str, int | None]
) -> tuple[tuple[str, int | None, int | None], ...]:
    return tuple(
        (unit, before[unit], after[unit])
        for unit in before
        if before[unit] != after[unit]
    )


def _place(value: Value) -> int | None:
    return int(value) if isinstance(value, Fraction) else None
