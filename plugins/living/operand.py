"""Pieces of formulas: a text, how tightly it binds, and the cells that it needs.

``Cells`` is what a formula asks the workbook for; it is all that formulas know of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Protocol

import attrs

from guiju.engine.axis import Axis
from guiju.engine.expr import Expr, Over, Rank, Round
from guiju.engine.number import Rounding, show
from guiju.engine.place import Place
from guiju.engine.value import Absence, Value
from guiju.plugins.living.layout import Area, Cell, areas

TEST, SUM, PRODUCT, ATOM = 0, 1, 2, 3
"""How tightly a text binds: a comparison, a sum, a product, something in one piece."""
_DIGITS = 15
_FEWEST = 3
"""So many cells in a row are summed as a range."""


@attrs.frozen
class Leaf:
    """A cell that a formula reads.

    ``is_raw`` cells are filled in by people and may be blank; ``can_be_outside`` ones
    may hold the word for 不适用.
    """

    cell: Cell
    is_raw: bool = False
    can_be_outside: bool = True


Scope = Mapping[str, Axis]
"""The axes of a place by their names: whose members they are is not in their names."""


class Here(Protocol):
    """From where formulas are written."""

    @property
    def here(self) -> str:
        """The sheet that the formulas stand on."""
        ...

    @property
    def place(self) -> Place:
        """Whose figure the formulas give."""
        ...

    @property
    def scope(self) -> Scope:
        """The axes of the place."""
        ...

    def leaf(self, expr: Expr) -> Leaf:
        """Return the cell that has the value of ``expr`` there."""
        ...

    def absence(self, leaves: Sequence[Leaf]) -> str:
        """Return the formula of the word for the absence of some of ``leaves``."""
        ...

    def literal(self, value: Value) -> str:
        """Return a value that the rulebook writes."""
        ...


class Cells(Protocol):
    """Where the values are that formulas read."""

    def mark(self, absence: Absence) -> str:
        """Return the word for ``absence``."""
        ...

    def ref(self, quantity: str, place: Place) -> Leaf:
        """Return the cell with the value of a quantity, as a number."""
        ...

    def aside(self, expr: Expr, place: Place, scope: "Scope") -> Leaf:
        """Return the cell with the value of an expression that stands apart."""
        ...

    def weight(self, value: Fraction, of: str) -> Leaf:
        """Return the cell with a factor of a quantity, so that it can be changed."""
        ...

    def population(self, operator: Over | Rank, formulas: Here) -> str:
        """Return the formula of an operator that looks at many members."""
        ...

    def working_days(self, start: str, end: str) -> str:
        """Return the formula of the working days between two cells with days."""
        ...


@attrs.frozen(kw_only=True)
class Operand:
    """A piece of a formula that needs all of its ``leaves``.

    ``lenient`` leaves may hold the word for 不适用 as well. Unless all ``conditions``
    hold there is no answer; each of them supposes those before it.
    """

    text: str = attrs.field(kw_only=False)
    level: int = attrs.field(default=ATOM, kw_only=False)
    leaves: tuple[Leaf, ...] = ()
    lenient: tuple[Leaf, ...] = ()
    conditions: tuple[str, ...] = ()
    adds: Cell | None = None
    """The cell, where the piece is nothing but one that a sum can take in a range."""

    def within(self, level: int) -> str:
        """Return the text as a part of something that binds as tightly as ``level``."""
        return self.text if self.level >= level else f"({self.text})"


def of_leaf(leaf: Leaf, here: str) -> Operand:
    """Return the piece that is one cell."""
    return Operand(leaf.cell.text(here), leaves=(leaf,), adds=leaf.cell)


def of_text(text: str) -> Operand:
    """Return the piece that is a literal."""
    return Operand(text, SUM if text.startswith("-") else ATOM)


def joined(
    text: str, level: int, parts: Iterable[Operand], *conditions: str
) -> Operand:
    """Return a piece made of ``parts``."""
    every = tuple(parts)
    strict = {leaf for p in every for leaf in p.leaves if leaf not in p.lenient}
    lenient = dict.fromkeys(leaf for part in every for leaf in part.lenient)
    met = (condition for part in every for condition in part.conditions)
    return Operand(
        text,
        level,
        leaves=tuple(dict.fromkeys(leaf for part in every for leaf in part.leaves)),
        lenient=tuple(leaf for leaf in lenient if leaf not in strict),
        conditions=tuple(dict.fromkeys((*met, *(c for c in conditions if c)))),
    )


def call(name: str, parts: Sequence[Operand]) -> Operand:
    """Return a function of ``parts``."""
    return joined(f"{name}({','.join(gathered(parts, '', join=False))})", ATOM, parts)


def gathered(parts: Sequence[Operand], here: str, *, join: bool = True) -> list[str]:
    """Return the texts of terms; cells that lie in a row are summed as a range."""
    if not join:
        return [part.text for part in parts]
    found: list[str] = []
    for is_cell, run in groupby(parts, key=lambda part: part.adds is not None):
        terms = list(run)
        if not is_cell:
            found += [term.within(SUM) for term in terms]
            continue
        by_text = iter(terms)
        for area in areas(term.adds for term in terms if term.adds is not None):
            inside = [next(by_text) for _ in range(area.size)]
            whole = f"SUM({area.text(here)})"
            found += [whole] if area.size >= _FEWEST else [t.text for t in inside]
    return found


def present(
    leaves: Iterable[Leaf], lenient: Iterable[Leaf], here: str, outside: str
) -> str:
    """Return how many of ``leaves`` have a figure; the ``lenient`` may be outside."""
    counted = ",".join(area.text(here) for area in _ranges(leaves))
    rest = (
        f"+COUNTIF({area.text(here)},{outside})"
        for area in _ranges(leaf for leaf in lenient if leaf.can_be_outside)
    )
    return f"COUNT({counted}){''.join(rest)}"


def _ranges(leaves: Iterable[Leaf]) -> tuple[Area, ...]:
    cells = sorted(
        {leaf.cell for leaf in leaves}, key=lambda c: (c.sheet, c.row, c.column)
    )
    along, down = areas(cells), areas(sorted(cells, key=_by_column))
    return min(along, down, key=len)


def _by_column(cell: Cell) -> tuple[str, int, int]:
    return cell.sheet, cell.column, cell.row


def number(value: Fraction) -> str:
    """Return a number as a formula writes it, a fraction that is no decimal as one."""
    text = show(value)
    if "/" in text:
        return f"({text})"
    digits = sum(character.isdigit() for character in text)
    return text if digits <= _DIGITS else repr(float(value))


def signed(value: Fraction) -> str:
    """Return a number as it is added: ``+5`` or ``-5``; nothing for zero."""
    if not value:
        return ""
    return (
        number(value) if value < 0 and "/" not in show(value) else f"+{number(value)}"
    )


def stepped(text: str, rounding: Round, places: int) -> str:
    """Return a number of at least zero brought to a step.

    What should be on the border of two steps is first lifted over it, by less than any
    other number is away from one.
    """
    name, lifted = {
        Rounding.HALF_UP: ("ROUND", f"{text}+5E-{places + 1}"),
        Rounding.DOWN: ("ROUNDDOWN", f"{text}+5E-{places + 1}"),
        Rounding.UP: ("ROUNDUP", f"MAX({text}-5E-{places + 1},0)"),
    }[rounding.mode]
    decimals = _decimals(rounding.step)
    if decimals is not None:
        return f"{name}({lifted},{decimals})"
    above, below = _scales(rounding.step)
    return f"{name}(({lifted}){above},0){below}"


def half_even(operand: Operand, step: Fraction, places: int) -> str:
    """Return a number brought to a step, a half to the even neighbour."""
    above, below = _scales(step)
    text = f"{operand.within(PRODUCT)}{above}"
    near = f"{float(1 / step) * 5 * 10.0 ** -(places + 1):.2E}"
    half = f"ABS({text}-INT({text})-0.5)<{near}"
    return f"IF({half},2*ROUND({text}/2,0),ROUND({text},0)){below}"


def _decimals(step: Fraction) -> int | None:
    """Return of how many decimals ``step`` is the last, None if it is no such step."""
    for decimals in range(-6, 13):
        if step == Fraction(10) ** -decimals:
            return decimals
    return None


def _scales(step: Fraction) -> tuple[str, str]:
    """Return what makes whole numbers of multiples of ``step``, and back."""
    times = [f"*{step.denominator}"] if step.denominator > 1 else []
    over = [f"/{step.numerator}"] if step.numerator > 1 else []
    back = [f"*{step.numerator}"] if step.numerator > 1 else []
    down = [f"/{step.denominator}"] if step.denominator > 1 else []
    return "".join((*times, *over)), "".join((*back, *down))
