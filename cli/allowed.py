"""Whose plugins are let in: by the lists in ``guiju.toml`` where one works, and above.

A rulebook's folder may come from somebody else. A list in it counts only for who works
in that folder, and can only keep plugins out; none can let in what another keeps out.
"""

from collections.abc import Iterator
from pathlib import Path

from guiju.cli.project import FILE, read_project
from guiju.plugins.trust import Pinned, Trust


def trust(*, installed: bool = True) -> Trust:
    """Return what may be loaded here.

    Raises:
        StopError: a ``guiju.toml`` here or above is not right.
    """
    return Trust(installed=installed, lists=tuple(_lists()) if installed else ())


def _lists() -> Iterator[tuple[Pinned, ...]]:
    here = Path.cwd()
    for folder in (here, *here.parents):
        shown = Path() if folder == here else folder
        if (folder / FILE).is_file():
            allowed = read_project(folder, shown).allowed
            if allowed is not None:
                yield allowed
