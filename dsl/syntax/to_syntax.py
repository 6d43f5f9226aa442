"""From parse events to syntax nodes: one method per grammar rule, named after it.

Lark calls these while it parses, so that no tree of its own is ever built.
"""

# ruff: noqa: D102 - the grammar says what each rule is, the node what it makes
# ruff: noqa: ANN401 - parts are what Lark gives: tokens, nodes and None, mixed

import re
from collections.abc import Iterable
from typing import Any

import attrs
from lark import Token

from guiju.dsl.keywords import canonical_measure
from guiju.dsl.syntax import built_in, cut
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.building import (
    BRACKET,
    Bag,
    Children,
    Expect,
    Given,
    Members,
    OnlyFor,
    bags,
    first_part,
    makes,
    rule,
)
from guiju.dsl.syntax.to_expressions import ToExpressions, canonical
from guiju.engine.source import Span


class ToSyntax(ToExpressions):
    """Builds the nodes: each public method is the grammar rule of its name."""

    # ---- the scheme itself, and who is assessed

    @rule
    def region(self, span: Span, code: n.Number | n.Word, name: n.Quote) -> n.Region:
        written = code.text + (code.measure if isinstance(code, n.Number) else "")
        return n.Region(code=written, name=name, span=span)

    @rule
    def full(self, span: Span, _word: Token, number: n.Number) -> n.Full:
        return n.Full(number=number, span=span)

    scheme = makes(n.Scheme, "name title *lines")
    issued = makes(n.Issued, "issuer date")
    assessed = makes(n.Period, "start end")
    source = makes(n.Source, "text")
    _group = makes(n.Group, "name title part_of count cite *members")
    member = makes(n.Member, "name title *aliases")

    def group(self, children: Children) -> object:
        return self._group([one for child in children for one in _opened(child)])

    @rule
    def members(self, span: Span, token: Token) -> Members:
        found = (_member(one, span) for one in cut.members(token))
        return Members(tuple(found), span)

    # ---- indicator trees and rules

    @rule
    def only_for(self, span: Span, names: Bag) -> OnlyFor:
        return OnlyFor(names.parts, span)

    @rule
    def node(
        self, span: Span, name: n.Word, title: n.Quote | None, points: n.Number, *r: Any
    ) -> n.Item:
        item = n.Item(
            name=name,
            title=title,
            points=points,
            only_for=tuple(next((p for p in r if isinstance(p, OnlyFor)), ())),
            cite=next((p for p in r if isinstance(p, n.Quote)), None),
            formula=next((p for p in r if isinstance(p, n.Formula)), None),
            lines=tuple(p for p in r if isinstance(p, n.Item | n.Rule)),
            span=span,
        )
        if self.is_too_deep(item, BRACKET, *item.lines):
            return attrs.evolve(item, lines=())
        return item

    @rule
    def policy(
        self, span: Span, word: Token, rate: n.Number | None = None
    ) -> n.NotApplicable:
        return n.NotApplicable(policy=word.type, rate=rate, span=span)

    @rule
    def not_applicable(
        self, span: Span, _word: Token, policy: n.NotApplicable
    ) -> n.NotApplicable:
        return attrs.evolve(policy, span=span)

    @rule
    def each_word(self, span: Span, word: Token | n.Word) -> n.Word:
        text = word.text if isinstance(word, n.Word) else word[1:]
        return n.Word(text=canonical_measure(text), span=span)

    @rule
    def special_label(self, span: Span, word: Token) -> n.Label:
        return n.Label(special=word.type, span=span)

    @rule
    def exactly(self, span: Span, number: n.Number) -> n.Label:
        return n.Label(low=number, high=number, span=span)

    indicators = makes(n.Indicators, "name title full cite *lines")
    forfeit = first_part
    each_row = makes(n.EachRow, "measure event sign amount at_most forfeit")
    each_row_reversed = makes(n.EachRow, "event measure sign amount at_most forfeit")
    computed_row = makes(n.ComputedRow, "measure value sign amount at_most forfeit")
    step_row = makes(n.StepRow, "side base step sign amount at_most")
    by_line = makes(n.ByLine, "value")
    until_zero = makes(n.UntilZero, "")
    bands = makes(n.Bands, "word by *bands")
    lower = makes(n.Lower, "step sign amount")
    interpolation = makes(n.Interpolation, "by *points")
    point = makes(n.Point, "label value")
    band = makes(n.Band, "label value")
    closed = makes(n.Label, "low high")
    left_open = makes(n.Label, "low high", low_included=False)
    at_least = makes(n.Label, "low high", high_included=False)
    above = makes(n.Label, "low high", low_included=False, high_included=False)
    at_most_label = makes(n.Label, "high")
    below = makes(n.Label, "high", high_included=False)

    # ---- stages

    @rule
    def periodic(self, span: Span, word: Token) -> n.Periodic:
        return n.Periodic(word=word.type, span=span)

    @rule
    def fold(self, span: Span, word: Token) -> n.FoldBy:
        return n.FoldBy(word=word.type, span=span)

    @rule
    def trim(self, span: Span, *parts: Any) -> n.Trim:
        _top, highest, _bottom, lowest, reaching = parts
        return n.Trim(highest=highest, lowest=lowest, reaching=reaching, span=span)

    invalid = makes(n.Invalid, "condition")
    own_weight = makes(n.OwnWeight, "weight")

    stage = makes(n.Stage, "name title weight cite *lines")
    window = makes(n.Window, "start end")
    assessment = makes(n.Assessment, "groups *clauses")
    by_tree = makes(n.ByTree, "tree")
    rated_by = makes(n.RatedBy, "raters")
    score = makes(n.Score, "low high")
    layer = makes(n.Layer, "name weight fold")
    layers = makes(n.Layers, "*layers")
    optional = makes(n.Optional, "")
    confidential = makes(n.Confidential, "at_least")

    # ---- inputs, parameters, adjustments, derived quantities

    @rule
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

    @rule
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

    per = makes(n.Per, "groups")
    may_not_apply = makes(n.MayNotApply, "")
    bounds = makes(n.Bounds, "low high")
    undetermined = makes(n.Undetermined, "reason")
    since = makes(n.Since, "*rows")
    period_value = makes(n.SinceDay, "day value")
    parameter = makes(n.Parameter, "name title measure value cite")
    bonus = makes(n.Adjustment, "name title groups by cite *lines", kind="BONUS")
    deduction = makes(
        n.Adjustment, "name title groups by cite *lines", kind="DEDUCTION"
    )
    definition = makes(n.Definition, "name title groups formula cite")

    # ---- grades and vetoes

    @rule
    def quota(self, span: Span, most: n.Number, *words: Token | None) -> n.Quota:
        *mode, border = (word for word in words if word is not None)
        rounding = mode[0].type if mode else ""
        return n.Quota(most=most, mode=rounding, border=border.type, span=span)

    @rule
    def lowest_grade(self, span: Span, _word: Token, name: n.Word) -> n.Grade:
        return n.Grade(name=name, bound=None, quota=None, span=span)

    @rule
    def grades(self, span: Span, *parts: Any) -> n.Grades:
        name, by, within, cite, *rows = parts
        return n.Grades(
            name=name,
            by=by,
            within=tuple(within or ()),
            cite=cite,
            grades=tuple(rows),
            span=span,
        )

    grade = makes(n.Grade, "name bound quota")
    forced_grade = makes(n.ForcedGrade, "grade")
    best_grade = makes(n.BestGrade, "grade")
    fixed_value = makes(n.FixedValue, "target value")
    not_ranked = makes(n.NotRanked, "")
    veto = makes(n.Veto, "name title condition groups cite *effects")

    # ---- problems to put right, and what is published

    @rule
    def rectification(self, span: Span, *parts: Any) -> n.Rectification:
        name, title, groups, cite, *lines = parts
        return n.Rectification(
            name=name,
            title=title,
            groups=tuple(groups or ()),
            cite=cite,
            lines=tuple(map(_of_states, lines)),
            span=span,
        )

    problem = makes(n.Problem, "name title deadline lasting responsible cite")
    deadline = makes(n.Deadline, "day")
    lasting = makes(n.Lasting, "until")
    as_of = makes(n.AsOf, "day")
    recheck = makes(n.Recheck, "")
    publication = makes(n.Publication, "name title groups cite *shown")
    own_unit = makes(n.OwnUnit, "")

    # ---- the clauses of the source

    clauses = makes(n.Clauses, "title *listed")
    listed = makes(n.ListedClause, "name reason")

    # ---- rulebooks made of others

    imports = makes(n.Import, "file")
    extends = makes(n.Extends, "file *changes")
    replace = makes(n.Replace, "declaration")
    replace_inside = makes(n.ReplaceInside, "tree item")
    remove = makes(n.Remove, "target")
    example_of = makes(n.ExampleOf, "title")
    interpretation_of = makes(n.InterpretationOf, "subject")
    clauses_of = makes(n.ClausesOf, "title")
    introduce = makes(n.Introduce, "declaration")
    introduce_inside = makes(n.IntroduceInside, "tree item")

    # ---- what must hold, what was decided, what is expected

    @rule
    def constraint_name(self, span: Span, name: n.Word, title: n.Quote | None) -> Bag:
        return Bag((name, title), span)

    @rule
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

    @rule
    def example(self, span: Span, title: n.Quote, *parts: Any) -> n.Example:
        return n.Example(
            title=title,
            given=tuple(b for p in parts if isinstance(p, Given) for b in p),
            expect=tuple(b for p in parts if isinstance(p, Expect) for b in p),
            cases=tuple(p for p in parts if isinstance(p, n.Cases)),
            span=span,
        )

    @rule
    def verdict(self, span: Span, word: n.Special, target: n.Path) -> n.Verdict:
        return n.Verdict(word=word.word, target=target, span=span)

    @rule
    def cases(self, span: Span, given: Bag, expect: Bag, *rows: n.Case) -> n.Cases:
        return n.Cases(given=given.parts, expect=expect.parts, rows=rows, span=span)

    @rule
    def case(self, span: Span, given: Bag, expect: Bag) -> n.Case:
        return n.Case(given=given.parts, expect=expect.parts, span=span)

    @rule
    def label(self, span: Span, word: n.Word) -> n.Path:
        return n.Path(words=(word,), span=span)

    @rule
    def negative(self, span: Span, _sign: Token, number: n.Number) -> n.Unary:
        return n.Unary(operator="-", operand=number, span=span)

    given = bags(Given)
    expect = bags(Expect)
    interpretation = makes(n.Interpretation, "subject answers reason cite")
    binding = makes(n.Binding, "target value")

    @rule
    def start(self, _span: Span, *declarations: n.Declaration) -> n.Rulebook:
        tree = n.Rulebook(declarations=declarations, span=Span(self.file, 0, 0))
        return built_in.canonical(tree) if self.may_end_in_term else tree


def _opened(child: object) -> Iterable[object]:
    return child if isinstance(child, Members) else (child,)


def _member(found: re.Match[str], run: Span) -> n.Member:
    """Return a plain unit of the list whose place is ``run``."""
    name, title = found.groups()
    start = run.start + found.start()
    place = Span(run.file, start, start + len(name))
    word = n.Word(text=name, span=place)
    if title is None:
        return n.Member(name=word, title=None, aliases=(), span=place)
    end = run.start + found.end("title")
    quote = n.Quote(text=title[1:-1], span=Span(run.file, end - len(title), end))
    place = Span(run.file, start, end)
    return n.Member(name=word, title=quote, aliases=(), span=place)


def _of_states(line: n.RectificationLine) -> n.RectificationLine:
    """Return a row of 整改 with the state that it counts by its Chinese name."""
    if isinstance(line, n.EachRow):
        return attrs.evolve(line, event=canonical(line.event))
    return line
