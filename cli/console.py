"""What is said to people, wherever it goes: diagnostics, and the language of it all."""

from collections.abc import Mapping, Sequence
from typing import TextIO, cast

import click

from guiju.cli.words import Session
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.text import Language


def language_of(session: Session) -> Language:
    """Return the language of ``session``, which is one of the two."""
    return cast("Language", session.language)


def show_diagnostics(
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    session: Session,
    stream: TextIO,
) -> None:
    """Write ``diagnostics`` with the pieces of ``texts`` that they point at."""
    if not diagnostics:
        return
    # A clean check has nothing to print, and need not load what prints.
    from guiju.cli.terminal import terminal_of  # noqa: PLC0415
    from guiju.dsl.report import as_text  # noqa: PLC0415

    terminal = terminal_of(stream)
    shown = (as_text(one, texts, language_of(session), terminal) for one in diagnostics)
    click.echo("\n".join(shown), file=stream, nl=False)
