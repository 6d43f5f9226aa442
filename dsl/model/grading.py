"""等次 and 否决: who gets which grade, and what a veto does to it."""

from collections.abc import Iterable, Iterator

import attrs

from guiju.dsl.model.expressions import Expressions, Place
from guiju.dsl.model.model import GradeRow, GradesOf, Group, Veto
from guiju.dsl.model.quantities import interval_of, measure_of
from guiju.dsl.model.rule import Signature
from guiju.dsl.model.scope import Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.dsl.terms import canonical_quantity
from guiju.engine.measure import Scale, Truth
from guiju.engine.plan import Role
from guiju.engine.source import Span
from guiju.engine.value import Grade

GRADE = "等次"


def grades(
    written: Iterable[n.Grades], assessed: tuple[Group, ...], scope: Scope
) -> tuple[GradesOf, ...]:
    """Return the grades of each group of each 等次, and make them known.

    They are known before derived quantities are read, which may ask who has a grade.
    """
    return tuple(
        found
        for one in written
        for group in scope.serving(one.within, assessed)
        if (found := _grades(one, group, scope)) is not None
    )


def with_measures(graded: GradesOf, scope: Scope) -> GradesOf:
    """Return ``graded`` once its quantity is read, with the bounds held to that."""
    by = scope.current(graded.by)
    for row in graded.rows:
        label = row.syntax.bound
        for number in (label.low, label.high) if label else ():
            if number is not None:
                _hold(number, by, scope)
    return attrs.evolve(graded, by=by)


def _grades(written: n.Grades, group: Group, scope: Scope) -> GradesOf | None:
    by = scope.quantity(written.by, group.name)
    if by is None:
        return None
    name = canonical_quantity(written.name.text) if written.name else GRADE
    labels = tuple(row.name.text for row in reversed(written.grades))
    clause = written.cite.text if written.cite else ""
    make = _Maker(scope, group, clause, written.span)
    known = scope.signatures.get(name, {}).get(group.name)
    if known is not None:
        scope.repeat(written.name or written.by.words[0], known.span)
    return GradesOf(
        signature=make.signature(name, Scale(labels), Role.GRADE),
        group=group,
        by=by,
        rows=tuple(_row(row, name, labels, make) for row in _once(written, scope)),
        syntax=written,
    )


def _once(written: n.Grades, scope: Scope) -> Iterator[n.Grade]:
    """Yield the grades, each label once, and report those that come again."""
    first: dict[str, Span] = {}
    for row in written.grades:
        before = first.setdefault(row.name.text, row.name.span)
        if before is row.name.span:
            yield row
        else:
            scope.repeat(row.name, before)


class _Maker:
    """Makes the quantities of one group that need nothing but the unit."""

    def __init__(self, scope: Scope, group: Group, clause: str, span: Span) -> None:
        self.scope = scope
        self.group = group
        self.clause = clause
        self.span = span

    def signature(self, name: str, measure: Scale | Truth, role: Role) -> Signature:
        """Return a new quantity of the group."""
        return self.scope.add(
            Signature(
                id=quantity_id(name, self.group.name),
                name=name,
                group=self.group.name,
                role=role,
                axes=self.group.axes,
                measure=measure,
                title=name.rpartition(".")[2],
                clause=self.clause,
                span=self.span,
            )
        )


def _row(
    written: n.Grade, name: str, labels: tuple[str, ...], make: _Maker
) -> GradeRow:
    grade = Grade(labels.index(written.name.text), written.name.text)
    label = written.bound
    if label is None:
        return GradeRow(grade=grade, interval=None, given=None, syntax=written)
    interval = interval_of(label)
    given = make.signature(f"{name}.{written.name.text}", Truth(), Role.DERIVED)
    return GradeRow(grade=grade, interval=interval, given=given, syntax=written)


def _hold(number: n.Number, by: Signature, scope: Scope) -> None:
    if by.measure is not None and measure_of(number) != by.measure:
        expressions = Expressions(scope)
        value = expressions.typed(number, Place(group=by.group, axes=()))
        expressions.wanted(value, by.measure)


def declare_vetoes(
    written: Iterable[n.Veto], assessed: tuple[Group, ...], scope: Scope
) -> tuple[tuple[n.Veto, Signature], ...]:
    """Make the vetoes known; without 用于 they concern every group."""
    return tuple(
        (one, _veto(one, group, scope))
        for one in written
        if scope.declare(one.name)
        for group in scope.serving(one.groups, assessed)
    )


def _veto(written: n.Veto, group: Group, scope: Scope) -> Signature:
    clause = written.cite.text if written.cite else ""
    make = _Maker(scope, group, clause, written.span)
    return make.signature(written.name.text, Truth(), Role.VETO)


def veto(written: n.Veto, signature: Signature, scope: Scope) -> Veto:
    """Return a declared veto with its condition; its effects must name what is."""
    place = Place(group=signature.group, axes=signature.axes)
    condition = Expressions(scope).truth(written.condition, place)
    for effect in written.effects:
        _effect(effect, signature, scope)
    return Veto(signature=signature, condition=condition, syntax=written)


def _effect(effect: n.Effect, signature: Signature, scope: Scope) -> None:
    if isinstance(effect, n.ForcedGrade | n.BestGrade):
        labels = scope.labels(signature.group)
        if effect.grade.text not in labels:
            scope.unknown(effect.grade, "grade", labels)
    elif isinstance(effect, n.FixedValue):
        target = scope.quantity(effect.target, signature.group)
        if target is not None:
            _hold(effect.value, target, scope)
