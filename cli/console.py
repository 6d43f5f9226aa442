"""Diagnostics on a terminal, or wherever output goes instead."""

from collections.abc import Iterable, Mapping
from shutil import get_terminal_size
from typing import TextIO, cast

import click

from guiju.cli.streams import has_boxes, is_coloured
from guiju.cli.words import Session
from guiju.dsl.report import Part, Terminal, as_text
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.text import Language

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


def language_of(session: Session) -> Language:
    """Return the language of ``session``, which is one of the two."""
    return cast("Language", session.language)


def show_diagnostics(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, str],
    session: Session,
    stream: TextIO,
) -> None:
    """Write ``diagnostics`` with the pieces of ``texts`` that they point at."""
    terminal = terminal_of(stream)
    shown = (as_text(one, texts, language_of(session), terminal) for one in diagnostics)
    click.echo("\n".join(shown), file=stream, nl=False)


def terminal_of(stream: TextIO) -> Terminal:
    """Return how ``stream`` shows text."""
    if not stream.isatty():
        return Terminal()
    width = get_terminal_size((_PLAIN_WIDTH, 0)).columns
    return Terminal(
        width=width,
        ambiguous_width=1 if has_boxes(stream) else 2,
        **({"paint": _paint} if is_coloured(stream) else {}),
    )


def _paint(part: Part, words: str) -> str:
    return click.style(words, fg=_COLOURS[part], bold=part in {"error", "mark"})
