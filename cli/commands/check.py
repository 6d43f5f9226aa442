"""``guiju check``."""

import sys
from io import StringIO
from pathlib import Path

import click

from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.fault import FINDINGS
from guiju.cli.findings import Findings, examined
from guiju.cli.forms import told
from guiju.cli.rulebook import find_all
from guiju.cli.shared import HUMAN, form_option, rulebooks_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell, write
from guiju.engine.diagnostic import Severity


@click.command(
    "check",
    cls=Spoken,
    words=Words(
        "检查规则书，不计分，不读数据。一次说出全部问题。\n"
        "有错误时退出码是 1；加 --strict，有提醒时也是 1。\n"
        '提醒可以在规则书里答复：解释 总分 答复 GJ0601 "理由"。',
        "Check rulebooks; score nothing, read no data. Everything is told at once.\n"
        "The exit code is 1 if there are errors, with --strict also for warnings.\n"
        'A rulebook can answer a warning: interpretation total answers GJ0601 "why".',
    ),
)
@rulebooks_argument
@form_option
@option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    words=Words("写到文件，不打印", "write to a file instead of printing"),
)
@option(
    "--strict",
    is_flag=True,
    words=Words("提醒也算问题", "warnings count as findings"),
)
@click.pass_obj
def command(
    session: Session,
    rulebooks: tuple[str, ...],
    form: str,
    output: Path | None,
    *,
    strict: bool,
) -> int:
    """Check every rulebook of ``rulebooks`` and return the exit code."""
    findings = examined(find_all(rulebooks), strict=strict)
    if output is not None:
        tell(write(output, _written(form, findings, session).encode()), session)
    elif form == HUMAN:
        show_diagnostics(findings.diagnostics, findings.texts, session, sys.stdout)
    else:
        click.echo(told(form, findings, language_of(session)), nl=False)
    if form == HUMAN:
        click.echo(_summary(findings).of(session.language), err=True)
    return FINDINGS if findings.fails else 0


def _written(form: str, findings: Findings, session: Session) -> str:
    if form != HUMAN:
        return told(form, findings, language_of(session))
    file = StringIO()
    show_diagnostics(findings.diagnostics, findings.texts, session, file)
    return file.getvalue()


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
