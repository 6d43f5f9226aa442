"""How far long work has come: counted on a terminal, gone when it is done.

Nothing is shown where standard error is no terminal: logs and other programs are not
told of what did not happen yet.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

import click

from guiju.cli.spoken import session_of
from guiju.cli.words import Words

_One = TypeVar("_One")

FILES: Final = Words("已处理 {done}/{all} 份数据文件", "data files: {done} of {all}")
OUTPUTS: Final = Words("写出 {done}/{all} 份报告", "reports: {done} of {all}")
COMPARED: Final = Words("已核对 {done}/{all} 份报告", "compared: {done} of {all}")
_FEW: Final = 2
"""So little work is done before anybody reads that it has begun."""


def counted(words: Words, things: Sequence[_One]) -> Iterable[_One]:
    """Yield ``things`` and show how many of them were worked on."""
    context = click.get_current_context(silent=True)
    if len(things) < _FEW or context is None or not sys.stderr.isatty():
        return things
    return _shown(words.of(session_of(context).language), things)


def counting(words: Words) -> Callable[[Sequence[_One]], Iterable[_One]]:
    """Return ``counted`` for ``words``, for those who do not know of terminals."""
    return lambda things: counted(words, things)


def _shown(words: str, things: Sequence[_One]) -> Iterator[_One]:
    # Imported here: only who watches has to load what draws.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    text = words.format(done="{task.completed:.0f}", all="{task.total:.0f}")
    columns = (TextColumn(text), BarColumn())
    console = Console(stderr=True, highlight=False)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=len(things))
        for thing in things:
            yield thing
            progress.advance(task)
