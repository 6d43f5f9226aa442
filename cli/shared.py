"""Arguments and options that several commands have."""

from pathlib import Path

import click

from guiju.cli.forms import FORMS
from guiju.cli.spoken import argument, option
from guiju.cli.words import Words

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
data_argument = argument(
    "data",
    required=False,
    metavar="[DATA]",
    words=Words(
        "数据文件夹或文件，默认看 guiju.toml", "a folder or file; default: guiju.toml's"
    ),
)
data_option = option(
    "--data",
    metavar="DATA",
    words=Words(
        "数据文件夹或文件，默认看 guiju.toml", "a folder or file; default: guiju.toml's"
    ),
)
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
set_option = option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    words=Words(
        "设定一个参数，可以写几次：--set 专项扣分=2分/项",
        "set a parameter, repeatable: --set 专项扣分=2分/项",
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
plugin_option = option(
    "--plugin",
    "plugins",
    multiple=True,
    metavar="FILE.py",
    type=click.Path(path_type=Path),
    words=Words("再用一个插件文件，可以写几次", "use a plugin file too, repeatable"),
)
view_option = option(
    "--view",
    "view",
    metavar="NAME",
    words=Words(
        "只看规则书里的这一份“公开”", "only this 公开 (publish) of the rulebook"
    ),
)
unit_option = option(
    "--unit",
    "unit",
    metavar="UNIT",
    words=Words(
        "公开里写了“本单位”时，给哪个单位看",
        "which unit reads, where the view has 本单位 (own_unit)",
    ),
)
