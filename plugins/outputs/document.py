"""How a document is set in the official format: the only module that knows python-docx.

Paper, margins, lines, fonts and page numbers are those of GB/T 9704—2012: 22 lines of
28 characters on A4. Whatever is said becomes plain text: no field, no link, no markup.
The same blocks give the same bytes.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import attrs

from guiju.dsl.frame import spelled
from guiju.engine.text import Language
from guiju.plugins.outputs.blocks import SIZES, Block, NewPage, Table, Words

if TYPE_CHECKING:
    from docx.document import Document

_A4: Final = (210, 297)
_MARGINS: Final = (37, 26, 35, 28)
"""Millimetres: 上, 右, 下, 左."""
_LINE: Final = 29
"""Points: 22 lines are 225 mm."""
_WRITTEN: Final = 24
"""Points: a line to write on by hand."""
_TWIPS_PER_MM: Final = 56.7
_TWIPS_PER_POINT: Final = 20
_SIZES: Final = {"title": 22, **SIZES, "page": 14}
_BODY_SIZE: Final = 16
_FONTS: Final = {
    "title": "方正小标宋简体",
    "heading": "黑体",
    "label": "黑体",
    "section": "楷体_GB2312",
    "page": "宋体",
}
_BODY_FONT: Final = "仿宋_GB2312"
_LATIN: Final = "Times New Roman"
_INDENTED: Final = frozenset({"heading", "section", "body", "remark"})
_STYLES: Final = (
    *("title", "to", "heading", "section", "body", "remark", "sign", "label"),
    *SIZES,
    "page",
)
_NAMES: Final = {
    "title": "公文标题",
    "to": "主送机关",
    "heading": "一级标题",
    "section": "二级标题",
    "body": "公文正文",
    "remark": "公文提示",
    "sign": "公文落款",
    "label": "附件序号",
    "table": "公文表格",
    "small": "公文小表格",
    "dense": "公文明细表格",
    "page": "公文页码",
}
_SIDES: Final = ("top", "left", "bottom", "right")
_APART, _CLOSE = "57", "20"
"""How far words are from the lines of their cell, in twips."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def as_bytes(
    blocks: Iterable[Block],
    title: str,
    created: dt.date,
    language: Language,
    mark: str = "",
) -> bytes:
    """Return a DOCX document of ``blocks``, with fixed properties and times.

    ``mark`` stands at the top of every page, for example for whom it is.
    """
    from docx import Document  # noqa: PLC0415 - only who writes one waits for it

    document = Document()
    _set_properties(document, title, created, language)
    _set_styles(document)
    _set_paper(document, mark)
    is_wide = False
    for block in blocks:
        match block:
            case NewPage(is_wide=is_wide):
                _new_page(document, is_wide=is_wide)
            case Words(style=style, text=text):
                document.add_paragraph(spelled(text), _NAMES[style])
            case Table():
                _add_table(document, block, _room(is_wide=is_wide))
    file = BytesIO()
    document.save(file)
    return _repacked(file)


def _set_properties(
    document: "Document", title: str, created: dt.date, language: Language
) -> None:
    at = dt.datetime.combine(created, dt.time())
    told = document.core_properties
    told.title = spelled(title)[:255]
    told.author = told.last_modified_by = "Guiju"
    told.comments = ""
    told.language = "zh-CN" if language == "zh" else "en-GB"
    told.created = told.modified = at


def _set_styles(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - as above

    for kind in _STYLES:
        style = document.styles.add_style(_NAMES[kind], WD_STYLE_TYPE.PARAGRAPH)
        _set_font(style, kind)
        _set_lines(style, kind)


def _set_font(style: Any, kind: str) -> None:  # noqa: ANN401 - python-docx is vague
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above
    from docx.shared import Pt  # noqa: PLC0415 - as above

    style.font.name = _LATIN
    style.font.size = Pt(_SIZES.get(kind, _BODY_SIZE))
    style.font.bold = kind == "remark"
    fonts = style.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), _FONTS.get(kind, _BODY_FONT))
    fonts.set(qn("w:hint"), "eastAsia")
    chinese = {"w:val": "en-GB", "w:eastAsia": "zh-CN"}
    style.element.rPr.append(_element("w:lang", **chinese))


