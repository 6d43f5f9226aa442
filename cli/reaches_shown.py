"""The ranges of a rulebook as a terminal shows them, and as other programs read them.

A table for each group: a quantity, its least and its greatest value with their measure,
whether it can be missing, and how it moves when a reported figure rises.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from io import StringIO
from itertools import groupby
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Rich

from guiju.cli.grid import plain_console
from guiju.cli.reaches import Row
from guiju.dsl.called import called
from guiju.dsl.frame import spelled
from guiju.engine.measure import Day, Measure, Numeric, Scale, Truth
from guiju.engine.monotone import Direction
from guiju.engine.number import show
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.prose.figure import ABSENCES, with_unit
from guiju.plugins.prose.words import joined

_HEAD = (
    Text(zh="量", en="quantity"),
    Text(zh="最低", en="lowest"),
    Text(zh="最高", en="highest"),
    Text(zh="可能没有", en="may be missing"),
    Text(zh="填报的数调高时", en="when a reported figure rises"),
)
_WHOLE = Text(zh="整个方案", en="the whole scheme")
_NO_LOW = Text(zh="没有下限", en="no lower end")
_NO_HIGH = Text(zh="没有上限", en="no upper end")
_NEVER = Text(zh="没有数值", en="never a value")
_REPORTED = Text(zh="（填报）", en="(reported)")
_OPEN = Text(zh="（待定）", en="(undetermined)")
_WAYS = {
    Direction.NON_DECREASING: Text(zh="只升不降：", en="never falls: "),
    Direction.NON_INCREASING: Text(zh="只降不升：", en="never rises: "),
    Direction.UNKNOWN: Text(zh="升降没有证明：", en="not known: "),
}
_UNPROVED = "?"
_LEGEND = Text(
    zh="? 表示不会越过这个值，但没有找到恰好达到它的数据；待定的参数按不小于零算",
    en="? marks an end never passed that no figures were found to reach; what is "
    "undetermined is taken as not negative",
)
_NAMED = 3
"""So many inputs are named; JSON names them all."""
_NAME_WIDTH, _END_WIDTH = 26, 16
_SHARE = 5
"""The names take a fifth of a narrow terminal at most."""


def as_table(
    tables: Mapping[str, Sequence[Row]],
    language: Language,
    width: int,
    *,
    ascii_only: bool = False,
) -> str:
    """Return the ranges of each file as text for people."""
    file = StringIO()
    console = plain_console(file, width)
    for shown, rows in tables.items():
        console.print(_text(shown))
        for group, members in _by_group(rows):
            console.print(_text(f"\n{group or _WHOLE.of(language)}"))
            console.print(_table(members, language, width, ascii_only=ascii_only))
        console.print(_text(f"\n{_LEGEND.of(language)}\n"))
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())


def as_data(tables: Mapping[str, Sequence[Row]]) -> list[dict[str, Any]]:
    """Return the ranges of each file as plain JSON data; numbers are exact strings."""
    return [
        {"path": shown, "quantities": [_data(row) for row in rows]}
        for shown, rows in tables.items()
    ]


def _by_group(rows: Sequence[Row]) -> Iterator[tuple[str, Iterable[Row]]]:
    order = {row.quantity.group: nth for nth, row in reversed([*enumerate(rows)])}
    ordered = sorted(rows, key=lambda row: order[row.quantity.group])
    return groupby(ordered, key=lambda row: row.quantity.group)


def _table(
    rows: Iterable[Row], language: Language, width: int, *, ascii_only: bool
) -> Table:
    table = Table(
        box=box.ASCII2 if ascii_only else box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    name_width = min(_NAME_WIDTH, width // _SHARE)
    widths = (name_width, _END_WIDTH, _END_WIDTH, None, None)
    for head, most in zip(_HEAD, widths, strict=True):
        table.add_column(Rich(head.of(language)), max_width=most, overflow="fold")
    for row in rows:
        name, *others = _cells(row, language)
        table.add_row(_text(_broken(name, name_width)), *map(_text, others))
    return table


def _cells(row: Row, language: Language) -> Iterator[str]:
    quantity, interval = row.quantity, row.reach.interval
    name = called(quantity.name) if language == "en" else quantity.name
    yield name
    if interval is None:
        yield from (_NEVER.of(language),) * 2
    else:
        yield _low(row, language)
        yield _high(row, language)
    absent = [
        ABSENCES[one].of(language) for one in Absence if one in row.reach.absences
    ]
    yield joined(absent, language)
    match quantity.definition:
        case Input():
            yield _REPORTED.of(language)
        case Undetermined():
            yield _OPEN.of(language)
        case _:
            yield "\n".join(_moves(row, language))


def _low(row: Row, language: Language) -> str:
    interval = row.reach.interval
    if interval is None or interval.low is None:
        return _NO_LOW.of(language)
    end = _end(interval.low, row.quantity.measure, language)
    if not interval.low_included:
        return Text(zh=f"超过 {end}", en=f"above {end}").of(language)
    return _proved(end, is_proved=row.low_attained)


def _high(row: Row, language: Language) -> str:
    interval = row.reach.interval
    if interval is None or interval.high is None:
        return _NO_HIGH.of(language)
    end = _end(interval.high, row.quantity.measure, language)
    if not interval.high_included:
        return Text(zh=f"不满 {end}", en=f"below {end}").of(language)
    return _proved(end, is_proved=row.high_attained)


def _proved(end: str, *, is_proved: bool) -> str:
    return end if is_proved else f"{end} {_UNPROVED}"


def _end(position: Fraction, measure: Measure, language: Language) -> str:
    return with_unit(_value(position, measure), measure, language)


def _value(position: Fraction, measure: Measure) -> Value:
    """Return the value that stands at ``position`` among those of its measure."""
    match measure:
        case Truth():
            return bool(position)
        case Scale(labels=labels):
            return Grade(int(position), labels[int(position)])
        case Day():
            return dt.date.fromordinal(int(position))
        case Numeric():
            return position


def _moves(row: Row, language: Language) -> Iterator[str]:
    for direction, words in _WAYS.items():
        moving = row.moving(direction)
        if moving:
            yield words.of(language) + _listed(moving, language)


def _broken(name: str, width: int) -> str:
    """Return a name in lines that fit, if dots are enough to break them at."""
    lines = [""]
    for part in re.findall(r"[^.]*\.|[^.]+", name):
        if lines[-1] and cell_len(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _listed(inputs: Sequence[Quantity], language: Language) -> str:
    spell = called if language == "en" else str
    names = list(dict.fromkeys(spell(one.name) for one in inputs))
    said = joined(names[:_NAMED], language)
    if len(names) <= _NAMED:
        return said
    more = Text(zh=f" 等 {len(names)} 项", en=f" and {len(names) - _NAMED} more")
    return said + more.of(language)


def _data(row: Row) -> dict[str, Any]:
    quantity, interval = row.quantity, row.reach.interval
    low, high = (interval.low, interval.high) if interval else (None, None)
    return {
        "id": quantity.id,
        "name": quantity.name,
        "group": quantity.group,
        "role": quantity.role.value,
        "measure": getattr(
            quantity.measure, "spelling", type(quantity.measure).__name__
        ),
        "has_value": interval is not None,
        "low": _exact(low, quantity.measure),
        "high": _exact(high, quantity.measure),
        "low_included": interval is not None and interval.low_included,
        "high_included": interval is not None and interval.high_included,
        "low_attained": row.low_attained,
        "high_attained": row.high_attained,
        "absences": [one.value for one in Absence if one in row.reach.absences],
        "directions": {one.id: way.value for one, way in row.directions.items()},
    }


def _exact(position: Fraction | None, measure: Measure) -> str | bool | None:
    if position is None:
        return None
    match _value(position, measure):
        case Fraction() as number:
            return show(number)
        case bool() as truth:
            return truth
        case Grade(label=label):
            return label
        case value:
            return str(value)


def _text(words: str) -> Rich:
    """Words as they are: nothing in them is markup or hidden, nothing is obeyed."""
    return Rich("\n".join(map(spelled, words.split("\n"))))
