"""What changes between two texts of one file, as ``diff -u`` and ``patch`` know it."""

import difflib

_NO_END = "\\ No newline at end of file\n"


def difference(shown: str, before: str, after: str) -> str:
    """Return what turns ``before`` into ``after``; nothing where they are the same."""
    lines = difflib.unified_diff(_lines(before), _lines(after), shown, shown)
    return "".join(
        line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines
    )


def _lines(text: str) -> list[str]:
    """Return the lines with their ends. Only a line feed ends one."""
    *whole, last = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
