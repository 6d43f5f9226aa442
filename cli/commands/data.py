"""``guiju data check``."""

import sys
from pathlib import Path

import click

from guiju.cli import distinction_command
from guiju.cli.added import Chosen, added
from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.correcting import amended, corrections_at
from guiju.cli.fault import FINDINGS, StopError
from guiju.cli.findings import Findings
from guiju.cli.forms import told
from guiju.cli.marking import mark
from guiju.cli.rulebook import Rulebook, load
from guiju.cli.running import take
from guiju.cli.shared import (
    HUMAN,
    corrections_option,
    data_argument,
    form_option,
    plugin_option,
    previous_option,
    rulebook_argument,
)
from guiju.cli.spoken import Spoken, SpokenGroup, option
from guiju.cli.words import Session, Words
from guiju.engine.diagnostic import Severity
from guiju.plugins.intake.intake import Intake

_CHECK = Words(
    "检查填报的数据，一次说出全部问题，注明文件、工作表和单元格。",
    "Check reported data: every fault at once, with file, sheet and cell.",
)


@click.group("data", cls=SpokenGroup, words=Words("检查填报的数据。", "Reported data."))
def command() -> None:
    """Hold what can be done with data."""


@command.command("check", cls=Spoken, words=_CHECK)
@rulebook_argument
@data_argument
@previous_option
@corrections_option
@option(
    "--marked",
    metavar="OUT.xlsx|DIR",
    type=click.Path(path_type=Path),
    words=Words(
        "把问题标在数据的副本上：写一个文件，或几个文件的文件夹",
        "mark the faults in a copy of the data: a file, or a folder for several",
    ),
)
@form_option
@plugin_option
@click.pass_obj
def check(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    rulebook: str,
    data: str | None,
    previous: Path | None,
    corrections: Path | None,
    marked: Path | None,
    form: str,
    plugins: Chosen,
) -> int:
    """Hold the data to the contract of the rulebook and return the exit code."""
    brought = added(plugins)
    rules = load(rulebook, brought)
    at = corrections_at(rules, corrections)
    intake = take(rules, brought.plugins, data, previous, at).intake
    findings = _with_corrections(rules, intake, at)
    if form == HUMAN:
        show_diagnostics(findings.diagnostics, findings.texts, session, sys.stdout)
        click.echo(_summary(findings).of(session.language), err=True)
    else:
        click.echo(told(form, findings, language_of(session)), nl=False)
    if marked is not None:
        read = {name: intake.files[name] for name in intake.digests}
        mark(marked, read, intake.diagnostics, session)
    return FINDINGS if findings.fails else 0


def _with_corrections(
    rules: Rulebook, intake: Intake, corrections: Path | None
) -> Findings:
    """Return what was found; corrections are held to data without an error."""
    found, texts = intake.diagnostics, {}
    if intake.facts is not None:
        try:
            found += amended(rules.plan, intake.facts, corrections).remarks
        except StopError as error:
            found, texts = (*found, *error.diagnostics), dict(error.texts)
    return Findings(files=(), diagnostics=found, texts=texts)


def _summary(findings: Findings) -> Words:
    if not findings.diagnostics:
        return Words("数据没有问题", "the data is clean")
    errors = findings.count(Severity.ERROR)
    others = len(findings.diagnostics) - errors
    return Words(
        f"数据有{errors}个错误，{others}个提醒", f"errors: {errors}; remarks: {others}"
    )


command.add_command(distinction_command.command)
