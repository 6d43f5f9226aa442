"""Numbers and conditions as pieces of formulas, where all that they need has a figure.

What needs all of its operands is written in one piece, with a list of the cells that it
reads. What chooses, counts or compares stands in a cell of its own when it is a part of
something larger. ``exact`` says how each decision is made in spite of binary digits.
"""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import attrs

from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Comparison,
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
from guiju.engine.number import Rounding
from guiju.engine.place import Place, fixed
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.living.exact import ZERO, Exactness
from guiju.plugins.living.layout import quoted
from guiju.plugins.living.operand import (
    ATOM,
    PRODUCT,
    SUM,
    TEST,
    Cells,
    Leaf,
    Operand,
    Scope,
    call,
    gathered,
    half_even,
    joined,
    number,
    of_leaf,
    of_text,
    stepped,
)

_ONE, _ZERO = Const(Fraction(1)), Const(Fraction(0))
OUTSIDE = Const(Absence.NOT_APPLICABLE)
_MINUS = Const(Fraction(-1))
SIGNS = {
    Comparison.LESS: "<",
    Comparison.AT_MOST: "<=",
    Comparison.EQUAL: "=",
    Comparison.NOT_EQUAL: "<>",
    Comparison.AT_LEAST: ">=",
    Comparison.MORE: ">",
}
"""How a formula compares."""
_LONG = 40
"""An operand longer than this is not written twice."""


