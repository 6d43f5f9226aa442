"""``guiju run``."""

import sys
from pathlib import Path

import attrs
import click

from guiju.cli.added import Chosen
from guiju.cli.again import quoted
from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.distinction import brief
from guiju.cli.fault import FINDINGS
from guiju.cli.outputs_asked import BY_PROGRAMS, USUAL, Asked, asked
from guiju.cli.readings import ENGINES, reading_of
from guiju.cli.reports import (
    Signer,
    as_json,
    as_table,
    left_out,
    report_of,
    report_of_view,
    write_all,
    write_view,
)
from guiju.cli.running import Request, Run, carry_out
from guiju.cli.shared import (
    after_option,
    corrections_option,
    data_argument,
    plugin_option,
    previous_option,
    rulebook_argument,
    set_option,
    unit_option,
    view_option,
)
from guiju.cli.signing import signer
from guiju.cli.spoken import Spoken, option
from guiju.cli.usage import Misuse
from guiju.cli.verify_faults import KEY_FAULTY
from guiju.cli.view import find_view, reader_of, whole_or_one
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell_all
from guiju.engine.text import Text
from guiju.plugins.disclosure import readers

_FORMS = {"table": as_table, "json": as_json}
_NO_FOLDER = Words(
    "--only、--also 要和 -o 一起写：不写文件夹就什么也不写出",
    "--only and --also need -o: without a folder nothing is written",
)
_MORE = Words(
    "数据有提醒，或有约束没有满足，去掉 --view 可见",
    "there are remarks on the data or broken constraints: run it without --view",
)


@click.command(
    "run",
    cls=Spoken,
    words=Words(
        "计分、核对约束、排名；加 -o 写出报告和凭据 receipt.json。\n"
        "有“必须”没有满足，或数据有错，退出码是 1。",
        "Score, check the constraints, rank; with -o write the reports and the\n"
        "receipt. The exit code is 1 if a “must” is broken or data is faulty.",
    ),
)
@rulebook_argument
@data_argument
@option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    words=Words("把报告写到这个文件夹", "write the reports to this folder"),
)
@option(
    "--only",
    multiple=True,
    metavar="OUTPUT",
    words=Words(
        "只写出这些报告，如 docx,pdf，可以写几次；名称见 guiju plugins",
        "write these outputs alone, as docx,pdf; repeatable; guiju plugins lists them",
    ),
)
@option(
    "--also",
    multiple=True,
    metavar="OUTPUT",
    words=Words(
        "平常写出的之外，再写出这些，如 pdf",
        "write these besides the usual ones, as pdf",
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice([*_FORMS]),
    default="table",
    words=Words("屏幕上显示排名表或 JSON", "print tables or JSON"),
)
@option(
    "--sign",
    "key",
    metavar="KEY.pem",
    type=click.Path(path_type=Path),
    words=Words(
        "用这把私钥给凭据签名（Ed25519）",
        "sign the receipt with this private key (Ed25519)",
    ),
)
@option(
    "--engine",
    "engine",
    metavar="ENGINE",
    type=click.Choice([*ENGINES]),
    default="auto",
    words=Words(
        "逐个单位算（exact）、所有单位一起算（columnar）、按数据多少自己选（auto），"
        "或交给数据库（duckdb、postgres、spark）；结果都一样",
        "compute one unit at a time (exact), all at once (columnar), whichever is "
        "sooner (auto), or in a database (duckdb, postgres, spark); the result is the "
        "same",
    ),
)
@view_option
@unit_option
@previous_option
@corrections_option
@after_option
@set_option
@plugin_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    rulebook: str,
    data: str | None,
    folder: Path | None,
    only: tuple[str, ...],
    also: tuple[str, ...],
    form: str,
    key: Path | None,
    engine: str,
    view: str | None,
    unit: str | None,
    previous: Path | None,
    corrections: Path | None,
    after: Path | None,
    settings: tuple[str, ...],
    plugins: Chosen,
) -> int:
    """Carry out the run, write and print it, and return the exit code."""
    sign = _signer(key, folder)
    wanted = _asked(only, also, folder, plugins)
    run = carry_out(
        Request(
            rulebook=rulebook,
            data=data,
            previous=previous,
            corrections=corrections,
            after=after,
            settings=settings,
            plugins=plugins,
            reading=reading_of(engine),
        )
    )
    if view is not None:
        return _view(run, session, _View(view, unit, form, wanted, sign), folder)
    _tell(run, session)
    report = report_of(run, language_of(session))
    files = write_all(run, report, folder, wanted, sign) if folder else ()
    click.echo(_FORMS[form](report), nl=False)
    if folder:
        tell_all(files, session, folder)
        _tell_left_out(left_out(run, report, wanted), session)
    return FINDINGS if _is_broken(run) else 0


