"""``guiju check``."""

import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import TextIO

import click

from guiju.cli.added import Chosen, added
from guiju.cli.clauses import clauses_told
from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.fault import FINDINGS
from guiju.cli.findings import Findings, examined
from guiju.cli.fixing import drafts, mend
from guiju.cli.forms import told
from guiju.cli.ranges import RANGE_FORMS, ranges_told
from guiju.cli.rulebook import Source, find_all
from guiju.cli.shared import HUMAN, form_option, plugin_option, rulebooks_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.usage import Misuse
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell, write
from guiju.engine.diagnostic import Severity

_DIFF_ALONE = Words(
    "--diff 打印修改的地方，不能同时用 --format、-o、--ranges 或 --clauses",
    "--diff prints what would change; it goes without --format, -o, --ranges and "
    "--clauses",
)
_ONE_LIST = Words(
    "--ranges 和 --clauses 一次只能用一个",
    "--ranges and --clauses do not go together",
)
_LISTS = {"--ranges": ranges_told, "--clauses": clauses_told}


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
@option(
    "--fix",
    is_flag=True,
    words=Words(
        "改正不会改变意思的问题，再检查",
        "fix what cannot change the meaning, then check",
    ),
)
@option(
    "--diff",
    is_flag=True,
    words=Words("只显示 --fix 会改什么", "only show what --fix would change"),
)
@option(
    "--ranges",
    "with_ranges",
    is_flag=True,
    words=Words(
        "列出每个量的最低、最高和升降，也可以用 --format json",
        "what each quantity can be and how it moves; also as json",
    ),
)
@option(
    "--clauses",
    "with_clauses",
    is_flag=True,
    words=Words(
        "列出每一条条文有没有规则，也可以用 --format json",
        "which clauses of the source have rules; also as json",
    ),
)
@plugin_option
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    session: Session,
    rulebooks: tuple[str, ...],
    form: str,
    output: Path | None,
    plugins: Chosen,
    *,
    strict: bool,
    fix: bool,
    diff: bool,
    with_ranges: bool,
    with_clauses: bool,
) -> int:
    """Check every rulebook of ``rulebooks`` and return the exit code."""
    sources = find_all(rulebooks, added(plugins))
    list_ = _list(with_ranges=with_ranges, with_clauses=with_clauses)
    if diff:
        is_alone = form == HUMAN and output is None and not list_
        return _differences(sources, alone=is_alone)
    if fix:
        mend(sources, session)
    findings = examined(sources, strict=strict)
    stream = sys.stdout if output is None else StringIO()
    if list_:
        _tell_list(list_, form, findings, session, stream)
    elif form == HUMAN:
        show_diagnostics(findings.diagnostics, findings.texts, session, stream)
    else:
        click.echo(told(form, findings, language_of(session)), stream, nl=False)
    if output is not None and isinstance(stream, StringIO):
        tell(write(output, stream.getvalue().encode()), session)
    if form == HUMAN:
        _summarise(findings, session)
    return FINDINGS if findings.fails else 0


def _differences(sources: Sequence[Source], *, alone: bool) -> int:
    if not alone:
        raise Misuse(_DIFF_ALONE, click.get_current_context())
    shown = "".join(draft.difference for draft in drafts(sources))
    click.echo(shown, nl=False)
    return FINDINGS if shown else 0


def _list(*, with_ranges: bool, with_clauses: bool) -> str:
    """Return the option that asks for a list, or nothing."""
    if with_ranges and with_clauses:
        raise Misuse(_ONE_LIST, click.get_current_context())
    return "--ranges" if with_ranges else "--clauses" if with_clauses else ""


def _tell_list(
    list_: str, form: str, findings: Findings, session: Session, stream: TextIO
) -> None:
    """Write the ranges or the clauses; what was found goes to people."""
    if form not in RANGE_FORMS:
        words = Words(
            f"{list_} 只有 human 和 json 两种格式",
            f"{list_} has two forms: human and json",
        )
        raise Misuse(words, click.get_current_context())
    show_diagnostics(findings.diagnostics, findings.texts, session, sys.stderr)
    click.echo(_LISTS[list_](form, findings, session, stream), stream, nl=False)


def _summarise(findings: Findings, session: Session) -> None:
    click.echo(_summary(findings).of(session.language), err=True)
    # A fix in a file that a rulebook is made of is made where that file is named.
    fixes = (one.fix for one in findings.diagnostics if one.fix is not None)
    fixable = sum(fix.span.file in findings.files for fix in fixes)
    if fixable:
        said = Words(
            f"其中{fixable}个可以用 --fix 改正，先看改什么用 --diff",
            f"can be fixed by --fix: {fixable}; --diff shows how",
        )
        click.echo(said.of(session.language), err=True)


def _summary(findings: Findings) -> Words:
    files = len(findings.files)
    errors = findings.count(Severity.ERROR)
    warnings = findings.count(Severity.WARNING)
    if not findings.diagnostics:
        return Words(
            f"检查了{files}个规则书，没有问题", f"rulebooks checked: {files}, clean"
        )
    return Words(
        f"检查了{files}个规则书：{errors}个错误，{warnings}个提醒",
        f"rulebooks checked: {files}, errors: {errors}, warnings: {warnings}",
    )
