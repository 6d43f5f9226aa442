"""How cells look, and the one place where XlsxWriter is spoken to.

Texts are written as texts, whatever they begin with. Cells that are computed are locked
without a password: nobody overwrites one by accident, and everybody may unlock them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from guiju.plugins.living.layout import Content

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FONT: Final = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
_BOX: Final = {"border": 1, "border_color": "#B7B7B7"}
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "hint": {"font_color": "#666666"},
    "notice": {"font_color": "#C00000"},
    "words": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True},
    "head": {
        "bold": True,
        "bg_color": "#1F4E79",
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "align": "center",
        **_BOX,
    },
    "ground": {
        "font_size": 8,
        "font_color": "#44546A",
        "bg_color": "#EAF1F8",
        "text_wrap": True,
        "align": "center",
        "valign": "top",
        **_BOX,
    },
    "name": {"bg_color": "#F2F2F2", **_BOX},
    "text": {"text_wrap": True, **_BOX},
    "entry": {"bg_color": "#FFF8D6", "locked": False, "align": "right", **_BOX},
    "open": {"bg_color": "#FFD966", "locked": False, "bold": True, **_BOX},
    "closed": {
        "bg_color": "#E4E4E4",
        "font_color": "#7F7F7F",
        "align": "right",
        **_BOX,
    },
    "number": {"align": "right", **_BOX},
    "mark": {"align": "center", **_BOX},
    "published": {"bg_color": "#E2F0D9", "bold": True, "align": "center", **_BOX},
    "small": {"font_size": 8, "font_color": "#A6A6A6"},
}
_A4: Final = 9
_LONGEST_TEXT: Final = 32_000


@attrs.frozen(eq=False)
class Paper:
    """A workbook that is being written."""

    book: "Workbook"
    formats: "dict[tuple[str, str], Format]" = attrs.field(factory=dict, init=False)

    def look(self, name: str, shown: str = "") -> "Format":
        """Return the format of this name, with a number format."""
        if (name, shown) not in self.formats:
            number = {"num_format": shown} if shown else {}
            made = self.book.add_format({**_FONT, **_LOOKS[name], **number})
            self.formats[name, shown] = made
        return self.formats[name, shown]

    def sheet(self, name: str, colour: str, *, portrait: bool = False) -> "Page":
        """Return a new sheet that is locked, and prints on the width of a page."""
        page = self.book.add_worksheet(name)
        page.hide_gridlines(2)
        page.set_tab_color(colour)
        page.set_paper(_A4)
        if not portrait:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_footer("&C&P / &N")
        page.protect("", _FREE)
        return Page(self, page)


_FREE: Final = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


@attrs.frozen(eq=False)
class Page:
    """One sheet of the workbook that is being written."""

    paper: Paper
    sheet: "Worksheet"

    def put(self, place: tuple[int, int], content: Content) -> None:
        """Write one cell."""
        shown = "" if content.shown == "General" else content.shown
        look = self.paper.look(content.look, shown)
        if content.formula:
            value = "" if content.value is None else content.value
            self.sheet.write_formula(*place, f"={content.formula}", look, value)
        elif isinstance(content.value, str) and content.value:
            self.sheet.write_string(*place, content.value[:_LONGEST_TEXT], look)
        elif isinstance(content.value, float | int):
            self.sheet.write_number(*place, content.value, look)
        else:
            self.sheet.write_blank(*place, None, look)

    def say(self, place: tuple[int, int], words: str, look: str = "text") -> None:
        """Write words."""
        self.put(place, Content(value=words, look=look))
