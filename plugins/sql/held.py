"""What holds the numbers of each step in one engine, or that nothing there does.

Known before anything is written: a script that was written never overflows for facts
within its profile.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import attrs

from guiju.engine.scaled.bounds import largest, met
from guiju.engine.scaled.extent import Extent, whole
from guiju.engine.scaled.figure import Carrier, Program
from guiju.engine.scaled.needed import lanes, needed
from guiju.engine.scaled.operation import (
    Folded,
    Index,
    Lacking,
    Number,
    OnExact,
    Operation,
    Ordered,
    Placed,
    Quotient,
    Ranked,
    Way,
    Whole,
    operands,
)
from guiju.plugins.sql.dialect import Dialect, Width, width

_NOTHING: Final = Extent(0, 0)


class RefusedError(Exception):
    """A quantity or a constraint that an engine cannot compute exactly, by its id."""

    def __init__(self, name: str, most: int | None = None) -> None:
        super().__init__(name)
        self.name = name
        self.most = most
        """The largest number met; None if there is no bound."""


class BeyondFractionsError(RefusedError):
    """Logarithms, exponentials or roots: SQL has no exact numbers for them."""


class TooLargeError(RefusedError):
    """Numbers that an engine has no type for, or of which nobody knows how large."""


@attrs.frozen
class Held:
    """The widths of one step: as it is computed, and as its column is stored."""

    computed: Width
    stored: Width


def held(
    program: Program, dialect: Dialect, only: Collection[str] = ()
) -> Mapping[Index, Held]:
    """Return the widths of all steps that the figures of ``program`` need, in order.

    With ``only`` those that some quantities need.

    Raises:
        RefusedError: the first quantity that the engine cannot compute exactly.
    """
    found: dict[Index, Held] = {}
    for name, wanted in outputs(program, only):
        for index in needed(program, wanted, found.keys()):
            found[index] = _held(program, index, dialect, name)
    return dict(sorted(found.items()))


def asking(program: Program) -> str:
    """Return the first quantity that lies beyond fractions, or needs one that does."""
    for name, wanted in outputs(program):
        if any(
            isinstance(program.operation(i), OnExact) for i in needed(program, wanted)
        ):
            return name
    raise AssertionError(program)


def reported(program: Program, quantity: str, dialect: Dialect) -> Width:
    """Return what holds the figures of an input as they are loaded.

    Raises:
        TooLargeError: the engine has no type for them.
    """
    known = program.profile.inputs[quantity]
    scaled = known.range and whole(known.range, known.denominator)
    most = largest(scaled or _NOTHING)
    found = width(dialect, most)
    if found is None:
        raise TooLargeError(quantity, most)
    return found


def outputs(
    program: Program, only: Collection[str] = ()
) -> Sequence[tuple[str, tuple[Index, ...]]]:
    """Return the columns that each quantity and each constraint is made of.

    With ``only`` those of some quantities and of nothing else.
    """
    if only:
        return [(name, lanes(program.figures[name])) for name in only]
    quantities = [(name, lanes(one)) for name, one in program.figures.items()]
    pairs = zip(program.plan.constraints, program.constraints, strict=True)
    constraints = [
        (
            constraint.name,
            (*lanes(sides.left), *lanes(sides.right), *lanes(sides.holds)),
        )
        for constraint, (_, sides) in pairs
    ]
    return [*quantities, *constraints]


def _held(program: Program, index: Index, dialect: Dialect, name: str) -> Held:
    step = program.steps[index]
    if step.carrier is Carrier.EXACT or isinstance(step.operation, Ordered):
        # The numbers that exact values are given, and their places: few.
        return Held(Width.WORD, Width.WORD)
    most = _met(program, index)
    computed = width(dialect, most)
    stored = width(dialect, largest(step.bounds))
    if computed is None or stored is None or _is_cut(step.operation, dialect, stored):
        raise TooLargeError(name, most)
    return Held(computed, stored)


def _is_cut(operation: Operation, dialect: Dialect, stored: Width) -> bool:
    """Whether the engine has no such operation on its widest numbers."""
    if dialect is Dialect.POSTGRES:
        return False
    if isinstance(operation, Folded) and operation.way is Way.MULTIPLE:
        return True
    # `div` of Spark gives 64 bits whatever it divides.
    wide_quotient = isinstance(operation, Quotient) and stored is Width.WIDE
    return wide_quotient and dialect is Dialect.SPARK


def _met(program: Program, index: Index) -> int | None:
    step = program.steps[index]
    if isinstance(step.operation, Number):
        return abs(step.operation.value)
    if isinstance(step.operation, Whole | Lacking):
        return largest(step.bounds)
    each = [program.steps[column].bounds for column in operands(step.operation)]
    return met(step.operation, each, step.bounds, _size(program, step.operation))


def _size(program: Program, operation: Operation) -> Extent:
    """Return how many rows become one, or are placed among each other."""
    match operation:
        case Folded() | Placed() | Ranked():
            spaces = [program.steps[column].space for column in operands(operation)]
            axis = max(spaces, key=len)[-1]
            return whole(program.profile.size(program.axes[axis]))
        case _:
            return _NOTHING
