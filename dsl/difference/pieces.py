"""How differences of declarations are put together: pieces with the places of both."""

from collections.abc import Iterable, Iterator

import attrs

from guiju.dsl.difference.change import Aspect, Difference, Kind, Side
from guiju.dsl.difference.expressions import Piece


def parted(  # noqa: PLR0913, PLR0917 - two sides and what they are about
    kind: Kind,
    name: str,
    pieces: Iterable[Piece],
    old: Side,
    new: Side,
    group: str = "",
) -> Iterator[Difference]:
    """Yield a difference for each piece, with the places of both sides."""
    for piece in pieces:
        yield Difference(
            kind=kind,
            aspect=piece.aspect,
            name=name,
            groups=(group,) if group else (),
            about=piece.about,
            old=attrs.evolve(old, shown=piece.was),
            new=attrs.evolve(new, shown=piece.now),
        )


def about_one(
    kind: Kind, aspect: Aspect, name: str, old: Side, new: Side
) -> Difference:
    """Return a difference of something that no group has of its own."""
    return Difference(kind=kind, aspect=aspect, name=name, old=old, new=new)


def texts(aspect: Aspect, old: str, new: str) -> Iterator[Piece]:
    """Yield that a text is another, if it is."""
    if old != new:
        yield Piece(aspect, old or None, new or None)


def there(name: str, old: object | None, new: object | None) -> Piece:
    """Return that ``name`` is there on one side only."""
    return Piece(Aspect.THERE, name if old else None, name if new else None)
