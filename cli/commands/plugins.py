"""``guiju plugins``."""

import json
from pathlib import Path

import attrs
import click

from guiju.cli.shared import plugin_option
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.plugins.manager import Plugin, load_plugins

_TABLE = "table"
_NAMED = Words("由你指定的文件", "a file that you named")


@click.command(
    "plugins",
    cls=Spoken,
    words=Words(
        "列出用到的插件、版本、来处和接口。规则书不能指定插件。",
        "List the plugins in use: version, origin and hooks. A rulebook names none.",
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice([_TABLE, "json"]),
    default=_TABLE,
    words=Words("给人看，或给程序读", "for people or for programs"),
)
@plugin_option
@click.pass_obj
def command(session: Session, form: str, plugins: tuple[Path, ...]) -> int:
    """Print what there is, and return the exit code."""
    listed = load_plugins(plugins).listed
    if form == _TABLE:
        for plugin in listed:
            click.echo(_line(plugin, session))
    else:
        data = [attrs.asdict(plugin) for plugin in listed]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    return 0


def _line(plugin: Plugin, session: Session) -> str:
    origin = f"{plugin.distribution} {plugin.version}".strip()
    return "  ".join(
        (
            plugin.name,
            origin or _NAMED.of(session.language),
            ", ".join(plugin.hooks),
            f"sha256 {plugin.sha256[:12]}",
        )
    )
