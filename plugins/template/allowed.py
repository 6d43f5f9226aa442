"""What a spreadsheet lets people type into a cell: the range of the contract."""

import datetime as dt
from typing import Any, Final

from guiju.engine.contract import Column
from guiju.engine.interval import Interval
from guiju.engine.measure import Day, Numeric, Scale, Truth
from guiju.engine.number import show
from guiju.engine.text import Language, Text
from guiju.plugins.intake.wording import expected, legal_range

_EARLIEST: Final = dt.date(1900, 1, 1)
_LONGEST_LIST: Final = 255
"""A list longer than this cannot stand in the validation itself."""


def allowed(column: Column, cell: str, language: Language) -> dict[str, Any]:
    """Return the data validation for ``column``, for a range beginning at ``cell``."""
    words = rule(column).of(language)
    return {
        **_criteria(column, cell),
        "ignore_blank": True,
        "error_title": column.name[:32],
        "error_message": words[:255],
        "input_title": column.name[:32],
        "input_message": words[:255],
    }


def rule(column: Column) -> Text:
    """Return in words what may be filled in."""
    wanted = expected(column)
    if not isinstance(column.measure, Numeric) or column.interval == Interval():
        return wanted
    legal = legal_range(column)
    return Text(zh=f"{wanted.zh}，{legal.zh}", en=f"{wanted.en}, {legal.en}")


def _criteria(column: Column, cell: str) -> dict[str, Any]:
    match column.measure:
        case Truth():
            return {"validate": "list", "source": ["是", "否"]}
        case Scale(labels=labels) if len(",".join(labels)) <= _LONGEST_LIST:
            return {"validate": "list", "source": list(labels)}
        case Scale():
            return {"validate": "any"}
        case Day():
            return {"validate": "date", "criteria": ">=", "value": _EARLIEST}
        case Numeric():
            return {"validate": "custom", "value": _formula(column.interval, cell)}


def _formula(interval: Interval, cell: str) -> str:
    """Return a formula that holds for numbers in ``interval``, bounds as they are."""
    conditions = [f"ISNUMBER({cell})"]
    if interval.low is not None:
        sign = ">=" if interval.low_included else ">"
        conditions.append(f"{cell}{sign}{show(interval.low)}")
    if interval.high is not None:
        sign = "<=" if interval.high_included else "<"
        conditions.append(f"{cell}{sign}{show(interval.high)}")
    return f"=AND({','.join(conditions)})"
