"""The items of a tree as one stage scores them for one group."""

import attrs

from guiju.dsl.model.expressions import Expressions, Place
from guiju.dsl.model.model import Group, Item, ItemUse
from guiju.dsl.model.rule import Signature, Typed
from guiju.dsl.model.rules import Rules
from guiju.dsl.model.scope import Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.engine.axis import Axis
from guiju.engine.measure import POINTS
from guiju.engine.plan import Role
from guiju.engine.record import Record


@attrs.frozen(eq=False, repr=False)
class Items(Record):
    """Uses the items of a tree in one stage for one group."""

    scope: Scope
    stage: str
    group: Group
    axes: tuple[Axis, ...]

    def declare(self, item: Item) -> None:
        """Make the item, what it counts, and the items under it known."""
        signature = self._declare(item)
        self._rules.declare(_counted(item), signature.name, item.clause)
        for child in item.children:
            self.declare(child)

    def use(self, item: Item) -> ItemUse:
        """Return a declared item with the rules that it has in this stage."""
        signature = self.scope.signatures[self._name(item)][self.group.name]
        lines = tuple(x for x in item.syntax.lines if not isinstance(x, n.Item))
        return ItemUse(
            item=item,
            signature=signature,
            children=tuple(self.use(child) for child in item.children),
            rules=self._rules.of(lines, signature.name),
            formula=self._formula(item),
        )

    @property
    def _rules(self) -> Rules:
        return Rules(self.scope, Place(group=self.group.name, axes=self.axes))

    def _formula(self, item: Item) -> Typed | None:
        written = item.syntax.formula
        if written is None:
            return None
        expressions = Expressions(self.scope)
        value = expressions.formula(written, self._rules.place)
        return expressions.wanted(value, POINTS)

    def _name(self, item: Item) -> str:
        return f"{self.stage}.{item.name}"

    def _declare(self, item: Item) -> Signature:
        name = self._name(item)
        known = self.scope.signatures.get(name, {}).get(self.group.name)
        if known is not None:
            self.scope.repeat(item.syntax.name, known.span)
        return self.scope.add(
            Signature(
                id=quantity_id(name, self.group.name),
                name=name,
                group=self.group.name,
                role=Role.BLOCK if item.children else Role.ITEM,
                axes=self.axes,
                measure=POINTS,
                title=item.title,
                clause=item.clause,
                span=item.syntax.span,
                full_marks=item.full,
            )
        )


def _counted(item: Item) -> tuple[n.EachRow, ...]:
    return tuple(line for line in item.syntax.lines if isinstance(line, n.EachRow))
