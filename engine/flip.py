"""The smallest change of one reported figure that turns two neighbours round.

Where a figure moves its unit one way only, the smallest change is found by halving;
where nobody knows which way, values are tried from the nearest outwards. What touches
several units at once is owned up to and not searched.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import chain

import attrs

from guiju.engine.axis import UNIT, Key
from guiju.engine.cohort import Standing, standing
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import Const, Expr, Over, Rank, Ref, children, references
from guiju.engine.graph import dependencies, reachable, turned
from guiju.engine.lattice import Lattice, lattice
from guiju.engine.monotone import Direction, Moves, moves
from guiju.engine.place import names
from guiju.engine.plan import Input, Plan, Quantity, Undetermined
from guiju.engine.ranges import ranges
from guiju.engine.result import Result
from guiju.engine.source import Cell
from guiju.engine.value import Absence, Present, Value

_TRIED = 50
"""So many steps each way are tried where nobody knows which way a figure works."""


@attrs.frozen(kw_only=True)
class Change:
    """One cell with another legal value, so many steps from the reported one."""

    quantity: str
    key: Key
    was: Present
    now: Present
    steps: int
    share: Fraction | None
    """How much of all that may be reported the change is; None without bounds."""
    cell: Cell | None = None


@attrs.frozen(kw_only=True)
class Flips:
    """What turns a pair round: for each input the smallest change of one cell.

    An input that is in neither list cannot do it, whatever legal value a cell has.
    """

    changes: tuple[Change, ...]
    """The smallest share of what may be reported comes first."""
    unknown: tuple[str, ...]
    """The inputs of which it cannot be said."""


@attrs.frozen
class _Cell:
    """A cell of one unit that could be another value."""

    unit: str
    key: Key
    values: Lattice


_Test = Callable[[_Cell, int], bool]


@attrs.frozen(eq=False)
class Search:
    """The search for smallest changes in one ranking of ``result``."""

    result: Result
    rank: Rank
    fine: Fraction
    """The step of figures that have none of their own."""
    _moves: Moves = attrs.field(init=False)
    _paths: dict[str, tuple[Quantity, ...]] = attrs.field(factory=dict, init=False)

    @_moves.default
    def _known_moves(self) -> Moves:
        return moves(ranges(self.result.plan))

    def flips(self, above: str, below: str, only: str = "") -> Flips:
        """Return what brings ``below`` before ``above``, one cell at a time.

        With ``only`` no cell but those of that unit is another.
        """
        changes: list[Change] = []
        unknown: list[str] = []
        for name in self._moves:
            direction = self.direction(name)
            if direction is Direction.CONSTANT:
                continue
            if not self.is_of_one_unit(name):
                unknown.append(name)
                continue
            found = self._smallest(name, direction, above, below, only)
            if isinstance(found, Change):
                changes.append(found)
            elif found is None:
                unknown.append(name)
        changes.sort(key=lambda one: (one.share is None, one.share or 0))
        return Flips(changes=tuple(changes), unknown=tuple(unknown))

    def direction(self, name: str) -> Direction:
        """Return which way a unit moves when the input rises; up is better.

        Tie-breaks that move against the value leave it open.
        """
        moved = self._moves[name]
        levels = (
            (self.rank.value, self.rank.descending),
            *((tie.value, tie.descending) for tie in self.rank.then),
        )
        each = (_better(_along(expr, moved), up=up) for expr, up in levels)
        return reduce(Direction.along, each)

    def is_of_one_unit(self, name: str) -> bool:
        """Whether a cell of the input moves the unit that it is of and no other."""
        quantity = self.result.plan.quantities[name]
        path = self._path(name)
        is_own = all(UNIT in names(one.axes) for one in (quantity, *path))
        return is_own and not any(_mixes(definition_of(one)) for one in path)

    def _smallest(
        self, name: str, direction: Direction, above: str, below: str, only: str
    ) -> Change | bool | None:
        """Return the smallest change; False: there is none; None: nobody knows."""
        moving = [unit for unit in (above, below) if only in {"", unit}]
        cells = [cell for unit in moving for cell in self._cells(name, unit)]
        fixed = {unit: self._standing(unit) for unit in (above, below)}

        def turns(cell: _Cell, steps: int) -> bool:
            moved = self._standing(cell.unit, name, cell.key, cell.values.at(steps))
            if moved is None:
                return False
            new = {**fixed, cell.unit: moved}
            first, second = new[above], new[below]
            return first is not None and second is not None and second < first

        if direction is Direction.UNKNOWN:
            return self._tried(name, cells, turns)
        found: tuple[_Cell, int] | None = None
        rises = direction is Direction.NON_DECREASING
        for cell in cells:
            sign = 1 if rises is (cell.unit == below) else -1
            most = cell.values.most if sign > 0 else -cell.values.least
            limit = most if found is None else min(most, abs(found[1]) - 1)
            steps = _least(_towards(turns, cell, sign), limit)
            if steps:
                found = (cell, sign * steps)
        return self._change(name, *found) if found else False

    def _tried(
        self, name: str, cells: Sequence[_Cell], turns: _Test
    ) -> Change | bool | None:
        for distance in range(1, _TRIED + 1):
            for cell in cells:
                for steps in (distance, -distance):
                    legal = cell.values.least <= steps <= cell.values.most
                    if legal and turns(cell, steps):
                        return self._change(name, cell, steps)
        ends = chain.from_iterable((-c.values.least, c.values.most) for c in cells)
        return False if max(ends, default=0) <= _TRIED else None

    def _change(self, name: str, cell: _Cell, steps: int) -> Change:
        fact = self.result.facts.values[name][cell.key]
        quantity = self.result.plan.quantities[name]
        return Change(
            quantity=name,
            key=cell.key,
            was=cell.values.origin,
            now=cell.values.at(steps),
            steps=steps,
            share=_share(quantity, abs(steps), cell.values),
            cell=fact.cell,
        )

    def _cells(self, name: str, unit: str) -> Iterator[_Cell]:
        quantity = self.result.plan.quantities[name]
        for key in self._keys(quantity, unit):
            value = self.result.values[name][key]
            if not isinstance(value, Absence):
                yield _Cell(unit, key, lattice(quantity, value, self.fine))

    def _keys(self, quantity: Quantity, unit: str) -> list[Key]:
        at = names(quantity.axes).index(UNIT)
        return [key for key in self.result.values[quantity.id] if key[at] == unit]

    def _standing(
        self, unit: str, name: str = "", key: Key = (), value: Value | None = None
    ) -> Standing | None:
        """Return what orders ``unit``, with another value in one cell; None if absent.

        Only what is computed from that cell, for that unit, is computed again.
        """
        values = dict(self.result.values)
        interpreter = Interpreter(self.result.plan, self.result.facts, values)
        if value is not None:
            values[name] = {**values[name], key: value}
            for quantity in self._path(name):
                again = self._again(interpreter, quantity, unit)
                values[quantity.id] = {**values[quantity.id], **again}
        row = [interpreter.value(one, {UNIT: unit}) for one in children(self.rank)]
        return None if isinstance(row[0], Absence) else standing(self.rank, row)

    def _again(
        self, interpreter: Interpreter, quantity: Quantity, unit: str
    ) -> Mapping[Key, Value]:
        axes, definition = names(quantity.axes), definition_of(quantity)
        return {
            key: interpreter.value(definition, dict(zip(axes, key, strict=True)))
            for key in self._keys(quantity, unit)
        }

    def _path(self, name: str) -> tuple[Quantity, ...]:
        """Return what lies between the input and the order, in plan order."""
        if name not in self._paths:
            self._paths[name] = tuple(_between(self.result.plan, name, self.rank))
        return self._paths[name]


def definition_of(quantity: Quantity) -> Expr:
    """Return how ``quantity`` is computed."""
    match quantity.definition:
        case Input() | Undetermined():
            raise TypeError(quantity.id)
        case expr:
            return expr


def _between(plan: Plan, name: str, rank: Rank) -> Iterator[Quantity]:
    edges = dependencies(plan)
    users = reachable(turned(edges), [name])
    needed = reachable(edges, references(rank))
    for quantity in plan.quantities.values():
        if quantity.id != name and quantity.id in users & needed:
            yield quantity


def _along(expr: Expr, moved: Mapping[str, Direction]) -> Direction:
    match expr:
        case Ref(quantity=name, at=()):
            return moved.get(name, Direction.CONSTANT)
        case _:
            touched = any(
                moved.get(one, Direction.CONSTANT) is not Direction.CONSTANT
                for one in references(expr)
            )
            return Direction.UNKNOWN if touched else Direction.CONSTANT


def _better(direction: Direction, *, up: bool) -> Direction:
    return direction if up else -direction


def _mixes(expr: Expr) -> bool:
    """Whether ``expr`` reads of other units than the one that it is computed for."""
    match expr:
        case Over(axis=axis, at=at) if axis.name == UNIT or UNIT in dict(at):
            return True
        case Rank(axis=axis) if axis.name == UNIT:
            return True
        case Ref(at=at) if UNIT in dict(at):
            return True
        case Const() | Ref():
            return False
        case _:
            return any(map(_mixes, children(expr)))


def _least(test: Callable[[int], bool], limit: int) -> int:
    """Return the least number up to ``limit`` that passes; 0 where none does.

    What passes once passes ever after.
    """
    if limit < 1 or not test(limit):
        return 0
    low, high = 0, limit
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if test(middle) else (middle, high)
    return high


def _towards(turns: _Test, cell: _Cell, sign: int) -> Callable[[int], bool]:
    return lambda steps: turns(cell, sign * steps)


def _share(quantity: Quantity, steps: int, values: Lattice) -> Fraction | None:
    definition = quantity.definition
    assert isinstance(definition, Input)
    low, high = definition.interval.low, definition.interval.high
    if values.labels or isinstance(values.origin, bool):
        return Fraction(steps, values.most - values.least)
    if low is None or high is None or low == high:
        return None
    return steps * values.step / (high - low)
