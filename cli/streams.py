"""Standard output and error: what they can show, and what to do when nobody reads.

Whatever goes to a file or to another program is UTF-8. A terminal keeps the encoding
that it says it has, as long as that one has Chinese; no character can stop a run.
"""

import os
import sys
from io import TextIOWrapper
from typing import TextIO

_CHINESE = "规矩"


def speak_utf8() -> None:
    """Make output and error able to say everything."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            keeps = stream.isatty() and has_chinese(stream)
            encoding = stream.encoding if keeps else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def has_chinese(stream: TextIO) -> bool:
    """Whether the encoding of ``stream`` has Chinese characters."""
    try:
        _CHINESE.encode(stream.encoding)
    except UnicodeEncodeError:
        return False
    return True


def has_boxes(stream: TextIO) -> bool:
    """Whether lines and boxes can be drawn: consoles of GBK draw them two wide."""
    return stream.encoding.lower().replace("-", "").startswith("utf")


def is_coloured(stream: TextIO) -> bool:
    """Whether to colour what is written to ``stream``."""
    return stream.isatty() and "NO_COLOR" not in os.environ


def stop_writing() -> None:
    """Drop what is still to be written: the reader has gone, and that is no fault."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except OSError:  # a stream that is no file has nothing to drop
        return
