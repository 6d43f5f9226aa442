"""Grades and vetoes in the core."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.lower.signatures import quantity
from guiju.dsl.model.model import GradeRow, GradesOf, Model, Veto
from guiju.dsl.model.quantities import ROUNDINGS, exact
from guiju.dsl.model.rule import Signature
from guiju.dsl.syntax import node as n
from guiju.engine import expr as core
from guiju.engine.axis import UNIT
from guiju.engine.number import Rounding
from guiju.engine.plan import Quantity
from guiju.engine.value import Absence, Grade

_NOTHING = core.Const(Absence.NOT_APPLICABLE)
_ONE = Fraction(1)


def vetoes(model: Model) -> Iterator[Quantity]:
    """Yield whether each veto strikes."""
    for veto in model.vetoes:
        yield quantity(veto.signature, veto.condition.expr)


def grades(model: Model) -> Iterator[Quantity]:
    """Yield for each grade whether a unit gets it, then the grade itself."""
    for graded in model.grades:
        struck = [v for v in model.vetoes if v.signature.group == graded.group.name]
        for nth, row in enumerate(graded.rows):
            if row.given is not None:
                before = graded.rows[:nth]
                yield quantity(row.given, _given(row, graded, before, struck))
        yield quantity(graded.signature, _grade(graded, struck))


def fixed(target: Signature, value: core.Expr, model: Model) -> core.Expr:
    """Return ``value``, or the lowest that a veto fixes it at."""
    rules = [
        (veto, exact(effect.value))
        for veto in model.vetoes
        if veto.signature.group == target.group
        for effect in veto.syntax.effects
        if isinstance(effect, n.FixedValue) and effect.target.text == target.name
    ]
    for veto, figure in sorted(rules, key=lambda rule: -rule[1]):
        value = core.If(core.Ref(veto.signature.id), core.Const(figure), value)
    return value


def taking_part(value: core.Expr, group: str, model: Model) -> core.Expr:
    """Return what is ranked: nothing for a unit that a veto bars from the ranking."""
    barring = [
        core.Ref(veto.signature.id)
        for veto in model.vetoes
        if veto.signature.group == group
        and any(isinstance(effect, n.NotRanked) for effect in veto.syntax.effects)
    ]
    if not barring:
        return value
    return core.If(core.Some(tuple(barring)), _NOTHING, value)


def _given(
    row: GradeRow, graded: GradesOf, before: tuple[GradeRow, ...], struck: list[Veto]
) -> core.Expr:
    """Reach the bound, have no better grade and no veto, and be in the quota."""
    eligible = _eligible(row, graded, before, struck)
    quota = row.syntax.quota
    if quota is None:
        return eligible
    axis = next(axis for axis in graded.group.axes if axis.name == UNIT)
    ties = core.Ties.LAST if quota.border == "STRICT" else core.Ties.SKIP
    competing = core.If(eligible, core.Ref(graded.by.id), _NOTHING)
    place = core.Rank(axis=axis, value=competing, descending=True, ties=ties)
    within = core.Compare(place, core.Comparison.AT_MOST, _allowed(quota, graded))
    return core.If(eligible, within, core.Const(value=False))


def _eligible(
    row: GradeRow, graded: GradesOf, before: tuple[GradeRow, ...], struck: list[Veto]
) -> core.Expr:
    value = core.Ref(graded.by.id)
    assert row.interval is not None
    held = core.Bands(
        value,
        (core.Band(row.interval, core.Const(value=True)),),
        core.Const(value=False),
    )
    against = [core.Ref(better.given.id) for better in before if better.given]
    against += [
        core.Ref(veto.signature.id)
        for veto in struck
        if _forbids(veto, row.grade, graded)
    ]
    return core.Every((held, *(core.Not(one) for one in against)))


def _allowed(quota: n.Quota, graded: GradesOf) -> core.Expr:
    most = core.Const(exact(quota.most))
    if quota.most.measure != "%":
        return most
    axis = next(axis for axis in graded.group.axes if axis.name == UNIT)
    skip = frozenset({Absence.NOT_APPLICABLE, Absence.NOT_REPORTED})
    number = core.Over(core.Fold.COUNT, axis, core.Ref(graded.by.id), skip=skip)
    mode = ROUNDINGS[quota.mode] if quota.mode else Rounding.DOWN
    return core.Round(core.Mul((most, number)), _ONE, mode)


def _grade(graded: GradesOf, struck: list[Veto]) -> core.Expr:
    result: core.Expr = core.Const(graded.rows[-1].grade)
    for row in reversed(graded.rows):
        if row.given is not None:
            result = core.If(core.Ref(row.given.id), core.Const(row.grade), result)
    forced = [(veto, grade) for veto in struck for grade in _forced(veto, graded)]
    for veto, grade in sorted(forced, key=lambda rule: -rule[1].level):
        result = core.If(core.Ref(veto.signature.id), core.Const(grade), result)
    return result


def _forced(veto: Veto, graded: GradesOf) -> Iterator[Grade]:
    labels = {row.grade.label: row.grade for row in graded.rows}
    for effect in veto.syntax.effects:
        if isinstance(effect, n.ForcedGrade) and effect.grade.text in labels:
            yield labels[effect.grade.text]


def _forbids(veto: Veto, grade: Grade, graded: GradesOf) -> bool:
    """Whether a unit that ``veto`` strikes cannot have ``grade``."""
    labels = {row.grade.label: row.grade for row in graded.rows}
    for effect in veto.syntax.effects:
        match effect:
            case n.ForcedGrade(grade=word) if word.text in labels:
                return word.text != grade.label
            case n.BestGrade(grade=word) if word.text in labels:
                return grade.level > labels[word.text].level
            case _:
                continue
    return False
