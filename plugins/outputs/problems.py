"""整改 as outputs show it: every problem of every unit, and how many are in each state.

A problem that the rulebook writes keeps its place in the text; those that the data
lists stand by their deadlines, whatever the order of the rows.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from guiju.dsl.keywords import PREVIOUS, spelled_term
from guiju.engine.axis import PROBLEM, UNIT
from guiju.engine.plan import ProblemDays, Rectification
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.engine.value import Grade, Value
from guiju.plugins.outputs import labels

PROBLEM_NAME = Text(zh="问题", en="problem")
TITLE = Text(zh="内容", en="content")
DEADLINE = Text(zh="期限", en="deadline")
CLOSED = Text(zh="销号日期", en="closed on")
STATE = Text(zh="状态", en="state")
HEADS = (labels.UNIT_NAME, PROBLEM_NAME, TITLE, DEADLINE, CLOSED, STATE)
AS_OF = Text(zh="截至", en="as of")
COUNTED = ("问题数", "已销号", "逾期销号", "持续推进", "未到期", "逾期未销号")
"""The counts of a summary: how many, then what they are, the parts last."""
_STILL_OPEN = "回头看未销号"
"""The count of a list that takes up what the last period left open."""


@attrs.frozen(kw_only=True)
class Problem:
    """One problem of one unit. A day is an absence where nobody reported it."""

    unit: str
    name: str
    title: str
    deadline: Value
    closed: Value
    state: Value
    clause: str


@attrs.frozen(kw_only=True)
class Count:
    """How many problems of one unit are in each of the states ``counted``."""

    unit: str
    numbers: tuple[Value, ...]


@attrs.frozen(kw_only=True)
class ProblemList:
    """整改 of one group, with its problems unit by unit.

    ``counted`` are ``COUNTED``, and after them what only this list counts.
    """

    name: str
    title: str
    group: str
    as_of: Value
    problems: tuple[Problem, ...]
    counted: tuple[str, ...]
    counts: tuple[Count, ...]


def problem_lists(result: Result) -> tuple[ProblemList, ...]:
    """Return the lists of ``result``.

    A view has none, for it shows what it names. A unit that sees everything of itself
    sees its own problems, and no list where it has none.
    """
    if result.view is not None and not result.reader:
        return ()
    found = (_list(result, one) for one in result.plan.rectifications)
    return tuple(one for one in found if one.problems or result.view is None)


def in_lists(result: Result) -> frozenset[str]:
    """Return the ids of what the lists of ``result`` are made of."""
    return frozenset(
        quantity.id
        for one in result.plan.rectifications
        for quantity in result.plan.quantities.values()
        if quantity.group == one.group and _is_part(quantity.name, one.name)
    )


def _is_part(name: str, list_: str) -> bool:
    return name.removeprefix(f"{PREVIOUS}.").startswith(f"{list_}.")


def state_word(state: Value, language: Language) -> str:
    """Return what a state is called; nothing for an absence."""
    return count_word(state.label, language) if isinstance(state, Grade) else ""


def count_word(state: str, language: Language) -> str:
    """Return what the problems in one state are called."""
    return spelled_term(state, language).replace("_", " ")


def day_word(day: Value) -> str:
    """Return a day as it is written everywhere; nothing for one that is not there."""
    return day.isoformat() if isinstance(day, dt.date) else ""


def row(problem: Problem, language: Language) -> tuple[str, ...]:
    """Return what stands under ``HEADS`` for one problem."""
    return (
        problem.unit,
        problem.name,
        problem.title,
        day_word(problem.deadline),
        day_word(problem.closed),
        state_word(problem.state, language),
    )


def _list(result: Result, one: Rectification) -> ProblemList:
    members = result.plan.groups[one.group].members
    found = [problem for days in one.problems for problem in _problems(result, days)]
    return ProblemList(
        name=one.name,
        title=one.title,
        group=one.group,
        as_of=result.values[one.as_of][()],
        problems=tuple(sorted(found, key=lambda one: members.index(one.unit))),
        counted=_counted(one),
        counts=tuple(
            _count(result, one, unit)
            for unit in members
            if not result.reader or unit == result.reader
        ),
    )


def _counted(one: Rectification) -> tuple[str, ...]:
    return (*COUNTED, _STILL_OPEN) if _STILL_OPEN in one.counts else COUNTED


def _count(result: Result, one: Rectification, unit: str) -> Count:
    numbers = (result.values[one.counts[state]][unit,] for state in _counted(one))
    return Count(unit=unit, numbers=tuple(numbers))


def _problems(result: Result, days: ProblemDays) -> Iterator[Problem]:
    """Yield the problem of each unit that answers for it, those of the data by day."""
    found = _at_all_places(result, days)
    if days.name:
        yield from found
    else:
        yield from sorted(found, key=lambda one: (day_word(one.deadline), one.name))


def _at_all_places(result: Result, days: ProblemDays) -> Iterator[Problem]:
    axes = [axis.name for axis in result.plan.quantities[days.state].axes]
    for key, state in result.values[days.state].items():
        place = dict(zip(axes, key, strict=True))
        unit = place[UNIT]
        if not isinstance(state, Grade):
            continue
        deadlines = result.values[days.deadline]
        yield Problem(
            unit=unit,
            name=days.name or place[PROBLEM],
            title=days.title if days.title != days.name else "",
            deadline=deadlines[key] if key in deadlines else deadlines[unit,],
            closed=result.values[days.closed][key],
            state=state,
            clause=days.clause,
        )
