"""How the cells of a template look."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_FONT: Final = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
_BOX: Final = {"border": 1, "border_color": "#B7B7B7"}
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "hint": {"font_color": "#666666"},
    "head": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", **_BOX}
    | {"text_wrap": True, "align": "center"},
    "name": {"bg_color": "#EAF1F8", **_BOX},
    "text": {"text_wrap": True, **_BOX},
    "open": {**_BOX},
    "percent": {"num_format": "0.00%", **_BOX},
    "date": {"num_format": "yyyy-mm-dd", **_BOX},
    "closed": {"bg_color": "#D9D9D9", "font_color": "#7F7F7F", **_BOX},
}


def styles(workbook: "Workbook") -> Mapping[str, Any]:
    """Return the formats of a template by what they are for."""
    return {
        name: workbook.add_format({**_FONT, **look}) for name, look in _LOOKS.items()
    }
