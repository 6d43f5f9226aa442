"""``guiju plugins``."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs
import click

from guiju.cli.console import language_of
from guiju.cli.shared import plugin_option
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.dsl.method import Method
from guiju.engine.text import Language
from guiju.plugins.manager import Plugin, load_plugins

_TABLE = "table"
_NAMED = Words("由你指定的文件", "a file that you named")
_METHODS = Words("计分方法：", "scoring methods:")


@click.command(
    "plugins",
    cls=Spoken,
    words=Words(
        "列出用到的插件、版本、来处和接口，以及它们带来的计分方法。规则书不能指定插件。",
        "List the plugins in use, with version, origin and hooks, and the scoring\n"
        "methods that they bring. A rulebook names no plugin.",
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
    loaded = load_plugins(plugins)
    brought = loaded.brought()
    if form == _TABLE:
        for plugin in loaded.listed:
            click.echo(_line(plugin, session))
        click.echo(f"\n{_METHODS.of(session.language)}")
        for plugin, method in brought:
            click.echo(_method(plugin, method, language_of(session)))
    else:
        data = [_data(plugin, brought) for plugin in loaded.listed]
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


def _method(plugin: Plugin, method: Method, language: Language) -> str:
    form = method.form(language)
    return f"{form}  {method.title.of(language)}  ({plugin.name})"


def _data(
    plugin: Plugin, brought: Iterable[tuple[Plugin, Method]]
) -> Mapping[str, object]:
    methods = [method.name.zh for owner, method in brought if owner is plugin]
    return {**attrs.asdict(plugin), "methods": methods}
