"""``--view NAME``: which view is meant, who reads it, and what may be explained."""

from collections.abc import Sequence

import attrs

from guiju.cli.faults import BEYOND_VIEW, READER_MISSING, VIEW_UNKNOWN
from guiju.cli.nearest import nearest
from guiju.cli.unit import Place, find_place, find_unit
from guiju.engine.plan import Plan, View
from guiju.engine.result import Result
from guiju.engine.text import Text
from guiju.plugins.disclosure import disclosed, readers

_VIEWS = Text(zh="公开", en="views")
_NO_VIEWS = Text(
    zh="这个规则书没有写“公开”，去掉 --view",
    en="this rulebook publishes no view: leave --view out",
)


def find_view(plan: Plan, name: str) -> View:
    """Return the view of that name.

    Raises:
        StopError: there is none.
    """
    known = {view.name: view for view in plan.views}
    if name not in known:
        raise VIEW_UNKNOWN.stop(
            Text(zh=f"没有叫“{name}”的公开", en=f'there is no view "{name}"'),
            nearest(name, known, _VIEWS) if known else _NO_VIEWS,
        )
    return known[name]


def reader_of(plan: Plan, view: View, unit: str | None) -> str:
    """Return who reads: a unit where each reads of itself, else nobody in particular.

    Raises:
        StopError: ``unit`` is not known, or sees nothing of itself in this view.
    """
    if unit is None:
        return ""
    _, name = find_unit(plan, unit)
    if name not in readers(plan, view):
        raise READER_MISSING.stop(
            Text(
                zh=f"“{view.name}”里没有只给“{name}”看的内容",
                en=f'"{view.name}" shows nothing to {name} alone',
            ),
            Text(zh="去掉 --unit", en="leave --unit out"),
        )
    return name


def whole_or_one(plan: Plan, view: View, unit: str | None) -> str:
    """Return who reads what is shown at once.

    Raises:
        StopError: each unit reads something else, and none is named.
    """
    reader = reader_of(plan, view, unit)
    each = readers(plan, view)
    if each and not reader:
        raise READER_MISSING.stop(
            Text(
                zh=f"“{view.name}”每个单位看到的不同，没有写明是哪一个",
                en=f'"{view.name}" differs from unit to unit, and none is named',
            ),
            Text(
                zh=f"写明单位，例如 --unit {each[0]}；或用 -o 写出全部单位的文件",
                en=f"name one, for example --unit {each[0]}, or write all with -o",
            ),
        )
    return reader


@attrs.frozen(kw_only=True)
class Seen:
    """What a view shows, and the one value of it that is asked after."""

    result: Result
    place: Place


def find_seen(result: Result, view: View, unit: str, quantity: str | None) -> Seen:
    """Return ``quantity`` of ``unit`` as far as ``view`` shows it.

    Raises:
        StopError: it is not known, or the view does not show it.
    """
    group, name = find_unit(result.plan, unit)
    reader = name if name in readers(result.plan, view) else ""
    seen = disclosed(result, view, reader)
    known = [*view.shown.get(group.name, ()), *view.own.get(group.name, ())]
    usual = _usual(result.plan, group.name, known)
    wanted = quantity or (seen.plan.quantities[usual].name if usual else "")
    bare = wanted.partition("[")[0].partition("［")[0].strip()
    shown = {n for id_ in known for n in (id_, seen.plan.quantities[id_].name)}
    if bare not in shown:
        raise _beyond(result.plan, view, name, bare)
    return Seen(result=seen, place=find_place(seen.plan, seen.facts, name, wanted))


def _usual(plan: Plan, group: str, known: Sequence[str]) -> str:
    """Return what is meant without a name: what ranks the unit, if it is shown."""
    ranked = (one.by for one in plan.rankings if one.group == group)
    return next((id_ for id_ in (*ranked, *known) if id_ in known), "")


def _beyond(plan: Plan, view: View, unit: str, wanted: str) -> Exception:
    seen = (*view.shown.values(), *view.own.values())
    names = (plan.quantities[id_].name for ids in seen for id_ in ids)
    what = f"“{wanted}”" if wanted else "任何量"
    return BEYOND_VIEW.stop(
        Text(
            zh=f"“{view.name}”不公开“{unit}”的{what}",
            en=f'"{view.name}" does not show {wanted or "anything"} of {unit}',
        ),
        nearest(wanted, names, Text(zh="公开的量", en="figures that it shows")),
    )
