"""The calendar of working days that a run counts on, read only when one is needed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from guiju.cli.fault import StopError
from guiju.cli.faults import PROJECT_FAULTY
from guiju.cli.project import FILE, Project, read_project
from guiju.cli.rulebook import Source
from guiju.dsl.working_years import WorkingYears
from guiju.engine.coverage import counts_working_days, uncovered
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.rules import rules
from guiju.engine.text import Text
from guiju.engine.workdays import Calendar
from guiju.plugins.calendars.own_days import with_own_days
from guiju.plugins.calendars.year_not_published import year_not_published
from guiju.plugins.questions import Plugins
from guiju.plugins.sheet import Sheet


def own_days(project: Project, folder: Path) -> Path | None:
    """Return where ``guiju.toml`` in ``folder`` says that own days lie."""
    return folder / project.calendar if project.calendar else None


def calendar_for(
    plan: Plan, plugins: Callable[[], Plugins], own: Path | None = None
) -> Calendar | None:
    """Return the first calendar there is, or None when no working days are counted.

    The table of days ``own`` stands over it.

    Raises:
        DiagnosticError: the table is not there, or a row of it cannot be read.
    """
    if not any(counts_working_days(expr) for _, expr in rules(plan)):
        return None
    return _calendar(plugins(), own)


def _calendar(plugins: Plugins, own: Path | None) -> Calendar | None:
    calendars = plugins.calendars()
    if not calendars:
        return None
    published = calendars[0].read()
    return with_own_days(published, _table(own, plugins)) if own else published


def _table(own: Path, plugins: Plugins) -> Sheet:
    sheets = plugins.read_sheets(own) if own.is_file() else None
    if sheets:
        return sheets[0]
    wrong = (
        Text(zh="读不了", en="cannot be read")
        if own.is_file()
        else Text(zh="不在文件夹里", en="is not in the folder")
    )
    raise PROJECT_FAULTY.stop(
        Text(
            zh=f"{FILE} 写的日历表“{own.name}”{wrong.zh}",
            en=f'the calendar "{own.name}" that {FILE} names {wrong.en}',
        ),
        Text(
            zh="核对 [calendar] file 的路径；表存为 .csv 或 .xlsx，列是日期和类型",
            en="check the path of file under [calendar]; the table is .csv or .xlsx, "
            "with a day and its kind in each row",
        ),
    )


def calendar_name(calendar: Calendar | None) -> str:
    """Return what a receipt says of a calendar: its name, and when it was published."""
    if calendar is None:
        return ""
    return f"{calendar.name} {calendar.published or ''}".strip()


def not_published(
    written: Sequence[WorkingYears], source: Source
) -> tuple[Diagnostic, ...]:
    """Return a note for each count of working days that no calendar can make yet.

    The days are ``written`` in the rulebook of ``source``, so no data can help.

    Raises:
        StopError: the own calendar of the rulebook cannot be read.
    """
    plugins, folder = source.added.plugins, source.path.parent
    own = own_days(read_project(folder, Path(source.shown).parent), folder)
    calendar = _calendar(plugins, own)
    known = calendar.years if calendar else {}
    missing = ((one, [y for y in one.years if y not in known]) for one in written)
    return tuple(
        attrs.evolve(year_not_published(years), severity=Severity.NOTE, place=one.span)
        for one, years in missing
        if years
    )


def on_calendar(
    plan: Plan, facts: Facts, plugins: Plugins, own: Path | None = None
) -> Facts:
    """Return ``facts`` with the calendar that the settled ``plan`` counts on.

    Raises:
        StopError: working days are asked of a year whose holidays are not published.
    """
    calendar = calendar_for(plan, lambda: plugins, own)
    dated = attrs.evolve(facts, calendar=calendar)
    years = uncovered(plan, dated)
    if years:
        raise StopError(year_not_published(years))
    return dated
