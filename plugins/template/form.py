"""One sheet to fill in: a header, the rows of every listed key, and what is allowed.

A table with one column and two listed keys lies wide, with the second key across;
any other has its keys in the first columns. Where the members of a key are reported
with the data, there is one row for each place, and drop-downs for the rows to add.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.contract import Column, Table
from guiju.engine.measure import Day, Numeric
from guiju.engine.plan import Plan
from guiju.engine.source import column_letters
from guiju.engine.text import Language, Text
from guiju.plugins.intake.missing import all_keys
from guiju.plugins.intake.wording import AXES
from guiju.plugins.template.allowed import allowed, rule
from guiju.plugins.template.notes import Lists

_HEADER_ROW: Final = 2
_NAME_WIDTH: Final = 24
_FIGURE_WIDTH: Final = 14
_ROWS_TO_ADD: Final = 500
_NOT_APPLICABLE: Final = "不适用"
_ADD: Final = Text(
    zh="“{axis}”由填报人列出：一个一行，行数不够时往下加。确实没有的，写“不适用”",
    en='list each "{axis}" in a row of its own and add rows as needed; '
    "write 不适用 if there is none",
)
_GROUND: Final = Text(zh="依据：{clause}", en="ground: {clause}")


@attrs.frozen(kw_only=True)
class _Form:
    """The cells of one sheet: names down, figures across."""

    keys: tuple[Axis, ...]
    rows: tuple[Key, ...]
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    """The column of the table for each column of figures."""
    across: tuple[Key, ...]
    """What stands across, as the rest of a key: nothing, or one member."""
    listed: tuple[str, ...]
    """The axes of a row's key and of what stands across."""


def write_form(  # noqa: PLR0913, PLR0917 - a sheet is where everything meets
    sheet: Any,  # noqa: ANN401 - the writer ships no types
    table: Table,
    plan: Plan,
    lists: Lists,
    language: Language,
    formats: Mapping[str, Any],
) -> None:
    """Write the sheet of one table."""
    form = _form(table)
    sheet.write_string(0, 0, _title(table), formats["title"])
    sheet.write_string(1, 0, _hint(table, language), formats["hint"])
    _write_heads(sheet, form, plan, language, formats)
    _write_names(sheet, form, lists, formats)
    _write_figures(sheet, form, language, formats)
    sheet.set_column(0, len(form.keys) - 1, _NAME_WIDTH)
    sheet.set_column(len(form.keys), len(form.keys) + len(form.heads), _FIGURE_WIDTH)
    sheet.freeze_panes(_HEADER_ROW + 1, len(form.keys))


def _form(table: Table) -> _Form:
    if len(table.columns) == 1 and _lies_wide(table.keys):
        first, second = table.keys
        return _Form(
            keys=(first,),
            rows=all_keys((first,), {}),
            heads=second.members,
            columns=table.columns * len(second.members),
            across=tuple((member,) for member in second.members),
            listed=(first.name, second.name),
        )
    listed = [axis for axis in table.keys if not axis.roster]
    return _Form(
        keys=table.keys,
        rows=all_keys(listed, {}),
        heads=tuple(column.name for column in table.columns),
        columns=table.columns,
        across=((),) * len(table.columns),
        listed=tuple(axis.name for axis in listed),
    )


def _lies_wide(keys: Sequence[Axis]) -> bool:
    return [bool(axis.roster) for axis in keys] == [False, False]


def _title(table: Table) -> str:
    return f"{table.name}（{table.group}）" if table.group else table.name


def _hint(table: Table, language: Language) -> str:
    rosters = [axis.name for axis in table.keys if axis.roster]
    if rosters:
        return _ADD.of(language).format(axis=_head(rosters[0], language))
    return rule(table.columns[0]).of(language) if len(table.columns) == 1 else ""


def _head(axis: str, language: Language) -> str:
    return AXES.get(axis, axis) if language == "en" else axis


def _write_heads(
    sheet: Any,  # noqa: ANN401 - the writer ships no types
    form: _Form,
    plan: Plan,
    language: Language,
    formats: Mapping[str, Any],
) -> None:
    heads = (*(_head(axis.name, language) for axis in form.keys), *form.heads)
    for at, head in enumerate(heads):
        sheet.write_string(_HEADER_ROW, at, head, formats["head"])
    for at, column in enumerate(form.columns, start=len(form.keys)):
        note = "\n".join(_note(column, plan, language))
        sheet.write_comment(_HEADER_ROW, at, note, {"author": "guiju"})


def _note(column: Column, plan: Plan, language: Language) -> Iterator[str]:
    yield column.title or column.name
    yield rule(column).of(language)
    clause = plan.quantities[column.quantity].clause
    if clause:
        yield _GROUND.of(language).format(clause=clause)


def _write_names(
    sheet: Any,  # noqa: ANN401 - the writer ships no types
    form: _Form,
    lists: Lists,
    formats: Mapping[str, Any],
) -> None:
    listed = [at for at, axis in enumerate(form.keys) if not axis.roster]
    for row, key in enumerate(form.rows, start=_HEADER_ROW + 1):
        for at, member in zip(listed, key, strict=True):
            sheet.write_string(row, at, member, formats["name"])
    first = _HEADER_ROW + 1 + len(form.rows)
    for at, axis in enumerate(form.keys):
        if len(listed) < len(form.keys) and axis.members in lists:
            choice = {"validate": "list", "source": lists[axis.members]}
            sheet.data_validation(first, at, first + _ROWS_TO_ADD, at, choice)


def _write_figures(
    sheet: Any,  # noqa: ANN401 - the writer ships no types
    form: _Form,
    language: Language,
    formats: Mapping[str, Any],
) -> None:
    first = _HEADER_ROW + 1
    more = _ROWS_TO_ADD if any(axis.roster for axis in form.keys) else 0
    last = first + len(form.rows) + more - 1
    cells = zip(form.columns, form.across, strict=True)
    for at, (column, rest) in enumerate(cells, start=len(form.keys)):
        cell = f"{column_letters(at + 1)}{first + 1}"
        sheet.data_validation(first, at, last, at, allowed(column, cell, language))
        for row, key in enumerate(form.rows, start=first):
            if _concerns(column, form, (*key, *rest)):
                sheet.write_blank(row, at, None, formats[_look(column)])
            else:
                sheet.write_string(row, at, _NOT_APPLICABLE, formats["closed"])


def _concerns(column: Column, form: _Form, key: Key) -> bool:
    """Whether the figure arises for the unit of ``key``."""
    if column.applies_to is None or UNIT not in form.listed:
        return True
    return key[form.listed.index(UNIT)] in column.applies_to


def _look(column: Column) -> str:
    match column.measure:
        case Numeric(percent=True) as measure if measure.is_ratio:
            return "percent"
        case Day():
            return "date"
        case _:
            return "open"
