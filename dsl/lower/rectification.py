"""整改 in the core: the state of each problem, how many there are, what they cost.

A state follows from three days: the 期限, the 销号日期 and the 截至. A problem that is
closed after the 截至 is not closed yet on that day.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from guiju.dsl.lower.rules import ZERO, points
from guiju.dsl.lower.signatures import quantity
from guiju.dsl.model.model import Model
from guiju.dsl.model.problem_list import (
    CLOSED,
    KEPT_UP,
    LABELS,
    LATE,
    NOT_DUE,
    OVERDUE,
    ProblemOf,
    RectificationOf,
)
from guiju.dsl.model.rule import Signature
from guiju.dsl.syntax import node as n
from guiju.engine import expr as core
from guiju.engine.axis import UNIT
from guiju.engine.plan import Input, ProblemDays, Quantity, Rectification
from guiju.engine.value import Absence, Grade

_ONE = core.Const(Fraction(1))
_NO = core.Const(value=False)
_UNKNOWN = core.Const(Absence.NOT_REPORTED)
_NOTHING = core.Const(Absence.NOT_APPLICABLE)
_Test = Callable[[core.Expr], core.Expr]


def rectifications(model: Model) -> Iterator[Rectification]:
    """Yield where a plan has the days and states of the problems of each list."""
    for one in model.rectifications:
        yield Rectification(
            name=one.name,
            title=one.title,
            group=one.group,
            as_of=one.as_of.id,
            problems=tuple(map(_days, one.problems)),
            counts={state: found.id for state, found in one.counts.items()},
            clause=one.clause,
        )


def _days(problem: ProblemOf) -> ProblemDays:
    is_written = isinstance(problem.syntax, n.Problem)
    return ProblemDays(
        name=problem.syntax.name.text if is_written else "",
        title=problem.state.title if is_written else "",
        deadline=problem.deadline.id,
        closed=problem.closed.id,
        state=problem.state.id,
        clause=problem.state.clause,
    )


def problems(model: Model) -> Iterator[Quantity]:
    """Yield the quantities of every list, in the order of the rulebook."""
    names = [one.name for one in model.rectifications]
    for one in model.rectifications:
        table = one.name
        if names.count(one.name) > 1:
            table = f"{one.name}-{one.group}"
        yield from _of_list(one, table)


def _of_list(one: RectificationOf, table: str) -> Iterator[Quantity]:
    yield quantity(one.as_of, one.taken_on.expr if one.taken_on else _UNKNOWN)
    for problem in one.problems:
        yield quantity(problem.deadline, _deadline(problem, one, table))
        yield quantity(problem.closed, _closed(problem, one, table))
        yield quantity(problem.state, _state(problem, one))
    if one.still_open is not None:
        (reported,) = one.problems
        is_open = _COUNTED["未销号"](_ref(reported.state))
        yield quantity(one.still_open, is_open)
    for state, signature in one.counts.items():
        yield quantity(signature, _count(state, one))
    if one.points is not None:
        yield quantity(one.points, points(one.rules, adds=one.is_bonus))


def _deadline(
    problem: ProblemOf, one: RectificationOf, table: str
) -> core.Expr | Input:
    if problem.due is None:
        return Input(table=table)
    if _is_everybodys(problem, one):
        return problem.due.expr
    return core.If(_answers(problem), problem.due.expr, _NOTHING)


def _closed(problem: ProblemOf, one: RectificationOf, table: str) -> Input:
    everybody = _is_everybodys(problem, one)
    applies_to = None if everybody else frozenset(problem.units)
    return Input(table=table, optional=True, applies_to=applies_to)


def _answers(problem: ProblemOf) -> core.Expr:
    return core.Among(UNIT, frozenset(problem.units))


def _is_everybodys(problem: ProblemOf, one: RectificationOf) -> bool:
    return set(problem.units) == set(one.members)


def _state(problem: ProblemOf, one: RectificationOf) -> core.Expr:
    """The state on the day of 截至; a day of closing that nobody gave is not closed."""
    due, closed, as_of = map(_ref, (problem.deadline, problem.closed, one.as_of))
    is_late = core.Compare(as_of, core.Comparison.MORE, due)
    still_open = core.If(is_late, _label(OVERDUE), _label(NOT_DUE))
    in_time = core.Compare(closed, core.Comparison.AT_MOST, due)
    done = core.If(in_time, _done(problem, as_of), _label(LATE))
    is_closed = core.Compare(closed, core.Comparison.AT_MOST, as_of)
    return core.WhenAbsent(core.If(is_closed, done, still_open), still_open)


def _done(problem: ProblemOf, as_of: core.Expr) -> core.Expr:
    if not problem.lasting:
        return _label(CLOSED)
    if problem.until is None:
        return _label(KEPT_UP)
    goes_on = core.Compare(as_of, core.Comparison.AT_MOST, core.Const(problem.until))
    return core.If(goes_on, _label(KEPT_UP), _label(CLOSED))


def _label(state: str) -> core.Const:
    return core.Const(Grade(LABELS.index(state), state))


def _ref(signature: Signature) -> core.Expr:
    return core.Ref(signature.id)


# ---- how many


def _is(comparison: core.Comparison, state: str) -> _Test:
    return lambda found: core.Compare(found, comparison, _label(state))


_COUNTED: dict[str, _Test] = {
    "问题数": core.Applies,
    "已销号": _is(core.Comparison.AT_LEAST, LATE),
    "逾期销号": _is(core.Comparison.EQUAL, LATE),
    "持续推进": _is(core.Comparison.EQUAL, KEPT_UP),
    "未销号": _is(core.Comparison.AT_MOST, NOT_DUE),
    "未到期": _is(core.Comparison.EQUAL, NOT_DUE),
    "逾期未销号": _is(core.Comparison.EQUAL, OVERDUE),
}
"""Which states each count takes in; 已销号 is all that is closed, also too late."""


def _count(state: str, one: RectificationOf) -> core.Expr:
    terms = [_number(state, problem, one) for problem in one.problems]
    if len(terms) == 1:
        return terms[0]
    return core.Add(tuple(terms)) if terms else ZERO


def _number(state: str, problem: ProblemOf, one: RectificationOf) -> core.Expr:
    """One or none for a written problem; the sum over those that the data lists."""
    found = _ref(problem.state)
    if state in _COUNTED:
        test = _COUNTED[state](found)
    else:  # 回头看未销号
        assert one.carried is not None
        carried = core.WhenAbsent(_ref(one.carried), _NO)
        test = core.Every((carried, _COUNTED["未销号"](found)))
    number: core.Expr = core.If(test, _ONE, ZERO)
    if problem.listed is not None:
        return core.Over(core.Fold.SUM, problem.listed, number)
    if _is_everybodys(problem, one):
        return number
    return core.WhenAbsent(number, not_applicable=ZERO)
