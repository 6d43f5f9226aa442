"""A workbook that is to be written: data stays data, and no clock is looked at."""

import datetime as dt
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_NO_DAY: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
"""The same content gives the same bytes, so what has no date is given this one."""
_DATA_IS_DATA: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def blank_book(
    file: BinaryIO, title: str, created: dt.datetime = _NO_DAY
) -> "Workbook":
    """Return a workbook without sheets, which its ``close`` writes to ``file``."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who writes one waits for it

    book = Workbook(file, _DATA_IS_DATA)
    book.set_properties({"title": title, "created": created})
    return book
