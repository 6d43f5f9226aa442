"""Figures under the words of a rule, so that its arithmetic can be read at a glance.

::

    总分 = 环节加权 + 省级先进 - 专项工作
           90.5       3          2
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from guiju.dsl.frame import frame, place_of, width
from guiju.dsl.operands import Operand
from guiju.dsl.report import Terminal
from guiju.engine.text import Language
from guiju.plugins.prose.figure import figure

_GAP = 2


@attrs.frozen
class _Mark:
    """A figure and the terminal cell that it begins at."""

    at: int
    shown: str


def figures_under(
    operands: Sequence[Operand], text: str, language: Language, terminal: Terminal
) -> Iterator[str]:
    """Yield every line of ``text`` that holds an operand, with the figures under it."""
    ordered = sorted(operands, key=lambda operand: operand.span.start)
    for number, group in groupby(
        ordered, lambda one: place_of(text, one.span.start).line
    ):
        on_line = list(group)
        marks = [_mark(one, text, language, terminal) for one in on_line]
        gutter = " " * len(str(number))
        yield f"{number} | {_shown(on_line[0], text, terminal)}"
        yield from (f"{gutter} | {row}" for row in _rows(marks, terminal))


def _shown(operand: Operand, text: str, terminal: Terminal) -> str:
    return frame(text, operand.span, terminal.width, terminal.ambiguous_width)[0].shown


def _mark(operand: Operand, text: str, language: Language, terminal: Terminal) -> _Mark:
    row = frame(text, operand.span, terminal.width, terminal.ambiguous_width)[0]
    value = figure(operand.value, operand.quantity.measure, language)
    return _Mark(row.offset, value.shown)


def _rows(marks: list[_Mark], terminal: Terminal) -> Iterator[str]:
    """Yield the figures in as few lines as leave a gap between neighbours."""
    while marks:
        row, left = "", []
        for mark in marks:
            used = width(row, terminal.ambiguous_width)
            if row and used + _GAP > mark.at:
                left.append(mark)
            else:
                row += " " * (mark.at - used) + mark.shown
        yield row
        marks = left
