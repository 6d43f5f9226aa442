"""Which values each grade really holds: the better grades come first.

``完成 80分 以上`` under ``超额完成 95分 以上`` holds what lies from 80 to below 95:
whoever reaches the better grade has it. A written upper bound holds as written.
"""

from collections.abc import Iterator

import attrs

from guiju.dsl.model.model import GradeRow, GradesOf, Model
from guiju.engine.interval import Interval
from guiju.engine.record import Record
from guiju.engine.source import Span


@attrs.frozen(eq=False, repr=False)
class GradeSpan(Record):
    """A grade with a bound, and the values that it holds."""

    row: GradeRow
    interval: Interval

    @property
    def span(self) -> Span:
        """The place of the bound."""
        bound = self.row.syntax.bound
        return bound.span if bound is not None else self.row.syntax.span


def scales(model: Model) -> Iterator[GradesOf]:
    """Yield each 等次 that is written, for the first of its groups."""
    seen: set[int] = set()
    for graded in model.grades:
        if id(graded.syntax) not in seen:
            seen.add(id(graded.syntax))
            yield graded


def grade_spans(graded: GradesOf) -> tuple[GradeSpan, ...]:
    """Return the grades that have a bound, the best first, with what they hold."""
    spans: list[GradeSpan] = []
    better: list[Interval] = []
    for row in graded.rows:
        if row.interval is not None:
            spans.append(GradeSpan(row, _below(row.interval, better)))
            better.append(row.interval)
    return tuple(spans)


def _below(interval: Interval, better: list[Interval]) -> Interval:
    """Return what the better grades leave of a grade without an upper bound."""
    if interval.high is not None or not better:
        return interval
    lowest = min(better, key=lambda one: one.starts)
    return attrs.evolve(
        interval, high=lowest.low, high_included=not lowest.low_included
    )
