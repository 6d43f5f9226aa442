"""How a terminal shows diagnostics: its width, its colours, its wide characters."""

from collections.abc import Mapping
from shutil import get_terminal_size
from typing import TextIO

import click

from guiju.cli.streams import has_boxes, is_coloured
from guiju.dsl.report import Part, Terminal

_COLOURS: Mapping[Part, str] = {
    "error": "red",
    "warning": "yellow",
    "note": "cyan",
    "place": "blue",
    "mark": "red",
    "related": "blue",
    "help": "green",
}
_PLAIN_WIDTH = 100


def terminal_of(stream: TextIO) -> Terminal:
    """Return how ``stream`` shows text."""
    if not stream.isatty():
        return Terminal()
    width = get_terminal_size((_PLAIN_WIDTH, 0)).columns
    ambiguous = 1 if has_boxes(stream) else 2
    if is_coloured(stream):
        return Terminal(width=width, ambiguous_width=ambiguous, paint=_paint)
    return Terminal(width=width, ambiguous_width=ambiguous)


def _paint(part: Part, words: str) -> str:
    return click.style(words, fg=_COLOURS[part], bold=part in {"error", "mark"} or None)
