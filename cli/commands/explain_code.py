"""``guiju explain-code``."""

from collections.abc import Iterator

import click

from guiju.cli.added import Chosen, added
from guiju.cli.console import language_of
from guiju.cli.faults import CODE_UNKNOWN
from guiju.cli.nearest import nearest
from guiju.cli.reference import Entry, entries
from guiju.cli.shared import plugin_option
from guiju.cli.spoken import Spoken, argument
from guiju.cli.words import Session, Words
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Language, Text

_SEVERITIES = {
    Severity.ERROR: Text(zh="错误", en="error"),
    Severity.WARNING: Text(zh="提醒", en="warning"),
    Severity.NOTE: Text(zh="说明", en="note"),
}
_BAD = Text(zh="会被指出：", en="is reported:")
_GOOD = Text(zh="没有问题：", en="is fine:")
_CODES = Text(zh="编号", en="codes")
_BEFORE, _BEHIND, _WORTH_LEAVING_OUT = 10, 4, 20
"""How many lines of a long example are shown, and what is worth leaving out."""


@click.command(
    "explain-code",
    cls=Spoken,
    words=Words(
        "解释一个编号：为什么指出，什么样的会被指出。不写编号就列出全部。",
        "Say what a code means, with examples. Without a code, list them all.",
    ),
)
@argument(
    "code",
    metavar="[CODE]",
    required=False,
    words=Words("编号，例如 GJ0301", "a code, for example GJ0301"),
)
@plugin_option
@click.pass_obj
def command(session: Session, code: str | None, plugins: Chosen) -> int:
    """Print the entry, or all titles, and return the exit code."""
    known, language = entries(added(plugins).checks), language_of(session)
    if code is None:
        for entry in known.values():
            click.echo(f"{entry.code}  {entry.title.of(language)}")
        return 0
    wanted = code.strip().upper()
    if wanted not in known:
        raise CODE_UNKNOWN.stop(
            Text(zh=f"没有编号“{code}”", en=f'there is no code "{code}"'),
            nearest(wanted, known, _CODES),
        )
    click.echo("\n".join(_lines(known[wanted], language)))
    return 0


def _lines(entry: Entry, language: Language) -> Iterator[str]:
    severity = _SEVERITIES[entry.severity].of(language)
    yield f"{entry.code} {entry.title.of(language)} ({severity})"
    yield ""
    yield entry.why.of(language)
    for title, examples in ((_BAD, entry.bad), (_GOOD, entry.good)):
        for example in examples:
            yield from ("", title.of(language), "")
            lines = _shortened(example.splitlines(), language)
            yield from (f"    {line}".rstrip() for line in lines)


def _shortened(lines: list[str], language: Language) -> list[str]:
    """Leave out the middle of an example that is long by its nature."""
    left_out = len(lines) - _BEFORE - _BEHIND
    if left_out < _WORTH_LEAVING_OUT:
        return lines
    words = Words(f"……（还有 {left_out} 行）", f"… ({left_out} more lines)")
    return [*lines[:_BEFORE], words.of(language), *lines[-_BEHIND:]]
