"""指标: indicator trees, before a stage uses them."""

from collections.abc import Iterable
from fractions import Fraction

from guiju.dsl.model.model import Item, Policy, Tree
from guiju.dsl.model.problem import ClauseTwice
from guiju.dsl.model.quantities import exact
from guiju.dsl.model.scope import Scope
from guiju.dsl.syntax import node as n

_PERCENT = "%"


def trees(written: Iterable[n.Indicators], scope: Scope) -> dict[str, Tree]:
    """Return the trees by name."""
    return {
        tree.name.text: _tree(tree, scope)
        for tree in written
        if scope.declare(tree.name)
    }


def _tree(written: n.Indicators, scope: Scope) -> Tree:
    full = exact(written.full.number)
    items = (line for line in written.lines if isinstance(line, n.Item))
    policies = [line for line in written.lines if isinstance(line, n.NotApplicable)]
    scope.problems.extend(ClauseTwice(span=one.span) for one in policies[1:])
    return Tree(
        name=written.name.text,
        title=written.title.text if written.title else written.name.text,
        full=full,
        clause=written.cite.text if written.cite else "",
        items=tuple(_item(item, full, "", None, scope) for item in items),
        policy=_policy(policies[0]) if policies else None,
        syntax=written,
    )


def _item(
    written: n.Item,
    tree_full: Fraction,
    above: str,
    limit: frozenset[str] | None,
    scope: Scope,
) -> Item:
    clause = written.cite.text if written.cite else above
    applies = _limit(written, limit, scope)
    inner = (line for line in written.lines if isinstance(line, n.Item))
    return Item(
        name=written.name.text,
        title=written.title.text if written.title else written.name.text,
        full=_points(written.points, tree_full),
        applies_to=applies,
        clause=clause,
        children=tuple(_item(i, tree_full, clause, applies, scope) for i in inner),
        syntax=written,
    )


def _points(number: n.Number, tree_full: Fraction) -> Fraction:
    """Return the points of an item; a percentage is a share of the tree's marks."""
    value = exact(number)
    return value * tree_full if number.measure == _PERCENT else value


def _limit(
    written: n.Item, above: frozenset[str] | None, scope: Scope
) -> frozenset[str] | None:
    if not written.only_for:
        return above
    named = _units(written.only_for, scope)
    return named if above is None else named & above


def _units(words: Iterable[n.Word], scope: Scope) -> frozenset[str]:
    """Return the units that the words name: units, aliases or whole groups."""
    named: set[str] = set()
    for word in words:
        if word.text in scope.groups:
            named.update(scope.groups[word.text].members)
        elif word.text in scope.units:
            named.add(scope.units[word.text])
        else:
            scope.unknown(word, "unit", scope.units)
    return frozenset(named)


def _policy(written: n.NotApplicable) -> Policy:
    rate = exact(written.rate) if written.rate else None
    return Policy(word=written.policy, rate=rate, syntax=written)
