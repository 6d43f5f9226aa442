"""``guiju rulebooks``."""

from collections.abc import Iterator
from pathlib import Path

import click

from guiju.cli.added import Added, Chosen, added
from guiju.cli.console import language_of
from guiju.cli.project import read_project
from guiju.cli.shared import plugin_option
from guiju.cli.shipped import SHIPPED, shipped
from guiju.cli.spoken import Spoken
from guiju.cli.words import Session, Words
from guiju.engine.text import Text


@click.command(
    "rulebooks",
    cls=Spoken,
    words=Words(
        "列出自带的规则书，和插件带来的规则书。",
        "List the shipped rulebooks, and those that plugins bring.",
    ),
)
@plugin_option
@click.pass_obj
def command(session: Session, plugins: Chosen) -> int:
    """Print a line for each rulebook that can be called by its name."""
    for name, folder, origin in _all(added(plugins)):
        project = read_project(folder, Path(name))
        title = project.title or Text(zh=name, en=name)
        click.echo(f"{name}  {title.of(language_of(session))}{origin}")
    return 0


def _all(brought: Added) -> Iterator[tuple[str, Path, str]]:
    """Yield name and folder of each, and of a plugin's, who brings it."""
    for name in shipped():
        yield name, SHIPPED / name, ""
    if brought.chosen.is_any:
        for plugin, one in brought.plugins.rulebooks():
            yield one.name, one.folder, f"  ({plugin.release})"
