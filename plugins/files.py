"""Writing a file: whole or not at all, and never over one that somebody has open."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
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
_LOCKS: Final = ("~${}", ".~lock.{}#")
"""What Excel or WPS, and LibreOffice, put beside a file that they have open."""


def write_atomically(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path`` and return where it went; folders are made.

    The result differs from ``path`` when that file is open elsewhere: then the data is
    beside it under a new name, and the caller says so.

    Raises:
        DiagnosticError: nothing was written.
    """
    draft = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(draft, data)
        return _put(draft, path)
    except OSError as error:
        raise _trouble(error, path) from None
    finally:
        with suppress(OSError):  # nothing to remove where nothing could be written
            draft.unlink()


def remove(path: Path) -> None:
    """Remove a file, if it is there.

    Raises:
        DiagnosticError: it is there and cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _trouble(error, path) from None


def _write(draft: Path, data: bytes) -> None:
    with draft.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put(draft: Path, path: Path) -> Path:
    """Move the draft to the first name that nobody has open."""
    for name in _names(path):
        if name.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(name))
        if _is_open(name) or (name != path and name.exists()):
            continue
        try:
            return draft.replace(name)
        except PermissionError:  # how Windows says that a file is open
            continue
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _names(path: Path) -> Iterator[Path]:
    """Yield ``报告.xlsx``, ``报告 (2).xlsx``, ``报告 (3).xlsx`` and so on."""
    yield path
    for number in count(2):
        if number > _NAMES_TRIED:
            return
        yield path.with_stem(f"{path.stem} ({number})")


def _is_open(path: Path) -> bool:
    return any(path.with_name(lock.format(path.name)).exists() for lock in _LOCKS)


def _trouble(error: OSError, path: Path) -> DiagnosticError:
    cause = error.strerror or type(error).__name__
    if isinstance(error, (PermissionError, FileExistsError, NotADirectoryError)):
        return FOLDER.error(
            Text(
                zh=f"不能写入文件夹“{path.parent}”（{cause}）",
                en=f'cannot write to the folder "{path.parent}" ({cause})',
            ),
            Text(
                zh="换一个文件夹（-o），或取得写权限后再运行",
                en="choose another folder (-o), or get permission to write there",
            ),
        )
    return DISK.error(
        Text(
            zh=f"写文件“{path}”时出错（{cause}）",
            en=f'writing the file "{path}" failed ({cause})',
        ),
        Text(zh="腾出空间或换一个位置后再运行", en="make room or choose another place"),
    )
