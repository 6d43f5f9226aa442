"""Tables and lines as a terminal shows them: as wide as it is, and nothing obeyed."""

import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Rich

from guiju.cli.streams import has_boxes
from guiju.cli.terminal import terminal_of
from guiju.dsl.frame import spelled


def plain_console(file: TextIO, width: int) -> Console:
    """Return a console that shows what it is given and obeys none of it."""
    return Console(
        file=file,
        width=width,
        color_system=None,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )


class Page:
    """Text and tables, one below the other. ``stream`` is where they will be shown."""

    def __init__(self, stream: TextIO) -> None:
        """Take the width and the kind of lines from ``stream``."""
        self._is_plain = stream is sys.stdout and not has_boxes(sys.stdout)
        self._file = StringIO()
        self._console = plain_console(self._file, terminal_of(stream).width)

    def say(self, words: str) -> None:
        """Add a line."""
        self._console.print(_shown(words))

    def table(
        self,
        head: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        figures: Iterable[int] = (),
    ) -> None:
        """Add a table; the columns ``figures`` stand to the right."""
        right = set(figures)
        table = Table(
            box=box.ASCII2 if self._is_plain else box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            padding=(0, 1, 0, 0),
        )
        for number, words in enumerate(head):
            table.add_column(Rich(words), overflow="fold")
            if number in right:
                table.columns[number].justify = "right"
        for row in rows:
            table.add_row(*map(_shown, row))
        self._console.print(table)

    def text(self) -> str:
        """Return all of it, without blanks at the ends of lines."""
        lines = self._file.getvalue().splitlines()
        return "".join(f"{line.rstrip()}\n" for line in lines)


def _shown(words: str) -> Rich:
    """Words as they are: nothing in them is markup or hidden, nothing is obeyed."""
    return Rich("\n".join(map(spelled, words.split("\n"))))
