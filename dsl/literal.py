"""A number or a day read alone, as a rulebook would write it: ``2分/项``."""

import datetime as dt
import re
from fractions import Fraction

from guiju.dsl.keywords import canonical_measure
from guiju.dsl.model.quantities import day, exact, measure_of
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.cut import cut, fold
from guiju.engine.measure import Numeric
from guiju.engine.source import Span

_PARTS = re.compile(r"([0-9.]+)\s*(.*)")
_KINDS = {"QUANTITY", "NUMBER"}


def read_number(text: str) -> tuple[Fraction, Numeric] | None:
    """Return the value in its base measure, and the measure; None for anything else."""
    pieces = [*cut(fold(text))]
    sign = -1 if pieces and pieces[0].text == "-" else 1
    written = pieces[1:] if sign < 0 else pieces
    if len(written) != 1 or written[0].kind not in _KINDS:
        return None
    parts = _PARTS.fullmatch(written[0].text)
    assert parts is not None, "the kind says so"
    measure = "/".join(map(canonical_measure, parts[2].split("/")))
    number = n.Number(text=parts[1], measure=measure, span=Span("", 0, 0))
    return sign * exact(number), measure_of(number)


def read_day(text: str) -> dt.date | None:
    """Return the calendar day that ``text`` is, None for anything else."""
    pieces = [*cut(fold(text))]
    if len(pieces) != 1 or pieces[0].kind != "DATE":
        return None
    return day(n.Date(text=pieces[0].text, span=Span("", 0, 0)))
