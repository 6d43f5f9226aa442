"""Whether a place may be written to: its name, and what lies there already."""

from collections.abc import Mapping
from pathlib import Path

from guiju.cli.faults import FILE_KEPT, SUFFIX_OTHER
from guiju.engine.text import Text

_OF_FILES = frozenset(
    {".csv", ".docx", ".et", ".html", ".json", ".md", ".ods", ".pdf", ".sql", ".xls"}
)


def hold_suffix(file: Path, suffix: str) -> None:
    """Stop where a file would be called what it is not.

    Raises:
        StopError: the name ends in another way than such files do.
    """
    if file.suffix.lower() != suffix:
        raise SUFFIX_OTHER.stop(
            Text(
                zh=f"要写的是 {suffix} 文件，名称却是“{file.name}”",
                en=f'the file is a {suffix} file, and is to be called "{file.name}"',
            ),
            Text(
                zh=f"把名称改成“{file.stem}{suffix}”（-o）",
                en=f'call it "{file.stem}{suffix}" (-o)',
            ),
        )


def hold_folder(place: Path, suffix: str) -> None:
    """Stop where a folder would have the name of a file.

    Raises:
        StopError: the name is one of a file, and there is no such folder.
    """
    if place.suffix.lower() in _OF_FILES and not place.is_dir():
        hold_suffix(place, suffix)


def hold_filled_in(made: Mapping[Path, bytes]) -> None:
    """Stop where a workbook would be replaced that says something else.

    Raises:
        StopError: somebody may have filled it in.
    """
    there = (path for path in made if path.is_file())
    kept = [str(path) for path in there if path.read_bytes() != made[path]]
    if not kept:
        return
    more = len(kept) - 1
    raise FILE_KEPT.stop(
        Text(
            zh=f"“{kept[0]}”{f'等{more + 1}个文件' if more else ''}已经有了，没有覆盖",
            en=f'"{kept[0]}"{f" and {more} more" if more else ""} would be replaced',
        ),
        Text(
            zh="里面可能填了数：换一个名称或文件夹（-o），或先移走",
            en="figures may stand there: name another place (-o), or move it away",
        ),
    )
