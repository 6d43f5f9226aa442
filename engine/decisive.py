"""Which operands made a value what it is: the cap that bound, the marks not trimmed.

An explanation stresses these and may pass over the others.
"""

from collections.abc import Sequence

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
    Fold,
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
from guiju.engine.fold import taken
from guiju.engine.value import Absence, Value


def decisive(expr: Expr, value: Value, operands: Sequence[Value]) -> tuple[int, ...]:
    """Return which of ``operands`` gave ``expr`` its ``value``, counting from 0.

    Operands are those looked at, in the order of a trace. Of an absence, the operands
    that are absent in the same way are the reason. A rank follows from all members.
    """
    everything = tuple(range(len(operands)))
    if isinstance(value, Absence) and not isinstance(expr, Rank):
        return _equal(value, operands, everything)
    match expr:
        case Least() | Greatest():
            return _equal(value, operands, everything)
        case Every() | Some():
            return _equal(value, operands, everything)
        case If() | Bands() | WhenAbsent():
            return everything[-1:]
        case Over(fold=Fold.LEAST | Fold.GREATEST):
            return _equal(value, operands, taken(expr, operands))
        case Over():
            return taken(expr, operands)
        case Const() | Ref() | Applies() | Among() | Rank():
            return everything
        case Add() | Mul() | Div() | Round() | Compare() | Not():
            return everything
        case Ln() | Exp() | Power() | Days():
            return everything


def _equal(
    value: Value, operands: Sequence[Value], among: Sequence[int]
) -> tuple[int, ...]:
    return tuple(nth for nth in among if operands[nth] == value)
