"""``guiju data distinction``, the command that ``data`` holds beside ``check``."""

import sys

import click

from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.distinction import remarks
from guiju.cli.requested import requested_as_reported
from guiju.cli.running import Request, carry_out
from guiju.cli.shared import HUMAN, data_argument, rulebook_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.engine.distinction import distinctions

_NOTHING = Words(
    "没有由各项算出来、又有几个单位可比的排名",
    "no ranking is computed of parts and compares several units",
)


@click.command(
    "distinction",
    cls=Spoken,
    words=Words(
        "区分度：每一项的名义权重和实际权重，哪些项目分不出高低。\n"
        "先照 guiju run 计分，所以待定的参数也要设定。",
        "Which parts tell the units apart: nominal and effective weights.\n"
        "It scores as guiju run does, so what is undetermined has to be set.",
    ),
)
@rulebook_argument
@data_argument
@option(
    "--format",
    "form",
    type=click.Choice([HUMAN, "json"]),
    default=HUMAN,
    words=Words("屏幕上显示表格或 JSON", "print tables or JSON"),
)
@requested_as_reported
@click.pass_obj
def command(session: Session, form: str, request: Request) -> int:
    """Print the weights of the parts and what they say; return the exit code."""
    # Other commands on data load nothing that draws tables.
    from guiju.cli.distinction_shown import as_json, as_table  # noqa: PLC0415

    run = carry_out(request)
    found = distinctions(run.result)
    show_diagnostics(run.remarks, {}, session, sys.stderr)
    if form != HUMAN:
        click.echo(as_json(found), nl=False)
        return 0
    click.echo(as_table(found, language_of(session), sys.stdout), nl=False)
    show_diagnostics(remarks(found), {}, session, sys.stdout)
    if not found:
        click.echo(_NOTHING.of(session.language), err=True)
    return 0
