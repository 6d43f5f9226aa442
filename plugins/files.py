"""Writing files: whole or not at all, and never over one that somebody has open.

Several files of one run are put in place together: if one of them fails, or the run is
broken off, all are as they were before.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.cause import cause
from guiju.plugins.trouble import Trouble

FOLDER: Final = Trouble(
    code="GJ1401",
    since="0.1",
    title=Text(zh="不能写入输出文件夹", en="the output folder cannot be written"),
    why=Text(
        zh="没有写权限，或路径中间有一个同名的文件。什么都没有写。",
        en="There is no permission, or a file stands where the folder should be. "
        "Nothing was written.",
    ),
)
DISK: Final = Trouble(
    code="GJ1402",
    since="0.1",
    title=Text(zh="写文件时出错", en="writing failed"),
    why=Text(
        zh="磁盘已满或设备出错。原来的文件没有动，写了一半的文件已经删除。",
        en="The disk is full or failed. The old file is as it was, and nothing "
        "half-written is left.",
    ),
)
_NAMES_TRIED: Final = 100
Content = bytes | Callable[[BinaryIO], None]
"""What a file is to hold: its bytes, or what writes them as they come."""
LOCKS: Final = ("~${}", ".~lock.{}#")
"""What Excel or WPS, and LibreOffice, put beside a file that they have open."""


def write_atomically(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path`` and return where it went; folders are made.

    The result differs from ``path`` when that file is open elsewhere: then the data is
    beside it under a new name, and the caller says so.

    Raises:
        DiagnosticError: nothing was written.
    """
    with together() as batch:
        (written,) = batch.write({path: data})
    return written


@contextmanager
def together() -> Iterator["Batch"]:
    """Write several files or none: what ends the block early undoes all of it."""
    batch = Batch()
    try:
        yield batch
    except BaseException:  # also a signal: nothing half-done is left behind
        batch.undo()
        raise
    finally:
        batch.clear()


@attrs.define
class Batch:
    """Files that are put in place together, and how to take them back."""

    hidden: set[Path] = attrs.field(factory=set)
    """The drafts, and the old files under other names: nobody is to see them."""
    done: list[tuple[Path, Path | None]] = attrs.field(factory=list)
    """Where something was put or removed, and where that lies which was there."""
    folders: list[Path] = attrs.field(factory=list)
    """The folders that were made, the outermost first."""

    def write(self, contents: Mapping[Path, Content]) -> tuple[Path, ...]:
        """Write every file and return where each of them went.

        Nothing is put in its place before all of it lies on the disk.

        Raises:
            DiagnosticError: it could not be written; the block has to end by it.
        """
        drafts = {path: self._drafted(path, data) for path, data in contents.items()}
        return tuple(self._put(draft, path) for path, draft in drafts.items())

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there.

        Raises:
            DiagnosticError: it is there and cannot be removed.
        """
        if path.exists():
            old = self._beside(path, "old")
            self.done.append((path, old))
            try:
                path.replace(old)
            except OSError as error:
                raise _trouble(error, path) from None

    def undo(self) -> None:
        """Put everything back as it was."""
        for name, old in reversed(self.done):
            try:
                self._restore(name, old)
            except OSError:  # better under another name than not at all
                self.hidden -= {old}
        for folder in reversed(self.folders):
            self.clear()
            with suppress(OSError):
                folder.rmdir()

    def clear(self) -> None:
        """Remove the drafts, and what was kept of old files."""
        for path in self.hidden:
            with suppress(OSError):  # what was put in its place is no draft any more
                path.unlink()

    @staticmethod
    def _restore(name: Path, old: Path | None) -> None:
        if old is None:
            name.unlink(missing_ok=True)
        elif old.exists():
            old.replace(name)

    def _beside(self, path: Path, ending: str) -> Path:
        """Return a hidden name in the folder of ``path``."""
        hidden = path.with_name(f".{secrets.token_hex(8)}.{ending}")
        self.hidden.add(hidden)
        return hidden

    def _drafted(self, path: Path, data: Content) -> Path:
        draft = self._beside(path, "tmp")
        try:
            self._make_folder(path.parent)
            _write(draft, data)
        except OSError as error:
            raise _trouble(error, path) from None
        return draft

    def _make_folder(self, folder: Path) -> None:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        self.folders.extend(reversed(missing))
        folder.mkdir(parents=True, exist_ok=True)

    def _put(self, draft: Path, path: Path) -> Path:
        """Move the draft to the first name that nobody has open."""
        try:
            for name in _names(path):
                if name.is_dir():
                    raise IsADirectoryError(
                        errno.EISDIR, os.strerror(errno.EISDIR), str(name)
                    )
                if _is_open(name) or (name != path and name.exists()):
                    continue
                if self._is_put(draft, name):
                    return name
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        except OSError as error:
            raise _trouble(error, path) from None

    def _is_put(self, draft: Path, name: Path) -> bool:
        """Whether the draft could take the place of ``name``."""
        try:
            old = self._kept(name) if name.exists() else None
            self.done.append((name, old))
            draft.replace(name)
        except PermissionError:  # how Windows says that a file is open
            self.done = [pair for pair in self.done if pair[0] != name]
            return False
        return True

    def _kept(self, path: Path) -> Path:
        """Return another name of the file, or a copy where there are no links."""
        old = self._beside(path, "old")
        try:
            os.link(path, old)
        except OSError:
            shutil.copy2(path, old)
        return old


def _write(draft: Path, data: Content) -> None:
    with draft.open("xb") as file:
        if isinstance(data, bytes):
            file.write(data)
        else:
            data(file)
        file.flush()
        os.fsync(file.fileno())


def _names(path: Path) -> Iterator[Path]:
    """Yield ``报告.xlsx``, ``报告 (2).xlsx``, ``报告 (3).xlsx`` and so on."""
    yield path
    for number in count(2):
        if number > _NAMES_TRIED:
            return
        yield path.with_stem(f"{path.stem} ({number})")


def _is_open(path: Path) -> bool:
    return any(path.with_name(lock.format(path.name)).exists() for lock in LOCKS)


def _trouble(error: OSError, path: Path) -> DiagnosticError:
    why = cause(error)
    if isinstance(error, (PermissionError, FileExistsError, NotADirectoryError)):
        return FOLDER.error(
            Text(
                zh=f"不能写入文件夹“{path.parent}”（{why.zh}）",
                en=f'cannot write to the folder "{path.parent}" ({why.en})',
            ),
            Text(
                zh="换一个文件夹（-o），或取得写权限后再运行",
                en="choose another folder (-o), or get permission to write there",
            ),
        )
    return DISK.error(
        Text(
            zh=f"写文件“{path}”时出错（{why.zh}）",
            en=f'writing the file "{path}" failed ({why.en})',
        ),
        Text(zh="腾出空间或换一个位置后再运行", en="make room or choose another place"),
    )
