"""Writing files, and telling where they went."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import click

from guiju.cli.words import Session, Words
from guiju.plugins.files import write_atomically

_WROTE = Words("已写出：", "wrote ")


@attrs.frozen
class Written:
    """A file that was written: what it should be called, and where it is."""

    wanted: Path
    path: Path


def write(wanted: Path, content: bytes) -> Written:
    """Write ``content`` to ``wanted``, or beside it while that file is open.

    Raises:
        DiagnosticError: nothing was written.
    """
    return Written(wanted, write_atomically(wanted, content))


def tell_all(files: Iterable[Written], session: Session, folder: Path) -> None:
    """Say where the files went; of a set in a folder of its own, only how many.

    A file that could not have its own name is told in any case.
    """
    sets: dict[Path, list[Written]] = {}
    for written in files:
        is_of_set = written.wanted.parent != folder
        if is_of_set and written.path == written.wanted:
            sets.setdefault(written.path.parent, []).append(written)
        else:
            tell(written, session)
    for path, found in sets.items():
        number = Words(f"（{len(found)}个文件）", f" ({len(found)} files)")
        wrote = _WROTE.of(session.language)
        click.echo(f"{wrote}{path}{number.of(session.language)}", err=True)


def tell(written: Written, session: Session) -> None:
    """Say where the file went."""
    line = f"{_WROTE.of(session.language)}{written.path}"
    if written.path != written.wanted:
        name = written.wanted.name
        why = Words(f"（“{name}”正被打开）", f' ("{name}" is open elsewhere)')
        line += why.of(session.language)
    click.echo(line, err=True)
