"""How the cells of a template look, and which of them may be filled in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_FONT: Final = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
_BOX: Final = {"border": 1, "border_color": "#B7B7B7"}
_OPEN: Final = {"locked": False}
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "hint": {"font_color": "#666666"},
    "head": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", **_BOX}
    | {"text_wrap": True, "align": "center"},
    "name": {"bg_color": "#EAF1F8", **_BOX},
    "text": {"text_wrap": True, **_BOX},
    "open": {**_BOX, **_OPEN},
    "percent": {"num_format": "0.00%", **_BOX, **_OPEN},
    "date": {"num_format": "yyyy-mm-dd", **_BOX, **_OPEN},
    "closed": {"bg_color": "#D9D9D9", "font_color": "#7F7F7F", **_BOX},
    "check": {
        "bg_color": "#FFF8E1",
        "font_color": "#8A5A00",
        **_BOX,
        "align": "center",
    },
    "live": {"font_color": "#8A5A00", "text_wrap": True},
    "due": {"bold": True, **_OPEN},
}
FREE: Final = {"format_columns": True, "format_rows": True, "insert_rows": True}
"""What may be done to a protected sheet besides filling in its open cells."""


def styles(workbook: "Workbook") -> Mapping[str, Any]:
    """Return the formats of a template by what they are for."""
    return {
        name: workbook.add_format({**_FONT, **look}) for name, look in _LOOKS.items()
    }
