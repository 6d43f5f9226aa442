"""The operations of the integer program, and nothing else: a closed union.

Each makes one column of whole numbers from columns made before it, which it names by
their numbers in the program. Truth is 0 or 1, a day its ordinal, a grade its level; an
absence is a number too (``figure.py``). The last few work on exact numbers instead,
for logarithms, exponentials and roots; no other operation sees those.
"""

from enum import Enum

import attrs

from guiju.engine.expr import Comparison, Over, Ties
from guiju.engine.number import Rounding
from guiju.engine.operate import Strict
from guiju.engine.value import Absence

Index = int
"""A step, by its place in the program."""
Space = tuple[int, ...]
"""The axes that a column has a row for each combination of, by their numbers."""


ABSENCES = {Absence.NOT_APPLICABLE: 1, Absence.NOT_REPORTED: 2}
"""How an absence is written as a number."""
Labels = tuple[tuple[int, str], ...]
"""The labels of grades, by level."""


class Kind(Enum):
    """What whole numbers stand for."""

    NUMBER = "number"
    TRUTH = "truth"
    DAY = "day"
    GRADE = "grade"
    NOTHING = "nothing"
    """There is none: always absent."""


class Lane(Enum):
    """What is loaded of an input."""

    VALUE = "value"
    """The figures on their lattice; 0 where there is none."""
    ABSENCE = "absence"
    """0 where there is a figure, 1 where it is 不适用, 2 where it is 未报."""


class Way(Enum):
    """How the rows along an axis become one."""

    SUM = "sum"
    LEAST = "least"
    GREATEST = "greatest"
    MULTIPLE = "multiple"
    """Their least common multiple."""


@attrs.frozen(cache_hash=True)
class Number:
    """A number that the rulebook writes. It has no rows and fits any column."""

    value: int


@attrs.frozen(cache_hash=True)
class Given:
    """An input as it was reported."""

    quantity: str
    lane: Lane


@attrs.frozen(cache_hash=True)
class Member:
    """1 where the current member of ``axis`` is one of ``members``, else 0."""

    axis: int
    members: frozenset[str]


@attrs.frozen(cache_hash=True)
class Same:
    """1 where the current members of both axes have one name, else 0."""

    one: int
    another: int


@attrs.frozen(cache_hash=True)
class Weighted:
    """The sum of ``constant`` and each term, a column times a whole number."""

    terms: tuple[tuple[int, Index], ...]
    constant: int = 0


@attrs.frozen(cache_hash=True)
class Product:
    """The product of two columns."""

    one: Index
    another: Index


@attrs.frozen(cache_hash=True)
class Quotient:
    """``dividend`` by ``divisor``, which is above zero, brought to a whole number.

    By ``mode``; without one, down to the next lower whole number.
    """

    dividend: Index
    divisor: Index
    mode: Rounding | None = None


@attrs.frozen(cache_hash=True)
class Smallest:
    """The smallest of the columns, row by row."""

    columns: tuple[Index, ...]


@attrs.frozen(cache_hash=True)
class Largest:
    """The largest of the columns, row by row."""

    columns: tuple[Index, ...]


@attrs.frozen(cache_hash=True)
class Compared:
    """1 where the comparison holds, else 0."""

    left: Index
    comparison: Comparison
    right: Index


@attrs.frozen(cache_hash=True)
class Chosen:
    """``then`` where ``condition`` is 1, ``otherwise`` where it is 0."""

    condition: Index
    then: Index
    otherwise: Index


@attrs.frozen(cache_hash=True)
class Stepwise:
    """How many of ``bounds``, which rise, ``column`` has reached."""

    column: Index
    bounds: tuple[int, ...]


@attrs.frozen(cache_hash=True)
class Taken:
    """``column`` seen from another space: repeated, turned, or read at a fixed member.

    ``reads`` says for each axis of the column which axis of this space has the member;
    None for an axis with one member only. A member that the column does not have gives
    ``missing``.
    """

    column: Index
    reads: tuple[int | None, ...]
    missing: int = 0


