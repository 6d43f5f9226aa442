"""``guiju compile --to xlsx``: the rules as formulas, with or without data."""

from collections.abc import Sequence

from guiju.cli.added import added
from guiju.cli.compiled.data_used import run_of
from guiju.cli.compiled.faults import BEYOND_SPREADSHEETS, NOT_PROVED
from guiju.cli.compiled.target import Asked, Compiled
from guiju.cli.fault import StopError
from guiju.cli.rulebook import load
from guiju.cli.running import Request
from guiju.cli.setting import settings
from guiju.cli.workdays import calendar_for, own_days
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.facts import Facts
from guiju.engine.result import Result
from guiju.engine.run import run
from guiju.engine.text import Text
from guiju.plugins.living.living import living


def compiled(asked: Asked) -> Compiled:
    """Return the living workbook."""
    result, remarks = _result(asked)
    made = living(result, asked.language)
    if made.beyond:
        found = (_beyond(name, reason) for name, reason in made.beyond)
        raise StopError(*found, exit_code=BEYOND_SPREADSHEETS.exit_code)
    doubts = (_not_proved(made.doubtful),) if made.doubtful else ()
    return Compiled(content=made.content, remarks=(*remarks, *doubts))


def _not_proved(names: Sequence[str]) -> Diagnostic:
    return NOT_PROVED.found(
        Text(
            zh=f"没有证明与精确计算逐位一致：{'、'.join(names)}",
            en=f"not proved to agree to the last digit: {', '.join(names)}",
        ),
        Text(
            zh="公布以前用 guiju run 核对这些数",
            en="compare these figures with guiju run before they are published",
        ),
    )


def _beyond(name: str, reason: Text) -> Diagnostic:
    return BEYOND_SPREADSHEETS.found(
        Text(zh=f"“{name}”：{reason.zh}", en=f"{name}: {reason.en}"),
        Text(
            zh="把这条规则拆成几个量，或改正日期",
            en="make several quantities of the rule, or mend the day",
        ),
    )


def _result(asked: Asked) -> tuple[Result, Sequence[Diagnostic]]:
    done = run_of(asked)
    if done is None:
        return _without_data(asked.request), ()
    return done.result, done.remarks


def _without_data(request: Request) -> Result:
    brought = added(request.plugins)
    rulebook = load(request.rulebook, brought)
    plan, project = rulebook.plan, rulebook.project
    own = own_days(project, rulebook.source.path.parent)
    calendar = calendar_for(plan, lambda: brought.plugins, own)
    given = settings(plan, request.settings)
    return run(plan, Facts(values={}, calendar=calendar), given, leave_open=True)
