"""``guiju rulebooks``."""

from pathlib import Path

import click

from guiju.cli.console import language_of
from guiju.cli.project import read_project
from guiju.cli.rulebook import find
from guiju.cli.shipped import shipped
from guiju.cli.spoken import Spoken
from guiju.cli.words import Session, Words
from guiju.engine.text import Text


@click.command(
    "rulebooks",
    cls=Spoken,
    words=Words("列出自带的规则书。", "List the shipped rulebooks."),
)
@click.pass_obj
def command(session: Session) -> int:
    """Print a line for each shipped rulebook."""
    for name in shipped():
        project = read_project(find(name).path.parent, Path(name))
        title = project.title or Text(zh=name, en=name)
        click.echo(f"{name}  {title.of(language_of(session))}")
    return 0
