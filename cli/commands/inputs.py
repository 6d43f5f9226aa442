"""``guiju inputs``."""

import json
from collections.abc import Iterator
from typing import Any

import click

from guiju.cli.added import Chosen, added
from guiju.cli.console import language_of
from guiju.cli.rulebook import load
from guiju.cli.shared import plugin_option, rulebook_argument
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.engine.axis import Axis
from guiju.engine.contract import Column, Table, tables
from guiju.engine.number import show
from guiju.engine.text import Language, Text
from guiju.plugins.prose.words import axis_name, bounds, joined

_TABLE = "table"
_ROW_FOR = Text(zh="一行一个：", en="a row for each: ")
_OPTIONAL = Text(zh="可缺", en="may be missing")
_MAY_NOT_APPLY = Text(zh="可填不适用", en="may be not applicable")
_ONLY_FOR = Text(zh="只涉及", en="only for ")
_REPORTED = Text(zh="由填报的人列出", en="as reported")
_SHOWN = 5


@click.command(
    "inputs",
    cls=Spoken,
    words=Words(
        "列出需要填报的数据：有哪些表、哪些行和列、什么单位、什么范围。",
        "List the data that is needed: tables, rows and columns, measures and ranges.",
    ),
)
@rulebook_argument
@option(
    "--format",
    "form",
    type=click.Choice([_TABLE, "json"]),
    default=_TABLE,
    words=Words("给人看，或给程序读", "for people or for programs"),
)
@plugin_option
@click.pass_obj
def command(session: Session, rulebook: str, form: str, plugins: Chosen) -> int:
    """Print the data contract and return the exit code."""
    contract = tables(load(rulebook, added(plugins)).plan)
    if form == _TABLE:
        for table in contract:
            click.echo("\n".join(_lines(table, language_of(session))))
    else:
        data = [_data(table) for table in contract]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    return 0


def _lines(table: Table, language: Language) -> Iterator[str]:
    yield table.name
    keys = joined([_key(axis, language) for axis in table.keys], language)
    yield f"  {_ROW_FOR.of(language)}{keys}"
    for column in table.columns:
        yield f"  - {'  '.join(_facts(column, language))}"
    yield ""


def _key(axis: Axis, language: Language) -> str:
    name = axis_name(axis.name, language)
    count = len(axis.members) or _REPORTED.of(language)
    return f"{name} ({count})"


def _facts(column: Column, language: Language) -> Iterator[str]:
    yield column.name
    if column.title and column.title != column.name.rpartition(".")[2]:
        yield column.title
    yield bounds(column.interval, column.measure, language)
    if column.optional:
        yield _OPTIONAL.of(language)
    if column.may_not_apply:
        yield _MAY_NOT_APPLY.of(language)
    if column.applies_to is not None:
        listed = sorted(column.applies_to)
        more = " …" if len(listed) > _SHOWN else ""
        names = joined(listed[:_SHOWN], language)
        yield f"{_ONLY_FOR.of(language)}{names}{more}"


def _data(table: Table) -> dict[str, Any]:
    return {
        "table": table.name,
        "group": table.group,
        "keys": [
            {"name": axis.name, "members": list(axis.members), "roster": axis.roster}
            for axis in table.keys
        ],
        "columns": [_column(column) for column in table.columns],
    }


def _column(column: Column) -> dict[str, Any]:
    low, high = column.interval.low, column.interval.high
    applies = column.applies_to
    return {
        "quantity": column.quantity,
        "name": column.name,
        "title": column.title,
        "measure": getattr(column.measure, "spelling", type(column.measure).__name__),
        "low": None if low is None else show(low),
        "high": None if high is None else show(high),
        "low_included": column.interval.low_included,
        "high_included": column.interval.high_included,
        "optional": column.optional,
        "may_not_apply": column.may_not_apply,
        "applies_to": None if applies is None else sorted(applies),
    }
