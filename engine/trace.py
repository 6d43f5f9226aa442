"""Why a value is what it is: the derivation, from the result down to the cells.

A trace is made afterwards, for one value, from what the result already holds; nothing
is recorded while computing. Saying it in words is done elsewhere: here is what the
words need, namely which band was hit, which operand decided, whose share it was.
"""

from collections.abc import Callable, Iterator

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


def _all(_: Quantity) -> bool:
    return True


def explain(
    result: Result,
    quantity_id: str,
    key: Key,
    depth: int | None = None,
    opens: Callable[[Quantity], bool] = _all,
) -> Step:
    """Return how the value of a quantity at ``key`` came about.

    ``depth`` is how many quantities deep to go: at 1, what the quantity is computed
    from is named with its value only. None goes down to the cells. The other members
    of a population are named only, at any depth: each has an explanation of its own.
    So is a quantity that does not open: who leaves it out need not wait for it.
    """
    return _Tracer(result, opens).quantity(quantity_id, key, depth)


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


_Wanted = tuple[str, Key, int | None]
"""A quantity at a key, and how deep it is to be explained."""


@attrs.frozen(eq=False)
class _Operand:
    """An operand that was looked at, and where."""

    expr: Expr
    place: Place
    depth: int | None
    member: str = ""


@attrs.frozen(eq=False)
class _Tracer:
    result: Result
    opens: Callable[[Quantity], bool] = _all
    interpreter: Interpreter = attrs.field(init=False)
    known: dict[_Wanted, Step] = attrs.field(factory=dict, init=False)

    @interpreter.default
    def _of_result(self) -> Interpreter:
        return Interpreter(self.result.plan, self.result.facts, self.result.values)

    def quantity(self, name: str, key: Key, depth: int | None) -> Step:
        """Return the step of a quantity; the same one wherever it is read."""
        wanted = (name, key, depth)
        self._learn(wanted)
        return self.known[wanted]

    def expression(self, expr: Expr, place: Place, depth: int | None) -> Step:
        """Return the step of ``expr`` at ``place``."""
        operand = _Operand(expr, place, depth)
        for wanted in self._references(operand):
            self._learn(wanted)
        return self._step(operand)

    def _learn(self, wanted: _Wanted) -> None:
        """Make known what is wanted, and before it all that it refers to.

        A list and no recursion: schemes can be deeper than Python's stack.
        """
        waiting = [wanted]
        while waiting:
            missing = [w for w in self._needs(waiting[-1]) if w not in self.known]
            if missing:
                waiting += missing
            else:
                known = waiting.pop()
                self.known[known] = self._quantity(*known)

    def _needs(self, wanted: _Wanted) -> Iterator[_Wanted]:
        """Yield what the definition refers to, as far as that is to be explained."""
        name, key, depth = wanted
        quantity = self.result.plan.quantities[name]
        match quantity.definition:
            case Input() | Undetermined():
                return
            case _ if depth == 0 or wanted in self.known or not self.opens(quantity):
                return
            case expr:
                place, depth = _within(quantity, key, depth)
                for operand in self._looked_at(expr, place, depth, opened=True):
                    yield from self._references(operand)

    def _references(self, operand: _Operand) -> Iterator[_Wanted]:
        expr, place, depth = operand.expr, operand.place, operand.depth
        if depth == 0:
            # What is named only needs nothing else, and there may be a million of it.
            return
        if isinstance(expr, Ref):
            yield expr.quantity, self.interpreter.key(expr, place), depth
            return
        for inner in self._looked_at(expr, place, depth, opened=True):
            yield from self._references(inner)

    def _quantity(self, name: str, key: Key, depth: int | None) -> Step:
        quantity = self.result.plan.quantities[name]
        match quantity.definition:
            case Input() | Undetermined():
                return self._named(name, key)
            case _ if depth == 0 or not self.opens(quantity):
                return self._named(name, key)
            case expr:
                step = self._defined(quantity, expr, key, depth)
                return attrs.evolve(step, quantity=quantity, key=key)

    def _named(self, name: str, key: Key, member: str = "") -> Step:
        """Return the step of a quantity whose value is taken as it stands."""
        quantity, fact = self.result.plan.quantities[name], None
        if isinstance(quantity.definition, Input):
            fact = self.result.facts.values.get(name, {}).get(key)
        return Step(
            value=self.result.values[name][key],
            quantity=quantity,
            key=key,
            cell=None if fact is None else fact.cell,
            member=member,
        )

    def _step(self, operand: _Operand) -> Step:
        """Return the step of an operand; what it refers to is known by now."""
        expr, place, depth = operand.expr, operand.place, operand.depth
        if isinstance(expr, Ref):
            key = self.interpreter.key(expr, place)
            if depth == 0:
                return self._named(expr.quantity, key, operand.member)
            step = self.known[expr.quantity, key, depth]
        else:
            step = self._computed(expr, place, depth)
        return attrs.evolve(step, member=operand.member) if operand.member else step

    def _defined(
        self, quantity: Quantity, expr: Expr, key: Key, depth: int | None
    ) -> Step:
        """Return the step of the definition; a place is not worked out once more."""
        place, depth = _within(quantity, key, depth)
        if not isinstance(expr, Rank):
            return self._computed(expr, place, depth)
        return self._explained(expr, place, depth, self.result.values[quantity.id][key])

    def _computed(self, expr: Expr, place: Place, depth: int | None) -> Step:
        value = self.interpreter.value(expr, place)
        return self._explained(expr, place, depth, value)

    def _explained(
        self, expr: Expr, place: Place, depth: int | None, value: Value
    ) -> Step:
        below = tuple(map(self._step, self._looked_at(expr, place, depth)))
        values = [step.value for step in below]
        return Step(
            value=value,
            expr=expr,
            children=below,
            decisive=decisive(expr, value, values),
            band=band_of(expr, values[0]) if isinstance(expr, Bands) else None,
        )

    def _looked_at(
        self, expr: Expr, place: Place, depth: int | None, *, opened: bool = False
    ) -> Iterator[_Operand]:
        """Yield the operands that were looked at.

        With ``opened`` without the members that are named only.
        """
        match expr:
            case If(condition=first) | Bands(subject=first) | WhenAbsent(value=first):
                yield _Operand(first, place, depth)
                chosen = branch(expr, self.interpreter.value(first, place))
                if chosen is not None:
                    yield _Operand(chosen, place, depth)
            case Over() | Rank():
                yield from self._members(expr, place, depth, opened=opened)
            case Ref():
                yield _Operand(expr, place, depth)
            case Const() | Add() | Mul() | Div() | Least() | Greatest() | Round():
                yield from _each(expr, place, depth)
            case Ln() | Exp() | Power() | Days() | Compare() | Not():
                yield from _each(expr, place, depth)
            case Every() | Some() | Applies() | Among():
                yield from _each(expr, place, depth)

    def _members(
        self, operator: Over | Rank, place: Place, depth: int | None, *, opened: bool
    ) -> Iterator[_Operand]:
        """Yield each member's share; of a ranking, its tie-breaks after its value."""
        axis = operator.axis.name
        around = fixed(place, operator.at) if isinstance(operator, Over) else place
        for member in self.interpreter.population(operator, place):
            elsewhere = axis in place and place[axis] != member
            if elsewhere and opened:
                continue
            at = {**around, axis: member}
            for operand in children(operator):
                yield _Operand(operand, at, 0 if elsewhere else depth, member)


def _each(expr: Expr, place: Place, depth: int | None) -> Iterator[_Operand]:
    return (_Operand(inner, place, depth) for inner in children(expr))


def _within(
    quantity: Quantity, key: Key, depth: int | None
) -> tuple[Place, int | None]:
    """Return where the definition of ``quantity`` stands, and how deep it goes on."""
    place = dict(zip(names(quantity.axes), key, strict=True))
    return place, None if depth is None else depth - 1
