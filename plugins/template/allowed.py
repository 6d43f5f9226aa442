"""What a spreadsheet lets people type into a cell: the range of the contract."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from guiju.engine.contract import Column
from guiju.engine.interval import Interval
from guiju.engine.measure import Day, Numeric, Scale, Truth
from guiju.engine.number import show
from guiju.engine.text import Language, Text
from guiju.plugins.intake.wording import expected, legal_range

NOT_APPLICABLE: Final = "不适用"
Lists = Mapping[tuple[str, ...], str]
"""Where a list of words stands, as a reference for a drop-down."""

_EARLIEST: Final = dt.date(1900, 1, 1)
_LONGEST_LIST: Final = 255
"""A list longer than this cannot stand in the validation itself."""
_WRONG: Final = Text(zh="请改正：{name}", en="Please correct: {name}")
_PLACES: Final = Text(zh="最多{n}位小数", en="at most {n} decimals")
_WHOLE: Final = Text(zh="整数", en="a whole number")
_OR_NONE: Final = Text(
    zh="；不涉及的写“不适用”", en="; “不适用” where it does not apply"
)


def allowed(
    column: Column, cell: str, language: Language, lists: Lists
) -> dict[str, Any]:
    """Return the data validation for ``column``, for a range beginning at ``cell``."""
    words = rule(column).of(language)
    return {
        **_criteria(column, cell, lists),
        "ignore_blank": True,
        "error_title": _WRONG.of(language).format(name=column.name)[:32],
        "error_message": words[:255],
        "input_title": column.name[:32],
        "input_message": words[:255],
    }


def choices(column: Column) -> tuple[str, ...]:
    """Return the words to choose from; none for a figure or a day."""
    aside = (NOT_APPLICABLE,) if column.may_not_apply else ()
    match column.measure:
        case Truth():
            return ("是", "否", *aside)
        case Scale(labels=labels):
            return (*labels, *aside)
        case Day() | Numeric():
            return ()


def is_long(words: tuple[str, ...]) -> bool:
    """Whether ``words`` have to stand in cells to be chosen from."""
    return len(",".join(words)) > _LONGEST_LIST or any("," in word for word in words)


def rule(column: Column) -> Text:
    """Return in words what may be filled in."""
    said = [expected(column)]
    if isinstance(column.measure, Numeric) and column.interval != Interval():
        said.append(legal_range(column))
    if column.places is not None:
        said.append(_places(column.places))
    zh, en = "，".join(t.zh for t in said), ", ".join(t.en for t in said)
    if column.may_not_apply:
        zh, en = f"{zh}{_OR_NONE.zh}", f"{en}{_OR_NONE.en}"
    return Text(zh=zh, en=en)


def _places(places: int) -> Text:
    if places == 0:
        return _WHOLE
    return Text(zh=_PLACES.zh.format(n=places), en=_PLACES.en.format(n=places))


def _criteria(column: Column, cell: str, lists: Lists) -> dict[str, Any]:
    words = choices(column)
    if words:
        source = lists[words] if is_long(words) else [*words]
        return {"validate": "list", "source": source}
    if isinstance(column.measure, Day) and not column.may_not_apply:
        return {"validate": "date", "criteria": ">=", "value": _EARLIEST}
    holds = f"AND({','.join(_conditions(column, cell))})"
    if column.may_not_apply:
        holds = f'OR({cell}="{NOT_APPLICABLE}",{holds})'
    return {"validate": "custom", "value": f"={holds}"}


def _conditions(column: Column, cell: str) -> list[str]:
    """Return what holds for the figures of ``column``, bounds as they are."""
    interval = column.interval
    conditions = [f"ISNUMBER({cell})"]
    if interval.low is not None:
        sign = ">=" if interval.low_included else ">"
        conditions.append(f"{cell}{sign}{show(interval.low)}")
    if interval.high is not None:
        sign = "<=" if interval.high_included else "<"
        conditions.append(f"{cell}{sign}{show(interval.high)}")
    if column.places is not None:
        conditions.append(f"ROUND({cell},{column.places})={cell}")
    return conditions
