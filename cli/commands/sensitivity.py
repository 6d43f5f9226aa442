"""``guiju sensitivity``."""

from typing import TYPE_CHECKING

import click

from guiju.cli.console import language_of
from guiju.cli.requested import requested_as_reported
from guiju.cli.shared import data_argument, rulebook_argument, shown_option
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words

if TYPE_CHECKING:
    from guiju.cli.running import Request

_MOST_DRAWS = 1_000_000


@click.command(
    "sensitivity",
    cls=Spoken,
    words=Words(
        "权重或评分在给定范围里随机变动许多次，名次有多牢。\n"
        "范围由你给出，没有默认；同一个种子，结果一样。内含填报的数据。",
        "How firm the ranks are when weights or marks vary at random within ranges.\n"
        "You give the ranges, there is no default; the same seed gives the same.",
    ),
)
@rulebook_argument
@data_argument
@option(
    "--weights",
    metavar="RANGE",
    default="",
    words=Words(
        "各环节的权重可以变动多少，例如 ±20%，是它自身的20%",
        "how far stage weights vary, such as ±20%: a fifth of each itself",
    ),
)
@option(
    "--layers",
    metavar="RANGE",
    default="",
    words=Words("各层级的权重可以变动多少", "how far the weights of layers vary"),
)
@option(
    "--marks",
    metavar="RANGE",
    default="",
    words=Words(
        "每一格评分可以变动多少，例如 ±2分、±5%",
        "how far each reported mark varies, such as ±2points or ±5%",
    ),
)
@option(
    "--only",
    multiple=True,
    metavar="NAME",
    words=Words(
        "只变动这个环节、列或对象，可以写几次",
        "vary this stage, column or group alone, repeatable",
    ),
)
@option(
    "--draws",
    type=click.IntRange(1, _MOST_DRAWS),
    default=1000,
    metavar="N",
    words=Words("抽样多少次，默认1000", "how many draws, 1000 by default"),
)
@option(
    "--seed",
    type=int,
    default=1,
    metavar="N",
    words=Words("随机数的种子，默认1", "the seed of chance, 1 by default"),
)
@shown_option
@requested_as_reported
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    weights: str,
    layers: str,
    marks: str,
    only: tuple[str, ...],
    draws: int,
    seed: int,
    form: str,
    request: "Request",
) -> int:
    """Print how firm every ranking is and return the exit code."""
    # Help needs none of it.
    from guiju.cli.supposed import firm_shown  # noqa: PLC0415
    from guiju.cli.supposed.sensitivity import Asked, sensitivity  # noqa: PLC0415

    found = sensitivity(
        Asked(
            request=request,
            weights=weights,
            layers=layers,
            marks=marks,
            only=only,
            draws=draws,
            seed=seed,
        )
    )
    forms = {
        "text": firm_shown.as_text,
        "json": firm_shown.as_json,
        "html": firm_shown.as_page,
    }
    click.echo(forms[form](found, language_of(session)), nl=False)
    return 0
