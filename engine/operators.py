"""The one table of operators: what each of them promises and what it is called.

The interpreter keeps these promises, the checker reasons with them, the documentation
prints them. The tests hold the interpreter to the table, and the table to the closed
union of operators.
"""

from collections.abc import Mapping
from enum import Enum

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
from guiju.engine.text import Text


class AbsenceRule(Enum):
    """What becomes of an operator when an operand has no value."""

    PASSED_ON = "passed_on"
    """What is written or read is the result, be it a value or an absence."""
    STRICT = "strict"
    """No value without all operands; 未报 outweighs 不适用.

    All operands may not be enough: see ``domain``, and ``Days`` without a calendar.
    """
    DECIDING = "deciding"
    """A condition that decides alone decides; otherwise as ``STRICT``."""
    CHOSEN = "chosen"
    """Only the operand that chooses and the one chosen are looked at."""
    REPLACED = "replaced"
    """An absence of a kind that has a policy is replaced by what the policy says."""
    NEVER = "never"
    """There is always a value."""
    SKIPPED = "skipped"
    """Absences named in ``skip`` are left out; any other one is the result."""
    OWN = "own"
    """The member's own absence is its result; other members' absences do no harm."""


class Monotonicity(Enum):
    """How the result moves when one operand rises and no absence changes."""

    RISES = "rises"
    """It never falls."""
    FALLS = "falls"
    """It never rises."""
    DEPENDS = "depends"
    """It depends on the other operands: on a sign, on which branch is taken."""
    STAYS = "stays"
    """It does not move at all."""


@attrs.frozen(kw_only=True)
class Operator:
    """What one operator promises.

    ``moves`` is the monotonicity in each operand in the order of ``expr.children``, the
    last entry standing for all that follow. ``said`` spells the operator in a sentence:
    ``{0}``, ``{1}``, ``{2}`` are single operands, ``{all}`` is all of them listed.
    """

    term: Text
    said: Text
    absence: AbsenceRule
    moves: tuple[Monotonicity, ...]


OPERATORS: Mapping[type[Expr], Operator] = {
    Const: Operator(
        term=Text(zh="常数", en="constant"),
        said=Text(zh="写明的数", en="the value that is written"),
        absence=AbsenceRule.PASSED_ON,
        moves=(),
    ),
    Ref: Operator(
        term=Text(zh="引用", en="reference"),
        said=Text(zh="另一个量", en="the value of another quantity"),
        absence=AbsenceRule.PASSED_ON,
        moves=(),
    ),
    Add: Operator(
        term=Text(zh="相加", en="sum"),
        said=Text(zh="{all} 之和", en="the sum of {all}"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.RISES,),
    ),
    Mul: Operator(
        term=Text(zh="相乘", en="product"),
        said=Text(zh="{all} 之积", en="the product of {all}"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.DEPENDS,),
    ),
    Div: Operator(
        term=Text(zh="相除", en="quotient"),
        said=Text(zh="{0} 除以 {1}", en="{0} divided by {1}"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.DEPENDS,),
    ),
    Least: Operator(
        term=Text(zh="取小", en="least"),
        said=Text(zh="{all} 中的最小者", en="the least of {all}"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.RISES,),
    ),
    Greatest: Operator(
        term=Text(zh="取大", en="greatest"),
        said=Text(zh="{all} 中的最大者", en="the greatest of {all}"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.RISES,),
    ),
    Round: Operator(
        term=Text(zh="取整到位", en="rounding"),
        said=Text(zh="{0} 按规定的位数取舍", en="{0}, rounded as declared"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.RISES,),
    ),
    Ln: Operator(
        term=Text(zh="对数", en="logarithm"),
        said=Text(zh="{0} 的自然对数", en="the natural logarithm of {0}"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.RISES,),
    ),
    Exp: Operator(
        term=Text(zh="指数", en="exponential"),
        said=Text(zh="e 的 {0} 次方", en="e to the power of {0}"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.RISES,),
    ),
    Power: Operator(
        term=Text(zh="乘方", en="power"),
        said=Text(zh="{0} 的规定次方", en="{0} to the declared power"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.DEPENDS,),
    ),
    Days: Operator(
        term=Text(zh="天数", en="number of days"),
        said=Text(zh="从 {0} 到 {1} 的天数", en="the days from {0} to {1}"),
        absence=AbsenceRule.STRICT,
        moves=(
            Monotonicity.FALLS,
            Monotonicity.RISES,
        ),
    ),
    Compare: Operator(
        term=Text(zh="比较", en="comparison"),
        said=Text(zh="{0} 与 {1} 相比", en="{0} compared with {1}"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.DEPENDS,),
    ),
    Every: Operator(
        term=Text(zh="都满足", en="every"),
        said=Text(zh="{all} 都满足", en="all of {all} hold"),
        absence=AbsenceRule.DECIDING,
        moves=(Monotonicity.RISES,),
    ),
    Some: Operator(
        term=Text(zh="任一满足", en="some"),
        said=Text(zh="{all} 中任一满足", en="any of {all} holds"),
        absence=AbsenceRule.DECIDING,
        moves=(Monotonicity.RISES,),
    ),
    Not: Operator(
        term=Text(zh="不满足", en="negation"),
        said=Text(zh="{0} 不满足", en="{0} does not hold"),
        absence=AbsenceRule.STRICT,
        moves=(Monotonicity.FALLS,),
    ),
    If: Operator(
        term=Text(zh="若…则…否则", en="choice"),
        said=Text(zh="若 {0}，则 {1}，否则 {2}", en="if {0} then {1}, otherwise {2}"),
        absence=AbsenceRule.CHOSEN,
        moves=(
            Monotonicity.DEPENDS,
            Monotonicity.RISES,
        ),
    ),
    Bands: Operator(
        term=Text(zh="分档", en="bands"),
        said=Text(zh="按 {0} 分档", en="by the band that holds {0}"),
        absence=AbsenceRule.CHOSEN,
        moves=(
            Monotonicity.DEPENDS,
            Monotonicity.RISES,
        ),
    ),
    WhenAbsent: Operator(
        term=Text(zh="缺报与不适用的处理", en="policy for absence"),
        said=Text(
            zh="{0}，缺报或不适用时按规定处理",
            en="{0}, or what is declared for its absence",
        ),
        absence=AbsenceRule.REPLACED,
        moves=(Monotonicity.RISES,),
    ),
    Applies: Operator(
        term=Text(zh="适用", en="applicability"),
        said=Text(zh="{0} 适用", en="{0} applies"),
        absence=AbsenceRule.NEVER,
        moves=(Monotonicity.STAYS,),
    ),
    Among: Operator(
        term=Text(zh="属于", en="membership"),
        said=Text(zh="属于所列的成员", en="is one of those listed"),
        absence=AbsenceRule.NEVER,
        moves=(),
    ),
    Over: Operator(
        term=Text(zh="汇总", en="fold"),
        said=Text(zh="各 {0} 汇总", en="{0} of all, folded into one"),
        absence=AbsenceRule.SKIPPED,
        moves=(Monotonicity.RISES,),
    ),
    Rank: Operator(
        term=Text(zh="名次", en="rank"),
        said=Text(zh="按 {0} 排出的名次", en="the place by {0}"),
        absence=AbsenceRule.OWN,
        moves=(Monotonicity.DEPENDS,),
    ),
}
"""Every operator of the closed union ``Expr``, in its order."""


def move(operator: type[Expr], nth: int) -> Monotonicity:
    """Return how ``operator`` moves with its operand ``nth``, counting from 0."""
    moves = OPERATORS[operator].moves
    return moves[min(nth, len(moves) - 1)]
