"""How a sheet is written: the only module that knows XlsxWriter.

Nothing that comes from a rulebook or from data can be a formula or a link, because
every text is written as text. The same sheets give the same bytes. Each sheet is one
table, set up to be printed across A4 with its heads on every page.
"""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

import attrs
from wcwidth import wcswidth

from guiju.dsl.frame import spelled
from guiju.plugins.blank_book import blank_book

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_NARROWEST, _WIDEST = 6, 60
_LINE, _HIGHEST = 15, 409
"""Points: one line of a row, and the highest row that a spreadsheet has."""
_LONGEST_NAME = 31
_LONGEST_TEXT = 32767
_A4 = 9
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_STYLES = {
    "title": {"bold": True, "font_size": 14},
    "notice": {"bold": True, "font_color": "#B3261E"},
    "head": {
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "bg_color": "#F2F2F2",
        "border": 1,
    },
    "text": {"border": 1, "text_wrap": True, "valign": "top"},
}


@attrs.frozen
class Number:
    """A cell with a number: the value, and the format that shows it."""

    value: Fraction
    shown: str


Content = str | int | Number | None


@attrs.frozen(kw_only=True)
class Sheet:
    """One sheet: a title, headings, rows. ``frozen`` columns stay when scrolling.

    ``remarks`` stand above the table.
    """

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Content, ...], ...]
    frozen: int = 0
    remarks: tuple[str, ...] = ()


def as_bytes(
    sheets: Iterable[Sheet], title: str, notices: Iterable[str], created: dt.date
) -> bytes:
    """Return a workbook of ``sheets``, each with the ``notices`` at its top."""
    file = BytesIO()
    at = dt.datetime.combine(created, dt.time(), tzinfo=dt.UTC)
    book = blank_book(file, _text(title), at)
    writer = _Writer(book, tuple(map(_text, notices)))
    for sheet in sheets:
        writer.add(sheet)
    book.close()
    return file.getvalue()


@attrs.frozen(eq=False)
class _Writer:
    book: "Workbook"
    notices: tuple[str, ...]
    names: set[str] = attrs.field(factory=set)
    styles: dict[str, "Format"] = attrs.field(factory=dict)

    def add(self, sheet: Sheet) -> None:
        page = self.book.add_worksheet(self.free_name(sheet.name))
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        page.set_footer("&C&P / &N")
        page.write_string(0, 0, _text(sheet.title), self.style("title"))
        for at, notice in enumerate(self.notices, start=1):
            page.write_string(at, 0, notice, self.style("notice"))
        head = len(self.notices) + 1
        for remark in map(_text, sheet.remarks):
            page.write_string(head, 0, remark)
            head += 1
        self.table(page, sheet, head)
        page.freeze_panes(head + 1, sheet.frozen)
        page.repeat_rows(head)
        page.print_area(0, 0, head + len(sheet.rows), max(len(sheet.heads) - 1, 0))

    def table(self, page: "Worksheet", sheet: Sheet, head: int) -> None:
        widths = [*map(_width, zip(sheet.heads, *sheet.rows, strict=True))]
        for column, name in enumerate(sheet.heads):
            page.write_string(head, column, _text(name), self.style("head"))
            page.set_column(column, column, widths[column])
        for at, row in enumerate(sheet.rows, start=head + 1):
            lines = max(map(_lines, row, widths))
            if lines > 1:
                page.set_row(at, min(_LINE * lines, _HIGHEST))
            for column, content in enumerate(row):
                self.cell(page, (at, column), content)
        if sheet.rows:
            page.autofilter(head, 0, head + len(sheet.rows), len(sheet.heads) - 1)

    def cell(self, page: "Worksheet", place: tuple[int, int], content: Content) -> None:
        match content:
            case None | "":
                page.write_blank(*place, None, self.style("text"))
            case str():
                page.write_string(*place, _text(content), self.style("text"))
            case int():
                page.write_number(*place, content, self.style("0"))
            case Number(value=value, shown=shown):
                page.write_number(*place, float(value), self.style(shown))

    def style(self, name: str) -> "Format":
        """Return the style of that name; any other name is a number format."""
        if name not in self.styles:
            number = {"num_format": name, "border": 1, "valign": "top"}
            self.styles[name] = self.book.add_format(_STYLES.get(name, number))
        return self.styles[name]

    def free_name(self, wanted: str) -> str:
        """Return a name for a sheet that spreadsheets accept and no other sheet has."""
        legal = _text(wanted).translate(_FORBIDDEN).strip() or "-"
        name, nth = legal[:_LONGEST_NAME], 1
        while name.casefold() in self.names | {"history"}:
            nth += 1
            name = f"{legal[: _LONGEST_NAME - 4]} {nth}"
        self.names.add(name.casefold())
        return name


def _lines(content: Content, width: int) -> int:
    """Return how many lines ``content`` takes in a column: not every program looks."""
    return ceil(_cells(content) / (width - 1)) if isinstance(content, str) else 1


def _width(column: Iterable[Content]) -> int:
    widest = max(map(_cells, column)) + 2
    return min(max(widest, _NARROWEST + 4), _WIDEST)


def _cells(content: Content) -> int:
    """Return how wide ``content`` is, in Latin letters."""
    match content:
        case None:
            return 0
        case str():
            return wcswidth(spelled(content))
        case int():
            return len(str(content))
        case Number(value=value, shown=shown):
            return len(f"{int(value)}.{shown.partition('.')[2]}")


def _text(words: str) -> str:
    """Return ``words`` as a cell may hold them: visible, and not too long."""
    words = spelled(words)
    return words if len(words) <= _LONGEST_TEXT else words[: _LONGEST_TEXT - 1] + "…"
