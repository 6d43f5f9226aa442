"""Totals that people put under or beside their figures, held to these figures.

A total is nobody's figure and takes no part in any score. But it is a second witness
to the others, and where it contradicts them something is wrong that nobody else sees.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import Final

import attrs

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.interval import Interval
from guiju.engine.number import show
from guiju.engine.source import Cell
from guiju.plugins.intake.faults.total_differs import total_differs
from guiju.plugins.intake.figure import read_figure
from guiju.plugins.intake.names import folded, shortened
from guiju.plugins.sheet import CellValue


@attrs.frozen
class Sums:
    """What a total may be of some figures."""

    count: int = 0
    total: Fraction = Fraction(0)
    least: Fraction = Fraction(0)
    most: Fraction = Fraction(0)

    @classmethod
    def of(cls, figures: Sequence[Fraction]) -> "Sums":
        """Return those of ``figures``."""
        if not figures:
            return cls()
        total = sum(figures, Fraction(0))
        return cls(len(figures), total, min(figures), max(figures))

    @property
    def mean(self) -> Fraction:
        """The average, of at least one figure."""
        return self.total / self.count

    def __add__(self, other: "Sums") -> "Sums":
        if not self.count or not other.count:
            return self if self.count else other
        return Sums(
            self.count + other.count,
            self.total + other.total,
            min(self.least, other.least),
            max(self.most, other.most),
        )


_Total = Callable[[Sums], Fraction]
_sum: Final = attrgetter("total")
_mean: Final = attrgetter("mean")

_SUMS: Final = ("合计", "总计", "total", "sum")
_PART: Final = "小计"
_MEANS: Final = ("平均", "平均分", "平均值", "mean", "average")
_KINDS: Final[Mapping[str, _Total]] = {
    **dict.fromkeys(_SUMS, _sum),
    _PART: _sum,
    **dict.fromkeys(_MEANS, _mean),
    "最高分": attrgetter("most"),
    "最低分": attrgetter("least"),
}
_AS_COMPUTED: Final = Fraction(1, 10**12)
"""So far a spreadsheet's own sums may be off, of the size of the figures."""


def is_total(name: str) -> bool:
    """Whether a row or a column of this name is a total of the others."""
    return folded(name) in _KINDS


def is_sum(name: str) -> bool:
    """Whether it is a plain sum: beside raters an average may be trimmed."""
    return folded(name) in _SUMS


@attrs.define
class Parts:
    """The figures of one column of a sheet, read so far."""

    column: Column
    before: Sums = Sums()
    """Of the figures down to the last total: the next may be of the rest alone."""
    rest: Sums = Sums()
    """Of those after it that nobody looked at one by one."""
    figures: list[Fraction] = attrs.field(factory=list)
    """The others after it."""
    whole: bool = True
    """Whether all could be read: a total of others cannot be judged."""

    def groups(self, kind: str) -> Iterator[Sums]:
        """Yield the sums that a total may be of, and begin the next group."""
        rest = self.rest + Sums.of(self.figures)
        self.before, self.rest, self.figures = self.before + rest, Sums(), []
        yield rest
        if kind != _PART:
            yield self.before


@attrs.define
class Running:
    """The figures of a sheet by column, for the totals under them."""

    parts: dict[int, Parts] = attrs.field(factory=dict)

    def add(self, column: Column, value: object, at: int) -> None:
        """Take in what one cell holds."""
        parts = self.of(column, at)
        if isinstance(value, Fraction):
            parts.figures.append(value)
        elif isinstance(value, Diagnostic):
            parts.whole = False

    def of(self, column: Column, at: int) -> Parts:
        """Return the figures in column ``at`` of the sheet."""
        parts = self.parts.get(at)
        if parts is None:
            parts = self.parts[at] = Parts(column)
        return parts

    def held(
        self, word: str, row: Mapping[int, tuple[CellValue, Cell]]
    ) -> Iterator[Diagnostic]:
        """Yield what a total row gets wrong; ``row`` is its cells by column."""
        known = ((at, parts) for at, parts in self.parts.items() if is_total(word))
        for at, parts in known:
            groups = tuple(parts.groups(folded(word)))
            content, cell = row[at]
            if parts.whole:
                yield from held_to(word, content, groups, parts.column, cell)


def held_to(
    word: str,
    content: CellValue,
    groups: Sequence[Sums],
    column: Column,
    cell: Cell,
) -> Iterator[Diagnostic]:
    """Yield a fault if ``content`` is a figure and the total of none of ``groups``."""
    loose = attrs.evolve(column, interval=Interval(), places=None)
    written = read_figure(content, loose, cell, typed=False, computed=True)
    of, kind = [group for group in groups if group.count], folded(word)
    if not isinstance(written, Fraction) or not of:
        return
    totals = [_KINDS[kind](group) for group in of]
    leeways = (_leeway(written, group, rounded=kind in _MEANS) for group in of)
    agrees = (
        abs(written - total) <= leeway
        for total, leeway in zip(totals, leeways, strict=True)
    )
    if not any(agrees):
        exact = totals[-1]
        yield total_differs(shortened(word), written, exact, column.measure, cell)


def _leeway(written: Fraction, figures: Sums, *, rounded: bool) -> Fraction:
    """Return how far off a total may be: spreadsheet sums, and averages as shown."""
    largest = max(Fraction(1), abs(written), -figures.least, figures.most)
    machine = _AS_COMPUTED * largest
    if not rounded:
        return machine
    decimals = len(show(written).partition(".")[2])
    return max(machine, Fraction(1, 2 * 10**decimals))
