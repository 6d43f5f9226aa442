"""Rulebook files with their fixes: shown as a difference, or written."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

import attrs
import click

from guiju.cli.difference import difference
from guiju.cli.fault import StopError
from guiju.cli.rulebook import Source, read
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell, write
from guiju.dsl.fixing import Fixed, fixed
from guiju.engine.record import Record


@attrs.frozen(eq=False, repr=False)
class Draft(Record):
    """A rulebook file as it is, and as it is with its fixes."""

    source: Source
    text: str
    fixed: Fixed

    @property
    def difference(self) -> str:
        """What the fixes change, nothing where there are none."""
        return difference(self.source.shown, self.text, self.fixed.text)


def drafts(sources: Iterable[Source]) -> tuple[Draft, ...]:
    """Return every rulebook that can be read; the check tells of the others."""
    return tuple(_drafts(sources))


def mend(sources: Iterable[Source], session: Session) -> None:
    """Write the fixes into the files. None is written before all are known.

    Raises:
        DiagnosticError: a file could not be written; it is as it was.
    """
    for draft in drafts(sources):
        if draft.fixed.findings:
            tell(write(draft.source.path, _bytes(draft)), session)
            count = len(draft.fixed.findings)
            said = Words(
                f"{draft.source.shown}：改正了{count}处",
                f"{draft.source.shown}: fixed {count}",
            )
            click.echo(said.of(session.language), err=True)


def _drafts(sources: Iterable[Source]) -> Iterator[Draft]:
    for source in sources:
        try:
            text = read(source)
        except StopError:
            continue
        mended = fixed(
            text,
            source.shown,
            methods=source.added.methods,
            library=source.library(),
            checks=source.added.checks,
        )
        yield Draft(source, text, mended)


def _bytes(draft: Draft) -> bytes:
    """Return the content of the file, with its byte order mark if it has one."""
    mark = BOM_UTF8 if draft.source.path.read_bytes().startswith(BOM_UTF8) else b""
    return mark + draft.fixed.text.encode()
