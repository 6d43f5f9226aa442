"""The result for programs: exact numbers as text, nothing rounded for the eye."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from guiju.engine.plan import Force, Quantity, Role, View
from guiju.engine.result import Result, Verdict
from guiju.engine.text import Text
from guiju.engine.value import Value
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs.arrange import (
    ADJUSTMENTS,
    STAGES,
    absences,
    boards,
    grade_of,
    settings,
)
from guiju.plugins.outputs.board import Board, Line
from guiju.plugins.outputs.details import Detail, details
from guiju.plugins.outputs.problems import ProblemList, problem_lists
from guiju.plugins.published import QUANTITIES, plain, written

_FORCES = {Force.MUST: "must", Force.SHOULD: "should"}


def write(report: Report) -> bytes:
    """Return the report as one JSON object, in UTF-8.

    Half a character, which UTF-8 cannot have, becomes the escape that JSON has for it.
    """
    text = json.dumps(_report(report), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _report(report: Report) -> dict[str, Any]:
    result = report.result
    if result.view is not None:
        return _seen(report, result.view)
    scheme = result.plan.scheme
    found = problem_lists(result)
    return {
        "scheme": scheme.name,
        "period": scheme.period and [day.isoformat() for day in scheme.period],
        "notices": [notice.as_data() for notice in report.notices],
        "units": [
            _unit(result, board, line)
            for board in boards(result)
            for line in board.lines
        ],
        QUANTITIES: written(result),
        **({"problems": _problems(found)} if found else {}),
        "constraints": [_constraint(verdict) for verdict in result.verdicts],
        "undetermined": [
            {
                "name": setting.quantity.name,
                "reason": setting.reason,
                "value": None if setting.value is None else plain(setting.value),
            }
            for setting in settings(result)
        ],
        "receipt": dict(report.receipt),
    }


def _problems(found: Iterable[ProblemList]) -> list[dict[str, Any]]:
    """Return every problem of every list, with the day on which its state is taken."""
    return [
        {
            "list": one.name,
            "group": one.group,
            "unit": problem.unit,
            "problem": problem.name,
            "title": problem.title or None,
            "deadline": plain(problem.deadline),
            "closed": plain(problem.closed),
            "as_of": plain(one.as_of),
            "state": plain(problem.state),
            "clause": problem.clause,
        }
        for one in found
        for problem in one.problems
    ]


def _seen(report: Report, view: View) -> dict[str, Any]:
    """Return what a view shows: no key for what it does not."""
    result = report.result
    scheme = result.plan.scheme
    return {
        "scheme": scheme.name,
        "period": scheme.period and [day.isoformat() for day in scheme.period],
        "view": view.name,
        "reader": result.reader or None,
        "notices": [notice.as_data() for notice in report.notices],
        "units": [
            {"unit": line.unit, "group": board.group.name}
            | ({"rank": line.rank} if board.has_places else {})
            | {"figures": _named(board.columns, line.values)}
            for board in boards(result)
            for line in board.lines
        ],
        "details": list(map(_detail, details(result))),
        "receipt": dict(report.receipt),
    }


def _detail(detail: Detail) -> dict[str, Any]:
    return {
        "name": detail.quantity.name,
        "group": detail.quantity.group or None,
        "where": dict(detail.place),
        "value": plain(detail.value),
    }


def _unit(result: Result, board: Board, line: Line) -> dict[str, Any]:
    grade = grade_of(result, board.group.name)
    totals = board.of_role(Role.TOTAL)
    return {
        "unit": line.unit,
        "group": board.group.name,
        "total": plain(line.values[totals[-1].id]) if totals else None,
        "rank": line.rank,
        "grade": plain(line.values[grade.id]) if grade else None,
        "absent": {
            name: absence.value
            for name, absence in absences(result, line.unit, board.group.name).items()
        },
        "stages": _named(board.of_role(*STAGES), line.values),
        "adjustments": _named(board.of_role(*ADJUSTMENTS), line.values),
    }


def _named(
    columns: Iterable[Quantity], values: Mapping[str, Value]
) -> dict[str, str | bool | None]:
    return {column.name: plain(values[column.id]) for column in columns}


def _constraint(verdict: Verdict) -> dict[str, Any]:
    constraint = verdict.constraint
    axes = (axis.name for axis in constraint.axes)
    return {
        "name": constraint.name,
        "severity": _FORCES[constraint.force],
        "holds": verdict.holds,
        "value": plain(verdict.left),
        "limit": plain(verdict.right),
        "where": dict(zip(axes, verdict.where, strict=True)),
    }


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="json",
            title=Text(zh="结果数据（JSON）", en="result data (JSON)"),
            file_suffix=".json",
            audience="any",
            write=write,
        ),
    )
