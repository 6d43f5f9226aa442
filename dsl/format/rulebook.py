"""From text to text, and from tree to text: the ways into the formatter."""

from guiju.dsl.fault import Piece
from guiju.dsl.format.calls import spelled
from guiju.dsl.format.line import rows
from guiju.dsl.format.printer import Printer
from guiju.dsl.format.weave import weave
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.method import Methods, no_methods
from guiju.dsl.syntax.cut import comments, cut, fold
from guiju.dsl.syntax.node import Rulebook
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Language

_ZH = frozenset(word for keyword in KEYWORDS.values() for word in keyword.zh)
_EN = frozenset(word for keyword in KEYWORDS.values() for word in keyword.en)


def print_tree(tree: Rulebook, language: Language) -> str:
    """Return the canonical text of ``tree``, without comments."""
    printed = rows(Printer.of(language).lines(tree))
    return "".join(f"{row.text}\n" for row in printed)


def format_text(
    text: str,
    language: Language | None = None,
    file: str = "",
    *,
    methods: Methods = no_methods,
) -> str:
    """Return ``text`` in canonical form; its meaning and its comments stay.

    Without a ``language`` it keeps the one that most of its keywords are in. The names
    of ``methods`` are spelled in it too; what is none of them stays as it is.

    Raises:
        DiagnosticError: the text has faults, so there is nothing to print.
    """
    parsed = parse(text, file)
    if parsed.diagnostics:
        raise DiagnosticError(*parsed.diagnostics)
    pieces = list(cut(fold(text)))
    remarks = [(at, f"#{words[1:]}") for at, words in comments(text)]
    language = language or _language(pieces)
    tree = spelled(parsed.tree, methods, language)
    printer = Printer.of(language, tuple(at for at, _ in remarks))
    printed = list(rows(printer.lines(tree)))
    lines = weave(printed, text, remarks, pieces)
    formatted = "".join(f"{line}\n" for line in lines)
    assert parse(formatted).tree == tree, "a formatter keeps the meaning"
    return formatted


def _language(pieces: list[Piece]) -> Language:
    words = [piece.text for piece in pieces if piece.kind == "word"]
    chinese, english = sum(w in _ZH for w in words), sum(w in _EN for w in words)
    return "en" if english > chinese else "zh"
