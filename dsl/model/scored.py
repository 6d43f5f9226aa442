"""The model of indicator trees, and of items as one stage scores them."""

from fractions import Fraction

import attrs

from guiju.dsl.model.rule import BandTable, CountRow, RuleSet, Signature, Typed
from guiju.dsl.syntax import node as n
from guiju.engine.record import Shown


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Item(Shown):
    """A block or an item of a tree, before it is used by a stage."""

    name: str
    title: str
    full: Fraction
    applies_to: frozenset[str] | None
    clause: str
    children: tuple["Item", ...]
    syntax: n.Item

    @property
    def leaves(self) -> tuple["Item", ...]:
        """The items under this one that have no items under them."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Policy(Shown):
    """不适用: what happens to the points of items that do not apply."""

    word: str
    rate: Fraction | None
    syntax: n.NotApplicable


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tree(Shown):
    """An indicator tree."""

    name: str
    title: str
    full: Fraction
    clause: str
    items: tuple[Item, ...]
    policy: Policy | None
    syntax: n.Indicators

    @property
    def leaves(self) -> tuple[Item, ...]:
        """All scored items, in the order of the text."""
        return tuple(leaf for item in self.items for leaf in item.leaves)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ItemUse(Shown):
    """An item as one stage scores it for one group: where its value comes from."""

    item: Item
    signature: Signature
    children: tuple["ItemUse", ...]
    rules: RuleSet
    formula: Typed | None = None

    @property
    def counts(self) -> tuple[CountRow, ...]:
        """The rows 每项 … 扣 …."""
        return self.rules.counts

    @property
    def bands(self) -> BandTable | None:
        """分档."""
        return self.rules.bands
