"""Arguments and options that several commands have."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from guiju.cli.added import Chosen
from guiju.cli.forms import FORMS
from guiju.cli.spoken import argument, option
from guiju.cli.usage import Misuse
from guiju.cli.words import Words

_Command = TypeVar("_Command", bound=Callable[..., Any])
_SWITCHED_OFF = "guiju.no_plugins"

DATABASES = "guiju.databases"
HOSTS = "guiju.hosts"
"""Where a command keeps what ``--database`` and ``--host`` said."""
REACHED = "guiju.reached"
"""Where it keeps the addresses of the databases that data was read from."""

HUMAN = "human"
"""The form for people."""

rulebook_argument = argument(
    "rulebook",
    metavar="RULEBOOK",
    words=Words("文件、文件夹或自带规则书的名称", "a file, a folder or a shipped name"),
)
rulebooks_argument = argument(
    "rulebooks",
    nargs=-1,
    required=True,
    metavar="RULEBOOK…",
    words=Words("文件、文件夹或自带规则书的名称", "files, folders or shipped names"),
)
_data_argument = argument(
    "data",
    required=False,
    metavar="[DATA]",
    words=Words(
        "数据文件夹或文件，默认看 guiju.toml", "a folder or file; default: guiju.toml's"
    ),
)
_data_option = option(
    "--data",
    metavar="DATA",
    words=Words(
        "数据文件夹或文件，默认看 guiju.toml", "a folder or file; default: guiju.toml's"
    ),
)


def _kept(
    key: str,
) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], None]:
    """Return what keeps the words of an option for whoever reads the data."""

    def keep(context: click.Context, _: click.Parameter, said: tuple[str, ...]) -> None:
        context.meta[key] = said

    return keep


def _kept_pairs(
    context: click.Context, _: click.Parameter, said: tuple[str, ...]
) -> None:
    """Keep what ``--database`` says: a name with an address, or an address alone.

    Raises:
        Misuse: a name stands there without an address.
    """
    for one in said:
        name, _equals, address = one.partition("=")
        if "://" not in name and not (name and address):
            shown = one if one.isidentifier() else "…"  # no password is ever shown
            words = Words(
                f"--database 要写成“名称=连接地址”，这里写的是“{shown}”",
                f'--database takes NAME=URL; this says "{shown}"',
            )
            raise Misuse(words, context)
    context.meta[DATABASES] = said


_database_option = option(
    "--database",
    multiple=True,
    metavar="NAME=URL",
    expose_value=False,
    callback=_kept_pairs,
    words=Words(
        "guiju.toml 里的数据库怎样连接，可以写几次",
        "how to reach a database of guiju.toml, repeatable",
    ),
)
_host_option = option(
    "--host",
    multiple=True,
    metavar="HOST",
    expose_value=False,
    callback=_kept(HOSTS),
    words=Words("可以从这台主机取数据，可以写几次", "data may be fetched from HOST"),
)


def data_argument(command: _Command) -> _Command:
    """Declare the data as an argument, and from where else it may be read."""
    return _data_argument(_database_option(_host_option(command)))


def data_option(command: _Command) -> _Command:
    """Declare the data as an option, and from where else it may be read."""
    return _data_option(_database_option(_host_option(command)))


previous_option = option(
    "--previous",
    "previous",
    metavar="RESULT",
    type=click.Path(path_type=Path),
    words=Words(
        "上期的结果：run -o 写出的文件夹或其中的 JSON，默认看 guiju.toml",
        "the last period's result: the folder of run -o, or the JSON in it; "
        "default: guiju.toml's",
    ),
)
corrections_option = option(
    "--corrections",
    "corrections",
    metavar="FILE.toml",
    type=click.Path(path_type=Path),
    words=Words(
        "更正填报的数的文件，默认看 guiju.toml",
        "a file of corrections of reported figures; default: guiju.toml's",
    ),
)
after_option = option(
    "--after",
    "after",
    metavar="RUN",
    type=click.Path(path_type=Path),
    words=Words(
        "更正的是哪一次运行：那次 run -o 写出的文件夹",
        "the run that is corrected: the folder that run -o wrote",
    ),
)
set_option = option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    words=Words(
        "设定一个参数，可以写几次：--set 专项扣分=2分/项",
        "set a parameter, repeatable: --set 'NAME=2 points/item'",
    ),
)
form_option = option(
    "--format",
    "form",
    type=click.Choice([HUMAN, *FORMS]),
    default=HUMAN,
    metavar="FORM",
    words=Words(
        "human 给人看；json、sarif、github、junit 给程序读",
        "human, or for programs: json, sarif, github, junit",
    ),
)

shown_option = option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    words=Words("文字、JSON 或网页", "text, JSON or a page"),
)


def plugin_option(command: _Command) -> _Command:
    """Give ``command`` the options that say which plugins are used: ``plugins``."""
    return _plugin(_no_plugins(command))


def _chosen(
    context: click.Context, _: click.Parameter, files: Sequence[Path]
) -> Chosen:
    return Chosen(tuple(files), installed=not context.meta.get(_SWITCHED_OFF, False))


def _switch_off(context: click.Context, _: click.Parameter, off: bool) -> None:  # noqa: FBT001 - click's own signature
    context.meta[_SWITCHED_OFF] = off


_plugin = option(
    "--plugin",
    "plugins",
    multiple=True,
    metavar="FILE.py",
    type=click.Path(path_type=Path),
    callback=_chosen,
    words=Words("再用一个插件文件，可以写几次", "use a plugin file too, repeatable"),
)
_no_plugins = option(
    "--no-plugins",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_switch_off,
    words=Words("不用已安装的插件", "use none of the installed plugins"),
)
view_option = option(
    "--view",
    "view",
    metavar="NAME",
    words=Words(
        "只看规则书里的这一份“公开”", "only this view (publish) of the rulebook"
    ),
)
unit_option = option(
    "--unit",
    "unit",
    metavar="UNIT",
    words=Words(
        "公开里写了“本单位”时，给哪个单位看",
        "which unit reads, where the view has “own_unit”",
    ),
)
