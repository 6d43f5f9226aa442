"""Why a value is what it is: the derivation, from the result down to the cells.

A trace is made afterwards, for one value, from what the result already holds; nothing
is recorded while computing. Saying it in words is done elsewhere: here is what the
words need, namely which band was hit, which operand decided, whose share it was.
"""

from collections.abc import Iterator

import attrs

from guiju.engine.axis import Key
from guiju.engine.branch import band_of, branch
from guiju.engine.decisive import decisive
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    WhenAbsent,
    children,
)
from guiju.engine.place import Place, fixed, names
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.result import Result, Verdict
from guiju.engine.source import Cell
from guiju.engine.value import Value


@attrs.frozen(kw_only=True)
class Step:
    """One value with the steps that it follows from, in the order of writing.

    The step of a quantity has the ``quantity``, its ``key``, and the expression that
    defines it; a step inside that expression has no quantity. A reference is shown as
    the step of what it refers to. Without an ``expr`` the value is taken as it stands:
    it was reported, or it is explained elsewhere.
    """

    value: Value
    expr: Expr | None = None
    children: tuple["Step", ...] = ()
    quantity: Quantity | None = None
    key: Key = ()
    cell: Cell | None = None
    """Where a reported value was read."""
    member: str = ""
    """Whose share this is in the fold or ranking above: a rater, a sub-unit, a unit."""
    decisive: tuple[int, ...] = ()
    """Which children gave the value: the cap that bound, the branch that was taken."""
    band: int | None = None
    """Which band was hit, counting from 0; None for ``otherwise``."""

    @property
    def clause(self) -> str:
        """The ground of the quantity in the source document; empty if none is cited."""
        return "" if self.quantity is None else self.quantity.clause


def explain(
    result: Result, quantity_id: str, key: Key, depth: int | None = None
) -> Step:
    """Return how the value of a quantity at ``key`` came about.

    ``depth`` is how many quantities deep to go: at 1, what the quantity is computed
    from is named with its value only. None goes down to the cells. The other members
    of a population are named only, at any depth: each has an explanation of its own.
    """
    return _Tracer(result).quantity(quantity_id, key, depth)


def explain_verdict(
    result: Result, verdict: Verdict, depth: int | None = None
) -> tuple[Step, Step]:
    """Return how the two sides of a constraint came about, as ``explain`` does."""
    constraint = verdict.constraint
    place = dict(zip(names(constraint.axes), verdict.where, strict=True))
    tracer = _Tracer(result)
    return (
        tracer.expression(constraint.left, place, depth),
        tracer.expression(constraint.right, place, depth),
    )


@attrs.frozen(eq=False)
class _Tracer:
    result: Result
    interpreter: Interpreter = attrs.field(init=False)
    known: dict[tuple[str, Key, int | None], Step] = attrs.field(
        factory=dict, init=False
    )

    @interpreter.default
    def _of_result(self) -> Interpreter:
        return Interpreter(self.result.plan, self.result.facts, self.result.values)

    def quantity(self, name: str, key: Key, depth: int | None) -> Step:
        """Return the step of a quantity; the same one wherever it is read."""
        if (name, key, depth) not in self.known:
            self.known[name, key, depth] = self._quantity(name, key, depth)
        return self.known[name, key, depth]

    def expression(self, expr: Expr, place: Place, depth: int | None) -> Step:
        """Return the step of ``expr`` at ``place``."""
        if isinstance(expr, Ref):
            key = self.interpreter.key(expr, place)
            return self.quantity(expr.quantity, key, depth)
        return self._computed(expr, place, depth)

    def _quantity(self, name: str, key: Key, depth: int | None) -> Step:
        quantity = self.result.plan.quantities[name]
        value = self.result.values[name][key]
        match quantity.definition:
            case Input():
                fact = self.result.facts.values.get(name, {}).get(key)
                step = Step(value=value, cell=None if fact is None else fact.cell)
            case Undetermined():
                step = Step(value=value)
            case _ if depth == 0:
                step = Step(value=value)
            case expr:
                place = dict(zip(names(quantity.axes), key, strict=True))
                deeper = None if depth is None else depth - 1
                step = self._computed(expr, place, deeper)
        return attrs.evolve(step, quantity=quantity, key=key)

    def _computed(self, expr: Expr, place: Place, depth: int | None) -> Step:
        value = self.interpreter.value(expr, place)
        below = tuple(self._below(expr, place, depth))
        values = [step.value for step in below]
        return Step(
            value=value,
            expr=expr,
            children=below,
            decisive=decisive(expr, value, values),
            band=band_of(expr, values[0]) if isinstance(expr, Bands) else None,
        )

    def _below(self, expr: Expr, place: Place, depth: int | None) -> Iterator[Step]:
        """Yield the steps of the operands that were looked at."""
        match expr:
            case If(condition=first) | Bands(subject=first) | WhenAbsent(value=first):
                deciding = self.expression(first, place, depth)
                yield deciding
                chosen = branch(expr, deciding.value)
                if chosen is not None:
                    yield self.expression(chosen, place, depth)
            case Over() | Rank():
                yield from self._members(expr, place, depth)
            case Ref():
                key = self.interpreter.key(expr, place)
                yield self.quantity(expr.quantity, key, depth)
            case Const() | Add() | Mul() | Div() | Least() | Greatest() | Round():
                yield from self._each(expr, place, depth)
            case Ln() | Exp() | Power() | Days() | Compare() | Not():
                yield from self._each(expr, place, depth)
            case Every() | Some() | Applies() | Among():
                yield from self._each(expr, place, depth)

    def _each(self, expr: Expr, place: Place, depth: int | None) -> Iterator[Step]:
        return (self.expression(inner, place, depth) for inner in children(expr))

    def _members(
        self, operator: Over | Rank, place: Place, depth: int | None
    ) -> Iterator[Step]:
        """Yield each member's share; of a ranking, its tie-breaks after its value."""
        axis = operator.axis.name
        around = fixed(place, operator.at) if isinstance(operator, Over) else place
        for member in self.interpreter.rows(operator, place):
            elsewhere = axis in place and place[axis] != member
            at = {**around, axis: member}
            for operand in children(operator):
                step = self.expression(operand, at, 0 if elsewhere else depth)
                yield attrs.evolve(step, member=member)
