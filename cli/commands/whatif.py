"""``guiju whatif``."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from guiju.cli.added import Chosen
from guiju.cli.console import language_of
from guiju.cli.shared import (
    data_argument,
    plugin_option,
    previous_option,
    rulebook_argument,
    shown_option,
)
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.engine.text import Language
from guiju.plugins.outputs.supposed import Supposed, as_json, as_page, as_text

if TYPE_CHECKING:
    from guiju.cli.running import Request

_FORMS: Mapping[str, Callable[[Supposed, Language], str]] = {
    "text": as_text,
    "json": as_json,
    "html": as_page,
}
_ALONE = Words(
    "--sweep 不和 --weight、--input 同时写；别的参数用 --set，每一步都是这个值",
    "--sweep stands without --weight and --input; other parameters may be --set, for "
    "all steps",
)


@click.command(
    "whatif",
    cls=Spoken,
    words=Words(
        "假如权重、参数、填报的数是另外的样子：谁的名次变、变多少、为什么。\n"
        "只算给你看，什么也不改。内含填报的数据，供内部使用。",
        "If weights, parameters or figures were others: who moves, how far and why.\n"
        "It only tells and changes nothing. It shows reported data.",
    ),
)
@rulebook_argument
@data_argument
@option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    words=Words(
        "假设一个参数是这个值，可以写几次：--set 专项扣分=3分/项",
        "suppose a parameter, repeatable: --set 'NAME=3 points/item'",
    ),
)
@option(
    "--weight",
    "weights",
    multiple=True,
    metavar="STAGE=PERCENT",
    words=Words(
        "假设一个环节的权重，可以写几次：--weight 双向互评=30%",
        "suppose the weight of a stage, repeatable: --weight hearing=30%",
    ),
)
@option(
    "--rescale",
    is_flag=True,
    words=Words(
        "没有写明的权重按原来的比例分余下的部分",
        "weights that are not given share the rest in their proportions",
    ),
)
@option(
    "--input",
    "figures",
    multiple=True,
    metavar="COLUMN[KEY]=VALUE",
    words=Words(
        "假设一格填的是这个数；不写方括号，就是这一列填了数的所有格",
        "suppose a reported figure; without brackets, all that the column reports",
    ),
)
@option(
    "--sweep",
    metavar="NAME=FROM..TO",
    default="",
    words=Words(
        "一个权重或参数逐步变动：--sweep 权重.双向互评=0%..50%",
        "let one weight or parameter go its way: --sweep weight.NAME=0%..50%",
    ),
)
@option(
    "--steps",
    type=click.IntRange(2, 201),
    default=11,
    metavar="N",
    words=Words("逐步变动分几步，默认11", "how many steps, 11 by default"),
)
@option(
    "--given",
    multiple=True,
    metavar="NAME=VALUE",
    words=Words(
        "现状里待定的参数是多少，可以写几次",
        "what an open parameter is at present, repeatable",
    ),
)
@shown_option
@previous_option
@plugin_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    rulebook: str,
    data: str | None,
    settings: tuple[str, ...],
    weights: tuple[str, ...],
    rescale: bool,  # noqa: FBT001 - a flag
    figures: tuple[str, ...],
    sweep: str,
    steps: int,
    given: tuple[str, ...],
    form: str,
    previous: Path | None,
    plugins: Chosen,
) -> int:
    """Print who would move and return the exit code."""
    from guiju.cli.running import Request  # noqa: PLC0415 - help needs none of it
    from guiju.cli.supposed.compare import Asked, supposed  # noqa: PLC0415

    language = language_of(session)
    request = Request(
        rulebook=rulebook, data=data, previous=previous, settings=given, plugins=plugins
    )
    if sweep:
        _refuse(session, weights, figures)
        set_ = (*given, *settings)
        request = attrs.evolve(request, settings=set_)
        click.echo(_swept(request, sweep, steps, form, language, rescale), nl=False)
        return 0
    asked = Asked(
        request=request,
        settings=settings,
        weights=weights,
        figures=figures,
        rescale=rescale,
        language=language,
    )
    click.echo(_FORMS[form](supposed(asked), language), nl=False)
    return 0


def _refuse(session: Session, *others: tuple[str, ...]) -> None:
    if any(others):
        raise click.BadParameter(_ALONE.of(language_of(session)))


def _swept(  # noqa: PLR0913, PLR0917 - one for each option
    request: "Request",
    sweep: str,
    steps: int,
    form: str,
    language: Language,
    rescale: bool,  # noqa: FBT001 - a flag
) -> str:
    from guiju.cli.supposed import sweep_shown  # noqa: PLC0415
    from guiju.cli.supposed.sweep import swept  # noqa: PLC0415

    forms = {
        "text": sweep_shown.as_text,
        "json": sweep_shown.as_json,
        "html": sweep_shown.as_page,
    }
    return forms[form](swept(request, sweep, steps, rescale=rescale), language)
