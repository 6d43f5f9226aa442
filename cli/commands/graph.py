"""``guiju graph``."""

import click

from guiju.cli.added import Chosen, added
from guiju.cli.console import language_of
from guiju.cli.drawing import as_dot, as_mermaid
from guiju.cli.rulebook import load
from guiju.cli.shared import plugin_option, rulebook_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words

_FORMS = {"mermaid": as_mermaid, "dot": as_dot}


@click.command(
    "graph",
    cls=Spoken,
    words=Words(
        "画出计算的先后关系，箭头从先算的指向用到它的。",
        "Draw what depends on what; arrows go from what is needed to its user.",
    ),
)
@rulebook_argument
@option(
    "--format",
    "form",
    type=click.Choice([*_FORMS]),
    default="mermaid",
    words=Words("交给哪个画图程序", "for which drawing program"),
)
@plugin_option
@click.pass_obj
def command(session: Session, rulebook: str, form: str, plugins: Chosen) -> int:
    """Print the graph and return the exit code."""
    plan = load(rulebook, added(plugins)).plan
    click.echo(_FORMS[form](plan, language_of(session)), nl=False)
    return 0
