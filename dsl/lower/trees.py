"""Indicator trees in the core: items, blocks, totals, and what does not apply."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guiju.dsl.lower.rules import counted, value
from guiju.dsl.lower.signatures import quantity
from guiju.dsl.model.model import Assessment, Item, ItemUse
from guiju.engine import expr as core
from guiju.engine.axis import SUBUNIT, UNIT
from guiju.engine.interval import Interval
from guiju.engine.plan import Input, Quantity
from guiju.engine.value import Absence

ZERO = core.Const(Fraction(0))


def tree(assessment: Assessment, table: str) -> Iterator[Quantity]:
    """Yield the quantities of the assessment's tree, items first, its total last."""
    for use in assessment.items:
        yield from _use(use, assessment, table)
    yield quantity(assessment.raw, _total(assessment))


def _use(use: ItemUse, assessment: Assessment, table: str) -> Iterator[Quantity]:
    for child in use.children:
        yield from _use(child, assessment, table)
    for row in use.counts:
        yield counted(row, table, use.item.applies_to)
    yield quantity(use.signature, _value(use, assessment, table))


def _value(use: ItemUse, assessment: Assessment, table: str) -> core.Expr | Input:
    if use.children:
        return core.Add(tuple(map(_part, use.children)))
    if use.formula is not None:
        return _limited(use.item, use.formula.expr)
    if not use.rules.is_empty:
        return _ruled(use)
    return Input(
        table=table,
        interval=Interval(Fraction(0), use.item.full),
        optional=assessment.optional,
        applies_to=use.item.applies_to,
    )


def _ruled(use: ItemUse) -> core.Expr:
    """What the rules make of the item; full marks are where adding and deducting start.

    Counted inputs are 不适用 where the item is, so a value made of them is too.
    """
    rules = use.rules
    given = rules.bands is not None or rules.interpolation is not None
    start = () if given else (core.Const(use.item.full),)
    made = value(rules, start)
    return made if rules.counts else _limited(use.item, made)


def _limited(item: Item, made: core.Expr) -> core.Expr:
    """Make a computed item 不适用 outside the units that it is for."""
    if item.applies_to is None:
        return made
    others = core.Const(Absence.NOT_APPLICABLE)
    return core.If(core.Among(UNIT, item.applies_to), made, others)


def _total(assessment: Assessment) -> core.Expr:
    """The total of the tree under its policy for what does not apply."""
    got = core.Add(tuple(map(_part, assessment.items)))
    assert assessment.tree is not None
    leaves = tuple(leaf for use in assessment.items for leaf in _leaves(use))
    policy = assessment.tree.policy
    if policy is None or all(leaf.item.applies_to is None for leaf in leaves):
        return got
    match policy.word:
        case "RESCALE":
            return _rescaled(got, leaves, assessment.tree.full)
        case "SPREAD":
            return _spread(got, leaves)
        case "PEERS":
            return _filled(leaves, [_peers(leaf, assessment) for leaf in leaves])
        case "AWARD_FULL":
            return _filled(leaves, [core.Const(leaf.item.full) for leaf in leaves])
        case _:
            rate = policy.rate or Fraction(0)
            awards = [core.Const(leaf.item.full * rate) for leaf in leaves]
            return _filled(leaves, awards)


def _rescaled(got: core.Expr, leaves: tuple[ItemUse, ...], full: Fraction) -> core.Expr:
    """折算: points got × full marks ÷ points that apply."""
    return core.Div(core.Mul((got, core.Const(full))), _applicable(leaves))


def _spread(got: core.Expr, leaves: tuple[ItemUse, ...]) -> core.Expr:
    """平摊: the points that do not apply go to the other items in equal parts."""
    everything = sum((leaf.item.full for leaf in leaves), start=Fraction(0))
    missing = core.Add(
        (
            core.Const(everything),
            core.Mul((core.Const(Fraction(-1)), _applicable(leaves))),
        )
    )
    rates = tuple(
        _or_zero(core.Div(_ref(leaf), core.Const(leaf.item.full))) for leaf in leaves
    )
    number = core.Add(
        tuple(_if_applies(leaf, core.Const(Fraction(1))) for leaf in leaves)
    )
    extra = core.Div(core.Mul((core.Add(rates), missing)), number)
    return core.Add((got, extra))


def _filled(leaves: tuple[ItemUse, ...], instead: Sequence[core.Expr]) -> core.Expr:
    """Every item, and where one does not apply what it is given instead."""
    return core.Add(
        tuple(
            core.WhenAbsent(_ref(leaf), not_applicable=other)
            for leaf, other in zip(leaves, instead, strict=True)
        )
    )


def _peers(leaf: ItemUse, assessment: Assessment) -> core.Expr:
    """同类均值: the mean of the units to which the item applies.

    In layers it is taken in the same layer. A peer's sub-units are its own, so that
    their mean stands for it.
    """
    value: core.Expr = _ref(leaf)
    skip = frozenset({Absence.NOT_APPLICABLE})
    for axis in reversed(assessment.axes):
        if axis.name in {UNIT, SUBUNIT}:
            value = core.Over(core.Fold.MEAN, axis, value, skip=skip)
    return value


def _applicable(leaves: tuple[ItemUse, ...]) -> core.Expr:
    return core.Add(
        tuple(_if_applies(leaf, core.Const(leaf.item.full)) for leaf in leaves)
    )


def _if_applies(leaf: ItemUse, value: core.Expr) -> core.Expr:
    if leaf.item.applies_to is None:
        return value
    return core.If(core.Applies(_ref(leaf)), value, ZERO)


def _leaves(use: ItemUse) -> Iterator[ItemUse]:
    if not use.children:
        yield use
    for child in use.children:
        yield from _leaves(child)


def _part(use: ItemUse) -> core.Expr:
    """A term of a sum; an item that does not apply is left out of it."""
    limited = use.item.applies_to is not None and not use.children
    return _or_zero(_ref(use)) if limited else _ref(use)


def _ref(use: ItemUse) -> core.Ref:
    return core.Ref(use.signature.id)


def _or_zero(value: core.Expr) -> core.Expr:
    return core.WhenAbsent(value, not_applicable=ZERO)
