"""Whether a text with faults was read to the last word all the same.

A blank that is missing, or a letter that only looks like the right one, can have been
meant in one way only, and is read in that way. A text with no other faults reads as it
will once they are mended, and everything else in it can be checked at once.
"""

from collections.abc import Iterable, Sequence

from guiju.dsl.compose.compose import Composed
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import Edit, Severity
from guiju.engine.source import Span


def reads_whole(composed: Composed) -> bool:
    """Whether the tree is that of the text without its faults."""
    faults = [one for one in composed.diagnostics if one.severity is Severity.ERROR]
    if composed.problems:
        return False
    places = [one.place for one in faults if isinstance(one.place, Span)]
    if len(places) < len(faults):
        return False
    by_file: dict[str, list[Edit | None]] = {}
    for place, fault in zip(places, faults, strict=True):
        by_file.setdefault(place.file, []).append(fault.fix)
    return by_file.keys() <= composed.texts.keys() and all(
        _reads_the_same(composed.texts[file], file, by_file[file]) for file in by_file
    )


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with ``edits``, which do not overlap."""
    for edit in sorted(edits, key=lambda one: one.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _reads_the_same(text: str, file: str, fixes: Sequence[Edit | None]) -> bool:
    offered = [fix for fix in fixes if fix is not None]
    if len(offered) < len(fixes):
        return False
    mended = parse(edited(text, offered), file)
    before = parse(text, file).tree
    return not mended.diagnostics and mended.tree.declarations == before.declarations
