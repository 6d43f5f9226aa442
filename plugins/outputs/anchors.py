"""The names of places on a page that links lead to: a unit is found under its name."""

from collections.abc import Iterable
from urllib.parse import quote

import attrs

from guiju.dsl.frame import spelled


@attrs.frozen
class Anchor:
    """``id`` is what the place is called, ``link`` what leads there."""

    id: str

    @property
    def link(self) -> str:
        """The address of the place on its own page."""
        return f"#{quote(self.id)}"


def anchors(names: Iterable[str], taken: Iterable[str] = ()) -> tuple[Anchor, ...]:
    """Return an anchor for each name, no two of them alike and none of ``taken``.

    The second unit of a name is called ``名-2``; spaces become low lines.
    """
    used, found = set(taken), []
    for name in names:
        bare = "_".join(spelled(name).split()) or "_"
        id_, nth = bare, 1
        while id_ in used:
            nth += 1
            id_ = f"{bare}-{nth}"
        used.add(id_)
        found.append(Anchor(id_))
    return tuple(found)
