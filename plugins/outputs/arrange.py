"""What every output shows, arranged in the order in which people read it.

Outputs differ in form, never in what they say: each of them prints these boards, lines
and remarks. Nothing is computed here; values are found and put in order.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from guiju.engine.keys import ByRow
from guiju.engine.measure import Measure
from guiju.engine.plan import Group, Quantity, Ranking, Role, Undetermined
from guiju.engine.result import Result, Verdict
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence, Value
from guiju.plugins.outputs.board import Board, Line, different, each
from guiju.plugins.outputs.seen import boards_of_view, is_of_each_unit
from guiju.plugins.prose.figure import Digits, Figure, declared_places, figure
from guiju.plugins.prose.mention import called

STAGES = (Role.STAGE,)
ADJUSTMENTS = (Role.BONUS, Role.DEDUCTION)
_HEADS = {
    Role.BONUS: Text(zh="加分", en="bonus"),
    Role.DEDUCTION: Text(zh="扣分", en="minus"),
}
_COLUMNS = (*STAGES, Role.WEIGHTED, *ADJUSTMENTS, Role.TOTAL, Role.GRADE)


@attrs.frozen
class Setting:
    """A parameter that the scheme leaves open, or that was given for this run.

    ``reason`` says why it is open, and is empty for a parameter that the scheme fixes;
    ``value`` is None when nobody had to give one.
    """

    quantity: Quantity
    reason: str
    value: Fraction | dt.date | None


def boards(result: Result) -> tuple[Board, ...]:
    """Return the boards of ``result``, in the order of the groups."""
    if result.view is not None:
        return tuple(boards_of_view(result, result.view))
    return tuple(_boards(result))


def _boards(result: Result) -> Iterator[Board]:
    for group in result.plan.groups.values():
        rankings = [r for r in result.plan.rankings if r.group == group.name]
        for ranking in rankings:
            board = _ranked_board(result, group, ranking)
            yield attrs.evolve(board, is_one_of_several=len(rankings) > 1)
        columns = _columns(result, group)
        if not rankings and any(column.role is Role.TOTAL for column in columns):
            yield Board(group, None, columns, _lines(result, group))


def _ranked_board(result: Result, group: Group, ranking: Ranking) -> Board:
    by = result.plan.quantities[ranking.by]
    others = [column for column in _columns(result, group) if column.id != by.id]
    grades = [column for column in others if column.role is Role.GRADE]
    columns = (*(c for c in others if c not in grades), by, *grades)
    return Board(group, ranking, columns, _lines(result, group, ranking))


def _lines(
    result: Result, group: Group, ranking: Ranking | None = None
) -> Sequence[Line]:
    """Return a line for each unit, by rank if there is one."""
    if any(isinstance(values, ByRow) for values in result.values.values()):
        # Only what lies in arrays needs NumPy, which takes a while to load.
        from guiju.plugins.outputs.columns.lines import lines_of  # noqa: PLC0415

        own = [
            q.id for q in result.plan.quantities.values() if is_of_unit(q, group.name)
        ]
        many = lines_of(result, group, own, ranking)
        if many is not None:
            return many
    if ranking is None:
        units = group.members
        return tuple(Line(u, None, result.of_unit(u, group.name)) for u in units)
    by = ranking.by
    return tuple(
        Line(s.unit, s.rank, {by: s.value, **result.of_unit(s.unit, group.name)})
        for s in result.standings(ranking)
    )


def _columns(result: Result, group: Group) -> tuple[Quantity, ...]:
    """Quantities of each unit itself, by role and in the order of the rulebook."""
    own = (q for q in result.plan.quantities.values() if is_of_unit(q, group.name))
    return tuple(
        sorted(
            (q for q in own if q.role in _COLUMNS),
            key=lambda quantity: _COLUMNS.index(quantity.role),
        )
    )


def title(result: Result) -> str:
    """Return what stands over a report: the scheme, and the view with its reader."""
    scheme, view = result.plan.scheme, result.view
    parts = (scheme.title or scheme.name, view.title if view else "", result.reader)
    return " · ".join(part for part in parts if part)


def kind_of(quantity: Quantity, language: Language) -> str:
    """Return what a column must say besides its name: that it is a bonus, or not."""
    word = _HEADS.get(quantity.role)
    return word.of(language) if word else ""


def heading(quantity: Quantity, language: Language) -> str:
    """Return what stands over a column: a bonus and a deduction say that they are."""
    name = called(quantity, language)
    if quantity.role is Role.WEIGHTED:
        name = name.replace("_", " ")  # so that it can be broken there
    return f"{kind_of(quantity, language)} {name}".lstrip()


def figures(
    result: Result, board: Board, quantity: Quantity, language: Language, most: int
) -> Sequence[Figure]:
    """Return a column of ``board`` as figures of equally many decimals.

    ``most`` is how many decimals a figure shows that no rule rounds.
    """
    digits = Digits(places=declared_places(result.plan, quantity), most=most)
    return aligned(board.column(quantity.id), quantity.measure, language, digits)


def aligned(
    values: Sequence[Value], measure: Measure, language: Language, digits: Digits
) -> Sequence[Figure]:
    """Return a column of values as figures of equally many decimals."""

    def column(digits: Digits) -> Sequence[Figure]:
        return each(values, lambda value: figure(value, measure, language, digits))

    widest = max((f.decimals for f in different(column(digits))), default=0)
    return column(attrs.evolve(digits, least=widest))


def is_of_unit(quantity: Quantity, group: str) -> bool:
    """Whether ``quantity`` has one value for each unit of ``group``."""
    return quantity.group == group and is_of_each_unit(quantity)


def grade_of(result: Result, group: str) -> Quantity | None:
    """Return the quantity that grades the units of ``group`` (等次), if any."""
    graded = (
        quantity
        for quantity in result.plan.quantities.values()
        if is_of_unit(quantity, group) and quantity.role is Role.GRADE
    )
    return next(graded, None)


def details(result: Result, group: str) -> tuple[Quantity, ...]:
    """Return everything that is known of each unit of ``group``, in reading order."""
    return tuple(
        quantity
        for quantity in result.plan.quantities.values()
        if is_of_unit(quantity, group) and quantity.role is not Role.RANK
    )


def absences(result: Result, unit: str, group: str) -> dict[str, Absence]:
    """Return what is absent for ``unit``, by the name of the quantity."""
    values = result.of_unit(unit, group)
    return {
        result.plan.quantities[name].name: value
        for name, value in values.items()
        if isinstance(value, Absence)
    }


def settings(result: Result) -> tuple[Setting, ...]:
    """Return what the scheme leaves open, then what else was set for this run."""
    return tuple(_settings(result))


def _settings(result: Result) -> Iterator[Setting]:
    left_open = {quantity.id: quantity for quantity in result.left_open}
    for quantity in left_open.values():
        reason = quantity.definition
        assert isinstance(reason, Undetermined), "only these are left open"
        yield Setting(quantity, reason.reason, _given(result, quantity))
    for quantity in result.plan.quantities.values():
        value = _given(result, quantity)
        if value is not None and quantity.id not in left_open:
            yield Setting(quantity, "", value)


def _given(result: Result, quantity: Quantity) -> Fraction | dt.date | None:
    """Settings name a parameter by its id, or by its name for all groups."""
    given = result.settings
    if quantity.role is not Role.PARAMETER:
        return None
    return given.get(quantity.id, given.get(quantity.name))


def verdicts(result: Result) -> tuple[Verdict, ...]:
    """Return the verdicts, what is broken first, then what cannot be said."""
    order = {False: 0, None: 1, True: 2}
    return tuple(sorted(result.verdicts, key=lambda verdict: order[verdict.holds]))


def unfulfilled(result: Result) -> tuple[Verdict, ...]:
    """Return the verdicts of what is broken, then of what cannot be said."""
    found = [verdict for verdict in result.verdicts if verdict.holds is not True]
    return tuple(sorted(found, key=lambda verdict: verdict.holds is None))
