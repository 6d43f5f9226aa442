"""Marked copies of data with faults: which files have one, and where they go."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs
import click

from guiju.cli.console import language_of
from guiju.cli.naming import file_name
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell, write_set
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Cell
from guiju.engine.text import Language, Text
from guiju.plugins.marked import Original, marked
from guiju.plugins.marked.troubles import ON_ORIGINAL, SEVERAL_FILES
from guiju.plugins.sources.csv_file import texts_of

_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm"})
_TEXTS: Final = frozenset({".csv", ".tsv", ".txt"})
_SUFFIX: Final = ".xlsx"


@attrs.frozen(kw_only=True)
class Wanted:
    """What is to be marked: the files by their names, and what was found in them."""

    files: Mapping[str, Path]
    found: Sequence[Diagnostic]
    language: Language

    def of(self, file: str) -> Sequence[Diagnostic]:
        """Return what was found in a file."""
        return [one for one in self.found if _file_of(one) == file]

    @property
    def nowhere(self) -> Sequence[Diagnostic]:
        """What is said of no file at all."""
        return [one for one in self.found if not _file_of(one)]


def mark(
    out: Path, files: Mapping[str, Path], found: Sequence[Diagnostic], session: Session
) -> None:
    """Write copies of the ``files`` that could be read, and say what has none.

    Raises:
        DiagnosticError: one file cannot hold them, or one of them cannot be made.
    """
    wanted = Wanted(files=files, found=found, language=language_of(session))
    if not found:
        nothing = Words("没有要标注的，没有写副本", "nothing to mark, no copy made")
        click.echo(nothing.of(session.language), err=True)
        return
    copies = dict(_copies(out, wanted))
    _refuse_originals(copies, files)
    for written in write_set(copies):
        tell(written, session)
    for words in _unmarked(wanted):
        click.echo(words.of(session.language), err=True)


def _copies(out: Path, wanted: Wanted) -> Iterator[tuple[Path, bytes]]:
    books = [f for f, path in wanted.files.items() if _kind(path) in _WORKBOOKS]
    texts = [f for f, path in wanted.files.items() if _kind(path) in _TEXTS]
    if _kind(out) == _SUFFIX:
        if len(books) + bool(texts) > 1:
            raise _several(len(books), len(texts), out)
        if books or texts:
            original = _book(books[0], wanted) if books else _texts(texts, wanted)
            yield out, marked(original, wanted.found, wanted.language)
        return
    for file in (*books, *texts):
        if wanted.of(file):
            original = _book(file, wanted) if file in books else _texts([file], wanted)
            found = (*wanted.nowhere, *wanted.of(file))
            name = f"{file_name(Path(file).with_suffix('').as_posix())}{_SUFFIX}"
            yield out / name, marked(original, found, wanted.language)


def _book(file: str, wanted: Wanted) -> Original:
    return Original(file=file, content=wanted.files[file].read_bytes())


def _texts(files: Sequence[str], wanted: Wanted) -> Original:
    texts = {file: texts_of(wanted.files[file]) for file in files}
    return Original(texts={f: rows for f, rows in texts.items() if rows is not None})


def _kind(path: Path) -> str:
    return path.suffix.lower()


def _file_of(diagnostic: Diagnostic) -> str:
    return diagnostic.place.file if isinstance(diagnostic.place, Cell) else ""


def _several(books: int, texts: int, out: Path) -> Exception:
    return SEVERAL_FILES.error(
        Text(
            zh=f"数据在{books}个工作簿、{texts}个文本文件里，“{out.name}”一个文件放不下",
            en=f'the data is in {books} workbooks and {texts} text files, and "'
            f'{out.name}" can hold one workbook',
        ),
        Text(
            zh="--marked 写一个文件夹，每个文件各有一份标注副本",
            en="let --marked name a folder: each file has its own copy there",
        ),
    )


def _refuse_originals(copies: Mapping[Path, bytes], files: Mapping[str, Path]) -> None:
    originals = {path.resolve() for path in files.values()}
    for path in copies:
        if path.resolve() in originals:
            raise ON_ORIGINAL.error(
                Text(
                    zh=f"“{path}”是填报的原文件，不能覆盖",
                    en=f'"{path}" is the data itself, which is never changed',
                ),
                Text(zh="--marked 写另一个名称", en="let --marked name another file"),
            )


def _unmarked(wanted: Wanted) -> Iterator[Words]:
    """Yield where faults are that no copy shows: not every source can be rewritten."""
    known = {f for f, p in wanted.files.items() if _kind(p) in _WORKBOOKS | _TEXTS}
    places = (_file_of(one) for one in wanted.found)
    for file in dict.fromkeys(f for f in places if f and f not in known):
        yield Words(
            f"“{file}”没有标注副本，请照上面说的位置在原处改正",
            f'there is no marked copy of "{file}": correct it where the faults are',
        )