@attrs.frozen(eq=False)
class Figures:
    """Writes pieces of formulas for the sheet ``here`` and for one place."""

    cells: Cells
    exact: Exactness
    here: str
    place: Place
    scope: Scope

    def literal(self, value: Value) -> str:
        """Return a value that the rulebook writes."""
        match value:
            case Absence():
                return quoted(self.cells.mark(value))
            case bool():
                return str(int(value))
            case dt.date():
                return f"DATE({value.year},{value.month},{value.day})"
            case Grade(level=level):
                return str(level)
            case Fraction():
                return number(value)

    def leaf(self, expr: Expr) -> Leaf:
        """Return the cell that has the value of ``expr``; it may be one of its own."""
        if isinstance(expr, Ref):
            return self.cells.ref(expr.quantity, fixed(self.place, expr.at))
        return self.cells.aside(expr, self.place, self.scope)

    def number(self, expr: Expr) -> Operand:
        """Return ``expr`` as a part of a formula that needs all of its leaves."""
        match expr:
            case Const(value=Absence()):
                return of_leaf(self.leaf(expr), self.here)
            case Const(value=value):
                return of_text(self.literal(value))
            case Add(terms=terms):
                return self._sum(terms)
            case Mul(factors=factors):
                return self._product(factors)
            case Div():
                return self._quotient(expr)
            case Least(values=values) | Greatest(values=values) if values:
                parts = [self.number(value) for value in values]
                name = "MIN" if isinstance(expr, Least) else "MAX"
                return call(name, parts)
            case Round():
                return self._rounded(expr)
            case Ln() | Exp() | Power():
                return self._real(expr)
            case Days(working=False):
                return self._difference(self.number(expr.end), self.number(expr.start))
            case Compare() | Not() | Applies() | Among():
                truth = self.truth(expr)
                return attrs.evolve(truth, text=f"IF({truth.text},1,0)", level=ATOM)
            case If(condition=condition, then=Const() as a, otherwise=Const() as b):
                return self._choice(expr, condition, a, b)
            case WhenAbsent(not_reported=None, not_applicable=zero) if zero == _ZERO:
                return self._lenient(expr.value)
            case If() | Bands() | WhenAbsent() | Every() | Some() | Days():
                return of_leaf(self.leaf(expr), self.here)
            case Ref() | Over() | Rank() | Least() | Greatest():
                return of_leaf(self.leaf(expr), self.here)

    def truth(self, expr: Expr) -> Operand:
        """Return ``expr`` as a condition that needs all of its leaves."""
        match expr:
            case Compare():
                return self._comparison(expr)
            case Not(condition=condition):
                inner = self.truth(condition)
                return attrs.evolve(inner, text=f"NOT({inner.text})", level=ATOM)
            case Applies(value=value):
                outside = quoted(self.cells.mark(Absence.NOT_APPLICABLE))
                cell = self.leaf(value).cell.text(self.here)
                return Operand(f"{cell}<>{outside}", TEST)
            case Among():
                return Operand(str(self.exact.truth(expr, self.place)).upper())
            case Every() | Some():
                return self._together(expr) or self._is_one(expr)
            case _:
                return self._is_one(expr)

    def _is_one(self, expr: Expr) -> Operand:
        leaf = self.number(expr)
        return attrs.evolve(leaf, text=f"{leaf.within(SUM)}=1", level=TEST, adds=None)

    def _lenient(self, value: Expr) -> Operand:
        """Return a figure that counts as zero where the question does not arise."""
        leaf = self.leaf(value)
        if not leaf.can_be_outside:
            return of_leaf(leaf, self.here)
        text = f"N({leaf.cell.text(self.here)})"
        return Operand(text, leaves=(leaf,), lenient=(leaf,), adds=leaf.cell)

    def _choice(self, expr: If, condition: Expr, then: Const, other: Const) -> Operand:
        if Absence in {type(then.value), type(other.value)}:
            return of_leaf(self.leaf(expr), self.here)
        truth = self.truth(condition)
        one, another = self.literal(then.value), self.literal(other.value)
        return attrs.evolve(
            truth, text=f"IF({truth.text},{one},{another})", level=ATOM, adds=None
        )

    def _sum(self, terms: Sequence[Expr]) -> Operand:
        parts = [self.number(term) for term in terms]
        if not parts:
            return Operand("0")
        pieces = gathered(parts, self.here)
        if len(pieces) == 1:
            return joined(pieces[0], parts[0].level, parts)
        text = "".join(p if p.startswith("-") else f"+{p}" for p in pieces)
        return joined(text.removeprefix("+"), SUM, parts)

    def _product(self, factors: Sequence[Expr]) -> Operand:
        minus = [factor for factor in factors if factor == _MINUS]
        others = [factor for factor in factors if factor not in {_MINUS, _ONE}]
        parts = [self._factor(factor, others) for factor in others] or [Operand("1")]
        text = "*".join(part.within(PRODUCT) for part in parts)
        level = PRODUCT if len(parts) > 1 else parts[0].level
        if len(minus) % 2:
            text, level = f"-{joined(text, level, ()).within(PRODUCT)}", SUM
        return joined(text, level, parts)

    def _factor(self, factor: Expr, beside: Sequence[Expr]) -> Operand:
        """Return a factor; a weight stands in a cell of its own."""
        names = [one.quantity for one in beside if isinstance(one, Ref)]
        match factor:
            case Const(value=Fraction() as value) if len(names) == 1:
                weight = self.cells.weight(value, names[0])
                text = weight.cell.text(self.here, fixed="$")
                return Operand(text, leaves=(weight,))
            case _:
                return self.number(factor)

    def _quotient(self, quotient: Div) -> Operand:
        dividend, divisor = self.number(quotient.dividend), quotient.divisor
        key = (quotient, ZERO)
        if key not in self.exact.decisions:
            below = self.number(divisor)
            text = f"{dividend.within(PRODUCT)}/{below.within(ATOM)}"
            return joined(text, PRODUCT, (dividend, below))
        below = self._short(divisor)
        text = f"{dividend.within(PRODUCT)}/{below.within(ATOM)}"
        condition = f"{self._clean(quotient, below)}<>0"
        return joined(text, PRODUCT, (dividend, below), condition)

    def _clean(self, expr: Expr, operand: Operand) -> str:
        """Return a number that is zero where it should be."""
        if self.exact.is_plain(expr, ZERO):
            return operand.within(TEST + 1)
        return f"ROUND({operand.text},{self.exact.places(expr, ZERO)})"

    def _short(self, expr: Expr) -> Operand:
        """Return an operand that can be written several times."""
        operand = self.number(expr)
        if len(operand.text) <= _LONG and not operand.conditions:
            return operand
        return of_leaf(self.cells.aside(expr, self.place, self.scope), self.here)

    def _comparison(self, compare: Compare) -> Operand:
        left, right = self.number(compare.left), self.number(compare.right)
        sign = SIGNS[compare.comparison]
        if self.exact.is_plain(compare):
            text = f"{left.within(SUM)}{sign}{right.within(SUM)}"
        else:
            away = self._difference(left, right).text
            text = f"ROUND({away},{self.exact.places(compare)}){sign}0"
        return joined(text, TEST, (left, right))

    def _difference(self, left: Operand, right: Operand) -> Operand:
        if right.text == "0":
            return left
        text = f"{left.within(SUM)}-{right.within(PRODUCT)}"
        return joined(text, SUM, (left, right))

    def _rounded(self, rounding: Round) -> Operand:
        low = self._range(rounding.value).low
        positive = low is not None and low >= 0
        even = rounding.mode is Rounding.HALF_EVEN
        value = rounding.value
        operand = self.number(value) if positive and not even else self._short(value)
        places = self.exact.places(rounding)
        if even:
            text = half_even(operand, rounding.step, places)
        elif positive:
            text = stepped(operand.within(SUM), rounding, places)
        else:
            size = stepped(f"ABS({operand.text})", rounding, places)
            text = f"SIGN({operand.text})*{size}"
        return joined(text, PRODUCT, (operand,))

    def _real(self, expr: Ln | Exp | Power) -> Operand:
        match expr:
            case Ln(value=value):
                operand = self._short(value)
                condition = f"{self._clean(expr, operand)}>0"
                return joined(f"LN({operand.text})", ATOM, (operand,), condition)
            case Exp(value=value):
                operand = self._short(value)
                text = f"EXP({operand.text})"
                return joined(text, ATOM, (operand,), f"ABS({operand.text})<=1000")
            case Power(base=base, exponent=exponent):
                return self._power(expr, self._short(base), exponent)

    def _power(self, expr: Power, base: Operand, exponent: Fraction) -> Operand:
        if not exponent:
            return joined("1", ATOM, (base,))
        clean, raised = self._clean(expr, base), f"({number(exponent)})"
        even_root = exponent.denominator % 2 == 0
        if exponent.denominator == 1:
            text = f"POWER({base.text},{exponent.numerator})"
        elif even_root:
            text = f"POWER(MAX({base.text},0),{number(exponent)})"
        else:
            text = f"POWER(ABS({base.text}),{raised})"
            if exponent.numerator % 2:
                text = f"SIGN({base.text})*{text}"
        signs = {(True, True): ">=", (True, False): ">", (False, False): "<>"}
        sign = signs.get((even_root, exponent > 0))
        condition = f"{clean}{sign}0" if sign else ""
        return joined(text, PRODUCT, (base,), condition)

    def _together(self, expr: Every | Some) -> Operand | None:
        """Return the parts as one test, where they are all absent or none is."""
        parts = [self._plain_truth(one) for one in expr.conditions]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or any(part.conditions for part in known):
            return None
        reads = {frozenset(part.leaves) for part in known}
        if len(reads) > 1 or any(part.lenient for part in known):
            return None
        word = "AND" if isinstance(expr, Every) else "OR"
        if not known:
            return Operand("TRUE" if word == "AND" else "FALSE")
        if len(known) == 1:
            return known[0]
        texts = ",".join(part.text for part in known)
        return attrs.evolve(known[0], text=f"{word}({texts})", level=ATOM)

    def _plain_truth(self, expr: Expr) -> Operand | None:
        match expr:
            case Compare() | Not() | Applies() | Among() | Every() | Some():
                return self.truth(expr)
            case _:
                return None

    def _range(self, expr: Expr) -> Interval:
        return self.exact.ranges.of(expr).interval or Interval()
