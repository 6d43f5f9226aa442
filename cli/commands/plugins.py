"""``guiju plugins``."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
import click

from guiju.cli.added import Chosen
from guiju.cli.console import language_of
from guiju.cli.guests import guests
from guiju.cli.shared import plugin_option
from guiju.cli.spoken import Spoken, argument, option
from guiju.cli.usage import Misuse
from guiju.cli.words import Session, Words
from guiju.dsl.format import format_text
from guiju.dsl.method import Method, by_spelling
from guiju.engine.text import Language, Text
from guiju.plugins.output import Output
from guiju.plugins.plugin import OWN, Plugin, Reason
from guiju.plugins.questions import Plugins

_TABLE = "table"
_LIST = "toml"
_NAMED = Words("由你指定的文件", "a file that you named")
_METHODS = Words("计分方法：", "scoring methods:")
_CHECKS = Words("检查：", "checks:")
_RULEBOOKS = Words("规则书：", "rulebooks:")
_COMMANDS = Words("命令：", "commands:")
_OUTPUTS = Words("输出：", "outputs:")
_ON_REQUEST = Text(zh="指名才写出", en="only where it is named")
_NEEDS = Text(zh="要先 pip install {}", en="needs pip install {}")
_LEFT_OUT = {
    Reason.NOT_ALLOWED: Words(
        "没有装入：guiju.toml 的 plugins.allow 里没有它",
        "not loaded: plugins.allow in guiju.toml does not have it",
    ),
    Reason.SWITCHED_OFF: Words(
        "没有装入：写了 --no-plugins", "not loaded: --no-plugins"
    ),
}
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
    type=click.Choice([_TABLE, "json", _LIST]),
    default=_TABLE,
    words=Words(
        "给人看，或给程序读；toml 是可以写进 guiju.toml 的准许列表",
        "for people or programs; toml: a list to allow in guiju.toml",
    ),
)
@plugin_option
@click.pass_obj
def command(session: Session, name: str | None, form: str, plugins: Chosen) -> int:
    """Print what there is, and return the exit code."""
    loaded = plugins.load()
    brought = loaded.brought()
    if name is not None:
        found = by_spelling(method for _, method in brought).get(name)
        if found is None:
            raise Misuse(_unknown(name), click.get_current_context())
        click.echo("\n".join(_told(found, language_of(session))))
    elif form == _TABLE:
        for plugin in loaded.listed:
            click.echo(_line(plugin, session))
        for one in loaded.left_out:
            said = _LEFT_OUT[one.reason].of(session.language)
            click.echo(f"{one.distribution} {one.version}  {said}")
        click.echo(f"\n{_METHODS.of(session.language)}")
        for plugin, method in brought:
            click.echo(_method(plugin, method, language_of(session)))
        for title, lines in _further(loaded, language_of(session)):
            if lines:
                click.echo("\n".join(("", title, *lines)))
    elif form == _LIST:
        click.echo(_list(loaded.listed))
    else:
        data = [_data(plugin, brought) for plugin in loaded.listed]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    return 0


def _further(
    loaded: Plugins, language: Language
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what plugins bring beside methods, each kind with its title."""
    yield (
        _OUTPUTS.of(language),
        [_output(one, language) for one in loaded.outputs() if one.file_suffix],
    )
    yield (
        _CHECKS.of(language),
        [
            f"{check.code}  {check.title.of(language)}  ({plugin.release})"
            for plugin, check in loaded.checks()
        ],
    )
    yield (
        _RULEBOOKS.of(language),
        [f"{one.name}  ({plugin.release})" for plugin, one in loaded.rulebooks()],
    )
    yield (
        _COMMANDS.of(language),
        [
            f"guiju {one.name}  {one.title.of(language)}  ({plugin.release})"
            for plugin, one in guests(loaded)
        ],
    )


def _list(listed: Sequence[Plugin]) -> str:
    """Return what ``guiju.toml`` says to let in just what is loaded now."""
    installed = {
        one.distribution: f'  "{one.distribution}=={one.version} sha256:{one.sha256}",'
        for one in listed
        if one.distribution not in {OWN, ""}
    }
    return "\n".join(("[plugins]", "allow = [", *installed.values(), "]"))


def _line(plugin: Plugin, session: Session) -> str:
    origin = plugin.release if plugin.distribution else ""
    return "  ".join(
        (
            plugin.name,
            origin or _NAMED.of(session.language),
            ", ".join(plugin.hooks),
            f"sha256 {plugin.sha256[:12]}",
        )
    )


def _output(output: Output, language: Language) -> str:
    """Return a line on an output; the usual ones are written without being named."""
    remarks = [_ON_REQUEST.of(language)] if output.on_request else []
    if output.needs:
        remarks.append(_NEEDS.of(language).format(output.needs))
    return "  ".join((output.name, output.title.of(language), *remarks))


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
    fields = attrs.asdict(plugin, filter=lambda field, _: field.name != "home")
    return {**fields, "methods": methods}
