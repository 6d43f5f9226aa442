"""``guiju appeal``."""

from pathlib import Path

import click

from guiju.cli.console import language_of
from guiju.cli.faults import READER_MISSING
from guiju.cli.naming import file_name
from guiju.cli.reports import report_of, report_of_view
from guiju.cli.requested import requested
from guiju.cli.running import Request, Run, carry_out
from guiju.cli.shared import data_argument, rulebook_argument
from guiju.cli.spoken import Spoken, argument, option
from guiju.cli.unit import find_unit
from guiju.cli.view import find_view
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell_all, write_set
from guiju.engine.plan import View
from guiju.engine.text import Language, Text
from guiju.plugins.disclosure import readers
from guiju.plugins.output import Report
from guiju.plugins.outputs.appeal import FORMS, NAME
from guiju.plugins.outputs.packet import Packet

_BOTH = "both"


@click.command(
    "appeal",
    cls=Spoken,
    words=Words(
        "一个单位的申诉复核材料：结果、每一步怎样算出、与前后名次的差距、\n"
        "有关的约束和解释、申请表。写了 --view 是单位能看的，不写是内部使用的。",
        "The papers for one unit's appeal: result, every step, its neighbours,\n"
        "constraints, interpretations, a form. With --view what the unit may see;\n"
        "without it they are for internal use.",
    ),
)
@rulebook_argument
@argument("unit", metavar="UNIT", words=Words("单位的名称或别名", "the name of a unit"))
@data_argument
@option(
    "-o",
    "--output",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    words=Words("写到这个文件夹", "write them to this folder"),
)
@option(
    "--format",
    "form",
    type=click.Choice([*FORMS, _BOTH]),
    default=_BOTH,
    words=Words("公文、网页，默认两样都写", "document, page; default: both"),
)
@option(
    "--view",
    "view",
    metavar="NAME",
    words=Words(
        "只用这一份“公开”给该单位看的内容",
        "only what this view (publish) shows to the unit",
    ),
)
@requested
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    unit: str,
    folder: Path,
    form: str,
    view: str | None,
    request: Request,
) -> int:
    """Write the papers and return the exit code."""
    run = carry_out(request)
    _, name = find_unit(run.result.plan, unit)
    language = language_of(session)
    packet = Packet(report=_report(run, language, view, name), unit=name)
    stem = f"{NAME.of(language)}-{file_name(name)}"
    wanted = {
        folder / f"{stem}{suffix}": write(packet)
        for one, (suffix, write) in FORMS.items()
        if form in {one, _BOTH}
    }
    tell_all(write_set(wanted), session, folder)
    return 0


def _report(run: Run, language: Language, view: str | None, unit: str) -> Report:
    """Return what the papers are made of: everything, or what the unit may see.

    Raises:
        StopError: the view shows nothing to the unit alone.
    """
    if view is None:
        return report_of(run, language)
    plan = run.result.plan
    found = find_view(plan, view)
    if unit not in readers(plan, found):
        serving = [one for one in plan.views if unit in readers(plan, one)]
        raise READER_MISSING.stop(
            Text(
                zh=f"“{found.name}”里没有只给“{unit}”看的内容",
                en=f'"{found.name}" shows nothing to {unit} alone',
            ),
            _others(serving),
        )
    return report_of_view(run, language, found, unit)


def _others(views: list[View]) -> Text:
    if not views:
        return Text(
            zh="规则书里没有给这个单位看的“公开”：写一份带“本单位”的，或去掉 --view，"
            "只供内部使用",
            en="no view of the rulebook is for this unit: write one with “own_unit”, "
            "or leave --view out, for internal use",
        )
    names = [one.name for one in views]
    return Text(
        zh=f"写 --view {'、'.join(names)}", en=f"write --view {', '.join(names)}"
    )
