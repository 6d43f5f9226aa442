"""The functions of the language, each an expansion into the core."""

from collections.abc import Callable

from guiju.dsl.model.model import Typed
from guiju.engine import expr as core
from guiju.engine.measure import Measure

Expansion = Callable[[tuple[Typed, ...]], tuple[core.Expr, Measure | None]]


def _least(arguments: tuple[Typed, ...]) -> tuple[core.Expr, Measure | None]:
    return core.Least(tuple(a.expr for a in arguments)), arguments[0].measure


def _greatest(arguments: tuple[Typed, ...]) -> tuple[core.Expr, Measure | None]:
    return core.Greatest(tuple(a.expr for a in arguments)), arguments[0].measure


FUNCTIONS: dict[str, Expansion] = {
    "最小": _least,
    "least": _least,
    "最大": _greatest,
    "greatest": _greatest,
}