def _set_lines(style: Any, kind: str) -> None:  # noqa: ANN401 - as above
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: PLC0415
    from docx.enum.text import WD_LINE_SPACING  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above
    from docx.shared import Pt  # noqa: PLC0415 - as above

    lines = style.paragraph_format
    lines.space_before = lines.space_after = Pt(0)
    lines.widow_control = False
    if kind in {*SIZES, "page"}:
        lines.line_spacing = 1.0
    else:
        lines.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        lines.line_spacing = Pt(_LINE if kind != "title" else _LINE + 6)
    if kind == "title":
        lines.alignment = ALIGN.CENTER
    if kind == "sign":
        lines.alignment, lines.right_indent = ALIGN.RIGHT, Pt(_BODY_SIZE * 4)
    lines.keep_with_next = kind in {"heading", "section", "label", "title"}
    if kind in _INDENTED:
        lines.first_line_indent = Pt(_BODY_SIZE * 2)
        style.element.pPr.ind.set(qn("w:firstLineChars"), "200")


def _set_paper(document: "Document", mark: str) -> None:
    section = document.sections[0]
    _set_section(section, is_wide=False)
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer, "right")
    _number_pages(section.even_page_footer, "left")
    for header in (section.header, section.even_page_header) if mark else ():
        header.paragraphs[0].style = _NAMES["page"]
        header.paragraphs[0].add_run(spelled(mark))


def _set_section(section: Any, *, is_wide: bool) -> None:  # noqa: ANN401 - as above
    from docx.enum.section import WD_ORIENTATION  # noqa: PLC0415 - as above
    from docx.shared import Mm  # noqa: PLC0415 - as above

    short, long = map(Mm, _A4)
    top, right, bottom, left = map(Mm, _MARGINS)
    if is_wide:
        section.orientation = WD_ORIENTATION.LANDSCAPE
        section.page_width, section.page_height = long, short
        top, right, bottom, left = left, top, right, bottom
    else:
        section.orientation = WD_ORIENTATION.PORTRAIT
        section.page_width, section.page_height = short, long
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.footer_distance = Mm(_MARGINS[2] - 7 - 5) if not is_wide else Mm(15)


def _number_pages(footer: Any, side: str) -> None:  # noqa: ANN401 - as above
    """Write ``— 1 —`` on the outer side, one character from the edge."""
    paragraph = footer.paragraphs[0]
    paragraph.style = _NAMES["page"]
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no public way
    ind = _element("w:ind", **{f"w:{side}": "280", f"w:{side}Chars": "100"})
    properties.append(ind)
    properties.append(_element("w:jc", **{"w:val": side}))
    paragraph.add_run("— ")
    field = _element("w:fldSimple", **{"w:instr": "PAGE"})
    field.append(_run("1"))
    paragraph._p.append(field)  # noqa: SLF001 - no public way
    paragraph.add_run(" —")


def _new_page(document: "Document", *, is_wide: bool) -> None:
    from docx.enum.section import WD_SECTION_START  # noqa: PLC0415 - as above

    section = document.add_section(WD_SECTION_START.NEW_PAGE)
    _set_section(section, is_wide=is_wide)


def _room(*, is_wide: bool) -> int:
    """Return how wide the text is, in twentieths of a point."""
    top, right, bottom, left = _MARGINS
    millimetres = _A4[1] - top - bottom if is_wide else _A4[0] - left - right
    return int(millimetres * _TWIPS_PER_MM)


