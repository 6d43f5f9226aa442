"""``guiju template``."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import click

from guiju.cli.added import Chosen, added
from guiju.cli.console import language_of
from guiju.cli.naming import file_names
from guiju.cli.results import last_result
from guiju.cli.rulebook import Rulebook, load
from guiju.cli.shared import plugin_option, previous_option, rulebook_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.taken import hold_filled_in, hold_folder
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell, write_set
from guiju.engine.contract import tables
from guiju.engine.text import Language
from guiju.plugins.intake.wording import is_of_previous
from guiju.plugins.questions import Plugins
from guiju.plugins.template import Asked, template, templates

_SUFFIX = ".xlsx"


@click.command(
    "template",
    cls=Spoken,
    words=Words(
        "生成填报用的工作簿：每个数据表一张工作表，有下拉选项、范围和说明。",
        "Make a workbook to fill in: a sheet for each table, with drop-downs, ranges\n"
        "and notes.",
    ),
)
@rulebook_argument
@option(
    "-o",
    "--output",
    "place",
    metavar="FILE.xlsx|DIR",
    required=True,
    type=click.Path(path_type=Path),
    words=Words(
        "写到这个文件；每位评价者一个文件时写文件夹",
        "write to this file, or into a folder with a file for each rater",
    ),
)
@option(
    "--per-rater",
    "each",
    is_flag=True,
    words=Words(
        "每位评价者一张工作表（-o 写文件）或一个文件（-o 写文件夹）",
        "a sheet (-o names a file) or a file (-o names a folder) for each rater",
    ),
)
@option(
    "--due",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    words=Words("报送截止的日期，写在说明里", "until when, as the notes say it"),
)
@previous_option
@plugin_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    rulebook: str,
    place: Path,
    each: bool,  # noqa: FBT001 - click's own signature
    due: dt.datetime | None,
    previous: Path | None,
    plugins: Chosen,
) -> int:
    """Write the workbook or the workbooks and return the exit code."""
    brought = added(plugins)
    rules = load(rulebook, brought)
    asked = Asked(
        given=_given(rules, previous, brought.plugins),
        due=due.date() if due else None,
        each=each,
    )
    made = _made(rules, place, asked, language_of(session))
    hold_filled_in(made)
    for written in write_set(made):
        tell(written, session)
    return 0


def _made(
    rules: Rulebook, place: Path, asked: Asked, language: Language
) -> Mapping[Path, bytes]:
    """Return the workbooks by where they go: a file, or a folder of them."""
    if place.suffix.lower() == _SUFFIX:
        return {place: template(rules.plan, language, asked)}
    hold_folder(place, _SUFFIX)
    if not asked.each:
        name = f"{rules.source.name}{_SUFFIX}"
        return {place / name: template(rules.plan, language, asked)}
    made = templates(rules.plan, language, asked)
    names = file_names([*made])
    pairs = zip(names, made.values(), strict=True)
    return {place / f"{name}{_SUFFIX}": content for name, content in pairs}


def _given(rules: Rulebook, previous: Path | None, plugins: Plugins) -> frozenset[str]:
    """Return the tables that nobody has to fill in, since they are read elsewhere.

    Raises:
        StopError: the last period's result is not what it should be.
    """
    project = rules.project
    given = {*project.results, *project.databases, *project.addresses}
    if previous is not None:
        last_result(rules.plan, previous, plugins)
    if previous is not None or project.previous:
        # What guiju.toml names may be there only when the period has come to its end.
        given |= {t.name for t in tables(rules.plan) if is_of_previous(t)}
    return frozenset(given)