@attrs.frozen(cache_hash=True)
class Folded:
    """The rows along the last axis as one; ``empty`` where there are none.

    Rows where ``keep`` is 0 are left out.
    """

    way: Way
    column: Index
    keep: Index | None = None
    empty: int = 0


@attrs.frozen(cache_hash=True)
class Placed:
    """The place of each row among those along the last axis, the lowest being 0.

    Equal rows stand in the order of the axis. Where ``keep`` is 0 it is -1.
    """

    column: Index
    keep: Index | None = None


@attrs.frozen(cache_hash=True)
class Ranked:
    """The place among the rows along the last axis, from 1; 0 where ``keep`` is 0.

    Of ``keys`` the first that differs decides; true has the larger come first.
    """

    keys: tuple[tuple[Index, bool], ...]
    ties: Ties
    keep: Index | None = None


@attrs.frozen(cache_hash=True)
class Exactly:
    """The value of a figure, as the reference interpreter has it."""

    column: Index
    divisor: Index
    absence: Index
    denominator: int
    kind: Kind
    labels: Labels = ()


@attrs.frozen(cache_hash=True)
class Operated:
    """What an operator of the core makes of exact values."""

    operator: Strict
    operands: tuple[Index, ...]


@attrs.frozen(cache_hash=True)
class Gathered:
    """The exact values along the last axis, folded as ``over`` says."""

    over: Over
    column: Index
    keep: Index | None = None


@attrs.frozen(cache_hash=True)
class Written:
    """An exact value as a result shows it: a real to forty decimals."""

    column: Index


@attrs.frozen(cache_hash=True)
class Whole:
    """``denominator`` times the position of an exact value, a whole number."""

    column: Index
    denominator: int


@attrs.frozen(cache_hash=True)
class Lacking:
    """The absence of an exact value, as a number."""

    column: Index


@attrs.frozen(cache_hash=True)
class Ordered:
    """Whole numbers that stand in the order of the exact values of a column."""

    column: Index


OnNumbers = (
    Number
    | Given
    | Member
    | Same
    | Weighted
    | Product
    | Quotient
    | Smallest
    | Largest
    | Compared
    | Chosen
    | Stepwise
    | Taken
    | Folded
    | Placed
    | Ranked
)
"""What a machine can do by itself."""
OnExact = Exactly | Operated | Gathered | Written | Whole | Lacking | Ordered
"""What needs the exact numbers of ``real.py``."""
Operation = OnNumbers | OnExact


def operands(operation: Operation) -> tuple[Index, ...]:
    """Return the columns that ``operation`` reads."""
    match operation:
        case Number() | Given() | Member() | Same():
            return ()
        case Weighted(terms=terms):
            return tuple(column for _, column in terms)
        case Product(one=one, another=another):
            return (one, another)
        case Quotient(dividend=dividend, divisor=divisor):
            return (dividend, divisor)
        case Smallest(columns=columns) | Largest(columns=columns):
            return columns
        case Compared(left=left, right=right):
            return (left, right)
        case Chosen(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Folded(column=column, keep=keep) | Placed(column=column, keep=keep):
            return (column, *_given(keep))
        case Gathered(column=column, keep=keep):
            return (column, *_given(keep))
        case Ranked(keys=keys, keep=keep):
            return (*(column for column, _ in keys), *_given(keep))
        case Exactly(column=column, divisor=divisor, absence=absence):
            return (column, divisor, absence)
        case Operated(operands=inner):
            return inner
        case Stepwise(column=column) | Taken(column=column) | Written(column=column):
            return (column,)
        case Whole(column=column) | Lacking(column=column) | Ordered(column=column):
            return (column,)


def _given(column: Index | None) -> tuple[Index, ...]:
    return () if column is None else (column,)
