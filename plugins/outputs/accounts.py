"""Where the points of a unit went: from full marks to its total, adding up exactly.

The shares of a result (``guiju.engine.shares``) put in the order in which people read
them: stages, in them first-level indicators (一级指标), in them items. Full marks and
points are what an entry counts for in the total, so that nothing has to be weighted
again: full marks, less what was lost, more and less the rest, is the total.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.engine.distinction import full_marks
from guiju.engine.plan import Plan, Quantity, Role
from guiju.engine.ranges import ranges
from guiju.engine.reach import Reach
from guiju.engine.result import Result
from guiju.engine.shares import Share, Shares

_NOTHING = Fraction(0)


@attrs.frozen(kw_only=True)
class Entry:
    """What one stage, indicator, bonus or deduction counts for in a total.

    ``full`` is None for what has no full marks; with ``parts`` both are their sums.
    """

    quantity: Quantity
    full: Fraction | None
    points: Fraction
    parts: tuple["Entry", ...] = ()

    @property
    def change(self) -> Fraction:
        """What it adds to full marks or, below zero, takes from them."""
        return self.points - (self.full or _NOTHING)


@attrs.frozen(kw_only=True)
class Account:
    """The total of one unit. Full marks, all changes and the rest add up to it."""

    unit: str
    total: Fraction
    entries: tuple[Entry, ...]

    @property
    def full(self) -> Fraction:
        """The full marks that this unit could reach."""
        return sum((entry.full or _NOTHING for entry in self.entries), start=_NOTHING)

    @property
    def rest(self) -> Fraction:
        """What is in no entry: rounding, caps that bind, a veto."""
        points = (entry.points for entry in self.entries)
        return self.total - sum(points, start=_NOTHING)

    @property
    def chief(self) -> tuple[Entry, ...]:
        """What has full marks, by stage; where there is one stage, its parts."""
        scored = tuple(entry for entry in self.entries if entry.full is not None)
        return (scored[0].parts or scored) if len(scored) == 1 else scored


def accounts(
    result: Result, by: Quantity, units: Iterable[str]
) -> Mapping[str, Account]:
    """Return the accounts of ``by``, for the units whose total is made of full marks.

    Nobody lost anything of a total that is reported as a whole, is no sum, or that a
    veto puts in place of the sum; such a unit has no account. Nor has one with a stage
    of which nobody knows what it can give: the full marks would be too few.
    """
    shares = Shares(result)
    making = _Making(result.plan, ranges(result.plan).quantities)
    found: dict[str, Account] = {}
    for unit in units:
        total = result.values[by.id].get((unit,))
        given = shares.of(by.id, (unit,)) if type(total) is Fraction else {}
        if type(total) is Fraction and given:
            entries = making.entries(given)
            account = Account(unit=unit, total=total, entries=entries)
            found.update({unit: account} if _is_known(account) else {})
    return found


@attrs.frozen(eq=False)
class _Making:
    plan: Plan
    reaches: Mapping[str, Reach]
    blocks: Mapping[str, Quantity] = attrs.field(init=False)
    """The first-level indicator that an item belongs to."""

    @blocks.default
    def _find_blocks(self) -> Mapping[str, Quantity]:
        return dict(_blocks(self.plan))

    def entries(self, given: Mapping[str, Share]) -> tuple[Entry, ...]:
        """Return the entries of one unit, in the order of the rulebook."""
        own = [self._entry(one, given[one.id]) for one in _in_order(self.plan, given)]
        return tuple(self._by_stage(own))

    def _entry(self, quantity: Quantity, share: Share) -> Entry:
        most = self._most(quantity)
        full = None if most is None else most * share.weight
        return Entry(quantity=quantity, full=full, points=share.points)

    def _most(self, quantity: Quantity) -> Fraction | None:
        """Return the full marks; of a stage without any, the most that it can give."""
        known = full_marks(self.plan, quantity)
        if known is not None or quantity.role is not Role.STAGE:
            return known
        reach = self.reaches.get(quantity.id)
        return reach.interval.high if reach and reach.interval else None

    def _by_stage(self, own: Sequence[Entry]) -> Iterator[Entry]:
        """Yield a stage where the first of its parts stands, and all else as it is."""
        by_stage: dict[str, list[Entry]] = {}
        for entry in own:
            stage = self._stage(entry.quantity)
            by_stage.setdefault((stage or entry.quantity).id, []).append(entry)
        for name, inner in by_stage.items():
            is_whole = len(inner) == 1 and inner[0].quantity.id == name
            if is_whole:
                yield inner[0]
            else:
                yield _sum(self.plan.quantities[name], tuple(self._by_block(inner)))

    def _stage(self, quantity: Quantity) -> Quantity | None:
        stage, dot, _ = quantity.name.partition(".")
        found = self.plan.quantities.get(f"{stage}@{quantity.group}")
        return found if dot and found and quantity.role is Role.ITEM else None

    def _by_block(self, inner: Sequence[Entry]) -> Iterator[Entry]:
        by_block: dict[str, list[Entry]] = {}
        for entry in inner:
            block = self.blocks.get(entry.quantity.id, entry.quantity)
            by_block.setdefault(block.id, []).append(entry)
        for name, parts in by_block.items():
            is_alone = parts[0].quantity.id == name
            yield (
                parts[0] if is_alone else _sum(self.plan.quantities[name], tuple(parts))
            )


def _is_known(account: Account) -> bool:
    stages = (one for one in account.entries if one.quantity.role is Role.STAGE)
    return bool(account.full) and all(one.full is not None for one in stages)


def _in_order(plan: Plan, given: Mapping[str, Share]) -> list[Quantity]:
    return [one for one in plan.quantities.values() if one.id in given]


def _sum(quantity: Quantity, parts: tuple[Entry, ...]) -> Entry:
    full = (part.full or _NOTHING for part in parts)
    points = (part.points for part in parts)
    return Entry(
        quantity=quantity,
        full=sum(full, start=_NOTHING),
        points=sum(points, start=_NOTHING),
        parts=parts,
    )


def _blocks(plan: Plan) -> Iterator[tuple[str, Quantity]]:
    """Yield each item with the outermost block that it stands in."""
    blocks = {q.id: q for q in plan.quantities.values() if q.role is Role.BLOCK}
    inner = {id_ for one in blocks.values() for id_ in one.contents.references}
    for block in blocks.values():
        if block.id not in inner:
            for id_ in _inside(plan, block):
                yield id_, block


def _inside(plan: Plan, block: Quantity) -> Iterator[str]:
    for id_ in sorted(block.contents.references):
        match plan.quantities[id_].role:
            case Role.BLOCK:
                yield from _inside(plan, plan.quantities[id_])
            case Role.ITEM:
                yield id_
            case _:
                pass
