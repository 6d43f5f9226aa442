"""Text as data: in which encoding it is, and what a cell of text holds.

The encoding is recognised and not asked for: bytes that are UTF-8 are hardly ever
meaningful GB18030.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import CellError, CellValue, NoCachedValue

ERRORS: Final = frozenset(
    {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"}
    | {"#SPILL!", "#CALC!", "#GETTING_DATA"}
)
"""The error values of spreadsheets, as text has them."""


def decoded(content: bytes, file: str, advice: Text) -> str:
    """Return the text of a file in UTF-8, GB18030, or UTF-16 with a mark.

    Raises:
        DiagnosticError: it is none of these; the user is told ``advice``.
    """
    utf16 = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    reason = Text(
        zh="不是 UTF-8 或 GB18030 编码的文本", en="it is not text in UTF-8 or GB18030"
    )
    raise DiagnosticError(file_unreadable(file, reason, advice))


def cell_of(written: str) -> CellValue:
    """Return what a cell of text holds: text, nothing, an error, a bare formula."""
    text = written.strip()
    if not text:
        return None
    if text in ERRORS:
        return CellError(text)
    return NoCachedValue() if text.startswith("=") else text
