"""From parse events to words and expressions: one method per grammar rule."""

# ruff: noqa: D102 - the grammar says what each rule is, the node what it makes
# ruff: noqa: ANN401 - parts are what Lark gives: tokens, nodes and None, mixed

import re
from typing import Any

import attrs
from lark import Token

from guiju.dsl.keywords import canonical_measure, canonical_term, spelling_of
from guiju.dsl.syntax import built_in
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.building import (
    BRACKET,
    Bag,
    Builder,
    bags,
    first_part,
    makes,
    nests,
    rule,
)
from guiju.engine.source import Span

_QUANTITY = re.compile(r"(\d+(?:\.\d+)?)\s*(\S*)")
_CHINESE_DATE = re.compile(r"(.+)年(.+)月(.+)日")
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_COMPARISONS = {"≥": ">=", "≤": "<=", "≠": "!="}


class ToExpressions(Builder):
    """Builds the nodes of words and expressions."""

    # ---- words

    @rule
    def name(self, span: Span, token: Token) -> n.Word:
        return n.Word(text=str(token), span=span)

    word = name

    @rule
    def string(self, span: Span, token: Token) -> n.Quote:
        return n.Quote(text=token[1:-1], span=span)

    @rule
    def number(self, span: Span, token: Token) -> n.Number:
        match = _QUANTITY.fullmatch(token)
        assert match is not None
        words = map(canonical_measure, match[2].split("/"))
        return n.Number(text=match[1], measure="/".join(words), span=span)

    @rule
    def date(self, span: Span, token: Token) -> n.Date:
        return n.Date(text=_iso(token), span=span)

    @rule
    def measure(self, span: Span, *words: n.Word | Token) -> n.Measure:
        texts = [
            word.text if isinstance(word, n.Word) else str(word)
            for word in words
            if not (isinstance(word, Token) and word.type == "OVER")
        ]
        return n.Measure(words=tuple(map(canonical_measure, texts)), span=span)

    @rule
    def path(self, span: Span, *parts: Any) -> n.Path:
        *words, keys = parts
        self.may_end_in_term |= words[-1].text in built_in.ENGLISH
        keys = tuple(map(built_in.period, keys or ()))
        return n.Path(words=built_in.headed(words), keys=keys, span=span)

    names = keys = tie_breaks = paths = values = bags(Bag)
    cite = part_of = alias = together = at_most = parameter_value = first_part
    by_expr = for_groups = within = answers = atom = first_part
    reaching = responsible = first_part

    @rule
    def each_member(self, _span: Span, word: n.Word) -> n.Word:
        return canonical(word)

    # ---- expressions

    @rule
    def binary(self, span: Span, left: n.Expr, sign: Token, right: n.Expr) -> n.Expr:
        operator = _COMPARISONS.get(str(sign), str(sign))
        if sign.type in {"AND", "OR"}:
            operator = sign.type
        made = n.Binary(operator=operator, left=left, right=right, span=span)
        return left if self.is_too_deep(made, 1, left, right) else made

    @rule
    def equals(self, span: Span, left: n.Expr, right: n.Expr) -> n.Expr:
        made = n.Binary(operator="=", left=left, right=right, span=span)
        return left if self.is_too_deep(made, 1, left, right) else made

    @rule
    def unary(self, span: Span, sign: Token, operand: n.Expr) -> n.Expr:
        operator = "NOT" if sign.type == "NOT" else "-"
        made = n.Unary(operator=operator, operand=operand, span=span)
        return operand if self.is_too_deep(made, 1, operand) else made

    @rule
    def grouped(self, _span: Span, inner: n.Expr) -> n.Expr:
        self.is_too_deep(inner, BRACKET, inner)
        return inner

    @rule
    def modified(self, span: Span, value: n.Expr, *modifiers: n.Modifier) -> n.Expr:
        made = n.Modified(value=value, modifiers=modifiers, span=span)
        return value if self.is_too_deep(made, BRACKET, value) else made

    @rule
    def special(self, span: Span, token: Token) -> n.Special:
        spelling = spelling_of(token.type, str(token))
        return n.Special(word=token.type, spelling=spelling, span=span)

    absent = sign = step_side = bands_word = end = clamped = special
    truth = verdict_word = special

    @rule
    def call(self, span: Span, name: n.Word, *arguments: Any) -> n.Expr:
        given = tuple(a for a in arguments if a is not None)
        name = canonical(name)
        made = n.Call(name=name, arguments=given, span=span)
        if self.is_too_deep(made, BRACKET, *given):
            return n.Call(name=name, arguments=(), span=span)
        return made

    @rule
    def keep(self, span: Span, places: n.Number, mode: Token) -> n.Keep:
        return n.Keep(places=places, mode=mode.type, span=span)

    share_zh = nests(n.Share, "base ratio")
    share_en = nests(n.Share, "ratio base")
    choice = nests(n.Choice, "condition then otherwise", BRACKET)

    @rule
    def named_argument(
        self, span: Span, name: n.Word, value: n.Number
    ) -> n.NamedArgument:
        return n.NamedArgument(name=canonical(name), value=value, span=span)

    cap = makes(n.Cap, "bound")
    floor = makes(n.Floor, "bound")
    formula = makes(n.Formula, "value *modifiers")


def canonical(word: n.Word) -> n.Word:
    """Return a term of the language by its Chinese name."""
    return attrs.evolve(word, text=canonical_term(word.text))


def _iso(text: str) -> str:
    match = _CHINESE_DATE.fullmatch(text)
    year, month, day = match.groups() if match else text.split("-")
    return f"{_digits(year)}-{_digits(month):0>2}-{_digits(day):0>2}"


def _digits(text: str) -> str:
    if text.isdecimal():
        return text
    if "十" in text:
        tens, _, ones = text.partition("十")
        return str(_DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0))
    return "".join(str(_DIGITS[char]) for char in text)
