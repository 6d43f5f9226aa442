"""Diagnostics as people and programs read them.

``as_text`` is what a terminal prints: what is so, where, the line with marks under the
right characters, what to do, and the message once more in the other language.
``as_json`` is what an editor or a build server reads. Colours are the caller's: it
passes a ``Paint``.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import attrs

from guiju.dsl.frame import Place, Row, frame, is_unseen, place_of, spelled
from guiju.engine.diagnostic import Diagnostic, Edit, Related, Severity
from guiju.engine.source import Cell, Span
from guiju.engine.text import Language, Text

Part = Literal["error", "warning", "note", "place", "mark", "related", "help"]
"""What a piece of a printed diagnostic is, for whoever paints it."""

Paint = Callable[[Part, str], str]
Texts = str | Mapping[str, str]
"""The text of the rulebook, or the texts by file name when there are several."""

_WORD = {
    Severity.WARNING: Text(zh="提醒：", en="warning: "),
    Severity.NOTE: Text(zh="说明：", en="note: "),
}
"""An error needs no word: it is what most messages are."""
_MARGIN = 8
"""Terminal cells kept for line numbers."""
_LEAST = 16
"""A line is never cut to less, however narrow the terminal."""
_HELP = Text(zh="建议：", en="help: ")
_FIX = Text(zh="可自动改为：", en="can be fixed to: ")
_DELETED = Text(zh="可自动删去：", en="can be deleted: ")


def _plain(part: Part, words: str) -> str:
    del part
    return words


@attrs.frozen(kw_only=True)
class Terminal:
    """Where text is printed: how wide it is, how it draws, how it colours.

    ``ambiguous_width`` is 2 on terminals that draw “ and ① as wide as 规. Lines of the
    rulebook are cut to ``width``; messages are left to the terminal.
    """

    width: int = 100
    ambiguous_width: int = 1
    paint: Paint = _plain


_PLAIN = Terminal()


@attrs.frozen(kw_only=True)
class _Printer:
    texts: Texts
    language: Language
    terminal: Terminal

    def lines(self, diagnostic: Diagnostic) -> Iterator[str]:
        word = _WORD.get(diagnostic.severity)
        message = _one_line(diagnostic.message.of(self.language))
        code = self.terminal.paint(diagnostic.severity.value, diagnostic.code)
        yield f"{code} {word.of(self.language) if word else ''}{message}"
        gutter = self._gutter(diagnostic)
        yield from self._place(diagnostic.place, gutter, "^", "")
        for related in diagnostic.related:
            words = _one_line(related.message.of(self.language))
            yield from self._place(related.place, gutter, "-", words)
        yield from (f"{gutter} = {line}" for line in self._remarks(diagnostic))

    def _remarks(self, diagnostic: Diagnostic) -> Iterator[str]:
        if diagnostic.help is not None:
            words = _one_line(diagnostic.help.of(self.language))
            yield self.terminal.paint("help", _HELP.of(self.language)) + words
        if diagnostic.fix is not None:
            yield self._fix(diagnostic.fix)
        yield _one_line(diagnostic.message.of("en" if self.language == "zh" else "zh"))

    def _fix(self, fix: Edit) -> str:
        if fix.text:
            said = _FIX.of(self.language)
            return self.terminal.paint("help", said) + _one_line(fix.text)
        text = self._text(fix.span) or ""
        gone = spelled(" ".join(text[fix.span.start : fix.span.end].split()))
        return self.terminal.paint("help", _DELETED.of(self.language)) + gone

    def _gutter(self, diagnostic: Diagnostic) -> str:
        places = (diagnostic.place, *(related.place for related in diagnostic.related))
        last = max((self._last_line(place) for place in places), default=1)
        return " " * len(str(last))

    def _last_line(self, place: Span | Cell | None) -> int:
        text = self._text(place)
        if text is None or not isinstance(place, Span):
            return 1
        return max(row.number or 1 for row in self._rows(text, place))

    def _rows(self, text: str, span: Span) -> tuple[Row, ...]:
        room = max(self.terminal.width - _MARGIN, _LEAST)
        return frame(text, span, room, self.terminal.ambiguous_width)

    def _text(self, place: Span | Cell | None) -> str | None:
        if not isinstance(place, Span):
            return None
        return self.texts if isinstance(self.texts, str) else self.texts.get(place.file)

    def _place(
        self, place: Span | Cell | None, gutter: str, mark: str, words: str
    ) -> Iterator[str]:
        if place is None:
            return
        text = self._text(place)
        arrow = f"{gutter}{self.terminal.paint('place', '-->')}"
        if text is None or isinstance(place, Cell):
            where = str(place) if isinstance(place, Cell) else place.file
            yield f"{arrow} {_one_line(where)}{_after(words)}"
            return
        at = place_of(text, place.start)
        yield f"{arrow} {_one_line(place.file)}:{at.line}:{at.column}"
        yield f"{gutter} |"
        rows = self._rows(text, place)
        for row in rows:
            yield from self._row(row, gutter, mark, words if row is rows[-1] else "")

    def _row(self, row: Row, gutter: str, mark: str, words: str) -> Iterator[str]:
        if row.number is None:
            yield f"{gutter} {row.shown}"
            return
        yield f"{row.number:>{len(gutter)}} | {row.shown}".rstrip()
        part: Part = "mark" if mark == "^" else "related"
        marks = self.terminal.paint(part, mark * row.length)
        yield f"{gutter} | {' ' * row.offset}{marks}{_after(words)}"


def as_text(
    diagnostic: Diagnostic,
    texts: Texts,
    language: Language = "zh",
    terminal: Terminal = _PLAIN,
) -> str:
    """Return ``diagnostic`` as ``terminal`` shows it, every line with its line end."""
    printer = _Printer(texts=texts, language=language, terminal=terminal)
    return "".join(f"{line}\n" for line in printer.lines(diagnostic))


def as_json(diagnostic: Diagnostic, texts: Texts) -> dict[str, Any]:
    """Return ``diagnostic`` as plain JSON data.

    Lines and columns count from 1, columns in code points; the end is the position
    after the last character. For a cell of a sheet they are its row and column. A
    finding that several cells share has all of them by their addresses.
    """
    notes = [_note("help", diagnostic.help)] if diagnostic.help else []
    notes += [_related(related, texts) for related in diagnostic.related]
    fix = diagnostic.fix
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        **_where(diagnostic.place, texts),
        "message": diagnostic.message.as_data(),
        "notes": notes,
        "fix": None if fix is None else {**_where(fix.span, texts), "text": fix.text},
        **(
            {"cells": [one.address for one in diagnostic.cells]}
            if diagnostic.cells
            else {}
        ),
    }


def _related(related: Related, texts: Texts) -> dict[str, Any]:
    return {**_note("related", related.message), **_where(related.place, texts)}


def _note(kind: str, message: Text) -> dict[str, Any]:
    return {"kind": kind, "message": message.as_data()}


def _where(place: Span | Cell | None, texts: Texts) -> dict[str, Any]:
    match place:
        case None:
            return _range(None, None, None)
        case Cell():
            start = Place(place.row, place.column)
            end = Place(place.row, place.column + 1)
            return {**_range(place.file, start, end), "sheet": place.sheet}
        case Span():
            text = texts if isinstance(texts, str) else texts.get(place.file)
            if text is None:
                return _range(place.file, None, None)
            start, end = place_of(text, place.start), place_of(text, place.end)
            return _range(place.file, start, end)


def _range(path: str | None, start: Place | None, end: Place | None) -> dict[str, Any]:
    return {
        "path": path,
        "line": start and start.line,
        "column": start and start.column,
        "end_line": end and end.line,
        "end_column": end and end.column,
    }


def _one_line(words: str) -> str:
    """A message neither breaks the layout nor drives the terminal."""
    return "".join(" " if is_unseen(character) else character for character in words)


def _after(words: str) -> str:
    return f" {words}" if words else ""
