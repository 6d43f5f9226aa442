"""Bytes to text: what a file holds, or why it holds no rulebook."""

from guiju.dsl.fault import Fault, Found
from guiju.dsl.faults import bytes_are_gb18030, bytes_are_not_text
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Span
from guiju.engine.text import Text

_ENOUGH = 0.9
"""The share of Chinese among the characters that are not ASCII."""


def decode(data: bytes, file: str = "") -> str | Diagnostic:
    """Return the text of ``data``, which is UTF-8 with or without a byte order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if _is_gb18030(data):
            return _tell(bytes_are_gb18030.FAULT, bytes_are_gb18030.MESSAGE, file)
        return _tell(bytes_are_not_text.FAULT, bytes_are_not_text.MESSAGE, file)


def _is_gb18030(data: bytes) -> bool:
    """Whether ``data`` reads as Chinese in GB18030: other bytes can be decoded too."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = [char for char in text if not char.isascii()]
    chinese = sum(map(_is_chinese, foreign))
    return chinese >= _ENOUGH * len(foreign)


def _is_chinese(char: str) -> bool:
    return any(
        first <= char <= last
        for first, last in (("\u4e00", "\u9fff"), ("\u2010", "\u303f"), ("！", "～"))
    )


def _tell(fault: Fault, message: Text, file: str) -> Diagnostic:
    return fault.diagnostic(Found(span=Span(file, 0, 0), message=message))
