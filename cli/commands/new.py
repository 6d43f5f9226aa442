"""``guiju new``."""

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import click

from guiju.cli.fault import StopError
from guiju.cli.faults import FOLDER_TAKEN
from guiju.cli.project import FILE, read_project
from guiju.cli.rulebook import Source, find, read
from guiju.cli.spoken import Spoken, argument, option
from guiju.cli.words import LANGUAGES, Session, Words
from guiju.dsl.compose.compose import compose
from guiju.dsl.format import format_text
from guiju.engine.text import Language, Text
from guiju.plugins.files import write_atomically

_STARTER = Path(__file__).parents[1] / "starter"
_README = "README.md"
_MADE = Words("已新建：", "made ")
_NEXT = Words("接下来：", "next: ")
_Files = Mapping[PurePosixPath, bytes]
"""What a folder is to hold, by the path inside it."""


@click.command(
    "new",
    cls=Spoken,
    words=Words(
        "新建一个规则书文件夹，马上可以检查、运行、测试。\n"
        "--from 照抄一个已有的规则书和它的数据。",
        "Make a rulebook folder that checks, runs and tests at once.\n"
        "--from copies a rulebook with its data.",
    ),
)
@argument(
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    words=Words("新文件夹", "the new folder"),
)
@option(
    "--from",
    "model",
    metavar="RULEBOOK",
    words=Words("照哪个规则书", "which rulebook to copy"),
)
@option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    words=Words("用中文还是英文书写", "write it in Chinese or English"),
)
@click.pass_obj
def command(
    session: Session, folder: Path, model: str | None, language: Language | None
) -> int:
    """Make the folder and return the exit code."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise _taken(folder)
    files = _starter(language or session.language) if model is None else None
    _make(folder, files or _copied(str(model), language))
    click.echo(f"{_MADE.of(session.language)}{folder}", err=True)
    click.echo(f"{_NEXT.of(session.language)}guiju check {folder}", err=True)
    return 0


def _starter(language: str) -> _Files:
    return _below(_STARTER / language)


def _copied(model: str, language: Language | None) -> _Files:
    """Return the rules, the settings and the data of ``model``; no script."""
    source = find(model)
    home, text = source.path.parent, read(source)
    project = read_project(home, Path(source.shown).parent)
    if language is not None:
        text = format_text(text, language, source.shown, methods=source.added.methods)
    files = {PurePosixPath(project.scheme): text.encode("utf-8")}
    files |= _shared(source, text)
    for name in (FILE, _README):
        if (home / name).is_file():
            files[PurePosixPath(name)] = (home / name).read_bytes()
    if project.folder:
        data = _below(home / project.folder)
        files |= {PurePosixPath(project.folder) / path: data[path] for path in data}
    return files


def _shared(source: Source, text: str) -> _Files:
    """Return the files beside ``source`` that it is made of, as they are."""
    folder = source.library()
    compose(text, source.shown, folder)
    own = folder.own.items()
    return {PurePosixPath(name): path.read_bytes() for name, path in own}


def _below(folder: Path) -> _Files:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes()
        for path in paths
    }


def _make(folder: Path, files: _Files) -> None:
    """Write all files, or none: the folder gets its name when it is whole."""
    draft = folder.with_name(f".{folder.name}.{secrets.token_hex(8)}.tmp")
    try:
        for path, content in files.items():
            write_atomically(draft / path, content)
        if folder.exists():  # it is empty
            folder.rmdir()
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _taken(folder: Path) -> StopError:
    return FOLDER_TAKEN.stop(
        Text(
            zh=f"“{folder}”已经有了，里面有东西",
            en=f'"{folder}" exists and is not empty',
        ),
        Text(zh="换一个新的文件夹名", en="choose the name of a new folder"),
    )
