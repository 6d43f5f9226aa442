"""The result for programs: exact numbers as text, nothing rounded for the eye."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from guiju.engine.number import show
from guiju.engine.plan import Force, Quantity, Role
from guiju.engine.result import Result, Verdict
from guiju.engine.text import Text
from guiju.engine.value import Value
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs.arrange import (
    ADJUSTMENTS,
    STAGES,
    Board,
    Line,
    absences,
    boards,
    grade_of,
    settings,
)
from guiju.plugins.published import QUANTITIES, plain, written

_FORCES = {Force.MUST: "must", Force.SHOULD: "should"}


def write(report: Report) -> bytes:
    """Return the report as one JSON object, in UTF-8."""
    return json.dumps(_report(report), ensure_ascii=False, indent=1).encode() + b"\n"


def _report(report: Report) -> dict[str, Any]:
    result = report.result
    scheme = result.plan.scheme
    return {
        "scheme": scheme.name,
        "period": scheme.period and [day.isoformat() for day in scheme.period],
        "notices": [{"zh": text.zh, "en": text.en} for text in report.notices],
        "units": [
            _unit(result, board, line)
            for board in boards(result)
            for line in board.lines
        ],
        QUANTITIES: written(result),
        "constraints": [_constraint(verdict) for verdict in result.verdicts],
        "undetermined": [
            {
                "name": setting.quantity.name,
                "reason": setting.reason,
                "value": None if setting.value is None else show(setting.value),
            }
            for setting in settings(result)
        ],
        "receipt": dict(report.receipt),
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
            audience="internal",
            write=write,
        ),
    )
