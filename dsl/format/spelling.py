"""Words, numbers and expressions as one of the two languages spells them."""

from collections.abc import Iterable
from typing import assert_never

import attrs

from guiju.dsl.format.line import SOFT
from guiju.dsl.keywords import (
    KEYWORDS,
    MEASURES,
    spelled_measure,
    spelled_term,
)
from guiju.dsl.syntax import node as n
from guiju.engine.text import Language

_LEVELS = {"OR": 1, "AND": 2, "+": 5, "-": 5, "*": 6, "/": 6}
_COMPARISON = 4
_NOT, _MINUS, _SHARE, _ATOM = 3, 7, 8, 9


def quote(text: n.Quote) -> str:
    """Return text in quotation marks that it does not hold itself."""
    return f"「{text.text}」" if '"' in text.text else f'"{text.text}"'


@attrs.frozen
class Spelling:
    """How things are written in ``language``."""

    language: Language

    def word(self, terminal: str) -> str:
        """Return a keyword."""
        return KEYWORDS[terminal].spelled(self.language)

    def term(self, word: n.Word) -> str:
        """Return the name of a function or a dimension."""
        return spelled_term(word.text, self.language)

    def path(self, node: n.Path) -> str:
        """Return a path with its keys; the names of the language are spelled before."""
        text = ".".join(word.text for word in node.words)
        keys = ", ".join(word.text for word in node.keys)
        return f"{text}[{keys}]" if keys else text

    def confidential(self, node: n.Confidential) -> str:
        """Return 保密, with how many figures have to come together if that is said."""
        word, least = self.word("_CONFIDENTIAL"), node.at_least
        if least is None:
            return word
        return f"{word} {self.word('_TOGETHER_AT_LEAST')} {self.number(least)}"

    def listed(self, items: Iterable[str]) -> str:
        """Return ``items`` with the comma of the language, breakable behind it."""
        return ("、" + SOFT if self.language == "zh" else ", " + SOFT).join(items)

    def names(self, words: Iterable[n.Word]) -> str:
        """Return a list of names."""
        return self.listed(word.text for word in words)

    def number(self, node: n.Number) -> str:
        """Return a number with its measure."""
        first, *others = node.measure.split("/")
        if self.language == "zh" or first not in MEASURES:
            return node.text + node.measure
        head = spelled_measure(first, "en", one=node.text == "1")
        return f"{node.text} " + "/".join([head, *map(self._one, others)])

    def measure(self, node: n.Measure) -> str:
        """Return a measure that stands by itself: 名次 rather than 名."""
        if self.language == "zh":
            return "名次" if node.words == ("名",) else "/".join(node.words)
        first, *others = node.words
        return "/".join([spelled_measure(first, "en"), *map(self._one, others)])

    def each(self, measure: str) -> str:
        """Return ``每项`` or ``each item``."""
        if self.language == "zh":
            return "每" + measure
        return f"{self.word('_EACH')} {self._one(measure)}"

    def _one(self, measure: str) -> str:
        return spelled_measure(measure, self.language, one=True)

    # ---- expressions

    def expr(self, node: n.Expr, least: int = 0) -> str:
        """Return an expression, in brackets if it binds less than ``least``."""
        text, level = self._expr(node)
        return text if level >= least else f"({text})"

    def behind(self, terminal: str, node: n.Expr | None) -> str:
        """Return a keyword and the expression behind it; nothing for None."""
        return "" if node is None else f"{self.word(terminal)} {self.expr(node)}"

    def _expr(self, node: n.Expr) -> tuple[str, int]:
        match node:
            case n.Binary():
                return self._binary(node)
            case n.Unary(operator="NOT"):
                return f"{self.word('NOT')} {self.expr(node.operand, _NOT)}", _NOT
            case n.Unary():
                return f"-{self.expr(node.operand, _MINUS)}", _MINUS
            case n.Share():
                return self._share(node), _SHARE
            case n.Choice():
                return self._choice(node), 0
            case n.Call():
                given = ", ".join(map(self._argument, node.arguments))
                return f"{self.term(node.name)}({given})", _ATOM
            case n.Path():
                return self.path(node), _ATOM
            case n.Number():
                return self.number(node), _ATOM
            case n.Quote():
                return quote(node), _ATOM
            case n.Date():
                return node.text, _ATOM
            case n.Special(word=word, spelling=number):
                return KEYWORDS[word].spelled(self.language, number), _ATOM
            case n.Modified():
                inner = [self.expr(node.value), *map(self.modifier, node.modifiers)]
                return f"({' '.join(inner)})", _ATOM
            case _:
                assert_never(node)

    def _binary(self, node: n.Binary) -> tuple[str, int]:
        sign = self.word(node.operator) if node.operator in KEYWORDS else node.operator
        level = _LEVELS.get(node.operator, _COMPARISON)
        left = level if node.operator in _LEVELS else level + 1
        first, second = self.expr(node.left, left), self.expr(node.right, level + 1)
        return f"{first}{SOFT} {sign} {second}", level

    def _share(self, node: n.Share) -> str:
        if self.language == "zh":
            return f"{self.expr(node.base, _SHARE)} 的 {self.expr(node.ratio, _ATOM)}"
        return f"{self.expr(node.ratio, _ATOM)} of {self.expr(node.base, _SHARE)}"

    def _choice(self, node: n.Choice) -> str:
        return (
            f"{self.word('_IF')} {self.expr(node.condition)} "
            f"{SOFT}{self.word('_THEN')} {self.expr(node.then)} "
            f"{SOFT}{self.word('_ELSE')} {self.expr(node.otherwise)}"
        )

    def _argument(self, node: n.Expr | n.NamedArgument) -> str:
        if isinstance(node, n.NamedArgument):
            return f"{self.term(node.name)} {self.number(node.value)}"
        return self.expr(node)

    def formula(self, node: n.Formula) -> str:
        """Return ``= …`` with what is done to the value."""
        return " ".join(
            [f"= {self.expr(node.value)}", *map(self.modifier, node.modifiers)]
        )

    def modifier(self, node: n.Modifier) -> str:
        """Return ``封顶 …``, ``保底 …`` or ``保留 …``."""
        match node:
            case n.Cap():
                return self.behind("_CAP", node.bound)
            case n.Floor():
                return self.behind("_FLOOR", node.bound)
            case n.Keep():
                return self.keep(node)
            case _:
                assert_never(node)

    def keep(self, node: n.Keep) -> str:
        """Return ``保留 2位 四舍五入``."""
        mode = self.word(node.mode)
        return f"{self.word('_KEEP')} {self.number(node.places)} {mode}"
