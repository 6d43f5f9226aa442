"""``guiju plugins``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs
import click

from guiju.cli.console import language_of
from guiju.cli.shared import plugin_option
from guiju.cli.spoken import Spoken, argument, option
from guiju.cli.usage import Misuse
from guiju.cli.words import Session, Words
from guiju.dsl.format import format_text
from guiju.dsl.method import Method, by_spelling
from guiju.engine.text import Language
from guiju.plugins.manager import Plugin, load_plugins

_TABLE = "table"
_NAMED = Words("由你指定的文件", "a file that you named")
_METHODS = Words("计分方法：", "scoring methods:")
_EXPANSION = Words("展开成：", "expands to ")
_EXAMPLE = Words("例子：", "for example:")


@click.command(
    "plugins",
    cls=Spoken,
    words=Words(
        "列出用到的插件、版本、来处和接口，以及它们带来的计分方法。规则书不能指定插件。\n"
        "写上方法的名称，就说明这种方法。",
        "List the plugins in use, with version, origin and hooks, and the scoring\n"
        "methods that they bring. A rulebook names no plugin.\n"
        "With the name of a method, document that one.",
    ),
)
@argument(
    "name",
    metavar="[METHOD]",
    required=False,
    words=Words("计分方法，例如 功效系数", "a method, for example efficacy"),
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
def command(
    session: Session, name: str | None, form: str, plugins: tuple[Path, ...]
) -> int:
    """Print what there is, and return the exit code."""
    loaded = load_plugins(plugins)
    brought = loaded.brought()
    if name is not None:
        found = by_spelling(method for _, method in brought).get(name)
        if found is None:
            raise Misuse(_unknown(name), click.get_current_context())
        click.echo("\n".join(_told(found, language_of(session))))
    elif form == _TABLE:
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


def _told(method: Method, language: Language) -> Iterator[str]:
    yield method.form(language)
    yield from (method.title.of(language), "", method.documentation.of(language), "")
    for one in method.parameters:
        yield f"  {one.name.of(language)}  {one.title.of(language)}"
    yield f"\n{_EXPANSION.of(language)}{method.expansion.of(language)}"
    example = format_text(
        method.example, language, methods=lambda: by_spelling([method])
    )
    yield f"\n{_EXAMPLE.of(language)}\n\n{example.rstrip()}"


def _unknown(name: str) -> Words:
    return Words(
        f"没有装上的计分方法叫“{name}”，guiju plugins 列出全部",
        f'no loaded method is called "{name}"; guiju plugins lists them all',
    )


def _data(
    plugin: Plugin, brought: Iterable[tuple[Plugin, Method]]
) -> Mapping[str, object]:
    methods = [method.name.zh for owner, method in brought if owner is plugin]
    return {**attrs.asdict(plugin), "methods": methods}
