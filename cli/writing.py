"""Writing files, and telling where they went."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import attrs
import click

from guiju.cli.words import Session, Words
from guiju.plugins.files import Batch, Content, together

_WROTE = Words("已写出：", "wrote ")


@attrs.frozen
class Written:
    """A file that was written: what it should be called, and where it is."""

    wanted: Path
    path: Path


_Then = Callable[[tuple[Written, ...]], Mapping[Path, bytes | None]]


def write(wanted: Path, content: bytes) -> Written:
    """Write ``content`` to ``wanted``, or beside it while that file is open.

    Raises:
        DiagnosticError: nothing was written.
    """
    (written,) = write_set({wanted: content})
    return written


def write_set(
    contents: Mapping[Path, Content], then: _Then | None = None
) -> tuple[Written, ...]:
    """Write every file, each beside its name while that one is open; or write none.

    ``then`` says which files have to be written after that, once it is known where the
    first ones went; those for which it has nothing are removed.

    Raises:
        DiagnosticError: nothing was written.
    """
    with together() as batch:
        files = _written(batch, contents)
        if then is not None:
            later = then(files)
            kept = {path: data for path, data in later.items() if data is not None}
            files += _written(batch, kept)
            for path in later.keys() - kept.keys():
                batch.remove(path)
    return files


def _written(batch: Batch, contents: Mapping[Path, Content]) -> tuple[Written, ...]:
    return tuple(map(Written, contents, batch.write(contents)))


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
