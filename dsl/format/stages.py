"""Stages and what stands in them, as lines."""

from collections.abc import Iterator
from typing import assert_never

import attrs

from guiju.dsl.format.line import Line
from guiju.dsl.format.rules import Rules
from guiju.dsl.format.scoring import clauses, words
from guiju.dsl.format.spelling import quote
from guiju.dsl.syntax import node as n


@attrs.frozen
class Stages:
    """Prints stages with the tools of ``rules``."""

    rules: Rules

    def stage(self, stage: n.Stage) -> Iterator[Line]:
        """Yield the lines of a stage: when it is, and who is scored by what."""
        rules = self.rules
        header = clauses(
            rules.spelling.word("_STAGE"),
            stage.name.text,
            quote(stage.title) if stage.title else None,
            rules.spelling.number(stage.weight),
            rules.cite(stage.cite),
        )
        body = (line for part in stage.lines for line in self._line(part))
        return rules.block(0, header, stage, body)

    def _line(self, part: n.Window | n.Assessment | n.Constraint) -> Iterator[Line]:
        match part:
            case n.Window():
                word = self.rules.spelling.word
                dates = f"{part.start.text} {word('_TO')} {part.end.text}"
                yield Line.whole(1, (word("_WINDOW"), dates), part)
            case n.Assessment():
                first, *others = map(self.clause, part.clauses)
                cells = (
                    self.rules.spelling.names(part.groups),
                    f" {first}",
                    clauses(*others),
                )
                yield Line.whole(1, cells, part, table="assessment")
            case n.Constraint():
                yield Line.whole(1, (self.constraint(part),), part)
            case _:
                assert_never(part)

    def constraint(self, node: n.Constraint) -> str:
        """Return a constraint in one line."""
        spelling = self.rules.spelling
        title = quote(node.title) if node.title else None
        each = "每个" if spelling.language == "zh" else spelling.word("_EACH")
        start = words(
            spelling.word(node.force),
            f"{words(node.name.text, title)}:" if node.name else None,
            f"{each} {spelling.term(node.each)}" if node.each else None,
            spelling.expr(node.condition),
        )
        return clauses(start, self.rules.cite(node.cite))

    def clause(self, clause: n.Clause) -> str:
        """Return one clause of how a stage scores its groups."""
        spelling = self.rules.spelling
        word, number = spelling.word, spelling.number
        match clause:
            case n.ByTree():
                return f"{word('_BY')} {clause.tree.text}"
            case n.RatedBy():
                return f"{word('_RATED_BY')} {clause.raters.text}"
            case n.Score():
                low, high = number(clause.low), number(clause.high)
                return f"{word('_SCORE')} {low} {word('_TO')} {high}"
            case n.Periodic() | n.FoldBy():
                return word(clause.word)
            case n.Layers():
                layers = spelling.listed(map(self._layer, clause.layers))
                return f"{word('_LAYERS')} {{ {layers} }}"
            case n.Optional():
                return word("_OPTIONAL")
            case n.Confidential():
                return spelling.confidential(clause)
            case n.Trim():
                return self._trim(clause)
            case n.Invalid():
                condition = spelling.behind("_WHEN", clause.condition)
                return f"{word('_INVALID')} {condition}"
            case n.OwnWeight():
                return f"{word('_WEIGHT')} {number(clause.weight)}"
            case _:
                assert_never(clause)

    def _trim(self, trim: n.Trim) -> str:
        word, number = self.rules.spelling.word, self.rules.spelling.number
        from_ = trim.reaching
        return words(
            f"{word('_TRIM')} {word('TOP')} {number(trim.highest)}",
            f"{word('BOTTOM')} {number(trim.lowest)}",
            f"{word('_REACHING')} {number(from_)}" if from_ else None,
        )

    def _layer(self, layer: n.Layer) -> str:
        spelling = self.rules.spelling
        fold = spelling.word(layer.fold.word) if layer.fold else None
        return words(layer.name.text, spelling.number(layer.weight), fold)
