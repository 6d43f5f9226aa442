"""What a result says of every quantity: written by the JSON output, read by a source.

Figures are exact text in their base measure (45% is ``0.45``), so a result that is read
back is the one that was computed. What has no value says which kind of absence it is.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

import attrs

from guiju.engine.axis import Key
from guiju.engine.measure import Day, Measure, Numeric, Scale, Truth
from guiju.engine.number import show
from guiju.engine.place import names
from guiju.engine.plan import Quantity
from guiju.engine.result import Result
from guiju.engine.value import Absence, Grade, Value

SCHEME: Final = "scheme"
QUANTITIES: Final = "quantities"
"""The key of a result file under which its figures stand."""
ABSENCES: Final = {
    Absence.NOT_REPORTED: "未报",
    Absence.NOT_APPLICABLE: "不适用",
}
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+|/[0-9]+)?")
_LONGEST: Final = 4000
"""A longer figure was not computed by anybody."""
_ABSENT: Final = {absence.value: word for absence, word in ABSENCES.items()}

Figure = str | Fraction | dt.date | bool
"""One figure as a cell of a sheet holds it; a grade and an absence are words."""


@attrs.frozen(kw_only=True)
class Published:
    """One quantity of a result: its key's axes, and its figures by key."""

    id: str
    measure: str
    axes: tuple[str, ...]
    rows: tuple[tuple[Key, Figure], ...] = attrs.field(repr=False)
    cells: Mapping[Key, str] = attrs.field(factory=dict, repr=False)
    """Where each figure was read; nothing for what was computed."""


@attrs.frozen(kw_only=True)
class ResultFile:
    """A result as it was read: which scheme it is of, and what it published."""

    scheme: str
    quantities: Mapping[str, Published]


def measure_word(measure: Measure) -> str:
    """Return what a result file says of a measure: 分, 分/项, nothing for a ratio."""
    match measure:
        case Numeric(powers=powers):
            return Numeric(powers).spelling
        case Truth():
            return "是否"
        case Day():
            return "日期"
        case Scale():
            return "等次"


def written(result: Result) -> list[dict[str, Any]]:
    """Return every quantity of ``result`` with all its figures, as JSON data."""
    return [_quantity(quantity, result) for quantity in result.plan.quantities.values()]


def plain(value: Value) -> str | bool | None:
    """Return ``value`` as JSON data: a number as its exact text, absence as null."""
    match value:
        case Absence():
            return None
        case bool():
            return value
        case Grade(label=label):
            return label
        case Fraction():
            return show(value)
        case dt.date():
            return value.isoformat()


def read(content: bytes) -> ResultFile | None:
    """Return the result that ``content`` is, or None where it is none."""
    try:
        data = json.loads(content)
        return _result(data) if _is_result(data) else None
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        return None


def _is_result(data: object) -> bool:
    return isinstance(data, dict) and isinstance(data.get(QUANTITIES), list)


def _result(data: Mapping[str, Any]) -> ResultFile:
    found = (_published(one) for one in data[QUANTITIES])
    return ResultFile(
        scheme=_text(data[SCHEME]), quantities={one.id: one for one in found}
    )


def _quantity(quantity: Quantity, result: Result) -> dict[str, Any]:
    values = result.values[quantity.id]
    cells = [_cell(result, quantity, key) for key in values]
    return {
        "id": quantity.id,
        "measure": measure_word(quantity.measure),
        "keys": list(names(quantity.axes)),
        "rows": [[*key, _figure(value)] for key, value in values.items()],
        **({"cells": cells} if any(cells) else {}),
    }


def _cell(result: Result, quantity: Quantity, key: Key) -> str | None:
    """Return where a reported figure was read, if it was read from a cell."""
    fact = result.facts.values.get(quantity.id, {}).get(key)
    return None if fact is None or fact.cell is None else str(fact.cell)


def _figure(value: Value) -> str | bool | dict[str, str] | None:
    return {"absent": value.value} if isinstance(value, Absence) else plain(value)


def _published(data: Mapping[str, Any]) -> Published:
    measure, axes = _text(data["measure"]), tuple(map(_text, data["keys"]))
    rows = tuple(_rows(data["rows"], measure, len(axes)))
    cells = data.get("cells") or [None] * len(rows)
    found = zip((key for key, _ in rows), cells, strict=True)
    return Published(
        id=_text(data["id"]),
        measure=measure,
        axes=axes,
        rows=rows,
        cells={key: _text(cell) for key, cell in found if cell is not None},
    )


def _rows(
    rows: list[list[Any]], measure: str, keys: int
) -> Iterator[tuple[Key, Figure]]:
    for row in rows:
        *key, value = row
        if len(key) != keys:
            raise ValueError(key)
        yield tuple(map(_text, key)), _read(value, measure)


def _read(value: object, measure: str) -> Figure:
    match value, measure:
        case {"absent": str() as absent}, _:
            return _ABSENT[absent]
        case bool(), "是否":
            return value
        case str() as text, "日期":
            return dt.date.fromisoformat(text)
        case str() as text, "等次":
            return text
        case str() as text, _ if len(text) < _LONGEST and _NUMBER.fullmatch(text):
            return Fraction(text)
        case _:
            raise ValueError(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
