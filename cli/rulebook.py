"""Where rulebooks are, and the way from a name on the command line to a plan."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from guiju.cli.added import Added
from guiju.cli.fault import StopError
from guiju.cli.faults import FILE_UNREADABLE, NOT_ONE_RULEBOOK, RULEBOOK_UNKNOWN
from guiju.cli.library import Folder
from guiju.cli.nearest import nearest
from guiju.cli.project import FILE, SCHEME, Project, read_project
from guiju.cli.shipped import SHIPPED, shipped
from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.library import SUFFIX
from guiju.dsl.syntax.decode import decode
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.plan import Plan
from guiju.engine.receipt import digest
from guiju.engine.record import Record
from guiju.engine.text import Text
from guiju.plugins.cause import cause

INSTALLED = Added()
"""What the built-in plugins add, and the installed ones."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """A rulebook file. ``shown`` is its path as messages name it.

    ``added`` is what plugins add to it.
    """

    path: Path
    shown: str
    added: Added = INSTALLED

    def library(self) -> Folder:
        """Return the files that it may be made of."""
        return Folder(self.path, self.shown, self.added.rulebooks)

    @property
    def name(self) -> str:
        """What the rulebook is called: its folder, or the file if it has no folder."""
        is_usual = self.path.name == SCHEME
        has_folder = is_usual or self.path.with_name(FILE).exists()
        return self.path.resolve().parent.name if has_folder else self.path.stem


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rulebook(Record):
    """A rulebook that can be run, with what lies beside it."""

    source: Source
    rules: Mapping[str, str]
    """The digest of every file that it is made of, by its name."""
    project: Project
    plan: Plan
    diagnostics: tuple[Diagnostic, ...]
    """Warnings and notes: errors leave no plan."""


def find(location: str, added: Added = INSTALLED) -> Source:
    """Return the one rulebook that ``location`` names: a file, a folder, or a name.

    Raises:
        StopError: there is none, or it is not clear which.
    """
    return attrs.evolve(_find(location, added), added=added)


def _find(location: str, added: Added) -> Source:
    path = Path(location)
    if path.is_file():
        return Source(path=path, shown=str(path))
    if path.is_dir():
        return _in_folder(path, path)
    if location in shipped():
        return _in_folder(SHIPPED / location, Path(location))
    brought = added.rulebooks()
    if location in brought:
        return _in_folder(brought[location], Path(location))
    if (source := _as_shown(path, brought)) is not None:
        return source
    raise RULEBOOK_UNKNOWN.stop(
        Text(
            zh=f"没有规则书“{location}”：没有这个文件或文件夹，自带的也没有叫这个名称的",
            en=f'there is no rulebook "{location}": no file, no folder, and none of '
            "that name is shipped",
        ),
        _advice(location, (*shipped(), *brought)),
    )


def _as_shown(path: Path, brought: Mapping[str, Path]) -> Source | None:
    """Return the rulebook that messages call ``path``, if it is not of the user."""
    name = str(path.parent)
    folder = SHIPPED / name if name in shipped() else brought.get(name)
    found = None if folder is None else _in_folder(folder, path.parent)
    return found if found is not None and found.shown == str(path) else None


def _advice(location: str, names: Iterable[str]) -> Text:
    near = nearest(location, names, Text(zh="自带的规则书", en="shipped rulebooks"))
    return Text(
        zh=f"{near.zh}；地方的规则书随发行包一起装上，guiju rulebooks 列出已有的",
        en=f"{near.en}; a region's rulebooks come with a distribution that is "
        "installed, and guiju rulebooks lists what there is",
    )


def find_all(locations: Iterable[str], added: Added = INSTALLED) -> tuple[Source, ...]:
    """Return every rulebook at ``locations``; of a folder, all that lie below it.

    Raises:
        StopError: there is none at one of them.
    """
    found = (
        attrs.evolve(source, added=added)
        for location in locations
        for source in _at(location, added)
    )
    return tuple({source.path.resolve(): source for source in found}.values())


def read(source: Source) -> str:
    """Return the text of the rulebook.

    Raises:
        StopError: the file cannot be read, or it holds no text.
    """
    try:
        text = decode(source.path.read_bytes(), source.shown)
    except OSError as error:
        raise _unreadable(source, error) from None
    if isinstance(text, Diagnostic):
        raise StopError(text)
    return text


def compiled(source: Source) -> Compiled:
    """Return what the rulebook turned out to be.

    Raises:
        StopError: the file cannot be read.
    """
    return _compiled(source, source.library())


def _compiled(source: Source, folder: Folder) -> Compiled:
    text, added = read(source), source.added
    needs = read_project(source.path.parent, Path(source.shown).parent).needs
    if needs:
        # What a rulebook that needs nothing need not wait for.
        from guiju.cli.needs import require  # noqa: PLC0415

        require(needs, source.shown, added.plugins)
    return compile_text(
        text,
        source.shown,
        methods=added.methods,
        library=folder,
        checks=added.checks,
    )


def load(location: str, added: Added = INSTALLED) -> Rulebook:
    """Return the rulebook at ``location``, ready to run.

    Raises:
        StopError: there is none, or it has errors; these are all told at once.
    """
    source = find(location, added)
    folder = source.library()
    found = _compiled(source, folder)
    if found.plan is None:
        raise StopError(*found.diagnostics, texts=found.texts)
    own = {source.path.name: digest(source.path.read_bytes())}
    return Rulebook(
        source=source,
        rules={**own, **folder.digests},
        project=read_project(source.path.parent, Path(source.shown).parent),
        plan=found.plan,
        diagnostics=found.diagnostics,
    )


def _at(location: str, added: Added) -> Iterator[Source]:
    path = Path(location)
    if not path.is_dir() or path.joinpath(FILE).exists():
        yield _find(location, added)
        return
    below = sorted(path.rglob(f"*{SUFFIX}"))
    if not below:
        raise _none_in(path)
    yield from (Source(path=one, shown=str(one)) for one in below)


def _in_folder(folder: Path, shown: Path) -> Source:
    named = read_project(folder, shown).scheme
    files = [folder / named] if (folder / named).is_file() else []
    files = files or sorted(folder.glob(f"*{SUFFIX}"))
    if not files:
        raise _none_in(shown)
    if len(files) > 1:
        names = [file.name for file in files]
        raise NOT_ONE_RULEBOOK.stop(
            Text(
                zh=f"文件夹“{shown}”里有{len(files)}个规则书：{'、'.join(names)}",
                en=f'the folder "{shown}" has {len(files)} rulebooks: '
                f"{', '.join(names)}",
            ),
            Text(zh="写明是哪一个文件", en="name the file that is meant"),
        )
    return Source(path=files[0], shown=str(shown / files[0].name))


def _none_in(folder: Path) -> StopError:
    return NOT_ONE_RULEBOOK.stop(
        Text(
            zh=f"文件夹“{folder}”里没有规则书（{SUFFIX} 文件）",
            en=f'there is no rulebook (a {SUFFIX} file) in the folder "{folder}"',
        ),
        Text(
            zh="写明规则书的文件，或用 guiju new 新建一个",
            en="name the file of the rulebook, or make one with guiju new",
        ),
    )


def _unreadable(source: Source, error: OSError) -> StopError:
    why = cause(error)
    return FILE_UNREADABLE.stop(
        Text(
            zh=f"规则书“{source.shown}”读不出来（{why.zh}）",
            en=f'the rulebook "{source.shown}" cannot be read ({why.en})',
        ),
        Text(
            zh="取得读取权限，或换一个文件后再运行",
            en="get permission to read it, or name another file, and run again",
        ),
    )
