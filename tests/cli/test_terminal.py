"""What a terminal is shown, and what a file is."""

import io
from typing import TextIO

import pytest

from guiju.cli.console import show_diagnostics
from guiju.cli.streams import has_boxes, has_chinese, is_coloured
from guiju.cli.words import Session
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Text

ONE = Diagnostic(
    code="GJ0101",
    severity=Severity.ERROR,
    message=Text(zh="没有这个", en="there is none"),
    place=None,
)


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def stream(encoding: str, *, terminal: bool) -> TextIO:
    """Return a stream of ``encoding``."""
    kind = _Terminal if terminal else io.TextIOWrapper
    return kind(io.BytesIO(), encoding=encoding)


def shown(to: TextIO) -> str:
    """Return what ``to`` is given of one diagnostic."""
    show_diagnostics([ONE], {}, Session("zh"), to)
    to.seek(0)
    return to.read()


def test_a_terminal_is_shown_colours_and_a_file_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31m" in shown(stream("utf-8", terminal=True))
    assert "\x1b" not in shown(stream("utf-8", terminal=False))


def test_colours_can_be_declined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = stream("utf-8", terminal=True)
    assert not is_coloured(terminal)
    assert "\x1b" not in shown(terminal)


@pytest.mark.parametrize(
    ("encoding", "chinese", "boxes"),
    [
        pytest.param("utf-8", True, True, id="utf-8"),
        pytest.param("gbk", True, False, id="chinese-windows"),
        pytest.param("cp1252", False, False, id="western-windows"),
        pytest.param("ascii", False, False, id="plain"),
    ],
)
def test_what_an_encoding_can_show(
    encoding: str, *, chinese: bool, boxes: bool
) -> None:
    terminal = stream(encoding, terminal=True)
    assert (has_chinese(terminal), has_boxes(terminal)) == (chinese, boxes)
