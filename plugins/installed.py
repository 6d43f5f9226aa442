"""Which installed distributions offer plugins, and what their files are.

``offered`` is asked by commands that seldom need a plugin. It reads what
``importlib.metadata`` reads, without importing it: that alone takes longer than a tenth
of a check. What it finds is only a reason to ask the library.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from guiju.engine.receipt import digest_of

GROUP: Final = "guiju.plugins"
"""The entry points by which a distribution offers its plugins."""

_OFFER = re.compile(rf"^\[{re.escape(GROUP)}\]\s*^[^\[\s#;]", re.MULTILINE)
_INFO = (".dist-info", ".egg-info")


def offered() -> bool:
    """Whether any distribution on the import path may offer a plugin."""
    return any(_offers(Path(folder or os.curdir)) for folder in sys.path)


def digest_of_files(modules: Iterable[str]) -> str:
    """Return the digest of all files of the packages that ``modules`` lie in.

    They are read before any of them is imported. A package of one file has the digest
    of that file; what Python compiles for itself is no part of it.

    Raises:
        ImportError: there is no such package.
    """
    files = dict(found for top in sorted(_tops(modules)) for found in _files(top))
    digests = {name: _sha256(file) for name, file in files.items()}
    return next(iter(digests.values())) if len(digests) == 1 else digest_of(digests)


def home(module: str, file: Path) -> Path:
    """Return the folder of the package whose ``module`` is ``file``.

    A module without a package has no folder of its own: it is where it lies.
    """
    spec = find_spec(module.partition(".")[0])
    folders = map(Path, (spec and spec.submodule_search_locations) or ())
    return next((one for one in folders if file.is_relative_to(one)), file)


def _offers(folder: Path) -> bool:
    if folder.is_file():
        return True  # an archive: the library looks into it
    try:
        infos = [one.path for one in os.scandir(folder) if one.name.endswith(_INFO)]
    except OSError:
        return False
    return any(map(_offers_plugins, infos))


def _offers_plugins(info: str) -> bool:
    try:
        text = Path(info, "entry_points.txt").read_text("utf-8", errors="replace")
    except OSError:
        return False
    return _OFFER.search(text) is not None


def _tops(modules: Iterable[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def _files(top: str) -> Iterator[tuple[str, Path]]:
    spec = find_spec(top)  # finds a package at the top without importing it
    if spec is None:
        message = f"there is no module {top}"
        raise ImportError(message)
    for folder in map(Path, spec.submodule_search_locations or ()):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield f"{top}/{file.relative_to(folder).as_posix()}", file
    if spec.submodule_search_locations is None and spec.origin is not None:
        yield Path(spec.origin).name, Path(spec.origin)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