@attrs.frozen
class _View:
    """What of a view was asked for."""

    name: str
    unit: str | None
    form: str
    wanted: Asked
    sign: Signer | None


def _view(run: Run, session: Session, asked_for: _View, folder: Path | None) -> int:
    """Show or write what a view shows, and say of the rest only that there is some."""
    plan, language = run.result.plan, language_of(session)
    view = find_view(plan, asked_for.name)
    reader = reader_of(plan, view, asked_for.unit)
    if reader or not readers(plan, view) or folder is None:
        whole_or_one(plan, view, asked_for.unit)
        report = report_of_view(run, language, view, reader)
        click.echo(_FORMS[asked_for.form](report), nl=False)
    if folder:
        files = write_view(
            run, language, view, reader, folder, asked_for.wanted, asked_for.sign
        )
        tell_all(files, session, folder)
    if run.remarks or _is_broken(run):
        click.echo(_MORE.of(session.language), err=True)
    return FINDINGS if _is_broken(run) else 0


def _asked(
    only: tuple[str, ...],
    also: tuple[str, ...],
    folder: Path | None,
    plugins: Chosen,
) -> Asked:
    """Return which outputs are wanted, before anything is computed."""
    if not only and not also:
        return USUAL
    if folder is None:
        raise Misuse(_NO_FOLDER, click.get_current_context())
    return asked(only, also, plugins)


def _signer(key: Path | None, folder: Path | None) -> Signer | None:
    """Return what signs, before anything is computed: a bad key stops at once."""
    if key is not None and folder is None:
        raise KEY_FAULTY.stop(
            Text(
                zh="要签名，却没有写出凭据的文件夹",
                en="there is something to sign only where a receipt is written",
            ),
            Text(zh="加上 -o 文件夹", en="add -o FOLDER"),
        )
    return None if key is None else signer(key)


def _tell(run: Run, session: Session) -> None:
    """Say what there is to say about the data; the rules have ``check`` for that."""
    show_diagnostics(run.remarks, {}, session, sys.stderr)
    for line in brief(run.result, run.rulebook.source.shown, language_of(session)):
        click.echo(line, err=True)
    count = len(run.rulebook.diagnostics)
    if count:
        name = quoted(run.rulebook.source.shown)
        words = Words(
            f"规则书有{count}条提醒或说明，见 guiju check {name}",
            f"remarks on the rulebook: {count}, see guiju check {name}",
        )
        click.echo(words.of(session.language), err=True)


def _tell_left_out(names: tuple[str, ...], session: Session) -> None:
    """Say which usual outputs a very large result was not written as."""
    if names:
        words = Words(
            f"结果太大，没有写 {'、'.join(names)}；{BY_PROGRAMS.zh}",
            f"too large for {', '.join(names)}; {BY_PROGRAMS.en}",
        )
        click.echo(words.of(session.language), err=True)


def _is_broken(run: Run) -> bool:
    """Whether something obligatory does not hold."""
    return any(True for _ in run.result.broken())
