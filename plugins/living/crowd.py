"""Where the members of an axis lie for a formula that looks at all of them.

Values that lie in one range are taken where they are. Others, and what is compared of
each member, get columns of their own, in which the axis changes fastest.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from guiju.engine.axis import Axis
from guiju.engine.expr import Expr, Over, Rank, Ref, Ties, children
from guiju.engine.place import Place, key_at, names
from guiju.engine.text import Text
from guiju.engine.value import Absence, Value
from guiju.plugins.living.exact import RANKED
from guiju.plugins.living.layout import Area, Cell, Content, areas, quoted
from guiju.plugins.living.look import as_number
from guiju.plugins.living.operand import Here, Leaf, Scope
from guiju.plugins.living.population import (
    LAST,
    Cohort,
    comparable,
    folded,
    is_first,
    is_simple,
    placed,
    simple_place,
    texts,
)
from guiju.plugins.living.slots import is_slot
from guiju.plugins.prose.rule import say

if TYPE_CHECKING:
    from guiju.plugins.living.workings import Workings

_COMPARED = Text(zh="比较：{rule}", en="to compare: {rule}")
_BUT_LAST = '[<-1000000000000]"—";General'
_FIRST = Text(zh="同值中的第一个", en="first of its equals")


@attrs.frozen(eq=False)
class Crowd:
    """The places of the members that a formula looks at."""

    made: "Workings"
    here: Here
    rows: Sequence[Place]

    def folded(self, over: Over) -> str:
        """Return the formula of a fold."""
        if not self.rows:
            nothing = self.made.value(over, self.here.place)
            assert nothing is not None
            return self.here.literal(nothing)
        leaves = self._leaves(over.body, over)
        cohort = Cohort(
            ranges=texts(areas(leaf.cell for leaf in leaves), self.here.here),
            size=self._size(over),
            can_be_outside=any(leaf.can_be_outside for leaf in leaves),
            missing=quoted(self.made.mark(Absence.NOT_REPORTED)),
            outside=quoted(self.made.mark(Absence.NOT_APPLICABLE)),
        )
        return folded(over, cohort)

    def ranked(self, rank: Rank) -> str:
        """Return the formula of a place."""
        leaves = self._leaves(rank.value, rank)
        own = leaves[self._nth(rank)]
        found = areas(leaf.cell for leaf in leaves)
        cell = own.cell.text(self.here.here)
        plain = self.made.exact.is_plain(rank, (RANKED, 0))
        if is_simple(rank) and plain and len(found) == 1:
            among = found[0].text(self.here.here, fixed="row")
            text = simple_place(rank, cell, among)
        else:
            text = self._compared(rank)
        return f"IF(ISNUMBER({cell}),{text},{self.here.absence((own,))})"

    def _nth(self, rank: Rank) -> int:
        """Return which of the members asks for its place."""
        axis = rank.axis.name
        return [row[axis] for row in self.rows].index(self.here.place[axis])

    def _leaves(self, expr: Expr, operator: Over | Rank) -> list[Leaf]:
        """Return the cells of the members, which lie in a range."""
        scope = self.here.scope
        if isinstance(expr, Ref):
            writers = (self.made.formulas("", row, scope) for row in self.rows)
            leaves = [writer.leaf(expr) for writer in writers]
            cells = [leaf.cell for leaf in leaves]
            pieces = 2 if isinstance(operator, Over) and operator.others else 1
            if len(set(cells)) == len(cells) and len(areas(cells)) <= pieces:
                return leaves
        axes = self._axes(expr, operator, scope)
        return [self.made.aside_in(expr, axes, row) for row in self.rows]

    def _axes(
        self, expr: Expr, operator: Over | Rank, scope: Scope
    ) -> tuple[Axis, ...]:
        """Return the axes on which the members' values depend, theirs at the end."""
        axis = operator.axis
        around = (self.made.free(expr) | frozenset(axis.within)) - {axis.name}
        outer = {name: one for name, one in scope.items() if name != axis.name}
        return (*self.made.axes(around, outer, self.rows[0]), axis)

    def _size(self, over: Over) -> str:
        if not any(is_slot(row[over.axis.name]) for row in self.rows):
            return str(len(self.rows))
        cells = areas(self.made.name_cell(over.axis, row) for row in self.rows)
        here = self.here.here
        return "+".join(f'COUNTIF({area.text(here)},"?*")' for area in cells)

    def _compared(self, rank: Rank) -> str:
        """Return the place by what is compared of everybody, in columns of its own."""
        axes = self._axes(rank.value, rank, self.here.scope)
        for one in children(rank)[1:]:
            more = self._axes(one, rank, self.here.scope)
            axes = (*(a for a in more[:-1] if a not in axes), *axes)
        cells = [self._keys(rank, nth, axes) for nth in range(len(children(rank)))]
        mine, here = self._nth(rank), self.here.here
        own = [column[mine].text(here) for column in cells]
        every = [_range(column, here) for column in cells]
        firsts = None
        if rank.ties is Ties.DENSE:
            firsts = _range(self._firsts(rank, axes, cells), here)
        return placed(rank, own, every, firsts)

    def _keys(self, rank: Rank, nth: int, axes: tuple[Axis, ...]) -> list[Cell]:
        """Return the cells with what is compared of every member."""
        made, expr = self.made, children(rank)[nth]
        found, what = made.grid("aside", axes), (RANKED, nth)
        rule = say(made.result.plan, expr, made.language)
        name = _COMPARED.of(made.language).format(rule=rule)
        column = made.column((axes, rank, nth), found, name)
        down = (rank.descending, *(tie.descending for tie in rank.then))[nth]
        plain = made.exact.is_plain(rank, what)
        places = None if plain else made.exact.places(rank, what)
        scope = {axis.name: axis for axis in axes}
        keys = [key_at(names(axes), row) for row in self.rows]
        for key in keys:
            if key not in column.cells:
                there = dict(zip(names(axes), key, strict=True))
                leaf = made.formulas(found.sheet, there, scope).leaf(expr)
                text = leaf.cell.text(found.sheet)
                column.cells[key] = Content(
                    formula=comparable(text, places, descending=down),
                    value=_sorted_by(made.value(expr, there), descending=down),
                    shown=_BUT_LAST,
                )
        return [found.cell(column, key) for key in keys]

    def _firsts(
        self, rank: Rank, axes: tuple[Axis, ...], cells: Sequence[Sequence[Cell]]
    ) -> list[Cell]:
        """Return the cells that say who is the first of those with equal values."""
        made = self.made
        found = made.grid("aside", axes)
        name = _FIRST.of(made.language)
        column = made.column((axes, rank, "first"), found, name)
        keys = [key_at(names(axes), row) for row in self.rows]
        compared = [made.columns[axes, rank, nth].cells for nth in range(len(cells))]
        met: set[tuple[str | float | None, ...]] = set()
        for nth, key in enumerate(keys):
            own = [one[nth].text(found.sheet) for one in cells]
            above = [_range(one[:nth], found.sheet) for one in cells] if nth else []
            values = tuple(one[key].value for one in compared)
            is_new = values[0] != float(LAST) and values not in met
            met.add(values)
            text = is_first(own, above)
            column.cells[key] = Content(formula=text, value=float(is_new))
        return [found.cell(column, key) for key in keys]


def _range(cells: Sequence[Cell], here: str) -> str:
    return Area(cells[0], cells[-1]).text(here, fixed="row")


def _sorted_by(value: Value | None, *, descending: bool) -> float:
    number = None if value is None else as_number(value, "zh")
    if not isinstance(number, float):
        return float(LAST)
    return number if descending else -number
