"""What no spreadsheet can hold: formulas without end, and days before days begin."""

import datetime as dt
from collections.abc import Iterator

from guiju.engine.expr import Const, Expr, children
from guiju.engine.plan import Constraint, Quantity
from guiju.engine.rules import rules
from guiju.engine.text import Text
from guiju.plugins.living.workings import Workings

_LONGEST = 8000
"""Excel takes 8,192 characters, with room for what it adds itself."""
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it Excel has a day that there never was."""
_TOO_LONG = Text(zh="公式太长", en="its formula is too long")
_TOO_EARLY = Text(
    zh="有1900年3月1日以前的日期", en="it has a day before the 1st of March 1900"
)


def beyond(made: Workings) -> tuple[tuple[str, Text], ...]:
    """Return the names of what cannot be written, each with the reason."""
    return tuple(dict.fromkeys((*_long(made), *_early(made))))


def _long(made: Workings) -> Iterator[tuple[str, Text]]:
    for grid in made.grids.values():
        for column in grid.columns:
            formulas = (content.formula for content in column.cells.values())
            if any(len(formula) > _LONGEST for formula in formulas):
                yield column.head.name, _TOO_LONG


def _early(made: Workings) -> Iterator[tuple[str, Text]]:
    plan = made.result.plan
    for name, column in made.result.facts.values.items():
        if any(_is_early(fact.value) for fact in column.values()):
            yield plan.quantities[name].name, _TOO_EARLY
    for within, expr in rules(plan):
        if any(_is_early(value) for value in _written(expr)):
            yield _name(within), _TOO_EARLY


def _is_early(value: object) -> bool:
    return isinstance(value, dt.date) and value < _FIRST_DAY


def _written(expr: Expr) -> Iterator[object]:
    ahead: list[Expr] = [expr]
    while ahead:
        one = ahead.pop()
        if isinstance(one, Const):
            yield one.value
        ahead += children(one)


def _name(within: Quantity | Constraint) -> str:
    return within.called
