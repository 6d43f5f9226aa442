"""From parse events to syntax nodes: one method per grammar rule, named after it.

Lark calls these while it parses, so that no tree of its own is ever built.
"""

# Lark's own types are partly unknown; nothing unknown leaves this file.

import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs
from lark import Token, Transformer

from guiju.dsl.keywords import canonical_measure
from guiju.dsl.syntax import node as n
from guiju.engine.source import Span

_QUANTITY = re.compile(r"(\d+(?:\.\d+)?)\s*(\S*)")
_CHINESE_DATE = re.compile(r"(.+)年(.+)月(.+)日")
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_COMPARISONS = {"≥": ">=", "≤": "<=", "≠": "!="}


_SEVERAL = {"groups", "answers"}
"""Fields that are empty, not None, where nothing was written."""

Children = list[Any]
"""Tokens, nodes, and None where an optional part was not written."""


@attrs.frozen
class _Bag:
    """Several parts on their way to the node that takes them, with their place."""

    parts: tuple[Any, ...]
    span: Span

    def __iter__(self) -> Iterator[Any]:
        return iter(self.parts)


class _OnlyFor(_Bag):
    pass


class _Given(_Bag):
    pass


class _Expect(_Bag):
    pass


def _rule(build: Callable[..., Any]) -> Callable[["ToSyntax", Children], Any]:
    """Turn ``build(self, span, *parts)`` into what Lark calls with all children.

    Signs and plain keywords only lend their place: their terminals begin with ``_``.
    """

    def call(self: "ToSyntax", children: Children) -> object:
        parts = [
            child
            for child in children
            if not (isinstance(child, Token) and child.type[0] == "_")
        ]
        return build(self, self.span(children), *parts)

    return call


def _makes(
    node: type[n.Node], fields: str, **fixed: object
) -> Callable[["ToSyntax", Children], Any]:
    """Return a rule that builds ``node`` from its parts in the order of ``fields``.

    A last field with a star takes all that is left.
    """
    names = fields.split()
    starred = names.pop()[1:] if "*" in fields else ""

    def build(_self: "ToSyntax", span: Span, *parts: Any) -> n.Node:
        values = dict(zip(names, parts, strict=False))
        for name in _SEVERAL & values.keys():
            values[name] = tuple(values[name] or ())
        if starred:
            values[starred] = parts[len(names) :]
        return node(span=span, **values, **fixed)

    return _rule(build)


def _bags(kind: type[_Bag]) -> Callable[["ToSyntax", Children], Any]:
    def build(_self: "ToSyntax", span: Span, *parts: Any) -> _Bag:
        return kind(tuple(part for part in parts if part is not None), span)

    return _rule(build)


def _first_part(_self: "ToSyntax", _span: Span, part: object) -> object:
    return part


