"""Names that a name may have been meant to be, found soon among however many."""

from collections.abc import Collection
from difflib import get_close_matches
from itertools import islice

from guiju.engine.text import Text

_MOST = 3
"""So many are offered."""
_COMPARED = 1_000
"""So many are compared letter by letter; of more, those that begin or end alike."""
_LONGEST = 60
"""Characters. Whoever writes more has not mistyped a name."""


def nearest(name: str, known: Collection[str], alike: float) -> list[str]:
    """Return the names of ``known`` that are most like ``name``, the nearest first.

    ``alike`` is the least share of characters that both have in common.
    """
    if len(name) > _LONGEST:
        return []
    candidates = known if len(known) <= _COMPARED else _with_an_edge(name, known)
    return get_close_matches(name, candidates, n=_MOST, cutoff=alike)


def did_you_mean(near: Collection[str]) -> Text:
    """Return the question whether one of ``near`` was meant."""
    return Text(
        zh=f"是不是“{'”或“'.join(near)}”？",
        en=f"did you mean “{'” or “'.join(near)}”?",
    )


def _with_an_edge(name: str, known: Collection[str]) -> list[str]:
    first, last = name[:1], name[-1:]
    found = (one for one in known if one[:1] == first or one[-1:] == last)
    return list(islice(found, _COMPARED))
