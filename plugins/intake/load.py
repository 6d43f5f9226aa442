"""From a file or a folder to facts: read everything, then say everything at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from guiju.engine.contract import tables
from guiju.engine.diagnostic import Diagnostic, DiagnosticError, Severity
from guiju.engine.plan import Plan
from guiju.engine.text import Text
from guiju.plugins.files import LOCKS
from guiju.plugins.intake.faults.file_not_data import file_not_data
from guiju.plugins.intake.faults.file_not_found import file_not_found
from guiju.plugins.intake.faults.file_open import file_open
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.intake.faults.table_missing import FAULT as TABLE_MISSING
from guiju.plugins.intake.intake import Intake, examine
from guiju.plugins.intake.match import Mapped
from guiju.plugins.intake.names import folded
from guiju.plugins.intake.spelled import Spellings
from guiju.plugins.sheet import Sheet

ReadSheets = Callable[[Path], tuple[Sheet, ...] | None]
"""The sheets of one file, or None for a kind that no source reads."""


@attrs.frozen(kw_only=True)
class Data:
    """The sheets of all files that could be read, and what was wrong with others."""

    sheets: tuple[Sheet, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    files: Mapping[str, Path] = attrs.field(factory=dict)
    """Where the files lie, by the names that messages give them."""


@attrs.frozen
class _File:
    """A file with the name that messages give it: with its folder, if it has one."""

    path: Path
    shown: str


Watch = Callable[[Sequence[_File]], Iterable[_File]]
"""What lets somebody see how far the reading is."""


def load(  # noqa: PLR0913 - what is read, and what the user says of it
    plan: Plan,
    locations: Sequence[Path],
    read: ReadSheets,
    mapping: Mapped | None = None,
    spellings: Spellings | None = None,
    *,
    also: Sequence[Sheet] = (),
    watch: Watch = iter,
) -> Intake:
    """Read the facts for ``plan`` from files and folders; never raises for bad data.

    ``also`` are sheets that were read elsewhere, each for the table that it names.
    ``watch`` gives back the files that it is given, and sees each of them pass.

    While a file cannot be read nothing is said about missing tables: it may hold them.
    """
    called = [table.name for table in tables(plan)]
    data = read_data(locations, read, called, watch)
    try:
        taken = examine(plan, (*data.sheets, *also), mapping, spellings)
    except DiagnosticError as error:  # of a sheet that is read as far as it is needed
        taken = Intake(facts=None, diagnostics=error.diagnostics)
    digests = {s.file: s.sha256 for s in data.sheets}
    taken = attrs.evolve(taken, digests=digests, files=data.files)
    if not any(d.severity is Severity.ERROR for d in data.diagnostics):
        both = (*data.diagnostics, *taken.diagnostics)
        return attrs.evolve(taken, diagnostics=both)
    others = (d for d in taken.diagnostics if d.code != TABLE_MISSING.code)
    return attrs.evolve(taken, facts=None, diagnostics=(*data.diagnostics, *others))


def read_data(
    locations: Sequence[Path],
    read: ReadSheets,
    called: Sequence[str] = (),
    watch: Watch = iter,
) -> Data:
    """Return the sheets at ``locations`` in their order, a folder's files by name.

    A folder in a folder is read if it is called by one of these names, those of the
    tables: people collect a file from each rater there.
    """
    sheets: list[Sheet] = []
    found: list[Diagnostic] = []
    paths: dict[str, Path] = {}
    for location in locations:
        files = _files(location, called)
        paths |= {file.shown: file.path for file in files}
        if not files:
            found.append(file_not_found(str(location)))
        found.extend(file_open(file.shown, lock) for file, lock in _locked(files))
        for file in watch(files):
            try:
                sheets.extend(_read(file, location, read))
            except DiagnosticError as error:
                found.extend(error.diagnostics)
    return Data(sheets=tuple(sheets), diagnostics=tuple(found), files=paths)


def _read(file: _File, location: Path, read: ReadSheets) -> tuple[Sheet, ...]:
    """Return the sheets of a file under the name that messages give it.

    Raises:
        DiagnosticError: it cannot be read, or no source reads its kind.
    """
    _refuse_what_lies_elsewhere(file, location)
    sheets = read(file.path)
    if sheets is None:
        # Imported here: only such a file asks for what all the sources read.
        from guiju.plugins.sources.kinds import readable  # noqa: PLC0415

        raise DiagnosticError(file_not_data(file.shown, readable()))
    if file.shown == file.path.name:
        return sheets
    return tuple(attrs.evolve(sheet, file=file.shown) for sheet in sheets)


def _refuse_what_lies_elsewhere(file: _File, location: Path) -> None:
    """Refuse a link that leads out of the folder which the user named."""
    if location.is_dir() and not file.path.resolve().is_relative_to(location.resolve()):
        reason = Text(
            zh="它是指向文件夹外面的链接",
            en="it is a link that leads out of the folder",
        )
        advice = Text(
            zh="把文件本身放进数据文件夹", en="put the file itself into the data folder"
        )
        raise DiagnosticError(file_unreadable(file.shown, reason, advice))


def _files(location: Path, called: Sequence[str]) -> tuple[_File, ...]:
    if location.is_file():
        return (_File(location, location.name),)
    if not location.is_dir():
        return ()
    names = {folded(name) for name in called}
    inner = [p for p in _inside(location) if p.is_dir() and folded(p.name) in names]
    return (
        *(_File(path, path.name) for path in _inside(location) if path.is_file()),
        *(
            _File(path, f"{folder.name}/{path.name}")
            for folder in inner
            for path in _inside(folder)
            if path.is_file()
        ),
    )


def _locked(files: Sequence[_File]) -> Iterator[tuple[_File, str]]:
    """Yield the files that somebody has open, and the mark of it that lies beside."""
    for file in files:
        for lock in LOCKS:
            name = lock.format(file.path.name)
            if file.path.with_name(name).exists():
                yield file, name


def _inside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not _is_hidden(path))


def _is_hidden(path: Path) -> bool:
    """Whether a file is nobody's data: hidden, or the mark of one that is open."""
    return path.name.startswith((".", "~$"))
