"""What real readers find in each form: the words in it, and what they would obey."""

import csv
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO, StringIO
from shutil import which
from typing import Any
from zipfile import ZipFile

import attrs
from docx import Document
from docx.oxml.ns import qn
from lxml import html
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pyarrow import parquet
from python_calamine import CalamineWorkbook

FORMULA = tuple("=+-@\t\r＝＋－＠")
NUMBER = re.compile(r"-?\d+(\.\d+)?%?")
_PLAIN_MARKDOWN = {
    *("heading_open", "heading_close", "blockquote_open", "blockquote_close"),
    *("paragraph_open", "paragraph_close", "inline", "text", "text_special"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open"),
    *("tbody_close", "tr_open", "tr_close", "th_open", "th_close"),
    *("td_open", "td_close"),
}


@attrs.frozen
class Found:
    """The words of a file, one cell or paragraph each, and what is not words."""

    words: tuple[str, ...]
    obeyed: tuple[str, ...]

    def has(self, words: str) -> bool:
        """Whether ``words`` stand there, alone or among others."""
        return any(words in one for one in self.words)


def of_csv(content: bytes) -> Found:
    """Read as spreadsheets do."""
    text = content.decode("utf-8-sig")
    rows = [*csv.reader(StringIO(text, newline=""))]
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = tuple(cell for row in rows for cell in row)
    formulas = (one for one in cells if one.lstrip()[:1] in FORMULA)
    return Found(cells, tuple(one for one in formulas if not NUMBER.fullmatch(one)))


def of_xlsx(content: bytes) -> Found:
    """Read by two libraries, which must agree."""
    book = load_workbook(BytesIO(content))
    cells = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ]
    words = tuple(str(cell.value) for cell in cells if isinstance(cell.value, str))
    obeyed = [str(cell.value) for cell in cells if cell.data_type == "f"]
    with ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            xml = parts.read(name)
            obeyed += [name] if b"<f>" in xml or b"<hyperlink" in xml else []
            obeyed += [name] if "_rels/sheet" in name or "external" in name else []
            footers = re.findall(rb"<oddFooter>(.*?)</oddFooter>", xml)
            assert set(footers) <= {b"&amp;C&amp;P / &amp;N"}
    other = CalamineWorkbook.from_filelike(BytesIO(content))
    rows = (
        row
        for name in other.sheet_names
        for row in other.get_sheet_by_name(name).to_python()
    )
    seen = {cell for row in rows for cell in row if isinstance(cell, str)}
    assert set(words) <= seen
    return Found(words, tuple(obeyed))


def of_docx(content: bytes) -> Found:
    """Read by the library and, for what it does not show, by element."""
    document = Document(BytesIO(content))
    body = document.element.body
    fields = (node.get(qn("w:instr")) for node in body.iter(qn("w:fldSimple")))
    others = (*body.iter(qn("w:hyperlink")), *body.iter(qn("w:instrText")))
    words = tuple(node.text or "" for node in body.iter(qn("w:t")))
    return Found(words, (*(one for one in fields if one), *map(str, others)))


def of_html(content: bytes) -> Found:
    """Read by lxml; what is obeyed is told by ``shape``."""
    page = html.document_fromstring(content.decode())
    for node in _at(page, "//style"):
        node.drop_tree()
    words = tuple(re.sub(r"\s+", " ", str(one)) for one in _at(page, "//text()|//@*"))
    links = map(str, _at(page, "//@href|//@src|//@*[name()='xlink:href']"))
    events = map(str, _at(page, "//script|//@*[starts-with(name(),'on')]"))
    return Found(words, (*(one for one in links if one[:1] != "#"), *events))


def _at(page: html.HtmlElement, path: str) -> list[Any]:
    found = page.xpath(path)
    assert isinstance(found, list)
    return found


def shape(content: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page in order, each with the names of its attributes."""
    page = html.document_fromstring(content.decode())
    return [(str(node.tag), tuple(map(str, node.attrib))) for node in page.iter()]


def of_markdown(content: bytes) -> Found:
    """Read as CommonMark with tables and struck words."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = reader.parse(content.decode())
    inner = [one for token in tokens for one in token.children or ()]
    kinds = {token.type for token in (*tokens, *inner)} - _PLAIN_MARKDOWN
    lines = (token.children or () for token in tokens if token.type == "inline")
    words = tuple("".join(one.content for one in line) for line in lines)
    return Found(words, tuple(kinds))


def of_json(content: bytes) -> Found:
    """Read as data."""
    return Found(tuple(_strings(json.loads(content))), ())


def _strings(data: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    match data:
        case str():
            yield data
        case dict():
            yield from data
            for value in data.values():
                yield from _strings(value)
        case list():
            for value in data:
                yield from _strings(value)
        case _:
            pass


def of_parquet(content: bytes) -> Found:
    """Read as data."""
    table = parquet.read_table(BytesIO(content))
    rows = table.to_pylist()
    cells = (value for row in rows for value in row.values())
    said = (table.schema.metadata or {}).values()
    texts = (one for one in cells if isinstance(one, str))
    return Found((*texts, *(one.decode() for one in said)), ())


def of_pdf(content: bytes) -> Found:
    """Read by poppler: words without blanks, for lines are broken anywhere."""
    program = which("pdftotext")
    assert program is not None
    run = subprocess.run(
        [program, "-raw", "-", "-"], input=content, capture_output=True, check=True
    )
    text = re.sub(r"— \d+ —\f", "", run.stdout.decode())
    active = re.findall(
        rb"/(URI|JavaScript|JS|Launch|OpenAction|EmbeddedFile)\b", content
    )
    return Found((re.sub(r"\s", "", text),), tuple(one.decode() for one in active))


READERS: Mapping[str, Callable[[bytes], Found]] = {
    ".csv": of_csv,
    ".docx": of_docx,
    ".html": of_html,
    ".json": of_json,
    ".md": of_markdown,
    ".parquet": of_parquet,
    ".xlsx": of_xlsx,
}
"""Who reads what has this suffix; a PDF is read where the program is."""
