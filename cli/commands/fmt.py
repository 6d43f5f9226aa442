"""``guiju fmt``."""

import difflib
from collections.abc import Iterator

import click

from guiju.cli.fault import FINDINGS, StopError
from guiju.cli.rulebook import Source, find_all, read
from guiju.cli.shared import rulebooks_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import LANGUAGES, Session, Words
from guiju.dsl.format import format_text
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Language
from guiju.plugins.files import write_atomically

_WOULD_CHANGE = Words("写法不统一：", "not in canonical form: ")
_CHANGED = Words("已改写：", "rewrote ")


@click.command(
    "fmt",
    cls=Spoken,
    words=Words(
        "把规则书改成统一的写法，意思和注释不变。\n"
        "--lang 换成中文或英文的关键词，名称照旧。",
        "Write rulebooks in canonical form; meaning and comments stay.\n"
        "--lang turns the keywords into Chinese or English; names stay.",
    ),
)
@rulebooks_argument
@option(
    "--check",
    is_flag=True,
    words=Words("只看是否统一，不改写", "only look, and change nothing"),
)
@option(
    "--stdout",
    is_flag=True,
    words=Words("打印出来，不改写", "print it, and change nothing"),
)
@option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    words=Words("用中文还是英文的关键词", "spell the keywords in Chinese or English"),
)
@click.pass_obj
def command(
    session: Session,
    rulebooks: tuple[str, ...],
    language: Language | None,
    *,
    check: bool,
    stdout: bool,
) -> int:
    """Format every rulebook and return the exit code."""
    written = [(source, read(source)) for source in find_all(rulebooks)]
    changed = 0
    for source, text in written:
        formatted = _formatted(source, text, language)
        if stdout:
            click.echo(formatted, nl=False)
        elif formatted != text:
            changed += 1
            _tell_or_write(session, source, text, formatted, check=check)
    return FINDINGS if check and changed else 0


def _formatted(source: Source, text: str, language: Language | None) -> str:
    try:
        return format_text(text, language, source.shown)
    except DiagnosticError as error:
        raise StopError(*error.diagnostics, texts={source.shown: text}) from None


def _tell_or_write(
    session: Session, source: Source, text: str, formatted: str, *, check: bool
) -> None:
    if check:
        click.echo(f"{_WOULD_CHANGE.of(session.language)}{source.shown}", err=True)
        click.echo("".join(_difference(source, text, formatted)), nl=False)
        return
    write_atomically(source.path, formatted.encode("utf-8"))
    click.echo(f"{_CHANGED.of(session.language)}{source.shown}", err=True)


def _difference(source: Source, text: str, formatted: str) -> Iterator[str]:
    return difflib.unified_diff(
        text.splitlines(keepends=True),
        formatted.splitlines(keepends=True),
        source.shown,
        source.shown,
    )
