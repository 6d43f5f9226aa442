"""The rules of single items, each in one line, and their tables of bands and points."""

from collections.abc import Iterator, Sequence
from typing import assert_never

import attrs

from guiju.dsl.format.line import FIRM, Line
from guiju.dsl.format.spelling import Spelling
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.syntax import node as n

_BY_TIME = frozenset({"天", "工作日", "月", "年"})
"""``逾期 每天 扣`` reads better than ``每天 逾期 扣``."""
_PLACE = "名"

Table = n.Bands | n.Interpolation
"""Rules with rows of their own."""


def words(*parts: str | None) -> str:
    """Return the parts that are there, a blank between."""
    return " ".join(part for part in parts if part)


def clauses(*parts: str | None) -> str:
    """Return the parts that are there; a long line is broken between them first."""
    return f" {FIRM}".join(part for part in parts if part)


@attrs.frozen
class Scoring:
    """Prints rules with ``spelling``."""

    spelling: Spelling

    def rule(self, rule: n.Rule) -> str:
        """Return a rule in one line."""
        match rule:
            case n.Bands() | n.Interpolation():
                rows = (f"{label}: {value}" for label, value, _ in self.table(rule))
                return f"{self.table_header(rule)} {{ {'  '.join(rows)} }}"
            case n.EachRow():
                return self._each_row(rule)
            case n.ComputedRow():
                each = self.spelling.each(rule.measure.text)
                value = f"({self.spelling.expr(rule.value)})"
                return words(each, value, self._effect(rule), self._forfeit(rule))
            case n.StepRow():
                return self._step_row(rule)
            case n.ByLine():
                return self.spelling.behind("_BY", rule.value)
            case n.UntilZero():
                return self.spelling.word("_UNTIL_ZERO")
            case n.Cap() | n.Floor() | n.Keep():
                return self.spelling.modifier(rule)
            case _:
                assert_never(rule)

    def _each_row(self, row: n.EachRow) -> str:
        each, event = self.spelling.each(row.measure.text), row.event.text
        by_time = row.measure.text in _BY_TIME
        start = (event, each) if by_time else (each, event)
        return words(*start, self._effect(row), self._forfeit(row))

    def _step_row(self, row: n.StepRow) -> str:
        word, expr = self.spelling.word, self.spelling.expr
        base = f"{word(row.side.word)} {expr(row.base)}"
        return words(base, f"{word('_PER')} {expr(row.step)}", self._effect(row))

    def _effect(self, row: n.EachRow | n.ComputedRow | n.StepRow) -> str:
        """Return ``扣 0.5分 最多 1分``."""
        return words(
            self.spelling.word(row.sign.word),
            self.spelling.expr(row.amount),
            self.spelling.behind("_AT_MOST", row.at_most),
        )

    def _forfeit(self, row: n.EachRow | n.ComputedRow) -> str:
        if row.forfeit is None:
            return ""
        reaching = self.spelling.behind("_REACHING", row.forfeit)
        return f"{reaching} {self.spelling.word('_FORFEIT')}"

    # ---- tables

    def table_header(self, rule: Table) -> str:
        """Return ``分档 按 完成率`` and its like."""
        word = "_INTERPOLATE" if isinstance(rule, n.Interpolation) else rule.word.word
        return f"{self.spelling.word(word)} {self.spelling.behind('_BY', rule.by)}"

    def table(self, rule: Table) -> Iterator[tuple[str, str, n.Node]]:
        """Yield label and value of each row, and the row itself."""
        if isinstance(rule, n.Bands):
            yield from self._bands(rule.bands)
            return
        for point in rule.points:
            label = self.spelling.expr(point.label)
            yield label, self.spelling.expr(point.value), point

    def rows(self, rule: Table, depth: int) -> Iterator[Line]:
        """Yield one line for each row, the values in a column."""
        return self._lines(self.table(rule), depth)

    def band_lines(self, bands: Sequence[n.Band], depth: int) -> Iterator[Line]:
        """Yield one line for each band that stands in no table of its own."""
        return self._lines(self._bands(bands), depth)

    def _lines(
        self, rows: Iterator[tuple[str, str, n.Node]], depth: int
    ) -> Iterator[Line]:
        for label, value, node in rows:
            yield Line.whole(depth, (f"{label}:", f" {value}"), node, table="band")

    def _bands(self, bands: Sequence[n.Band]) -> Iterator[tuple[str, str, n.Node]]:
        numbers = (number for b in bands for number in (b.label.low, b.label.high))
        are_places = any(number and number.measure == _PLACE for number in numbers)
        for band in bands:
            yield self.label(band.label, are_places=are_places), self._value(band), band

    def _value(self, band: n.Band) -> str:
        if not isinstance(band.value, n.Lower):
            return self.spelling.expr(band.value)
        lower = band.value
        return words(
            self.spelling.behind("_EACH_LOWER", lower.step),
            self.spelling.word(lower.sign.word),
            self.spelling.expr(lower.amount),
        )

    # ---- labels

    def label(self, label: n.Label, *, are_places: bool = False) -> str:
        """Return bounds as they are said, or ``其他``; among places ``其他名次``."""
        if label.special:
            spellings = self._spellings(label.special)
            return spellings[min(1, len(spellings) - 1) if are_places else 0]
        if label.low is None:
            return self._up_to(label)
        if label.high is None or not label.high_included:
            return words(self._from(label), self._below(label.high))
        low, high = self.spelling.number(label.low), self.spelling.number(label.high)
        if label.low_included and label.low == label.high:
            return low
        above = None if label.low_included else self.spelling.word("_ABOVE")
        return words(above, low, self.spelling.word("_TO"), high)

    def _spellings(self, terminal: str) -> tuple[str, ...]:
        keyword = KEYWORDS[terminal]
        return keyword.zh if self.spelling.language == "zh" else keyword.en

    def _up_to(self, label: n.Label) -> str:
        if not label.high_included:
            return self._below(label.high)
        assert label.high is not None, "a label has a bound"
        tail = self.spelling.word("_OR_LESS")
        return f"{self.spelling.number(label.high)} {tail}"

    def _from(self, label: n.Label) -> str:
        assert label.low is not None, "the label has a lower bound"
        low = self.spelling.number(label.low)
        if label.low_included:
            return f"{low} {self.spelling.word('_OR_MORE')}"
        return f"{self.spelling.word('_ABOVE')} {low}"

    def _below(self, high: n.Number | None) -> str:
        return self.spelling.behind("_BELOW", high)
