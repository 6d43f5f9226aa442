"""``guiju fmt``."""

from collections.abc import Iterable

import attrs
import click

from guiju.cli.added import Chosen, added
from guiju.cli.difference import difference
from guiju.cli.fault import FINDINGS, StopError
from guiju.cli.rulebook import Source, find_all, read
from guiju.cli.shared import plugin_option, rulebooks_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import LANGUAGES, Session, Words
from guiju.dsl.format import format_text
from guiju.engine.diagnostic import Diagnostic, DiagnosticError
from guiju.engine.text import Language
from guiju.plugins.files import write_atomically

_WOULD_CHANGE = Words("写法不统一：", "not in canonical form: ")
_CHANGED = Words("已改写：", "rewrote ")


@attrs.frozen
class _Draft:
    """A rulebook as it is and as it should be."""

    source: Source
    text: str
    formatted: str


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
@plugin_option
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    session: Session,
    rulebooks: tuple[str, ...],
    language: Language | None,
    plugins: Chosen,
    *,
    check: bool,
    stdout: bool,
) -> int:
    """Format every rulebook and return the exit code."""
    drafts = _drafts(find_all(rulebooks, added(plugins)), language)
    if stdout:
        click.echo("".join(draft.formatted for draft in drafts), nl=False)
        return 0
    changed = [draft for draft in drafts if draft.formatted != draft.text]
    for draft in changed:
        if check:
            _tell(_WOULD_CHANGE, draft, session)
            name = draft.source.shown
            click.echo(difference(name, draft.text, draft.formatted), nl=False)
        else:
            write_atomically(draft.source.path, draft.formatted.encode("utf-8"))
            _tell(_CHANGED, draft, session)
    return FINDINGS if check and changed else 0


def _drafts(sources: Iterable[Source], language: Language | None) -> tuple[_Draft, ...]:
    """Return every rulebook with its canonical form: all, or the faults of all."""
    drafts: list[_Draft] = []
    faults: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for source in sources:
        try:
            text = texts[source.shown] = read(source)
            formatted = format_text(
                text, language, source.shown, methods=source.added.methods
            )
        except DiagnosticError as error:
            faults.extend(error.diagnostics)
        else:
            drafts.append(_Draft(source, text, formatted))
    if faults:
        raise StopError(*faults, texts=texts)
    return tuple(drafts)


def _tell(words: Words, draft: _Draft, session: Session) -> None:
    click.echo(f"{words.of(session.language)}{draft.source.shown}", err=True)
