"""Expressions of the core as formulas of a spreadsheet: one more reading of them.

Only functions are used that Excel 2010, WPS and LibreOffice compute alike. Absence is a
word in a cell: a formula asks whether all its cells have figures, and says otherwise
which word there is. Long parts of a choice stand in cells of their own.
"""

from collections.abc import Sequence
from fractions import Fraction

import attrs

from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    WhenAbsent,
)
from guiju.engine.interval import Interval
from guiju.engine.value import Absence
from guiju.plugins.living.figures import OUTSIDE, Figures
from guiju.plugins.living.layout import quoted
from guiju.plugins.living.operand import (
    Leaf,
    Operand,
    number,
    present,
    signed,
)

_MANY = 20
"""So many choices at most stand in one formula; spreadsheets take 64 in each other."""
_LONGEST = 180
"""A branch of a choice that is longer stands in a cell of its own."""


@attrs.frozen(eq=False)
class Formulas(Figures):
    """Writes whole formulas, for where the cells ``known`` have figures."""

    known: frozenset[Leaf] = frozenset()

    def whole(self, expr: Expr) -> str:
        """Return the formula of a cell that has the value of ``expr``."""
        match expr:
            case Const(value=value):
                return self.literal(value)
            case Among(axis=axis, members=among):
                return str(int(self.place[axis] in among))
            case If():
                return self._if(expr)
            case Bands():
                return self._bands(expr)
            case WhenAbsent():
                return self._when_absent(expr)
            case Every() | Some():
                return self._condition(expr)
            case Days(working=True):
                return self._working_days(expr)
            case Over() | Rank():
                return self.cells.population(expr, self)
            case Ref():
                leaf = self.leaf(expr)
                is_as_it_is = leaf in self.known or not leaf.is_raw
                return leaf.cell.text(self.here) if is_as_it_is else self.word(leaf)
            case Add() | Mul() | Div() | Least() | Greatest() | Round():
                return self._guarded(self.number(expr))
            case Ln() | Exp() | Power() | Days() | Compare() | Not() | Applies():
                return self._guarded(self.number(expr))

    def word(self, leaf: Leaf) -> str:
        """Return the figure in a cell, or the word for what is absent."""
        cell = leaf.cell.text(self.here)
        return f"IF(ISNUMBER({cell}),{cell},{self.absence((leaf,))})"

    def absence(self, leaves: Sequence[Leaf]) -> str:
        """Return which word stands for the absence of one of ``leaves`` or several."""
        missing = quoted(self.cells.mark(Absence.NOT_REPORTED))
        outside = quoted(self.cells.mark(Absence.NOT_APPLICABLE))
        if len(leaves) == 1 and not leaves[0].is_raw:
            return leaves[0].cell.text(self.here)
        if not any(leaf.can_be_outside for leaf in leaves):
            return missing
        if len(leaves) == 1:
            return f"IF({leaves[0].cell.text(self.here)}={outside},{outside},{missing})"
        counted = present(leaves, leaves, self.here, outside)
        return f"IF({counted}={len(leaves)},{outside},{missing})"

    def _guarded(self, operand: Operand, result: str | None = None) -> str:
        """Return ``result`` where every leaf has a figure, else the word for it."""
        outside = quoted(self.cells.mark(Absence.NOT_APPLICABLE))
        inner = operand.text if result is None else result
        for condition in reversed(operand.conditions):
            inner = f"IF({condition},{inner},{outside})"
        leaves = [leaf for leaf in operand.leaves if leaf not in self.known]
        if not leaves:
            return inner
        lenient = [leaf for leaf in leaves if leaf in operand.lenient]
        strict = [leaf for leaf in leaves if leaf not in lenient]
        if len(leaves) == 1 and not lenient:
            there = f"ISNUMBER({leaves[0].cell.text(self.here)})"
        else:
            counted = present(leaves, lenient, self.here, outside)
            there = f"{counted}={len(leaves)}"
        if lenient and not any(leaf.can_be_outside for leaf in strict):
            word = quoted(self.cells.mark(Absence.NOT_REPORTED))
        else:
            word = self.absence(leaves)
        return f"IF({there},{inner},{word})"

    def _where(self, operand: Operand) -> "Formulas":
        """Return who writes formulas for where all that ``operand`` needs is there."""
        more = frozenset(operand.leaves).difference(operand.lenient)
        return attrs.evolve(self, known=self.known | more)

    def _branch(self, expr: Expr) -> str:
        """Return what stands for ``expr`` where a formula chooses it."""
        text = self.whole(expr)
        if len(text) <= _LONGEST:
            return text
        return self.cells.aside(expr, self.place, self.scope).cell.text(self.here)

    def _if(self, choice: If) -> str:
        truth = self.exact.truth(choice.condition, self.place)
        if truth is not None and isinstance(choice.condition, Among):
            return self.whole(choice.then if truth else choice.otherwise)
        condition = self.truth(choice.condition)
        inside = self._where(condition)
        then, otherwise = map(inside._branch, (choice.then, choice.otherwise))  # noqa: SLF001 - another of its kind
        return self._guarded(condition, f"IF({condition.text},{then},{otherwise})")

    def _bands(self, bands: Bands) -> str:
        if len(bands.bands) > _MANY:
            return self._bands(self._split(bands))
        subject = self._short(bands.subject)
        inside = self._where(subject)
        return self._guarded(subject, inside._banded(bands, subject))  # noqa: SLF001 - another of its kind

    def _split(self, bands: Bands) -> Bands:
        """Return the same bands, those further down in a cell of their own."""
        first, others = bands.bands[:_MANY], bands.bands[_MANY:]
        rest = Bands(bands.subject, others, bands.otherwise)
        split = Bands(bands.subject, first, rest)
        self.exact.is_like(bands, rest, split)
        return split

    def _banded(self, bands: Bands, subject: Operand) -> str:
        """Return the nested choice among the bands, from the first to the last."""
        rest: tuple[Interval, ...] = (self._range(bands.subject),)
        opened, closed = "", ""
        for band in bands.bands:
            tests = self._tests(bands, subject.text, band.interval, rest)
            rest = tuple(p for one in rest for p in one.minus(band.interval))
            if not tests:
                return f"{opened}{self._branch(band.value)}{closed}"
            test = tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"
            opened += f"IF({test},{self._branch(band.value)},"
            closed += ")"
        return f"{opened}{self._branch(bands.otherwise or OUTSIDE)}{closed}"

    def _tests(
        self, bands: Bands, subject: str, band: Interval, rest: Sequence[Interval]
    ) -> list[str]:
        """Return what tells that the subject lies in ``band``, given where it can."""
        below = Interval(high=band.low, high_included=not band.low_included)
        above = Interval(band.high, low_included=not band.high_included)
        tests = []
        if band.low is not None and any(one.meet(below) for one in rest):
            sign = ">=" if band.low_included else ">"
            tests.append(self._compared(bands, subject, sign, band.low))
        if band.high is not None and any(one.meet(above) for one in rest):
            sign = "<=" if band.high_included else "<"
            tests.append(self._compared(bands, subject, sign, band.high))
        return tests

    def _compared(self, bands: Bands, subject: str, sign: str, bound: Fraction) -> str:
        if self.exact.is_plain(bands):
            return f"{subject}{sign}{number(bound)}"
        away = f"{subject}{signed(-bound)}"
        return f"ROUND({away},{self.exact.places(bands)}){sign}0"

    def _when_absent(self, expr: WhenAbsent) -> str:
        leaf = self.leaf(expr.value)
        cell = leaf.cell.text(self.here)
        outside = quoted(self.cells.mark(Absence.NOT_APPLICABLE))
        missing = self._branch(expr.not_reported or Const(Absence.NOT_REPORTED))
        other = self._branch(expr.not_applicable or Const(Absence.NOT_APPLICABLE))
        if leaf.can_be_outside:
            missing = f"IF({cell}={outside},{other},{missing})"
        return f"IF(ISNUMBER({cell}),{cell},{missing})"

    def _condition(self, expr: Every | Some) -> str:
        """Return a condition in which one part that decides is enough."""
        together = self._together(expr)
        if together is not None:
            return self._guarded(together, f"IF({together.text},1,0)")
        decisive, other = ("0", "1") if isinstance(expr, Every) else ("1", "0")
        leaves = tuple(dict.fromkeys(self.leaf(one) for one in expr.conditions))
        texts = [leaf.cell.text(self.here) for leaf in leaves]
        tests = ",".join(f"{text}={decisive}" for text in texts)
        outside = quoted(self.cells.mark(Absence.NOT_APPLICABLE))
        there = f"{present(leaves, (), self.here, outside)}={len(leaves)}"
        word = self.absence(leaves)
        return f"IF(OR({tests}),{decisive},IF({there},{other},{word}))"

    def _working_days(self, days: Days) -> str:
        start, end = self.leaf(days.start), self.leaf(days.end)
        leaves = tuple(dict.fromkeys((start, end)))
        operand = Operand("", leaves=leaves)
        first, last = start.cell.text(self.here), end.cell.text(self.here)
        return self._guarded(operand, self.cells.working_days(first, last))
