"""What holds for every text, however it came about: laws of reading and checking."""

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.format import format_text
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Span


def held(text: str) -> Compiled:
    """Hold ``text`` to the laws, and return what it was compiled to."""
    parsed = parse(text, "scheme.guiju")
    _are_told(parsed.diagnostics, text)
    compiled = compile_text(text, "scheme.guiju")
    _are_told(compiled.diagnostics, text)
    if not parsed.diagnostics:
        for language in ("zh", "en"):
            formatted = format_text(text, language)
            assert format_text(formatted, language) == formatted
            assert parse(formatted).tree == parsed.tree
    return compiled


def _are_told(diagnostics: tuple[Diagnostic, ...], text: str) -> None:
    """Every diagnostic has a place in the text, and both languages."""
    for one in diagnostics:
        assert isinstance(one.place, Span)
        for place in (one.place, *(related.place for related in one.related)):
            assert isinstance(place, Span)
            assert 0 <= place.start <= place.end <= len(text), one
        for words in (one.message, *([one.help] if one.help else [])):
            assert words.zh
            assert words.en
