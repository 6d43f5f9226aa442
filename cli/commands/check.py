"""``guiju check``."""

import sys

import click

from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.fault import FINDINGS
from guiju.cli.findings import FORMATS, Findings, examined
from guiju.cli.rulebook import find_all
from guiju.cli.shared import rulebooks_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.engine.diagnostic import Severity

_HUMAN = "human"


@click.command(
    "check",
    cls=Spoken,
    words=Words(
        "检查规则书，不计分，不读数据。一次说出全部问题。\n"
        "有错误时退出码是 1；加 --strict，有提醒时也是 1。",
        "Check rulebooks; score nothing, read no data. Everything is told at once.\n"
        "The exit code is 1 if there are errors, with --strict also for warnings.",
    ),
)
@rulebooks_argument
@option(
    "--format",
    "form",
    type=click.Choice([_HUMAN, *FORMATS]),
    default=_HUMAN,
    words=Words("给人看，或给程序读", "for people or for programs"),
)
@option(
    "--strict",
    is_flag=True,
    words=Words("提醒也算问题", "warnings count as findings"),
)
@click.pass_obj
def command(
    session: Session, rulebooks: tuple[str, ...], form: str, *, strict: bool
) -> int:
    """Check every rulebook of ``rulebooks`` and return the exit code."""
    findings = examined(find_all(rulebooks))
    if form == _HUMAN:
        diagnostics = findings.diagnostics
        show_diagnostics(diagnostics, findings.texts, session, sys.stdout)
        click.echo(_summary(findings).of(session.language), err=True)
    else:
        click.echo(FORMATS[form](findings, language_of(session)))
    fails = findings.count(Severity.ERROR) or (
        strict and findings.count(Severity.WARNING)
    )
    return FINDINGS if fails else 0


def _summary(findings: Findings) -> Words:
    files = len(findings.files)
    errors = findings.count(Severity.ERROR)
    warnings = findings.count(Severity.WARNING)
    if not findings.diagnostics:
        return Words(
            f"检查了{files}个规则书，没有问题", f"checked {files} rulebooks: clean"
        )
    return Words(
        f"检查了{files}个规则书：{errors}个错误，{warnings}个提醒",
        f"checked {files} rulebooks: {errors} errors, {warnings} warnings",
    )
