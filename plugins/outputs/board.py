"""What a table of results consists of, whoever reads it: a board with its lines."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs

from guiju.engine.keys import Made
from guiju.engine.plan import Group, Quantity, Ranking, Role
from guiju.engine.value import Value

_Cell = TypeVar("_Cell")
_Other = TypeVar("_Other")


class Repeated(Made[_Cell]):
    """A long column in which what is equal is one thing, made once."""

    __slots__ = ()

    @abstractmethod
    def different(self) -> Iterable[_Cell]:
        """Return each thing once."""

    @abstractmethod
    def each(self, change: Callable[[_Cell], _Other]) -> "Repeated[_Other]":
        """Return what ``change`` makes of each."""


def different(column: Sequence[_Cell]) -> Iterable[_Cell]:
    """Return each thing of ``column``, of a long one once."""
    return column.different() if isinstance(column, Repeated) else column


def each(
    column: Sequence[_Cell], change: Callable[[_Cell], _Other]
) -> Sequence[_Other]:
    """Return what ``change`` makes of each thing of ``column``."""
    if isinstance(column, Repeated):
        return column.each(change)
    return tuple(map(change, column))


@attrs.frozen
class Line:
    """One unit of a board: its place and its values by the id of the quantity."""

    unit: str
    rank: int | None
    values: Mapping[str, Value]


class ManyLines(Made[Line]):
    """The lines of very many units, made when somebody looks at one."""

    __slots__ = ()

    @abstractmethod
    def column(self, quantity: str) -> Sequence[Value]:
        """Return the values of a quantity, line by line."""


@attrs.frozen
class Board:
    """One ranked group, or a scored group that the scheme does not rank.

    ``columns`` are the quantities that a ranking table shows, the one that is ranked
    last; ``lines`` stand in order of rank. A view that shows no places has none.
    Where the group is ranked several times, the board ``is_one_of_several``.
    """

    group: Group
    ranking: Ranking | None
    columns: tuple[Quantity, ...]
    lines: Sequence[Line]
    has_places: bool = True
    is_one_of_several: bool = False

    @property
    def title(self) -> str:
        """What stands over it: the group, and which ranking where there are others."""
        title = self.group.title or self.group.name
        if self.ranking is None or not self.is_one_of_several:
            return title
        return f"{title} · {self.ranking.name}"

    def of_role(self, *roles: Role) -> tuple[Quantity, ...]:
        """Return the columns of these roles."""
        return tuple(column for column in self.columns if column.role in roles)

    def column(self, quantity: str) -> Sequence[Value]:
        """Return the values of a quantity, line by line."""
        if isinstance(self.lines, ManyLines):
            return self.lines.column(quantity)
        return [line.values[quantity] for line in self.lines]

    @property
    def is_whole(self) -> bool:
        """Whether all units of the group stand on it, and not one that reads alone."""
        return len(self.lines) == len(self.group.units)

    @property
    def ranked(self) -> Quantity | None:
        """The quantity that decides the places: the last column."""
        return self.columns[-1] if self.columns else None
