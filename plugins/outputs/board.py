"""What a table of results consists of, whoever reads it: a board with its lines."""

from collections.abc import Mapping

import attrs

from guiju.engine.plan import Group, Quantity, Ranking, Role
from guiju.engine.value import Value


@attrs.frozen
class Line:
    """One unit of a board: its place and its values by the id of the quantity."""

    unit: str
    rank: int | None
    values: Mapping[str, Value]


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
    lines: tuple[Line, ...]
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

    @property
    def is_whole(self) -> bool:
        """Whether all units of the group stand on it, and not one that reads alone."""
        return len(self.lines) == len(self.group.units)

    @property
    def ranked(self) -> Quantity | None:
        """The quantity that decides the places: the last column."""
        return self.columns[-1] if self.columns else None
