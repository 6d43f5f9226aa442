"""One sheet to fill in: a header, the rows of every listed key, and what is allowed.

A table with one column and two listed keys lies wide, with the second key across;
any other has its keys in the first columns. Where the members of a key are reported
with the data, there is one row for each place, and drop-downs for the rows to add.
All but the cells to fill in is protected, without a password.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from guiju.engine.axis import PROBLEM, UNIT, Axis, Key
from guiju.engine.contract import Column, Table
from guiju.engine.measure import Day, Numeric
from guiju.engine.plan import Plan
from guiju.engine.text import Language, Text
from guiju.plugins.intake.match import CHECK
from guiju.plugins.intake.missing import all_keys
from guiju.plugins.intake.wording import AXES
from guiju.plugins.template.allowed import NOT_APPLICABLE, Lists, allowed, rule
from guiju.plugins.template.live import (
    BLANKS,
    TOTAL,
    address,
    area,
    blanks_of_row,
    blanks_of_sheet,
    spread_hint,
    total_of_row,
)
from guiju.plugins.template.spread import spread_of
from guiju.plugins.template.style import FREE

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LIVE_ROW: Final = 2
_HEADER_ROW: Final = 3
_NAME_WIDTH: Final = 24
_FIGURE_WIDTH: Final = 14
_SEVERAL: Final = 2
_ROWS_TO_ADD: Final = 500
_ADD: Final = Text(
    zh="“{axis}”由填报人列出：一个一行，行数不够时往下加。确实没有的，写“不适用”",
    en='list each "{axis}" in a row of its own and add rows as needed; '
    "write “不适用” if there is none",
)
_SINGLE: Final = Text(zh="数据表：{table}", en="table: {table}")
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

    @property
    def first(self) -> int:
        """The first column of figures, counted from 0."""
        return len(self.keys)

    @property
    def last(self) -> int:
        """The last column of figures."""
        return len(self.keys) + len(self.columns) - 1

    @property
    def rosters(self) -> bool:
        """Whether rows are added by who fills in."""
        return any(axis.roster for axis in self.keys)

    @property
    def bottom(self) -> int:
        """The last row that is filled in or may be added."""
        more = _ROWS_TO_ADD if self.rosters else 0
        return _HEADER_ROW + len(self.rows) + more

    def concerns(self, at: int, key: Key) -> bool:
        """Whether the figure of the column at ``at`` arises in the row of ``key``."""
        column, whole = self.columns[at], (*key, *self.across[at])
        if column.applies_to is None or UNIT not in self.listed:
            return True
        return whole[self.listed.index(UNIT)] in column.applies_to


@attrs.frozen(kw_only=True)
class Page:
    """A sheet of the workbook that is being written, and what all sheets share."""

    sheet: "Worksheet"
    plan: Plan
    lists: Lists
    language: Language
    formats: Mapping[str, Any]

    def text(self, row: int, column: int, words: str, look: str) -> None:
        """Write words, whatever they look like."""
        self.sheet.write_string(row, column, words, self.formats[look])

    def formula(self, row: int, column: int, formula: str, look: str) -> None:
        """Write a formula; the spreadsheet computes it when it opens the file."""
        self.sheet.write_formula(row, column, formula, self.formats[look], "")


def write_form(page: Page, table: Table) -> None:
    """Write the sheet of one table."""
    form, sheet = _form(table), page.sheet
    _set_columns(page, form)
    page.text(0, 0, _title(table, page.language), "title")
    page.text(1, 0, _hint(table, page.language), "hint")
    sheet.set_column(form.last + 1, form.last + 2, _FIGURE_WIDTH)
    _write_heads(page, form)
    _write_names(page, form)
    _write_figures(page, form)
    _write_checks(page, form)
    _write_spreads(page, form)
    sheet.freeze_panes(_HEADER_ROW + 1, len(form.keys))
    sheet.protect("", FREE)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)


def _set_columns(page: Page, form: _Form) -> None:
    """Set the widths; below the rows that are there, rows to add are open."""
    look = page.formats["open"] if form.rosters else None
    if form.keys:
        page.sheet.set_column(0, len(form.keys) - 1, _NAME_WIDTH, look)
    page.sheet.set_column(form.first, form.last, _FIGURE_WIDTH, look)
    for row in range(_HEADER_ROW):
        for at in range(form.last + 1):
            page.sheet.write_blank(row, at, None, page.formats["live"])


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


def _title(table: Table, language: Language) -> str:
    """Return what stands over the sheet. It must not look like the head of a column."""
    if not table.keys:
        return _SINGLE.of(language).format(table=table.name)
    return f"{table.name}（{table.group}）" if table.group else table.name


def _hint(table: Table, language: Language) -> str:
    rosters = [axis.name for axis in table.keys if axis.roster]
    if rosters:
        return _ADD.of(language).format(axis=_head(rosters[0], language))
    return rule(table.columns[0]).of(language) if len(table.columns) == 1 else ""


def _head(axis: str, language: Language) -> str:
    return AXES.get(axis, axis) if language == "en" else axis


def _write_heads(page: Page, form: _Form) -> None:
    heads = (*(_head(axis.name, page.language) for axis in form.keys), *form.heads)
    for at, head in enumerate(heads):
        page.text(_HEADER_ROW, at, head, "head")
    for at, column in enumerate(form.columns, start=form.first):
        note = "\n".join(_note(column, page.plan, page.language))
        page.sheet.write_comment(_HEADER_ROW, at, note, {"author": "guiju"})


def _note(column: Column, plan: Plan, language: Language) -> Iterator[str]:
    yield column.title or column.name
    yield rule(column).of(language)
    clause = plan.quantities[column.quantity].clause
    if clause:
        yield _GROUND.of(language).format(clause=clause)


def _write_names(page: Page, form: _Form) -> None:
    listed = [at for at, axis in enumerate(form.keys) if not axis.roster]
    for row, key in enumerate(form.rows, start=_HEADER_ROW + 1):
        for at, member in zip(listed, key, strict=True):
            page.text(row, at, member, "name")
    for at, axis in enumerate(form.keys):
        if axis.roster:
            for row in range(_HEADER_ROW + 1, _HEADER_ROW + 1 + len(form.rows)):
                page.sheet.write_blank(row, at, None, page.formats["open"])
        elif form.rosters and axis.members in page.lists:
            choice = {"validate": "list", "source": page.lists[axis.members]}
            first = _HEADER_ROW + 1 + len(form.rows)
            page.sheet.data_validation(first, at, form.bottom, at, choice)


def _write_figures(page: Page, form: _Form) -> None:
    first = _HEADER_ROW + 1
    for nth, column in enumerate(form.columns):
        at = form.first + nth
        rules = allowed(column, address(first, at), page.language, page.lists)
        page.sheet.data_validation(first, at, form.bottom, at, rules)
        for row, key in enumerate(form.rows, start=first):
            if form.concerns(nth, key):
                page.sheet.write_blank(row, at, None, page.formats[_look(column)])
            else:
                page.text(row, at, NOT_APPLICABLE, "closed")


def _look(column: Column) -> str:
    match column.measure:
        case Numeric(percent=True) as measure if measure.is_ratio:
            return "percent"
        case Day():
            return "date"
        case _:
            return "open"


def _write_checks(page: Page, form: _Form) -> None:
    """Write the columns that count blanks and, where it says something, add up."""
    at, head, first = form.last + 1, CHECK[page.language], _HEADER_ROW + 1
    page.text(_HEADER_ROW, at, f"{head}{BLANKS.of(page.language)}", "head")
    for row in range(first, form.bottom + 1):
        columns = [*_to_fill(form, row - first)]
        if columns:
            without = _needs_nothing(form, row)
            page.formula(row, at, blanks_of_row(row, columns, without), "check")
    cells = area((first, at), (form.bottom, at))
    page.formula(_LIVE_ROW, 0, blanks_of_sheet(cells, page.language), "live")
    if _adds_up(form):
        page.text(_HEADER_ROW, at + 1, f"{head}{TOTAL.of(page.language)}", "head")
        for row in range(first, first + len(form.rows)):
            total = total_of_row(row, form.first, form.last)
            page.formula(row, at + 1, total, "check")


def _to_fill(form: _Form, nth: int) -> Iterator[int]:
    """Yield the columns of the ``nth`` row that have to be filled in."""
    key = form.rows[nth] if nth < len(form.rows) else None
    for at, axis in enumerate(form.keys):
        if axis.roster or key is None:
            yield at
    for at, column in enumerate(form.columns):
        if not column.optional and (key is None or form.concerns(at, key)):
            yield form.first + at


def _needs_nothing(form: _Form, row: int) -> list[str]:
    """Return when nothing has to stand in a row: nothing is listed there.

    A list of problems, and one of optional figures, need not name every unit.
    """
    rosters = [at for at, axis in enumerate(form.keys) if axis.roster]
    none = [f'{address(row, at)}="{NOT_APPLICABLE}"' for at in rosters]
    may_lack = all(column.optional for column in form.columns)
    may_lack |= any(axis.name == PROBLEM for axis in form.keys)
    if rosters and row > _HEADER_ROW + len(form.rows):
        none.append(f"COUNTA({area((row, 0), (row, form.last))})=0")
    elif rosters and may_lack:
        none.append(f"COUNTA({area((row, rosters[0]), (row, form.last))})=0")
    return none


def _adds_up(form: _Form) -> bool:
    """Whether the figures of a row are of one measure, so that a sum has a meaning."""
    measures = {repr(column.measure) for column in form.columns}
    first = form.columns[0].measure
    is_number = isinstance(first, Numeric) and not first.is_ratio
    several = len(form.columns) >= _SEVERAL and not form.rosters
    return several and is_number and len(measures) == 1


def _write_spreads(page: Page, form: _Form) -> None:
    """Say above each column whether its figures are as far apart as they have to be."""
    if not form.rows or form.rosters or [a.name for a in form.keys] != [UNIT]:
        return
    for at, column in enumerate(form.columns, start=form.first):
        spread = spread_of(column, page.plan)
        if spread is not None:
            cells = area((_HEADER_ROW + 1, at), (_HEADER_ROW + len(form.rows), at))
            hint = spread_hint(cells, spread, page.language)
            page.formula(_LIVE_ROW, at, hint, "live")
            page.sheet.set_row(_LIVE_ROW, 30)
