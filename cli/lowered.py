"""From a rulebook on the command line to its program on whole numbers."""

from collections.abc import Mapping, Sequence

import attrs

from guiju.cli.added import added
from guiju.cli.compiled.data_used import run_of
from guiju.cli.compiled.faults import DECIMALS_UNKNOWN
from guiju.cli.compiled.target import Asked
from guiju.cli.rulebook import Rulebook, load
from guiju.cli.running import Run
from guiju.cli.setting import settings
from guiju.cli.workdays import calendar_for, own_days
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.facts import Facts
from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import declared, measured
from guiju.engine.settle import settle
from guiju.engine.text import Text
from guiju.plugins.sql.bounded import bounded

_MOST_NAMED = 5


@attrs.frozen(kw_only=True)
class Made:
    """A program, and from what it was made."""

    program: Program
    rules: Mapping[str, str]
    """The digest of every file of the rulebook."""
    facts: Facts | None = None
    """What it was made for; None if for all that the rulebook allows."""
    remarks: tuple[Diagnostic, ...] = ()


def program_of(asked: Asked) -> Made:
    """Return the program for the data, if there is any, else for the rulebook alone.

    Raises:
        StopError: without data nobody knows the decimals of an input.
    """
    done = run_of(asked)
    if done is not None:
        return _with_data(done)
    return _without_data(asked)


def _with_data(done: Run) -> Made:
    plan, facts = done.result.plan, done.result.facts
    return Made(
        program=lower(plan, measured(plan, facts)),
        rules=done.rulebook.rules,
        facts=facts,
        remarks=done.remarks,
    )


def _without_data(asked: Asked) -> Made:
    rulebook = load(asked.request.rulebook, added(asked.request.plugins))
    return Made(program=_declared(rulebook, asked), rules=rulebook.rules)


def _declared(rulebook: Rulebook, asked: Asked) -> Program:
    request = asked.request
    given = settings(rulebook.plan, request.settings)
    plan = settle(rulebook.plan, given, leave_open=True)
    own = own_days(rulebook.project, rulebook.source.path.parent)
    calendar = calendar_for(plan, lambda: added(request.plugins).plugins, own)
    try:
        profile = declared(plan, decimals=asked.decimals, calendar=calendar)
        return lower(plan, bounded(profile) if asked.bounded else profile)
    except KeyError as unknown:
        raise _decimals_unknown(
            [*dict.fromkeys(plan.quantities[str(one)].name for one in unknown.args)]
        ) from None


def _decimals_unknown(names: Sequence[str]) -> Exception:
    shown, many = names[:_MOST_NAMED], len(names)
    zh = "、".join(f"“{name}”" for name in shown)
    en = ", ".join(shown)
    if many > len(shown):
        zh, en = f"{zh}等{many}个输入", f"{many} inputs ({en}, …)"
    return DECIMALS_UNKNOWN.stop(
        Text(
            zh=f"没有数据，不知道{zh}最多有几位小数",
            en=f"without data nobody knows how many decimals there are in {en}",
        ),
        Text(
            zh="在命令里写明数据；或者自己说明最多几位，如 --decimals 2",
            en="name the data, or say how many at most: --decimals 2",
        ),
    )
