"""The files that a rulebook is made of: those of its folder, and shipped rulebooks.

A rulebook is text from somebody else. It reaches what lies in the folder of the file
that asks, or below, and what is shipped or comes with a plugin; no way leads back up,
and no link is followed.
"""

from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath

import attrs

from guiju.cli.project import read_project
from guiju.cli.shipped import SHIPPED, shipped
from guiju.dsl.library import SUFFIX, Answer, Page, Reason, Refused
from guiju.dsl.syntax.decode import decode
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.receipt import digest
from guiju.engine.record import Record, Shown
from guiju.plugins.cause import cause

_SHIPPED = "<"
"""No path of a user begins so; shipped files are never taken for one of them."""
_OUTSIDE = Refused(reason=Reason.OUTSIDE)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _File(Record):
    """A file that was read. ``name`` is what a receipt calls it, on any machine."""

    path: Path
    name: str
    sha256: str


@attrs.frozen(eq=False, repr=False)
class Folder(Shown):
    """The library of one rulebook, which remembers what it gave."""

    path: Path
    """The rulebook's own file."""
    shown: str
    """Its path as messages name it."""
    added: Callable[[], Mapping[str, Path]] = dict
    """The folders of the rulebooks that plugins bring, by name."""
    _read: dict[str, _File] = attrs.field(factory=dict, init=False)

    def __call__(self, name: str, beside: str) -> Answer:
        """Return the file that ``name`` means in the file shown as ``beside``."""
        if not name.endswith(SUFFIX):
            return self._shipped(name)
        path, known = self._place(beside)
        if not _is_below(name):
            return _OUTSIDE
        file = path.parent / name
        try:
            if not file.is_file():
                return Refused(reason=Reason.MISSING, near=_names_in(path))
            if file.resolve() != path.parent.resolve() / name:
                return _OUTSIDE
            shown = str(Path(beside).parent / name)
            return self._page(file, shown, (Path(known).parent / name).as_posix())
        except OSError as error:
            return _unreadable(error)

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of every file that was given, by its name."""
        return {one.name: one.sha256 for one in self._read.values()}

    @property
    def own(self) -> Mapping[str, Path]:
        """The files that were given out of the rulebook's own folder, by name."""
        files = self._read.items()
        return {one.name: one.path for shown, one in files if not _is_shipped(shown)}

    def _shipped(self, name: str) -> Answer:
        folder = SHIPPED / name
        if name not in shipped():
            added = self.added()
            if name not in added:
                near = (*shipped(), *added)
                return Refused(reason=Reason.NOT_SHIPPED, near=near)
            folder = added[name]
        file = folder / read_project(folder, Path(name)).scheme
        shown = f"{_SHIPPED}{name}>/{file.name}"
        try:
            return self._page(file, shown, shown)
        except OSError as error:
            return _unreadable(error)

    def _page(self, path: Path, shown: str, name: str) -> Page | Diagnostic:
        content = path.read_bytes()
        text = decode(content, shown)
        if isinstance(text, Diagnostic):
            return text
        self._read[shown] = _File(path=path, name=name, sha256=digest(content))
        return Page(file=shown, text=text)

    def _place(self, shown: str) -> tuple[Path, str]:
        """Return where a file lies that asks, and what a receipt calls it."""
        if shown in self._read:
            file = self._read[shown]
            return file.path, file.name
        return self.path, self.path.name


def _is_shipped(shown: str) -> bool:
    return shown.startswith(_SHIPPED)


def _is_below(name: str) -> bool:
    """Whether ``name`` stays in its folder, on any system."""
    path = PureWindowsPath(name)
    return not path.anchor and ".." not in path.parts and "\\" not in name


def _names_in(path: Path) -> tuple[str, ...]:
    """Return the other files of rules beside ``path``."""
    others = path.parent.glob(f"*{SUFFIX}")
    return tuple(sorted(one.name for one in others if one.name != path.name))


def _unreadable(error: OSError) -> Refused:
    return Refused(reason=Reason.UNREADABLE, cause=cause(error))