class ToSyntax(Transformer[Token, n.Rulebook]):
    """Builds the nodes. ``file`` is set for each parse and stands in every span."""

    file = ""

    def span(self, children: Children) -> Span:
        """Return the place from the first to the last of ``children``."""
        present = [child for child in children if child is not None]
        if not present:
            return Span(self.file, 0, 0)
        first, last = present[0], present[-1]
        start = first.start_pos if isinstance(first, Token) else first.span.start
        end = last.end_pos if isinstance(last, Token) else last.span.end
        return Span(self.file, start, end)

    # ---- words

    @_rule
    def name(self, span: Span, token: Token) -> n.Word:
        return n.Word(text=str(token), span=span)

    word = name

    @_rule
    def string(self, span: Span, token: Token) -> n.Quote:
        return n.Quote(text=token[1:-1], span=span)

    @_rule
    def number(self, span: Span, token: Token) -> n.Number:
        match = _QUANTITY.fullmatch(token)
        assert match is not None
        words = map(canonical_measure, match[2].split("/"))
        return n.Number(text=match[1], measure="/".join(words), span=span)

    @_rule
    def date(self, span: Span, token: Token) -> n.Date:
        return n.Date(text=_iso(token), span=span)

    @_rule
    def measure(self, span: Span, *words: n.Word | Token) -> n.Measure:
        texts = [
            word.text if isinstance(word, n.Word) else str(word)
            for word in words
            if not (isinstance(word, Token) and word.type == "OVER")
        ]
        return n.Measure(words=tuple(map(canonical_measure, texts)), span=span)

    @_rule
    def path(self, span: Span, *parts: Any) -> n.Path:
        *words, keys = parts
        return n.Path(words=tuple(words), keys=tuple(keys or ()), span=span)

    names = keys = tie_breaks = _bags(_Bag)
    cite = part_of = alias = together = at_most = parameter_value = _rule(_first_part)
    by_expr = for_groups = within = answers = each_member = atom = _rule(_first_part)

    # ---- expressions

    @_rule
    def binary(self, span: Span, left: n.Expr, sign: Token, right: n.Expr) -> n.Binary:
        operator = _COMPARISONS.get(str(sign), str(sign))
        if sign.type in {"AND", "OR"}:
            operator = sign.type
        return n.Binary(operator=operator, left=left, right=right, span=span)

    @_rule
    def equals(self, span: Span, left: n.Expr, right: n.Expr) -> n.Binary:
        return n.Binary(operator="=", left=left, right=right, span=span)

    @_rule
    def unary(self, span: Span, sign: Token, operand: n.Expr) -> n.Unary:
        operator = "NOT" if sign.type == "NOT" else "-"
        return n.Unary(operator=operator, operand=operand, span=span)

    @_rule
    def special(self, span: Span, token: Token) -> n.Special:
        return n.Special(word=token.type, span=span)

    absent = special

    @_rule
    def call(self, span: Span, name: n.Word, *arguments: Any) -> n.Call:
        given = tuple(a for a in arguments if a is not None)
        return n.Call(name=name, arguments=given, span=span)

    @_rule
    def keep(self, span: Span, places: n.Number, mode: Token) -> n.Keep:
        return n.Keep(places=places, mode=mode.type, span=span)

    share_zh = _makes(n.Share, "base ratio")
    share_en = _makes(n.Share, "ratio base")
    choice = _makes(n.Choice, "condition then otherwise")
    named_argument = _makes(n.NamedArgument, "name value")
    cap = _makes(n.Cap, "bound")
    floor = _makes(n.Floor, "bound")
    formula = _makes(n.Formula, "value *modifiers")

    # ---- the scheme itself, and who is assessed

    @_rule
    def region(self, span: Span, code: n.Number | n.Word, name: n.Quote) -> n.Region:
        return n.Region(code=code.text, name=name, span=span)

    @_rule
    def full(self, span: Span, _word: Token, number: n.Number) -> n.Full:
        return n.Full(number=number, span=span)

    scheme = _makes(n.Scheme, "name title *lines")
    issued = _makes(n.Issued, "issuer date")
    assessed = _makes(n.Period, "start end")
    source = _makes(n.Source, "text")
    group = _makes(n.Group, "name title part_of count cite *members")
    member = _makes(n.Member, "name title *aliases")

    # ---- indicator trees and rules

    @_rule
    def only_for(self, span: Span, names: _Bag) -> _OnlyFor:
        return _OnlyFor(names.parts, span)

    @_rule
    def node(
        self, span: Span, name: n.Word, title: n.Quote | None, points: n.Number, *r: Any
    ) -> n.Item:
        return n.Item(
            name=name,
            title=title,
            points=points,
            only_for=tuple(next((p for p in r if isinstance(p, _OnlyFor)), ())),
            cite=next((p for p in r if isinstance(p, n.Quote)), None),
            formula=next((p for p in r if isinstance(p, n.Formula)), None),
            lines=tuple(p for p in r if isinstance(p, n.Item | n.Rule)),
            span=span,
        )

    @_rule
    def policy(
        self, span: Span, word: Token, rate: n.Number | None = None
    ) -> n.NotApplicable:
        return n.NotApplicable(policy=word.type, rate=rate, span=span)

    @_rule
    def not_applicable(
        self, span: Span, _word: Token, policy: n.NotApplicable
    ) -> n.NotApplicable:
        return attrs.evolve(policy, span=span)

    @_rule
    def each_word(self, span: Span, word: Token | n.Word) -> n.Word:
        text = word.text if isinstance(word, n.Word) else word[1:]
        return n.Word(text=canonical_measure(text), span=span)

    sign = special

    @_rule
    def special_label(self, span: Span, word: Token) -> n.Label:
        return n.Label(special=word.type, span=span)

    @_rule
    def exactly(self, span: Span, number: n.Number) -> n.Label:
        return n.Label(low=number, high=number, span=span)

    indicators = _makes(n.Indicators, "name title full cite *lines")
    sign = special
    each_row = _makes(n.EachRow, "measure event sign amount at_most")
    each_row_reversed = _makes(n.EachRow, "event measure sign amount at_most")
    until_zero = _makes(n.UntilZero, "")
    bands = _makes(n.Bands, "by *bands")
    band = _makes(n.Band, "label value")
    closed = _makes(n.Label, "low high")
    left_open = _makes(n.Label, "low high", low_included=False)
    at_least = _makes(n.Label, "low high", high_included=False)
    above = _makes(n.Label, "low high", low_included=False, high_included=False)
    at_most_label = _makes(n.Label, "high")
    below = _makes(n.Label, "high", high_included=False)

    # ---- stages

    @_rule
    def periodic(self, span: Span, word: Token) -> n.Periodic:
        return n.Periodic(word=word.type, span=span)

    @_rule
    def fold(self, span: Span, word: Token) -> n.FoldBy:
        return n.FoldBy(word=word.type, span=span)

    @_rule
    def trim(
        self, span: Span, _top: Token, highest: n.Number, _low: Token, lowest: n.Number
    ) -> n.Trim:
        return n.Trim(highest=highest, lowest=lowest, span=span)

    stage = _makes(n.Stage, "name title weight cite *lines")
    window = _makes(n.Window, "start end")
    assessment = _makes(n.Assessment, "groups *clauses")
    by_tree = _makes(n.ByTree, "tree")
    rated_by = _makes(n.RatedBy, "raters")
    score = _makes(n.Score, "low high")
    layer = _makes(n.Layer, "name weight fold")
    layers = _makes(n.Layers, "*layers")
    optional = _makes(n.Optional, "")

    # ---- inputs, parameters, adjustments, derived quantities

    @_rule
    def input(self, span: Span, *parts: Any) -> n.Input:
        name, title, measure, *attributes, cite = parts
        return n.Input(
            name=name,
            title=title,
            measure=measure,
            attributes=tuple(attributes),
            cite=cite,
            span=span,
        )

    @_rule
    def ranking(self, span: Span, *parts: Any) -> n.Ranking:
        name, by, direction, within, tie_breaks, ties = parts
        return n.Ranking(
            name=name,
            by=by,
            direction=direction.type,
            within=tuple(within or ()),
            tie_breaks=tuple(tie_breaks or ()),
            ties=ties.type,
            span=span,
        )

    per = _makes(n.Per, "groups")
    bounds = _makes(n.Bounds, "low high")
    undetermined = _makes(n.Undetermined, "reason")
    parameter = _makes(n.Parameter, "name title measure value cite")
    bonus = _makes(n.Adjustment, "name title groups by cite *lines", kind="BONUS")
    deduction = _makes(
        n.Adjustment, "name title groups by cite *lines", kind="DEDUCTION"
    )
    definition = _makes(n.Definition, "name title groups formula cite")

    # ---- what must hold, what was decided, what is expected

    @_rule
    def constraint_name(self, span: Span, name: n.Word, title: n.Quote | None) -> _Bag:
        return _Bag((name, title), span)

    @_rule
    def constraint(self, span: Span, *parts: Any) -> n.Constraint:
        force, named, each, condition, cite = parts
        name, title = named.parts if named else (None, None)
        return n.Constraint(
            force=force.type,
            name=name,
            title=title,
            each=each,
            condition=condition,
            cite=cite,
            span=span,
        )

    @_rule
    def example(self, span: Span, title: n.Quote, *parts: Any) -> n.Example:
        return n.Example(
            title=title,
            given=tuple(b for p in parts if isinstance(p, _Given) for b in p),
            expect=tuple(b for p in parts if isinstance(p, _Expect) for b in p),
            span=span,
        )

    given = _bags(_Given)
    expect = _bags(_Expect)
    interpretation = _makes(n.Interpretation, "subject answers reason cite")
    binding = _makes(n.Binding, "target value")

    @_rule
    def start(self, _span: Span, *declarations: n.Declaration) -> n.Rulebook:
        return n.Rulebook(declarations=declarations, span=Span(self.file, 0, 0))


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
