"""``--input 评审.评分[甲县]=85分``: other figures than those reported, as facts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.cli.fault import StopError
from guiju.cli.nearest import nearest
from guiju.cli.shown import exactly
from guiju.cli.supposed.faults import FIGURE_FAULTY
from guiju.dsl.called import called
from guiju.dsl.figure import kind, span_of_values
from guiju.dsl.literal import read_day, read_number
from guiju.dsl.terms import canonical_period
from guiju.engine.axis import Key
from guiju.engine.contract import lets_in
from guiju.engine.facts import Fact, Facts
from guiju.engine.measure import Day, Measure, Numeric, Scale, Truth
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Input, Plan, Quantity
from guiju.engine.text import Text
from guiju.engine.value import Absence, Grade, Value

_WRITTEN = re.compile(r"(?P<name>[^\[\]=]+)(?:\[(?P<key>[^\]]*)\])?=(?P<value>.+)")
_BETWEEN = re.compile(r"[、，,]")
_HOW = Text(
    zh="写成 --input 表.列[单位]=数值，例如 --input '评审.评分[甲县]=85分'",
    en="write --input TABLE.COLUMN[UNIT]=VALUE, for example "
    "--input 'review.mark[Ash]=85points'",
)
_INPUTS = Text(zh="填报的列", en="reported columns")
_ABSENCES = {
    "未报": Absence.NOT_REPORTED,
    "not reported": Absence.NOT_REPORTED,
    "不适用": Absence.NOT_APPLICABLE,
    "not applicable": Absence.NOT_APPLICABLE,
}
_TRUTHS = {"是": True, "yes": True, "否": False, "no": False}


@attrs.frozen
class Replaced:
    """One cell with another figure in it."""

    quantity: Quantity
    key: Key
    value: Value


def replaced(plan: Plan, facts: Facts, written: Iterable[str]) -> tuple[Replaced, ...]:
    """Return the cells that are supposed to hold something else.

    Without a key it is the whole column: every cell in which something was reported.

    Raises:
        StopError: something cannot be meant, or the data contract does not admit it.
    """
    return tuple(cell for one in written for cell in _cells(plan, facts, one))


def with_figures(facts: Facts, cells: Iterable[Replaced]) -> Facts:
    """Return ``facts`` with the supposed figures in place of those reported."""
    others: dict[tuple[str, Key], Fact] = {}
    for cell in cells:
        known = facts.values.get(cell.quantity.id, {}).get(cell.key)
        fact = Fact(cell.value, known.cell if known else None)
        others[cell.quantity.id, cell.key] = fact
    return facts.replaced(others)


def _cells(plan: Plan, facts: Facts, written: str) -> Iterator[Replaced]:
    found = _WRITTEN.fullmatch(written.replace("［", "[").replace("］", "]"))
    if found is None:
        what = Text(zh=f"“{written}”没有说清楚", en=f'"{written}" is not understood')
        raise FIGURE_FAULTY.stop(what, _HOW)
    name, text = found["name"].strip(), found["value"].strip()
    meant = _meant(plan, name)
    keys = (
        _reported(meant, facts)
        if found["key"] is None
        else _at(meant, _elements(plan, found["key"]), facts)
    )
    for quantity, key in keys:
        value = _value(text, quantity)
        if not lets_in(quantity, key, value):
            raise _refused(quantity, key, value)
        yield Replaced(quantity, key, value)


def _meant(plan: Plan, name: str) -> Sequence[Quantity]:
    inputs = [q for q in plan.quantities.values() if isinstance(q.definition, Input)]
    meant = [one for one in inputs if name in {one.name, one.id, called(one.name)}]
    if not meant:
        what = Text(zh=f"没有填报的列“{name}”", en=f'no column "{name}" is reported')
        advice = nearest(name, (one.name for one in inputs), _INPUTS)
        raise FIGURE_FAULTY.stop(what, advice)
    return meant


def _reported(meant: Iterable[Quantity], facts: Facts) -> list[tuple[Quantity, Key]]:
    return [
        (quantity, key)
        for quantity in meant
        for key, fact in facts.values.get(quantity.id, {}).items()
        if not isinstance(fact.value, Absence)
    ]


def _elements(plan: Plan, written: str) -> Key:
    """Return the names in ``written``; another name of a unit means the unit."""
    units = (unit for group in plan.groups.values() for unit in group.units)
    others = {alias: unit.name for unit in units for alias in unit.aliases}
    elements = (one.strip() for one in _BETWEEN.split(written))
    return tuple(others.get(one, canonical_period(one)) for one in elements)


def _at(
    meant: Sequence[Quantity], key: Key, facts: Facts
) -> list[tuple[Quantity, Key]]:
    known = {quantity.id: _keys(quantity, facts) for quantity in meant}
    found = [(one, key) for one in meant if key in known[one.id]]
    if found:
        return found
    joined = "、".join(key), ", ".join(key)
    axes = [names(one.axes) for one in meant]
    wanted = " / ".join(dict.fromkeys("、".join(one) for one in axes))
    elements = [*dict.fromkeys(e for one in known.values() for k in one for e in k)]
    unknown = [one for one in key if one not in elements]
    advice = Text(
        zh=f"方括号里依次写：{wanted}", en=f"between the brackets belong: {wanted}"
    )
    if unknown:
        advice = nearest(unknown[0], elements, Text(zh="可以写的", en="names known"))
    raise FIGURE_FAULTY.stop(
        Text(
            zh=f"“{meant[0].name}”没有“{joined[0]}”这一格",
            en=f'{called(meant[0].name)} has no cell for "{joined[1]}"',
        ),
        advice,
    )


def _keys(quantity: Quantity, facts: Facts) -> Mapping[Key, None]:
    along = names(quantity.axes)
    return {key_at(along, place): None for place in places(quantity.axes, facts)}


def _value(text: str, quantity: Quantity) -> Value:
    """Return the value that ``text`` is, as a rulebook writes it.

    Raises:
        StopError: it is none of this column.
    """
    value = _ABSENCES.get(text)
    if value is None:
        found = _present(text, quantity.measure)
        if found is not None:
            return found
        wanted = kind(quantity.measure)
        raise FIGURE_FAULTY.stop(
            Text(
                zh=f"“{quantity.name}”应是{wanted.zh}，写的是“{text}”",
                en=f"{called(quantity.name)} should be {wanted.en}, "
                f'and "{text}" was given',
            ),
            _HOW,
        )
    return value


def _present(text: str, measure: Measure) -> Value | None:
    match measure:
        case Truth():
            return _TRUTHS.get(text)
        case Day():
            return read_day(text)
        case Scale(labels=labels):
            return Grade(labels.index(text), text) if text in labels else None
        case Numeric():
            read = read_number(text)
            return read[0] if read and read[1] == measure else None


def _refused(quantity: Quantity, key: Key, value: Value) -> StopError:
    definition = quantity.definition
    assert isinstance(definition, Input)
    shown = exactly(value, quantity.measure)
    where = "、".join(key)
    range_ = span_of_values(definition.interval, quantity.measure)
    places = definition.places
    fine = ("", "")
    if places is not None and isinstance(value, Fraction):
        fine = (f"，最多 {places} 位小数", f", with {places} decimals at most")
    return FIGURE_FAULTY.stop(
        Text(
            zh=f"“{quantity.name}”[{where}]不能填 {shown.zh}",
            en=f"{called(quantity.name)}[{where}] cannot be {shown.en}",
        ),
        Text(
            zh=f"可以填的：{range_.zh}{fine[0]}；只有可缺的可以未报，只有可不适用的"
            "可以不适用",
            en=f"what may be reported: {range_.en}{fine[1]}; only what is optional "
            "may be missing, only what may not apply is not applicable",
        ),
    )
