"""Blocks and indicator trees, as lines."""

from collections.abc import Iterator

import attrs

from guiju.dsl.format.line import Line, fits
from guiju.dsl.format.scoring import Scoring, words
from guiju.dsl.format.spelling import Spelling, quote
from guiju.dsl.syntax import node as n
from guiju.engine.source import Span


@attrs.frozen
class Rules:
    """Prints with ``spelling``. ``comments`` are positions that must stay visible."""

    spelling: Spelling
    comments: tuple[int, ...] = ()

    @property
    def scoring(self) -> Scoring:
        """The printer of single rules."""
        return Scoring(self.spelling)

    def is_clear(self, span: Span) -> bool:
        """Whether no comment stands in ``span``, so that it may become one line."""
        return not any(span.start <= at < span.end for at in self.comments)

    def cite(self, cite: n.Quote | None) -> str:
        """Return ``依据 "…"``, or nothing."""
        return f"{self.spelling.word('_CITE')} {quote(cite)}" if cite else ""

    def groups(self, names: tuple[n.Word, ...], terminal: str) -> str:
        """Return ``仅适用 …`` or ``用于 …``, or nothing."""
        if not names:
            return ""
        return f"{self.spelling.word(terminal)} {self.spelling.names(names)}"

    def block(
        self, depth: int, header: str, node: n.Node, body: Iterator[Line]
    ) -> Iterator[Line]:
        """Yield a block over several lines."""
        lines = list(body)
        if not lines and self.is_clear(node.span):
            yield Line.whole(depth, (f"{header} {{ }}",), node)
            return
        yield Line(depth, (f"{header} {{",), node.span.start)
        yield from lines
        yield Line(depth, ("}",), node.span.end - 1, closes=True)

    # ---- items

    def items(
        self, lines: tuple[n.Item | n.Rule | n.NotApplicable, ...], depth: int
    ) -> Iterator[Line]:
        """Yield the lines of an indicator tree."""
        for line in lines:
            match line:
                case n.Item():
                    yield from self._item(line, depth)
                case n.NotApplicable():
                    yield Line.whole(
                        depth,
                        (self._not_applicable(line),),
                        line,
                    )
                case _:
                    yield from self.rule(line, depth)

    def rule(self, rule: n.Rule, depth: int) -> Iterator[Line]:
        """Yield a rule that stands on lines of its own."""
        if isinstance(rule, n.Bands | n.Interpolation):
            header = self.scoring.table_header(rule)
            rows = self.scoring.rows(rule, depth + 1)
            yield from self.block(depth, header, rule, rows)
        else:
            yield Line.whole(depth, (self.scoring.rule(rule),), rule)

    def _item(self, item: n.Item, depth: int) -> Iterator[Line]:
        title = quote(item.title) if item.title else ""
        points = self.spelling.number(item.points)
        rest = words(
            self.groups(item.only_for, "_ONLY_FOR"),
            self.cite(item.cite),
            self.spelling.formula(item.formula) if item.formula else None,
        )
        flat = words(item.name.text, title, points, rest)
        body = self._inline_body(item)
        if item.lines and (body is None or not fits(depth, f"{flat} {body}")):
            inner = self.items(item.lines, depth + 1)
            yield from self.block(depth, flat, item, inner)
            return
        cells = (item.name.text, title, points, words(rest and f" {rest}", body))
        yield Line.whole(depth, cells, item, table="item")

    def _inline_body(self, item: n.Item) -> str | None:
        """Return the rules of an item in one line, None if they cannot be."""
        rules = [line for line in item.lines if not isinstance(line, n.Item)]
        if not item.lines or len(rules) < len(item.lines):
            return None
        if not self.is_clear(item.span):
            return None
        return "{ " + "  ".join(map(self.scoring.rule, rules)) + " }"

    def _not_applicable(self, line: n.NotApplicable) -> str:
        word = self.spelling.word
        rate = self.spelling.number(line.rate) if line.rate else None
        return words(word("NOT_APPLICABLE"), word(line.policy), rate)
