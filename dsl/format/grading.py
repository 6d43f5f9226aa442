"""Grades and vetoes, as lines."""

from collections.abc import Iterator
from typing import assert_never

import attrs

from guiju.dsl.format.line import Line, fits
from guiju.dsl.format.rules import Rules
from guiju.dsl.format.scoring import clauses, words
from guiju.dsl.format.spelling import quote
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.syntax import node as n


@attrs.frozen
class Grading:
    """Prints grades and vetoes with the tools of ``rules``."""

    rules: Rules

    def grades(self, node: n.Grades) -> Iterator[Line]:
        """Yield a scale of grades, one line for each."""
        spelling = self.rules.spelling
        header = clauses(
            spelling.word("_GRADES"),
            node.name.text if node.name else None,
            f"{spelling.word('_BY')} {spelling.path(node.by)}",
            self.rules.groups(node.within, "_WITHIN"),
            self.rules.cite(node.cite),
        )
        body = (self._grade(grade) for grade in node.grades)
        return self.rules.block(0, header, node, body)

    def _grade(self, grade: n.Grade) -> Line:
        if grade.bound is None:
            others = KEYWORDS["OTHERS"]
            last = (others.zh if self.rules.spelling.language == "zh" else others.en)[
                -1
            ]
            return Line.whole(1, (last, grade.name.text, ""), grade, table="grade")
        bound = self.rules.scoring.label(grade.bound)
        cells = (grade.name.text, bound, self._quota(grade.quota))
        return Line.whole(1, cells, grade, table="grade")

    def _quota(self, quota: n.Quota | None) -> str:
        if quota is None:
            return ""
        spelling = self.rules.spelling
        return words(
            f" {spelling.behind('_AT_MOST', quota.most)}",
            spelling.word(quota.mode) if quota.mode else None,
            spelling.word("_EQUAL_SCORES"),
            spelling.word(quota.border),
        )

    def veto(self, node: n.Veto) -> Iterator[Line]:
        """Yield a veto; short ones stand in one line."""
        spelling = self.rules.spelling
        header = clauses(
            spelling.word("_VETO"),
            node.name.text,
            quote(node.title) if node.title else None,
            spelling.behind("_WHEN", node.condition),
            self.rules.groups(node.groups, "_FOR"),
            self.rules.cite(node.cite),
        )
        effects = [self._effect(effect) for effect in node.effects]
        inline = f"{header} {{ {'  '.join(effects)} }}"
        if effects and fits(0, inline) and self.rules.is_clear(node.span):
            return iter([Line.whole(0, (inline,), node)])
        rows = zip(effects, node.effects, strict=True)
        body = (Line.whole(1, (text,), effect) for text, effect in rows)
        return self.rules.block(0, header, node, body)

    def _effect(self, effect: n.Effect) -> str:
        word = self.rules.spelling.word
        match effect:
            case n.ForcedGrade():
                return f"{word('_GRADES')} {effect.grade.text}"
            case n.BestGrade():
                return f"{word('_GRADES')} {word('_AT_BEST')} {effect.grade.text}"
            case n.FixedValue():
                number = self.rules.spelling.number(effect.value)
                return f"{self.rules.spelling.path(effect.target)} {number}"
            case n.NotRanked():
                return word("_NOT_RANKED")
            case _:
                assert_never(effect)
