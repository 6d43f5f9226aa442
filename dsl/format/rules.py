"""Indicator trees and the rules of single items, as lines."""

from collections.abc import Iterator
from typing import assert_never

import attrs

from guiju.dsl.format.line import Line, fits
from guiju.dsl.format.spelling import Spelling, quote
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.syntax import node as n
from guiju.engine.source import Span

_BY_TIME = frozenset({"天", "工作日", "月", "年"})
"""``逾期 每天 扣`` reads better than ``每天 逾期 扣``."""
_PLACE = "名"


def words(*parts: str | None) -> str:
    """Return the parts that are there, a blank between."""
    return " ".join(part for part in parts if part)


@attrs.frozen
class Rules:
    """Prints with ``spelling``. ``comments`` are positions that must stay visible."""

    spelling: Spelling
    comments: tuple[int, ...] = ()

    def is_clear(self, span: Span) -> bool:
        """Whether no comment stands in ``span``, so that it may become one line."""
        return not any(span.start <= at < span.end for at in self.comments)

    def cite(self, cite: n.Quote | None) -> str:
        """Return ``依据 "…"``, or nothing."""
        return f"{self.spelling.word('_CITE')} {quote(cite)}" if cite else ""

    def only_for(self, groups: tuple[n.Word, ...], terminal: str) -> str:
        """Return ``仅适用 …`` or ``用于 …``, or nothing."""
        if not groups:
            return ""
        return f"{self.spelling.word(terminal)} {self.spelling.names(groups)}"

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
                case n.Bands():
                    yield from self._bands(line, depth)
                case n.EachRow() | n.UntilZero():
                    yield Line.whole(depth, (self.rule(line),), line)
                case _:
                    assert_never(line)

    def _item(self, item: n.Item, depth: int) -> Iterator[Line]:
        title = quote(item.title) if item.title else ""
        points = self.spelling.number(item.points)
        rest = words(
            self.only_for(item.only_for, "_ONLY_FOR"),
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
        return "{ " + "  ".join(map(self.rule, rules)) + " }"

    def _not_applicable(self, line: n.NotApplicable) -> str:
        word = self.spelling.word
        rate = self.spelling.number(line.rate) if line.rate else None
        return words(word("NOT_APPLICABLE"), word(line.policy), rate)

    # ---- rules

    def rule(self, rule: n.Rule) -> str:
        """Return a rule in one line."""
        match rule:
            case n.EachRow():
                return self.each_row(rule)
            case n.UntilZero():
                return self.spelling.word("_UNTIL_ZERO")
            case n.Bands():
                bands = (
                    f"{self._label(band.label, rule.bands)}: "
                    f"{self.spelling.expr(band.value)}"
                    for band in rule.bands
                )
                return f"{self._bands_header(rule)} {{ {'  '.join(bands)} }}"
            case _:
                assert_never(rule)

    def each_row(self, row: n.EachRow) -> str:
        """Return ``每处 缺项 扣 0.5分 最多 1分``."""
        spelling = self.spelling
        each, event = spelling.each(row.measure.text), row.event.text
        by_time = row.measure.text in _BY_TIME
        return words(
            *((event, each) if by_time else (each, event)),
            spelling.word(row.sign.word),
            spelling.expr(row.amount),
            spelling.behind("_AT_MOST", row.at_most),
        )

    def _bands_header(self, rule: n.Bands) -> str:
        word = self.spelling.word
        return f"{word('_BANDS')} {word('_BY')} {self.spelling.expr(rule.by)}"

    def _bands(self, rule: n.Bands, depth: int) -> Iterator[Line]:
        inner = self.bands(rule.bands, depth + 1)
        yield from self.block(depth, self._bands_header(rule), rule, inner)

    def bands(self, bands: tuple[n.Band, ...], depth: int) -> Iterator[Line]:
        """Yield one line for each band, the values in a column."""
        for band in bands:
            label, value = (
                self._label(band.label, bands),
                self.spelling.expr(band.value),
            )
            cells = (f"{label}:", f" {value}")
            yield Line.whole(depth, cells, band, table="band")

    def _label(self, label: n.Label, among: tuple[n.Band, ...]) -> str:
        if label.special:
            return self._special(label.special, among)
        word, number = self.spelling.word, self.spelling.number
        low = number(label.low) if label.low else ""
        high = number(label.high) if label.high else ""
        if low and high and label.high_included:
            if label.low_included and label.low == label.high:
                return low
            above = "" if label.low_included else word("_ABOVE")
            return words(above, low, word("_TO"), high)
        if not low:
            tail = word("_OR_LESS")
            return words(high, tail) if label.high_included else self._below(high)
        start = (low, word("_OR_MORE")) if label.low_included else (word("_ABOVE"), low)
        return words(*start, self._below(high) if high else None)

    def _below(self, high: str) -> str:
        return f"{self.spelling.word('_BELOW')} {high}"

    def _special(self, terminal: str, among: tuple[n.Band, ...]) -> str:
        """Return ``其他``, or ``其他名次`` where the bands are places in a ranking."""
        keyword = KEYWORDS[terminal]
        spellings = keyword.zh if self.spelling.language == "zh" else keyword.en
        numbers = (number for b in among for number in (b.label.low, b.label.high))
        are_places = any(number and number.measure == _PLACE for number in numbers)
        return spellings[min(1, len(spellings) - 1) if are_places else 0]
