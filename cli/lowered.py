"""From a rulebook on the command line to its program on whole numbers."""

from collections.abc import Mapping

import attrs

from guiju.cli.added import added
from guiju.cli.compiled.data_used import run_of
from guiju.cli.compiled.faults import DECIMALS_UNKNOWN
from guiju.cli.compiled.target import Asked
from guiju.cli.rulebook import Rulebook, load
from guiju.cli.running import Request, Run
from guiju.cli.setting import settings
from guiju.cli.workdays import calendar_for, own_days
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import declared, measured
from guiju.engine.settle import settle
from guiju.engine.text import Text


@attrs.frozen(kw_only=True)
class Made:
    """A program, and from what it was made."""

    program: Program
    rules: Mapping[str, str]
    """The digest of every file of the rulebook."""
    measured: bool
    """Whether it was made for some data, and not for all that the rulebook allows."""
    remarks: tuple[Diagnostic, ...] = ()


def program_of(asked: Asked) -> Made:
    """Return the program for the data, if there is any, else for the rulebook alone.

    Raises:
        StopError: without data nobody knows the decimals of an input.
    """
    done = run_of(asked)
    return _without_data(asked.request) if done is None else _with_data(done)


def _with_data(done: Run) -> Made:
    plan, facts = done.result.plan, done.result.facts
    return Made(
        program=lower(plan, measured(plan, facts)),
        rules=done.rulebook.rules,
        measured=True,
        remarks=done.remarks,
    )


def _without_data(request: Request) -> Made:
    rulebook = load(request.rulebook, added(request.plugins))
    return Made(
        program=_declared(rulebook, request), rules=rulebook.rules, measured=False
    )


def _declared(rulebook: Rulebook, request: Request) -> Program:
    given = settings(rulebook.plan, request.settings)
    plan = settle(rulebook.plan, given, leave_open=True)
    own = own_days(rulebook.project, rulebook.source.path.parent)
    calendar = calendar_for(plan, lambda: added(request.plugins).plugins, own)
    try:
        return lower(plan, declared(plan, calendar=calendar))
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
