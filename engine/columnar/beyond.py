"""Columns of exact values: what the reference interpreter computes, each case once.

A population has far fewer different figures than units, so equal operands are one
object, and what an operator makes of the same objects is not computed again.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cmp_to_key
from itertools import repeat
from typing import Protocol

import attrs

from guiju.engine.columnar.layout import Layout
from guiju.engine.fold import fold
from guiju.engine.operate import operate
from guiju.engine.order import position
from guiju.engine.real import Computed, Number, written
from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.operation import (
    ABSENCES,
    Chosen,
    Exactly,
    Gathered,
    Index,
    Kind,
    Labels,
    Lacking,
    Operated,
    Ordered,
    Space,
    Taken,
    Whole,
    Written,
)
from guiju.engine.value import Absence, Grade, Value

_ABSENT = {code: absence for absence, code in ABSENCES.items()}

Numbers = Callable[[Index, Space], Sequence[int]]
"""Gives the whole numbers of a column, one for each row of a space."""


@attrs.frozen(eq=False)
class Beyond:
    """The columns of exact values of a program."""

    program: Program
    layout: Layout
    numbers: Numbers
    columns: dict[Index, Sequence[Computed]] = attrs.field(factory=dict, init=False)

    def take(self, index: Index) -> None:
        """Compute a column of exact values from those before it."""
        self.columns[index] = self._made(index)

    def whole(self, operation: Whole | Lacking | Ordered) -> Sequence[int]:
        """Return whole numbers from a column of exact values."""
        values = self.columns[operation.column]
        match operation:
            case Whole(denominator=denominator):
                return [_steps(value, denominator) for value in values]
            case Lacking():
                return [_code(value) for value in values]
            case Ordered():
                return _in_order(values)

    def _made(self, index: Index) -> Sequence[Computed]:
        step = self.program.steps[index]
        match step.operation:
            case Exactly() as exactly:
                return self._values(exactly, step.space)
            case Operated(operator=operator, operands=operands):
                calendar = self.layout.facts.calendar
                columns = [self.columns[operand] for operand in operands]
                rows = zip(*columns, strict=True)
                return _each_once(lambda row: operate(operator, row, calendar), rows)
            case Written(column=column):
                rows = zip(self.columns[column], strict=True)
                return _each_once(lambda row: written(row[0]), rows)
            case Gathered() as gathered:
                return self._folded(gathered)
            case Chosen(condition=condition, then=then, otherwise=otherwise):
                chosen = self.numbers(condition, step.space)
                branches = self.columns[then], self.columns[otherwise]
                rows = zip(chosen, *branches, strict=True)
                return [one if is_so else other for is_so, one, other in rows]
            case Taken(column=column, reads=reads):
                values = self.columns[column]
                source = self.program.steps[column].space
                found = self.layout.reading(source, reads, step.space)
                return [_NOTHING if row is None else values[row] for row in found]
            case _:
                raise AssertionError(step.operation)

    def _values(self, exactly: Exactly, space: Space) -> Sequence[Value]:
        lanes = (exactly.absence, exactly.column, exactly.divisor)
        columns = (self.numbers(lane, space) for lane in lanes)
        return values(exactly, zip(*columns, strict=True))

    def _folded(self, gathered: Gathered) -> Sequence[Computed]:
        column, space = (
            self.columns[gathered.column],
            self.program.steps[gathered.column].space,
        )
        keep = [1] * len(column)
        if gathered.keep is not None:
            keep = [*self.numbers(gathered.keep, space)]
        return [
            fold(gathered.over, [column[row] for row in rows if keep[row]])
            for rows in map(_range, self.layout.stretches(space))
        ]


class Meaning(Protocol):
    """What whole numbers stand for: a figure, or a step that makes values of one."""

    @property
    def kind(self) -> Kind:
        """Numbers, truths, days or grades."""

    @property
    def denominator(self) -> int:
        """So many times the value is a whole number."""

    @property
    def labels(self) -> Labels:
        """The labels of grades."""


def values(meaning: Meaning, rows: Iterable[tuple[int, int, int]]) -> Sequence[Value]:
    """Return the values that absence, number and divisor stand for, equal ones once."""
    found: dict[tuple[int, int, int], Value] = {}
    column = []
    for row in rows:
        if row not in found:
            found[row] = value_of(meaning, *row)
        column.append(found[row])
    return column


def of_lanes(
    meaning: Meaning,
    absences: Iterable[int] | None,
    numbers: Iterable[int],
    divisors: Iterable[int] | None = None,
) -> Sequence[Value]:
    """Return the values of rows; without absences all are there, divisors are 1."""
    rows = zip(
        repeat(0) if absences is None else absences,
        numbers,
        repeat(1) if divisors is None else divisors,
        strict=False,
    )
    return values(meaning, rows)


def value_of(meaning: Meaning, absence: int, number: int, divisor: int) -> Value:
    """Return the value that an absence, a number and a divisor stand for."""
    if absence:
        return _ABSENT[absence]
    match meaning.kind:
        case Kind.NUMBER:
            return Fraction(number, meaning.denominator * divisor)
        case Kind.TRUTH:
            return bool(number)
        case Kind.DAY:
            return dt.date.fromordinal(number)
        case Kind.GRADE:
            return Grade(number, dict(meaning.labels)[number])
        case Kind.NOTHING:
            raise AssertionError(meaning)


_NOTHING = Fraction(0)
"""Stands where a member was looked for that is not there; nobody looks at it."""


def _each_once(
    make: Callable[[tuple[Computed, ...]], Computed],
    rows: Iterable[tuple[Computed, ...]],
) -> Sequence[Computed]:
    """Return what is made of each row; of the same objects it is made once."""
    made: dict[tuple[int, ...], Computed] = {}
    column = []
    for row in rows:
        same = tuple(map(id, row))
        if same not in made:
            made[same] = make(row)
        column.append(made[same])
    return column


def _steps(value: Computed, denominator: int) -> int:
    if isinstance(value, Absence):
        return 0
    at = position(value)
    assert isinstance(at, Fraction), "what was rounded is a fraction"
    return int(at * denominator)


def _code(value: Computed) -> int:
    return ABSENCES[value] if isinstance(value, Absence) else 0


def _in_order(values: Sequence[Computed]) -> Sequence[int]:
    """Return for each value how many different ones are less; 0 for an absent one."""
    distinct = {id(value): value for value in values if not isinstance(value, Absence)}
    ordered = sorted(distinct.values(), key=cmp_to_key(_compared))
    places: dict[int, int] = {}
    for before, value in zip([None, *ordered], ordered, strict=False):
        last = len(places) and places[id(before)]
        places[id(value)] = last + (before is not None and _compared(before, value) < 0)
    return [places.get(id(value), 0) for value in values]


def _compared(one: Computed, other: Computed) -> int:
    first, second = _position(one), _position(other)
    return (first > second) - (first < second)


def _position(value: Computed) -> Number:
    assert not isinstance(value, Absence), "only values that are there stand in order"
    return position(value)


def _range(rows: slice) -> range:
    return range(rows.start, rows.stop)