def _add_table(document: "Document", table: Table, room: int) -> None:
    """Add the table element by element: the library's own way takes minutes."""
    widths = table.widths(room, table.letter)
    whole = _element("w:tbl")
    whole.append(_table_properties(room, is_dense=table.is_dense))
    grid = _element("w:tblGrid")
    for width in widths:
        grid.append(_element("w:gridCol", **{"w:w": str(width)}))
    whole.append(grid)
    style = document.styles[_NAMES[table.print]]
    look = _Look(widths, table.plain, str(style.style_id))
    whole.append(look.row(table.heads, is_head=True))
    for nth, row in enumerate(table.rows):
        whole.append(look.row(row, lines=table.to_fill.get(nth, 0)))
    body = document.element.body
    body.insert(len(body) - 1, whole)


@attrs.frozen
class _Look:
    widths: Sequence[int]
    plain: frozenset[int]
    style: str

    def row(
        self, cells: Sequence[str], *, is_head: bool = False, lines: int = 0
    ) -> Any:  # noqa: ANN401 - python-docx is vague
        row = _element("w:tr")
        properties = _element("w:trPr")
        properties.append(_element("w:cantSplit"))
        if lines:
            height = str(lines * _WRITTEN * _TWIPS_PER_POINT)
            properties.append(_element("w:trHeight", **{"w:val": height}))
        if is_head:
            properties.append(_element("w:tblHeader"))
        row.append(properties)
        for at, text in enumerate(cells):
            row.append(self.cell(at, text, is_head=is_head))
        return row

    def cell(self, at: int, text: str, *, is_head: bool) -> Any:  # noqa: ANN401 - as above
        cell, properties = _element("w:tc"), _element("w:tcPr")
        width = {"w:w": str(self.widths[at]), "w:type": "dxa"}
        properties.append(_element("w:tcW", **width))
        properties.append(_element("w:vAlign", **{"w:val": "center"}))
        cell.append(properties)
        paragraph, how = _element("w:p"), _element("w:pPr")
        how.append(_element("w:pStyle", **{"w:val": self.style}))
        if is_head or at not in self.plain:
            how.append(_element("w:jc", **{"w:val": "center"}))
        paragraph.append(how)
        paragraph.append(_run(spelled(text), font="黑体" if is_head else ""))
        cell.append(paragraph)
        return cell


def _table_properties(room: int, *, is_dense: bool) -> Any:  # noqa: ANN401 - as above
    properties = _element("w:tblPr")
    properties.append(_element("w:tblW", **{"w:w": str(room), "w:type": "dxa"}))
    borders = _element("w:tblBorders")
    for side in (*_SIDES, "insideH", "insideV"):
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
        borders.append(_element(f"w:{side}", **line))
    properties.append(borders)
    properties.append(_element("w:tblLayout", **{"w:type": "fixed"}))
    margins = _element("w:tblCellMar")
    upright = _CLOSE if is_dense else _APART
    for side, width in zip(_SIDES, (upright, _APART) * 2, strict=True):
        margins.append(_element(f"w:{side}", **{"w:w": width, "w:type": "dxa"}))
    properties.append(margins)
    return properties


def _run(text: str, font: str = "") -> Any:  # noqa: ANN401 - python-docx is vague
    run, words = _element("w:r"), _element("w:t", **{"xml:space": "preserve"})
    if font:
        properties = _element("w:rPr")
        properties.append(_element("w:rFonts", **{"w:eastAsia": font}))
        run.append(properties)
    words.text = text
    run.append(words)
    return run


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 - as above
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element


def _repacked(file: BytesIO) -> bytes:
    """Return the archive with its parts in order and no time of its own."""
    packed = BytesIO()
    with ZipFile(file) as old, ZipFile(packed, "w") as new:
        for name in _in_order(old.namelist()):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def _in_order(names: Sequence[str]) -> list[str]:
    first = "[Content_Types].xml"
    return sorted(names, key=lambda name: (name != first, name))
