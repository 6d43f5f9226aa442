"""``guiju template``."""

from pathlib import Path

import click

from guiju.cli.added import Chosen, added
from guiju.cli.console import language_of
from guiju.cli.rulebook import load
from guiju.cli.shared import plugin_option, rulebook_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.cli.writing import tell, write
from guiju.plugins.template.template import template


@click.command(
    "template",
    cls=Spoken,
    words=Words(
        "生成填报用的工作簿：每个数据表一张工作表，有下拉选项、范围和说明。",
        "Make a workbook to fill in: a sheet for each table, with drop-downs, ranges\n"
        "and notes.",
    ),
)
@rulebook_argument
@option(
    "-o",
    "--output",
    "file",
    metavar="FILE.xlsx",
    required=True,
    type=click.Path(path_type=Path),
    words=Words("写到这个文件", "write to this file"),
)
@plugin_option
@click.pass_obj
def command(session: Session, rulebook: str, file: Path, plugins: Chosen) -> int:
    """Write the workbook and return the exit code."""
    content = template(load(rulebook, added(plugins)).plan, language_of(session))
    tell(write(file, content), session)
    return 0
