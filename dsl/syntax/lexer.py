"""Text to tokens: the words of a notice as people really type them.

One regular expression cuts the text; a word becomes a keyword only where the grammar
has a place for that keyword, so a unit may be called 分 or 满分 elsewhere. Full-width
forms are folded one to one, so that every position stays the reader's own.
"""

import re
from collections.abc import Iterator

from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer, LexerState
from lark.parsers.lalr_parser_state import ParserState

from guiju.dsl.keywords import KEYWORDS, MEASURES

_QUOTED = r'["“”][^"“”\n]*["“”]|「[^」\n]*」'
_COMMENT = r"[#＃][^\n]*"
_CHINESE_DIGIT = "〇零一二三四五六七八九"
_SPACED_MEASURES = "|".join(
    sorted((w for ws in MEASURES.values() for w in ws if w.isascii()), reverse=True)
)

_FOLD = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict(zip(map(ord, "　、×÷－—–≥≤≠。\ufeff"), " ,*/---><!; ", strict=True)),
}
"""Characters that are folded, each into one: ≥ and ≤ keep their own tokens below."""
for _kept in "≥≤≠":
    del _FOLD[ord(_kept)]

_TOKEN = re.compile(
    rf"""
    (?P<space>\s+|{_COMMENT})
  | (?P<STRING>{_QUOTED})
  | (?P<UNCLOSED>["“”「][^\n]*)
  | (?P<DATE>(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}
      | \d{{4}}年\d{{1,2}}月\d{{1,2}}日
      | [{_CHINESE_DIGIT}]{{4}}年[{_CHINESE_DIGIT}十]{{1,2}}月[{_CHINESE_DIGIT}十]{{1,3}}日
      )(?!\w))
  | (?P<QUANTITY>\d+(?:\.\d+)?
      (?: [%‰] | [^\W\d_]+(?:/[^\W\d_]+)*
        | [ \t]+(?:{_SPACED_MEASURES})(?:/[a-z_]+)?)(?!\w))
  | (?P<NUMBER>\d+(?:\.\d+)?(?!\w))
  | (?P<word>[^\W\d][\w·]*)
  | (?P<COMPARISON>>=|<=|!=|[≥≤≠<>])
  | (?P<sign>[-+*/%=(){{}}\[\],;:.])
  | (?P<UNKNOWN>\d\w*|.)
    """,
    re.VERBOSE,
)
_SIGNS = {
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
_WORDS: dict[str, tuple[str, ...]] = {"的": ("_DE",), "of": ("_OF",)}
for _keyword in KEYWORDS.values():
    for _spelling in (*_keyword.zh, *_keyword.en):
        _WORDS[_spelling] = (*_WORDS.get(_spelling, ()), _keyword.terminal)

_APART = re.compile(rf"({_QUOTED}|{_COMMENT})|[^\"“”「#＃]+|.")
_EACH = "每"


def fold(text: str) -> str:
    """Return ``text`` with full-width forms folded, position by position.

    What stands in quotation marks or in a comment is left as it is.
    """
    if text.isascii():
        return text
    return _APART.sub(lambda m: m[1] or m[0].translate(_FOLD), text)


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield the position and the text of each comment, sign included."""
    for match in _APART.finditer(text):
        if match[1] and match[1][0] in "#＃":
            yield match.start(), match[1].rstrip()


class GuijuLexer(Lexer):
    """The lexer that Lark calls; its words depend on what the parser can take."""

    __future_interface__ = 2

    def __init__(self, conf: LexerConf) -> None:
        """Take nothing from ``conf``: the terminals are cut here."""

    def lex(
        self, lexer_state: LexerState, parser_state: "ParserState[str]"
    ) -> Iterator[Token]:
        """Yield the tokens of the folded text; ``UNKNOWN`` ones fit nowhere."""
        text = lexer_state.text.text
        states = parser_state.parse_conf.parse_table.states
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            value = match.group()
            if kind == "space":
                continue
            if kind == "word":
                kind = _word_type(value, states[parser_state.position])
            elif kind == "sign":
                kind = _SIGNS[value]
            assert kind is not None
            token = Token(kind, value, match.start(), end_pos=match.end())
            lexer_state.last_token = token
            yield token


def _word_type(word: str, accepted: dict[str, object]) -> str:
    for terminal in _WORDS.get(word, ()):
        if terminal in accepted:
            return terminal
    if word.startswith(_EACH) and len(word) > 1 and "EACH_WORD" in accepted:
        return "EACH_WORD"
    if "NAME" in accepted or word not in _WORDS:
        return "NAME"
    return _WORDS[word][0]
