"""The items of a tree as one stage scores them for one group."""

import attrs

from guiju.dsl.model.expressions import Expressions, Place
from guiju.dsl.model.model import (
    BandRow,
    BandTable,
    CountRow,
    Group,
    Item,
    ItemUse,
    Signature,
    Typed,
)
from guiju.dsl.model.quantities import exact
from guiju.dsl.model.scope import Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.engine.axis import Axis
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS, Numeric, base
from guiju.engine.plan import Role


@attrs.frozen
class Rules:
    """The rules that items, bonuses and deductions share, for one group."""

    scope: Scope
    place: Place

    def counts(
        self, written: tuple[n.EachRow, ...], owner: str
    ) -> tuple[CountRow, ...]:
        """Return the rows 每项 … 扣 …, each with the input that it counts."""
        return tuple(self._count(row, owner) for row in written)

    def bands(self, written: n.Bands | n.Adjustment, by: n.Expr) -> BandTable:
        """Return a table of bands; values are points."""
        expressions = Expressions(self.scope)
        subject = expressions.typed(by, self.place)
        rows = [line for line in _bands_of(written) if not line.label.special]
        special = {b.label.special: b for b in _bands_of(written) if b.label.special}
        return BandTable(
            by=subject,
            bands=tuple(self._band(row, subject) for row in rows),
            others=self._special(special.get("OTHERS")),
            not_reported=self._special(special.get("NOT_REPORTED")),
            not_applicable=self._special(special.get("NOT_APPLICABLE")),
            syntax=written,
        )

    def declare(self, written: tuple[n.EachRow, ...], owner: str, clause: str) -> None:
        """Make the counted inputs known, before any expression is read."""
        for row in written:
            name = f"{owner}.{row.event.text}"
            self.scope.add(
                Signature(
                    id=quantity_id(name, self.place.group),
                    name=name,
                    group=self.place.group,
                    role=Role.INPUT,
                    axes=self.place.axes,
                    measure=base(row.measure.text),
                    title=row.event.text,
                    clause=clause,
                    span=row.event.span,
                )
            )

    def _count(self, row: n.EachRow, owner: str) -> CountRow:
        expressions = Expressions(self.scope)
        name = f"{owner}.{row.event.text}"
        event = self.scope.signatures[name][self.place.group]
        amount = expressions.typed(row.amount, self.place)
        at_most = expressions.typed(row.at_most, self.place) if row.at_most else None
        if at_most:
            expressions.wanted(at_most, POINTS)
        return CountRow(
            event=event,
            amount=self._per(amount, base(row.measure.text)),
            sign=1 if row.sign.word == "ADD" else -1,
            at_most=at_most,
            syntax=row,
        )

    def _per(self, amount: Typed, measure: Numeric) -> Typed:
        """Hold an amount to 分, or to 分 per what is counted."""
        if amount.measure != POINTS:
            Expressions(self.scope).wanted(amount, POINTS / measure)
        return amount

    def _band(self, row: n.Band, subject: Typed) -> BandRow:
        label = row.label
        expressions = Expressions(self.scope)
        for number in (label.low, label.high):
            if number is not None and subject.measure is not None:
                bound = expressions.typed(number, self.place)
                expressions.wanted(bound, subject.measure)
        interval = Interval(
            low=exact(label.low) if label.low else None,
            high=exact(label.high) if label.high else None,
            low_included=label.low_included,
            high_included=label.high_included,
        )
        return BandRow(interval=interval, value=self._points(row), syntax=row)

    def _special(self, row: n.Band | None) -> BandRow | None:
        if row is None:
            return None
        return BandRow(interval=Interval(), value=self._points(row), syntax=row)

    def _points(self, row: n.Band) -> Typed:
        expressions = Expressions(self.scope)
        return expressions.wanted(expressions.typed(row.value, self.place), POINTS)


@attrs.frozen
class Items:
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
        lines = item.syntax.lines
        banded = next((line for line in lines if isinstance(line, n.Bands)), None)
        return ItemUse(
            item=item,
            signature=signature,
            children=tuple(self.use(child) for child in item.children),
            counts=self._rules.counts(_counted(item), signature.name),
            bands=self._rules.bands(banded, banded.by) if banded else None,
            until_zero=any(isinstance(line, n.UntilZero) for line in lines),
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


def _bands_of(written: n.Bands | n.Adjustment) -> tuple[n.Band, ...]:
    lines = written.bands if isinstance(written, n.Bands) else written.lines
    return tuple(line for line in lines if isinstance(line, n.Band))
