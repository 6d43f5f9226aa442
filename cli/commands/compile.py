"""``guiju compile``."""

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli.compiled import TARGETS, module_of
from guiju.cli.compiled.target import Asked, Compiled
from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.readings import DIALECTS
from guiju.cli.requested import requested_as_reported
from guiju.cli.shared import data_argument, rulebook_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.taken import hold_filled_in, hold_suffix
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell, write

if TYPE_CHECKING:
    from guiju.cli.running import Request

_EACH = [f"{name} {form.words.zh}" for name, form in TARGETS.items()]
_ALSO = [f"{name}: {form.words.en}" for name, form in TARGETS.items()]


@click.command(
    "compile",
    cls=Spoken,
    words=Words(
        "把规则写成别的程序能算、别的人能读的形式。",
        "Write the rules in a form that other programs compute and others read.",
    ),
)
@rulebook_argument
@data_argument
@option(
    "--to",
    "target",
    type=click.Choice([*TARGETS]),
    required=True,
    words=Words(f"写成什么：{'；'.join(_EACH)}", f"into what; {'; '.join(_ALSO)}"),
)
@option(
    "-o",
    "--output",
    "file",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    words=Words("写到这个文件", "write to this file"),
)
@option(
    "--blank",
    is_flag=True,
    words=Words("不带数据，留着填", "without data, to be filled in"),
)
@option(
    "--dialect",
    type=click.Choice([*DIALECTS]),
    default=DIALECTS[0],
    words=Words("--to sql 写给哪个数据库", "the database that --to sql writes for"),
)
@option(
    "--decimals",
    metavar="N",
    type=click.IntRange(0, 9),
    words=Words(
        "不看数据，没有约定的输入最多有N位小数",
        "without data; inputs of which nobody says it have N decimals at most",
    ),
)
@requested_as_reported
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    target: str,
    file: Path,
    blank: bool,  # noqa: FBT001 - click's own signature
    dialect: str,
    decimals: int | None,
    request: "Request",
) -> int:
    """Write the file and return the exit code."""
    asked = Asked(
        request=request,
        language=language_of(session),
        blank=blank,
        dialect=dialect,
        decimals=decimals,
    )
    form = TARGETS[target]
    hold_suffix(file, form.suffix)
    made: Compiled = import_module(module_of(target)).compiled(asked)
    if form.is_filled_in:
        hold_filled_in({file: made.content})
    show_diagnostics(made.remarks, {}, session, sys.stderr)
    tell(write(file, made.content), session)
    return 0
