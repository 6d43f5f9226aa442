"""GJ0022: a day with dots or slashes between its figures, or with 号 at its end."""

import datetime as dt
import re

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.source import Span
from guiju.engine.text import Text

_DAY = re.compile(
    r"(?<!\w)(\d{4})(?P<sign>[./年])(\d{1,2})(?:(?P=sign)|月)(\d{1,2})[日号]?(?!\w)"
)
_BEFORE = 2
"""So many pieces before the one that cannot stand here may the day begin."""


def recognise(stuck: Stuck) -> Found | None:
    """Look for such a day that begins here, or just before."""
    first = max(stuck.line, stuck.at - _BEFORE)
    for piece in stuck.pieces[first : stuck.at + 1]:
        match = _DAY.match(stuck.text, piece.start)
        if match is None:
            continue
        day = _day(match[1], match[3], match[4])
        span = Span(stuck.file, match.start(), match.end())
        edit = Edit(span=span, text=day or "")
        if day is not None and stuck.goes_on(edit):
            return _found(match[0], edit)
    return None


def _found(written: str, edit: Edit) -> Found:
    return Found(
        span=edit.span,
        message=Text(
            zh=f"日期“{written}”要写成“{edit.text}”",
            en=f"the date “{written}” has to be written “{edit.text}”",
        ),
        meant=edit,
        sure=True,
    )


def _day(year: str, month: str, day: str) -> str | None:
    """Return the day in ISO form, if the calendar has it."""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


FAULT = Fault(
    code="GJ0022",
    since="0.2",
    title=Text(zh="日期的写法不对", en="date with other signs"),
    help=Text(
        zh="写作“年-月-日”，例如 2024-11-30；2024年11月30日也可以",
        en="write year-month-day, for example 2024-11-30",
    ),
    bad=(
        "环节 测评 20% { 时间 ⟦2024.11.30⟧ 至 2024-12-20 }",
        "环节 测评 20% { 时间 2024-11-30 至 ⟦2024/12/5⟧ }",
        "环节 测评 20% { 时间 ⟦2024年11月30号⟧ 至 2024年12月20日 }",
    ),
    good="环节 测评 20% { 时间 2024年11月30日 至 2024-12-20 }",
    recognise=recognise,
    first=True,
)
