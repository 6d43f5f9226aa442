"""Names of views and units as names of files, on every system."""

import re
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_LONGEST = 60
"""Two hundred bytes of Chinese, which leaves room for the ending."""


def file_name(words: str) -> str:
    """Return ``words`` without what no file may be called."""
    legal = _FORBIDDEN.sub("_", words).strip(" .")[:_LONGEST]
    return legal or "_"


def file_names(all_words: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each, no two alike even where case does not count."""
    taken: set[str] = set()
    names: list[str] = []
    for words in all_words:
        name, nth = file_name(words), 1
        while name.casefold() in taken:
            nth += 1
            name = f"{file_name(words)}-{nth}"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)
