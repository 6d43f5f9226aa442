"""``guiju explain``."""

import json
from collections.abc import Callable, Mapping

import attrs
import click

from guiju.cli.console import language_of
from guiju.cli.requested import requested
from guiju.cli.running import Request, Run, carry_out
from guiju.cli.shared import data_option, rulebook_argument, shown_option, view_option
from guiju.cli.spoken import Spoken, argument, option
from guiju.cli.unit import find_place
from guiju.cli.view import Seen, find_seen, find_view
from guiju.cli.words import Session, Words
from guiju.engine.text import Language
from guiju.plugins.outputs import explained
from guiju.plugins.outputs.notices import noticed
from guiju.plugins.prose.explanation import Said, explanation


def _as_text(said: Said, run: Run, language: Language) -> str:
    notices = noticed(run.rulebook.project.notices, language)
    return "\n".join((*notices, explained.as_text(said, language)))


def _as_json(said: Said, run: Run, language: Language) -> str:
    del language
    notices = [notice.as_data() for notice in run.rulebook.project.notices]
    data = {"notices": notices, **explained.as_data(said)}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _as_page(said: Said, run: Run, language: Language) -> str:
    title = run.rulebook.plan.scheme.called
    return explained.as_page(said, title, language, run.rulebook.project.notices)


_FORMS: Mapping[str, Callable[[Said, Run, Language], str]] = {
    "text": _as_text,
    "json": _as_json,
    "html": _as_page,
}


@click.command(
    "explain",
    cls=Spoken,
    words=Words(
        "说明一个得分的由来：每一步、依据的条款、读到的单元格。\n"
        "QUANTITY 默认是总分；例如 双向互评，或 双向互评.评分[市发改委]。",
        "Say why a score is what it is: every step, clause and cell.\n"
        "QUANTITY is the total, or for example review or review.score[RATER].",
    ),
)
@rulebook_argument
@argument("unit", metavar="UNIT", words=Words("单位的名称或别名", "the name of a unit"))
@argument(
    "quantity",
    metavar="[QUANTITY]",
    required=False,
    words=Words("要说明的量，默认总分", "what to explain; default: the total"),
)
@data_option
@shown_option
@option(
    "--depth",
    type=click.IntRange(min=0),
    metavar="N",
    words=Words("只说明 N 层，默认直到单元格", "only N levels; default: to the cells"),
)
@view_option
@requested
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    unit: str,
    quantity: str | None,
    form: str,
    depth: int | None,
    view: str | None,
    request: Request,
) -> int:
    """Print the explanation and return the exit code."""
    run = carry_out(attrs.evolve(request, leave_open=True))
    language = language_of(session)
    seen = _seen(run, view, unit, quantity)
    place = seen.place
    said = explanation(seen.result, place.quantity.id, place.key, language, depth)
    click.echo(_FORMS[form](said, run, language), nl=False)
    return 0


def _seen(run: Run, view: str | None, unit: str, quantity: str | None) -> Seen:
    """Return what is to be explained, and the result that it is explained from."""
    result = run.result
    if view is not None:
        return find_seen(result, find_view(result.plan, view), unit, quantity)
    place = find_place(result.plan, result.facts, unit, quantity)
    return Seen(result=result, place=place)
