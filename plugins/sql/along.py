"""What is computed from one row alone, as an expression: whole numbers in and out.

Every operation is written out with its sign, so that no engine's own way of dividing,
rounding or widening has a say.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from typing import Protocol

import attrs
from sqlglot import exp

from guiju.engine.expr import Comparison
from guiju.engine.number import Rounding
from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.operation import (
    Chosen,
    Compared,
    Index,
    Largest,
    Number,
    Product,
    Quotient,
    Smallest,
    Stepwise,
    Weighted,
)
from guiju.plugins.sql.dialect import Dialect, Width, cast, divided
from guiju.plugins.sql.held import Held
from guiju.plugins.sql.stages import Along

_MOST_TERMS = 100
"""Longer sums are written in groups: engines bound how deep an expression is."""
_COMPARED: Mapping[Comparison, type[exp.Binary]] = {
    Comparison.LESS: exp.LT,
    Comparison.AT_MOST: exp.LTE,
    Comparison.EQUAL: exp.EQ,
    Comparison.NOT_EQUAL: exp.NEQ,
    Comparison.AT_LEAST: exp.GTE,
    Comparison.MORE: exp.GT,
}
_ATOMS = (exp.Column, exp.Literal, exp.Cast, exp.Func, exp.Paren)


@attrs.frozen
class Typed:
    """An expression, and how wide its numbers are."""

    expression: exp.Expr
    width: Width


@attrs.frozen
class Row:
    """Writes what is computed from the columns of one row."""

    program: Program
    dialect: Dialect
    held: Mapping[Index, Held]
    columns: Collection[Index]
    """The steps that are columns; all others are written where they are read."""
    alias: str | None = None
    """Of the table whose columns are read; None where there is one table only."""

    def column(self, index: Index) -> exp.Expr:
        """Return the expression that makes a column, as it is stored."""
        return self.stored(index, self._expression(index))

    def stored(self, index: Index, found: Typed) -> exp.Expr:
        """Return an expression as wide as the column of a step is stored."""
        return self._as(found, self.held[index].stored)

    def condition(self, index: Index) -> exp.Expr:
        """Return whether a truth is 1."""
        operation = self.program.steps[index].operation
        if isinstance(operation, Compared) and index not in self.columns:
            return self._compared(operation)
        return exp.EQ(this=_atom(self._read(index).expression), expression=number(1))

    def operand(self, index: Index, width: Width) -> exp.Expr:
        """Return what an operation reads, as wide as it computes."""
        operation = self.program.steps[index].operation
        if isinstance(operation, Number):
            return number(operation.value)
        return _atom(self._as(self._read(index), width))

    def _as(self, found: Typed, width: Width) -> exp.Expr:
        if found.width is width:
            return found.expression
        return cast(self.dialect, found.expression, width)

    def _read(self, index: Index) -> Typed:
        operation = self.program.steps[index].operation
        if isinstance(operation, Number):
            return Typed(number(operation.value), Width.LITERAL)
        if index in self.columns:
            return Typed(exp.column(called(index), self.alias), self.held[index].stored)
        return self._expression(index)

    def _expression(self, index: Index) -> Typed:
        operation, width = (
            self.program.steps[index].operation,
            self.held[index].computed,
        )
        assert isinstance(operation, Along), operation
        match operation:
            case Weighted():
                return Typed(self._weighted(operation, width), width)
            case Product(one=one, another=another):
                sides = self.operand(one, width), self.operand(another, width)
                return Typed(exp.Mul(this=sides[0], expression=sides[1]), width)
            case Quotient():
                return Typed(self._quotient(operation, width), width)
            case Smallest(columns=columns):
                each = self._literals_last(columns, width)
                return Typed(
                    exp.Least(this=each[0], expressions=each[1:], ignore_nulls=True),
                    width,
                )
            case Largest(columns=columns):
                each = self._literals_last(columns, width)
                return Typed(
                    exp.Greatest(this=each[0], expressions=each[1:], ignore_nulls=True),
                    width,
                )
            case Compared():
                return truth(self._compared(operation))
            case Chosen(condition=condition, then=then, otherwise=otherwise):
                return self._chosen(condition, (then, otherwise), width)
            case Stepwise(column=column, bounds=bounds):
                read = self.operand(column, self.held[column].stored)
                return Typed(_reached(read, bounds, 0), Width.LITERAL)

    def _literals_last(self, columns: Sequence[Index], width: Width) -> list[exp.Expr]:
        each = [self.operand(column, width) for column in columns]
        return sorted(each, key=lambda one: isinstance(one, exp.Literal | exp.Neg))

    def _weighted(self, weighted: Weighted, width: Width) -> exp.Expr:
        terms = [
            (weight < 0, _times(self.operand(column, width), abs(weight)))
            for weight, column in weighted.terms
        ]
        # A sum begins with what is added, so that no sign stands alone.
        terms.sort(key=lambda term: term[0])
        constant = weighted.constant
        if terms[0][0]:
            terms.insert(0, (False, number(constant)))
        elif constant:
            terms.append((constant < 0, number(abs(constant))))
        groups = [
            terms[first : first + _MOST_TERMS]
            for first in range(0, len(terms), _MOST_TERMS)
        ]
        if len(groups) == 1:
            return _total(terms)
        return _total([(False, _grouped(_total([_START, *group]))) for group in groups])

    def _chosen(
        self, condition: Index, branches: tuple[Index, Index], width: Width
    ) -> Typed:
        kinds = [self.program.steps[one].operation for one in branches]
        if all(isinstance(kind, Number) for kind in kinds):
            width = Width.LITERAL
        then, otherwise = (self.operand(one, width) for one in branches)
        made = exp.case().when(self.condition(condition), then, copy=False)
        made = made.else_(otherwise, copy=False)
        return Typed(made, width)

    def _compared(self, compared: Compared) -> exp.Expr:
        sides = compared.left, compared.right
        widths = [self._read(side).width for side in sides]
        width = max(*widths, Width.WORD)
        left, right = (self.operand(side, width) for side in sides)
        return _COMPARED[compared.comparison](this=left, expression=right)

    def _quotient(self, quotient: Quotient, width: Width) -> exp.Expr:
        """Return the quotient of the sizes, with the sign put before it."""
        low = self.program.steps[quotient.dividend].bounds.low
        dividend = self.operand(quotient.dividend, width)
        divisor = self.operand(quotient.divisor, width)
        above = self._of_size(quotient.mode, dividend, divisor, width)
        if low is not None and low >= 0:
            return above
        size = exp.Neg(this=dividend.copy())
        # Down to the next lower number is away from zero below it.
        mode = Rounding.UP if quotient.mode is None else quotient.mode
        below = self._of_size(mode, size, divisor, width)
        is_above = exp.GTE(this=dividend.copy(), expression=number(0))
        made = exp.case().when(is_above, above, copy=False)
        return made.else_(exp.Neg(this=_grouped(below)), copy=False)

    def _of_size(
        self, mode: Rounding | None, size: exp.Expr, divisor: exp.Expr, width: Width
    ) -> exp.Expr:
        def by(dividend: exp.Expr, divisor: exp.Expr) -> exp.Expr:
            return divided(self.dialect, dividend, divisor, width)

        match mode:
            case Rounding.DOWN | None:
                return by(size, divisor)
            case Rounding.UP:
                more = exp.Sub(this=divisor, expression=number(1))
                return by(exp.Add(this=size, expression=_grouped(more)), divisor)
            case Rounding.HALF_UP:
                return by(_twice_and(size, divisor), _times(divisor, 2))
            case Rounding.HALF_EVEN:
                return self._half_even(_twice_and(size, divisor), divisor, by)

    def _half_even(
        self,
        dividend: exp.Expr,
        divisor: exp.Expr,
        by: "Divides",
    ) -> exp.Expr:
        """Return the half rounded up, and one less if it was a half and that is odd."""
        twice = _times(divisor, 2)
        whole = by(dividend, twice)
        rest = exp.Mod(this=_grouped(dividend), expression=_grouped(twice))
        odd = exp.Mod(this=_grouped(whole), expression=number(2))
        is_half = exp.And(
            this=exp.EQ(this=rest, expression=number(0)),
            expression=exp.EQ(this=odd, expression=number(1)),
        )
        return exp.Sub(this=_grouped(whole), expression=truth(is_half).expression)


class Divides(Protocol):
    """Divides one expression by another."""

    def __call__(self, dividend: exp.Expr, divisor: exp.Expr) -> exp.Expr:
        """Return the whole quotient of what is not below zero."""


def called(index: Index) -> str:
    """Return the name of the column of a step."""
    return f"c{index}"


def number(value: int) -> exp.Expr:
    """Return a whole number as it is written."""
    return exp.Literal.number(value)


def truth(condition: exp.Expr) -> Typed:
    """Return 1 where ``condition`` holds, else 0."""
    made = (
        exp.case().when(condition, number(1), copy=False).else_(number(0), copy=False)
    )
    return Typed(made, Width.LITERAL)


_START = (False, number(0))


def _total(terms: Sequence[tuple[bool, exp.Expr]]) -> exp.Expr:
    def joined(before: exp.Expr, term: tuple[bool, exp.Expr]) -> exp.Expr:
        is_less, expression = term
        kind = exp.Sub if is_less else exp.Add
        return kind(this=before, expression=expression)

    (_, first), *rest = terms
    return reduce(joined, rest, first)


def _times(expression: exp.Expr, weight: int) -> exp.Expr:
    if weight == 1:
        return expression
    return exp.Mul(this=number(weight), expression=_atom(expression))


def _twice_and(size: exp.Expr, divisor: exp.Expr) -> exp.Expr:
    return exp.Add(this=_times(size, 2), expression=divisor)


def _reached(column: exp.Expr, bounds: Sequence[int], before: int) -> exp.Expr:
    """Return how many of ``bounds`` are reached, by halving; ``before`` are already."""
    if not bounds:
        return number(before)
    middle = len(bounds) // 2
    is_less = exp.LT(this=column.copy(), expression=number(bounds[middle]))
    low = _reached(column, bounds[:middle], before)
    high = _reached(column, bounds[middle + 1 :], before + middle + 1)
    return exp.case().when(is_less, low, copy=False).else_(high, copy=False)


def _grouped(expression: exp.Expr) -> exp.Paren:
    return exp.Paren(this=expression)


def _atom(expression: exp.Expr) -> exp.Expr:
    """Return ``expression`` so that it can stand beside an operator."""
    return expression if isinstance(expression, _ATOMS) else _grouped(expression)
