"""``guiju certify``."""

import json
from collections.abc import Callable, Mapping

import click

from guiju.cli.console import language_of
from guiju.cli.requested import requested
from guiju.cli.running import Request, Run, carry_out
from guiju.cli.shared import data_argument, rulebook_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.engine.certificate import Certificate, certificates
from guiju.engine.text import Language
from guiju.plugins.outputs import certified
from guiju.plugins.outputs.notices import noticed

_NONE = Words("这个方案没有排名", "this scheme has no ranking")
_Told = tuple[Certificate, ...]


def _as_text(told: _Told, run: Run, language: Language) -> str:
    notices = noticed(run.rulebook.project.notices, language)
    pages = [certified.as_text(run.result.plan, one, language) for one in told]
    return "\n".join((*notices, *(pages or [f"{_NONE.of(language)}\n"])))


def _as_json(told: _Told, run: Run, language: Language) -> str:
    del language
    notices = [notice.as_data() for notice in run.rulebook.project.notices]
    found = [certified.as_data(run.result.plan, one) for one in told]
    data = {"notices": notices, "certificates": found}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


_FORMS: Mapping[str, Callable[[_Told, Run, Language], str]] = {
    "text": _as_text,
    "json": _as_json,
}


@click.command(
    "certify",
    cls=Spoken,
    words=Words(
        "说明名次有多牢：相邻两名差多少，由什么决定，差在哪里，哪个单元格\n"
        "最少改多少就会换先后，谁的先后只看取整。内含填报的数据，供内部使用。",
        "Say how firm the ranking is: for two neighbours the margin, what decides it,\n"
        "the least change of a cell that turns them round. It shows reported data.",
    ),
)
@rulebook_argument
@data_argument
@option(
    "--format",
    "form",
    type=click.Choice([*_FORMS]),
    default="text",
    words=Words("文字或 JSON", "text or JSON"),
)
@requested
@click.pass_obj
def command(session: Session, form: str, request: Request) -> int:
    """Print the certificates and return the exit code."""
    run = carry_out(request)
    told = certificates(run.result)
    click.echo(_FORMS[form](told, run, language_of(session)), nl=False)
    return 0
