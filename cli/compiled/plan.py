"""``--to plan``: on which whole numbers each quantity is computed, as a table."""

import csv
import io

from guiju.cli.added import added
from guiju.cli.compiled.faults import DECIMALS_UNKNOWN
from guiju.cli.compiled.target import Asked, Compiled
from guiju.cli.rulebook import load
from guiju.cli.running import Request, carry_out
from guiju.cli.setting import settings
from guiju.cli.workdays import calendar_for, own_days
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.scaled.describe import HEAD, rows
from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import declared, measured
from guiju.engine.settle import settle
from guiju.engine.text import Text

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""By it a spreadsheet knows that a CSV file is UTF-8."""


def compiled(asked: Asked) -> Compiled:
    """Return a line for each quantity, as CSV."""
    program, remarks = _with_data(asked) if _has_data(asked) else _without_data(asked)
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\n")
    for row in (HEAD, *rows(program)):
        lines.writerow([cell.of(asked.language) for cell in row])
    return Compiled(content=(_MARK + file.getvalue()).encode(), remarks=remarks)


def _has_data(asked: Asked) -> bool:
    if asked.blank or asked.data is not None:
        return not asked.blank
    project = load(asked.rulebook, added(asked.plugins)).project
    return bool(project.folder or project.databases or project.addresses)


def _with_data(asked: Asked) -> tuple[Program, tuple[Diagnostic, ...]]:
    done = carry_out(
        Request(
            rulebook=asked.rulebook,
            data=asked.data,
            previous=asked.previous,
            settings=asked.settings,
            plugins=asked.plugins,
            leave_open=True,
        )
    )
    plan, facts = done.result.plan, done.result.facts
    return lower(plan, measured(plan, facts)), done.remarks


def _without_data(asked: Asked) -> tuple[Program, tuple[Diagnostic, ...]]:
    brought = added(asked.plugins)
    rulebook = load(asked.rulebook, brought)
    given = settings(rulebook.plan, asked.settings)
    plan = settle(rulebook.plan, given, leave_open=True)
    own = own_days(rulebook.project, rulebook.source.path.parent)
    calendar = calendar_for(plan, lambda: brought.plugins, own)
    try:
        return lower(plan, declared(plan, calendar=calendar)), ()
    except KeyError as unknown:
        name = plan.quantities[str(unknown.args[0])].name
        raise DECIMALS_UNKNOWN.stop(
            Text(
                zh=f"没有数据，不知道输入“{name}”有几位小数",
                en=f"without data nobody knows how many decimals {name} has",
            ),
            Text(
                zh="在命令里写明数据文件夹或文件",
                en="name the folder or the file of the data",
            ),
        ) from None
