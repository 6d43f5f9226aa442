"""``guiju diff``."""

from collections.abc import Callable, Mapping

import click

from guiju.cli.added import Chosen
from guiju.cli.compared import Asked, compared
from guiju.cli.console import language_of
from guiju.cli.fault import FINDINGS
from guiju.cli.shared import plugin_option, set_option, shown_option
from guiju.cli.spoken import Spoken, argument, option
from guiju.cli.words import Session, Words
from guiju.engine.text import Language
from guiju.plugins.outputs.compared import Compared, as_json, as_page, as_text

_FORMS: Mapping[str, Callable[[Compared, Language], str]] = {
    "text": as_text,
    "json": as_json,
    "html": as_page,
}
_MOST = 2
_TOO_MUCH = Words(
    "--data 最多写两次：旧规则用第一份，新规则用第二份",
    "--data is given twice at most: the first for OLD, the second for NEW",
)


def _data(
    context: click.Context, _: click.Parameter, data: tuple[str, ...]
) -> tuple[str, ...]:
    if len(data) > _MOST:
        session = context.find_root().obj
        language = session.language if isinstance(session, Session) else "zh"
        raise click.BadParameter(_TOO_MUCH.of(language))
    return data


@click.command(
    "diff",
    cls=Spoken,
    words=Words(
        "比较两个规则书的意思，或比较两次运行写出的结果。\n"
        "没有差异，退出码是 0；有差异是 1；不能比较是 2。",
        "Compare what two rulebooks mean, or two results that run -o wrote.\n"
        "The exit code is 0 without differences, 1 with some, 2 if not comparable.",
    ),
)
@argument(
    "old",
    metavar="OLD",
    words=Words("旧的规则书或结果文件夹", "the older rulebook or folder of a result"),
)
@argument(
    "new",
    metavar="NEW",
    words=Words("新的规则书或结果文件夹", "the newer rulebook or folder of a result"),
)
@option(
    "--data",
    "data",
    multiple=True,
    metavar="DATA",
    callback=_data,
    words=Words(
        "两个规则书都用这份数据计分；写两次则各用一份",
        "score both rulebooks on this data; given twice, each on its own",
    ),
)
@shown_option
@set_option
@plugin_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    old: str,
    new: str,
    data: tuple[str, ...],
    form: str,
    settings: tuple[str, ...],
    plugins: Chosen,
) -> int:
    """Print what differs and return the exit code."""
    language = language_of(session)
    found = compared(
        Asked(
            old=old,
            new=new,
            data=data,
            settings=settings,
            plugins=plugins,
            language=language,
        )
    )
    click.echo(_FORMS[form](found, language), nl=False)
    return 0 if found.is_empty else FINDINGS
