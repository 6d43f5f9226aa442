"""Units and quantities by the names that people give them on the command line."""

import re
from collections.abc import Iterator

import attrs

from guiju.cli.faults import QUANTITY_UNKNOWN, UNIT_UNKNOWN
from guiju.cli.nearest import nearest
from guiju.dsl.called import called
from guiju.dsl.terms import canonical_period
from guiju.engine.axis import UNIT, Key
from guiju.engine.facts import Facts
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Group, Plan, Quantity, Role
from guiju.engine.text import Text
from guiju.plugins.prose.words import axis_name

_UNITS = Text(zh="单位", en="units")
_QUANTITIES = Text(zh="量", en="quantities")
_KEYED = re.compile(r"(.+?)[\[［](.+)[\]］]")
_APART = re.compile(r"\s*[,，、]\s*")


@attrs.frozen(kw_only=True)
class Place:
    """One value: a quantity at a key."""

    quantity: Quantity
    key: Key


def find_place(plan: Plan, facts: Facts, unit: str, quantity: str | None) -> Place:
    """Return what ``quantity`` of ``unit`` means; without one, what ranks the unit.

    Further keys are written in brackets: ``双向互评.评分[市发改委]``.

    Raises:
        StopError: there is no such unit or quantity, or a key is missing.
    """
    group, name = find_unit(plan, unit)
    written = _KEYED.fullmatch(quantity) if quantity else None
    wanted = written[1].strip() if written else quantity
    keys = tuple(_APART.split(written[2].strip())) if written else ()
    found = _quantity(plan, group, wanted) if wanted else _ranked(plan, group)
    has_unit = UNIT in names(found.axes)
    key = (name, *keys) if has_unit else keys
    periods = tuple(canonical_period(one) for one in key)
    key = periods if periods in _keys(found, facts) else key
    _check_key(found, key, facts)
    return Place(quantity=found, key=key)


def find_unit(plan: Plan, wanted: str) -> tuple[Group, str]:
    """Return the unit's group and its name in full; a ranked group comes first.

    Raises:
        StopError: there is no such unit.
    """
    ranked = {ranking.group for ranking in plan.rankings}
    groups = sorted(plan.groups.values(), key=lambda group: group.name not in ranked)
    for group in groups:
        for unit in group.units:
            if wanted in {unit.name, *unit.aliases}:
                return group, unit.name
    known = [name for group in groups for name in group.members]
    raise UNIT_UNKNOWN.stop(
        Text(zh=f"没有单位“{wanted}”", en=f'there is no unit "{wanted}"'),
        nearest(wanted, known, _UNITS),
    )


def _ranked(plan: Plan, group: Group) -> Quantity:
    for ranking in plan.rankings:
        if ranking.group == group.name:
            return plan.quantities[ranking.by]
    return _quantity(plan, group, None)


def _quantity(plan: Plan, group: Group, wanted: str | None) -> Quantity:
    known = [q for q in plan.quantities.values() if q.group in {group.name, ""}]
    for quantity in known:
        is_total = wanted is None and quantity.role is Role.TOTAL
        spellings = {quantity.name, quantity.id, called(quantity.name)}
        if is_total or wanted in spellings:
            return quantity
    what = wanted or "总分"
    raise QUANTITY_UNKNOWN.stop(
        Text(
            zh=f"“{group.name}”没有叫“{what}”的量",
            en=f'{group.name} has no quantity called "{what}"',
        ),
        nearest(what, (quantity.name for quantity in known), _QUANTITIES),
    )


def _check_key(quantity: Quantity, key: Key, facts: Facts) -> None:
    """Refuse a key that the quantity does not have."""
    known = list(_keys(quantity, facts))
    if key in known:
        return
    further = [name for name in names(quantity.axes) if name != UNIT]
    example = next((k for k in known if k[:1] == key[:1]), known[0] if known else ())
    rest = example[1:] if UNIT in names(quantity.axes) else example
    zh = "、".join(axis_name(name, "zh") for name in further)
    en = ", ".join(axis_name(name, "en") for name in further)
    shown = f"{quantity.name}[{', '.join(rest)}]" if rest else quantity.name
    raise QUANTITY_UNKNOWN.stop(
        Text(
            zh=f"“{quantity.name}”{f'要写明{zh}' if further else '没有更细的数'}",
            en=f"{quantity.name} {f'needs its {en}' if further else 'has no parts'}",
        ),
        Text(zh=f"例如：{shown}", en=f"for example: {shown}"),
    )


def _keys(quantity: Quantity, facts: Facts) -> Iterator[Key]:
    called = names(quantity.axes)
    return (key_at(called, place) for place in places(quantity.axes, facts))
