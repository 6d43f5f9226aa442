"""Tables of a saved web page: a notice, a bulletin, a list of problems.

lxml reads the page as browsers do, with whatever is wrong in it; nothing is fetched,
and no entity is expanded but those of HTML. Tables that only arrange others on the
page, or that have but one row or column, are no data.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import Sheet
from guiju.plugins.sources.limits import MOST_MARKUP, check_bytes
from guiju.plugins.sources.spanned import Found, Spanned, grid, sheets_of
from guiju.plugins.sources.written import cell_of, decoded

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES: Final = frozenset({".html", ".htm"})
_LEAF: Final = "//table[not(.//table)]"
_ROWS: Final = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"
_CELLS: Final = "./td | ./th"
_LEAST: Final = 2
_MOST_ACROSS: Final = 1000
_MOST_DOWN: Final = 65_534
"""Browsers take no larger spans either."""
_SAVE_AGAIN: Final = Text(
    zh="在浏览器里打开，另存为“网页，仅 HTML”；或把表格复制到工作簿里",
    en='open it in a browser and save it as "web page, HTML only"; or copy the table '
    "into a workbook",
)


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size, MOST_MARKUP)
    content = location.read_bytes()
    text = decoded(content, location.name, _SAVE_AGAIN)
    if not text.strip():
        raise DiagnosticError(file_empty(location.name))
    digest = hashlib.sha256(content).hexdigest()
    return sheets_of(_tables(text, location.name), location.name, digest)


def _tables(text: str, file: str) -> Iterator[Found]:
    # Imported here: only a run that reads a page has to load the parser.
    from lxml import etree, html  # noqa: PLC0415

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        reason = Text(zh="不是网页", en="it is no web page")
        raise DiagnosticError(file_unreadable(file, reason, _SAVE_AGAIN)) from None
    etree.strip_elements(page, "script", "style", with_tail=False)
    for table in _all(page, _LEAF):
        rows = (
            [_cell(cell) for cell in _all(row, _CELLS)] for row in _all(table, _ROWS)
        )
        found = grid(rows, Cell(file, "", 1, 1))
        if len(found.rows) >= _LEAST and len(found.rows[0]) >= _LEAST:
            (caption, *_) = [*_all(table, "./caption"), None]
            yield Found("" if caption is None else _text(caption), found)


def _all(element: "_Element", path: str) -> list["_Element"]:
    """Return the elements that ``path`` names; its answer has other kinds as well."""
    from lxml import etree  # noqa: PLC0415 - as above

    found = element.xpath(path)
    listed = found if isinstance(found, list) else []
    return [one for one in listed if isinstance(one, etree._Element)]  # noqa: SLF001


def _cell(cell: "_Element") -> Spanned:
    down = _span(cell.get("rowspan"), _MOST_DOWN, least=0)
    across = _span(cell.get("colspan"), _MOST_ACROSS, least=1)
    return Spanned(cell_of(_text(cell)), down, across)


def _text(element: "_Element") -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _span(written: str | None, most: int, *, least: int) -> int:
    digits = (written or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return max(least, min(int(digits[:6]), most))
