"""The grammar's terminals as people call them, for messages about what may stand."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from guiju.dsl.keywords import KEYWORDS
from guiju.engine.text import Text

_MOST = 5
"""A longer list is not read."""
_DECLARATION = frozenset({"_SCHEME", "_GROUP", "_STAGE"})
_VALUE = frozenset({"NAME", "QUANTITY", "STRING", "DATE", "_LPAR"})
_OPERATORS = frozenset({"PLUS", "MINUS", "TIMES", "OVER", "COMPARISON", "AND", "OR"})

_GROUPS = (
    (
        _DECLARATION,
        Text(
            zh="新的一条（方案、对象、指标、环节等）",
            en="a new declaration (scheme, group, indicators, stage …)",
        ),
        frozenset({"NAME", "$END", *KEYWORDS}),
    ),
    (
        _VALUE,
        Text(zh="算式", en="an expression"),
        frozenset({*_VALUE, "NUMBER", "MINUS", "_IF", "NOT", "FULL", "TOP", "BOTTOM"})
        | {"TRUE", "FALSE"},
    ),
    (
        _OPERATORS,
        Text(zh="运算符号（+ - * / >= 等）", en="an operator (+ - * / >= …)"),
        frozenset({*_OPERATORS, "_EQUAL", "_DE", "_OF", "_LPAR", "_LSQB", "_DOT"}),
    ),
)
"""What stands for many terminals at once: those that show it, words, all it covers."""

_KINDS = {
    "NAME": Text(zh="名称", en="a name"),
    "QUANTITY": Text(zh="数（如 5分、45%）", en="a number (such as 5 points, 45%)"),
    "STRING": Text(zh="引号里的文字", en="text in quotation marks"),
    "DATE": Text(zh="日期（如 2020-12-31）", en="a date (such as 2020-12-31)"),
    "EACH_WORD": Text(zh="“每……”（如 每项）", en="“each …” (such as each item)"),
    "_DE": Text(zh="“的”", en="“的”"),
    "_OF": Text(zh="“of”", en="“of”"),
    "COMPARISON": Text(zh="“>=”", en="“>=”"),
    "AND": Text(zh="“且”", en="“and”"),
    "_COMMA": Text(zh="“、”", en="“,”"),
}
_SIGNS = {
    "_LBRACE": "{",
    "_RBRACE": "}",
    "_LPAR": "(",
    "_RPAR": ")",
    "_LSQB": "[",
    "_RSQB": "]",
    "_SEMICOLON": ";",
    "_COLON": ":",
    "_DOT": ".",
    "_EQUAL": "=",
    "PLUS": "+",
    "MINUS": "-",
    "TIMES": "*",
    "OVER": "/",
    "PERCENT": "%",
}
_UNSAID = frozenset({"NUMBER", "_SEMICOLON", "$END"})
"""A number is said once; nobody has to write a semicolon or the end."""


def spoken(allowed: AbstractSet[str]) -> Text:
    """Return what may stand, at most five things, in the words of people."""
    words = list(_words(set(allowed)))
    zh, en = [w.zh for w in words[:_MOST]], [w.en for w in words[:_MOST]]
    if not words:
        return Text(zh="文末", en="the end of the text")
    if len(words) > _MOST:
        return Text(zh="、".join(zh) + "等", en=", ".join(en) + " and more")
    return Text(zh="、".join(zh), en=", ".join(en))


def _words(allowed: set[str]) -> Iterator[Text]:
    for shown_by, words, covers in _GROUPS:
        if shown_by <= allowed:
            yield words
            allowed -= covers
    allowed -= _UNSAID
    for kind, words in _KINDS.items():
        if kind in allowed:
            yield words
    for terminal, sign in _SIGNS.items():
        if terminal in allowed:
            yield Text(zh=f"“{sign}”", en=f"“{sign}”")
    for terminal, keyword in KEYWORDS.items():
        if terminal in allowed - _KINDS.keys():
            yield Text(zh=f"“{keyword.spelled('zh')}”", en=f"“{keyword.spelled('en')}”")
