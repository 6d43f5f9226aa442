"""Text to pieces: words, numbers, quotes and signs as people really type them.

One regular expression cuts the text. Full-width forms are folded one to one before, so
that every position stays the reader's own. Whether a word is a keyword is not decided
here: that depends on where it stands.
"""

import re
from collections.abc import Iterator

from guiju.dsl.fault import Piece
from guiju.dsl.faults.figure_too_long import MOST_DIGITS
from guiju.dsl.keywords import MEASURES, WORDS

_QUOTED = (
    r'"[^"\n]*"'  # may hold “…”
    r"|“[^“”\n]*”"  # may hold "…"
    r'|["“”][^"“”\n]*["“”]'  # a word processor's guess
    r"|「[^」\n]*」"
)
_COMMENT = r"[#＃][^\n]*"
_OPENING = '"“”「'
_MEASURES = "|".join(
    sorted({w for zh, others in MEASURES.items() for w in (zh, *others)}, reverse=True)
)
_DIGITS = "〇零一二三四五六七八九"
_UP_TO_99 = f"[{_DIGITS[2:]}]?十[{_DIGITS[2:]}]?|[{_DIGITS}]{{1,2}}"

_FIGURE = rf"[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{MOST_DIGITS}}})?"
_ENDLESS = rf"\.[0-9]{{{MOST_DIGITS + 1},}}"

_FOLD: dict[int, str | int] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict(zip(map(ord, "　、×÷−—–。\ufeff"), " ,*/---; ", strict=True)),
}
"""Full-width forms, and the signs of a Chinese keyboard: each is folded into one."""

TOKEN = re.compile(
    rf"""
    (?P<space>\s+|{_COMMENT})
  | (?P<STRING>{_QUOTED})
  | (?P<UNCLOSED>[{_OPENING}][^\n]*)
  | (?P<DATE>(?:[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}
      | [0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日
      | [{_DIGITS}]{{4}}年(?:{_UP_TO_99})月(?:{_UP_TO_99})日
      )(?!\w))
  | (?P<QUANTITY>{_FIGURE}
      (?: [%‰] | [^\W\d_]+(?:/[^\W\d_]+)*
        | [ \t]*(?:{_MEASURES})(?:/[^\W\d]+)*)(?!\w))
  | (?P<NUMBER>{_FIGURE}(?!\w|{_ENDLESS}))
  | (?P<word>[^\W\d][\w·]*)
  | (?P<COMPARISON>>=|<=|!=|[≥≤≠<>])
  | (?P<sign>[-+*/%=(){{}}\[\],;:.])
  | (?P<UNKNOWN>[0-9]+{_ENDLESS}\w*|\d\w*|.)
    """,
    re.VERBOSE,
)
"""Every character is in exactly one match. ``UNKNOWN`` and ``UNCLOSED`` fit nowhere."""

_MEMBER = re.compile(rf"(?P<name>[^\W\d][\w·]*)(?:\s*(?P<title>(?>{_QUOTED})))?\s*,\s*")
"""A unit of a list that nothing but a name and a title is said of, and its comma."""

SIGNS = {
    "+": "PLUS",
    "-": "MINUS",
    "*": "TIMES",
    "/": "OVER",
    "%": "PERCENT",
    "=": "_EQUAL",
    "{": "_LBRACE",
    "}": "_RBRACE",
    "(": "_LPAR",
    ")": "_RPAR",
    "[": "_LSQB",
    "]": "_RSQB",
    ",": "_COMMA",
    ";": "_SEMICOLON",
    ":": "_COLON",
    ".": "_DOT",
}

_APART = re.compile(rf"({_QUOTED}|{_COMMENT})|[^{_OPENING}#＃]+|.")


def fold(text: str) -> str:
    """Return ``text`` with full-width forms folded, position by position.

    What stands in quotation marks or in a comment is left as it is.
    """
    if text.isascii():
        return text
    return _APART.sub(lambda m: m[1] or m[0].translate(_FOLD), text)


def members(text: str, at: int = 0) -> Iterator[re.Match[str]]:
    """Yield the plain units that follow each other from ``at``: a name, and a title.

    A list of a million units is cut by these alone. What may be a keyword, has an
    alias or no comma behind it ends them; the parser reads it piece by piece.
    """
    while (match := _MEMBER.match(text, at)) and match["name"] not in WORDS:
        yield match
        at = match.end()


def end_of_members(text: str, at: int) -> int:
    """Return where the plain units from ``at`` end; 0 where there is none."""
    end = 0
    for match in members(text, at):
        end = match.end()
    return end


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield the position and the text of each comment, sign included."""
    for match in _APART.finditer(text):
        if match[1] and match[1][0] in "#＃":
            yield match.start(), match[1].rstrip()


def cut(text: str) -> Iterator[Piece]:
    """Yield the pieces of a folded text, without blanks and comments."""
    first = True
    for match in TOKEN.finditer(text):
        kind, value = str(match.lastgroup), match.group()
        if kind == "space":
            first = first or "\n" in value
            continue
        if kind == "sign":
            kind = SIGNS[value]
        yield Piece(kind, value, match.start(), match.end(), first)
        first = False
