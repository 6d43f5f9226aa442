"""The inputs of a plan where they lie: in blocks as they are, others beside them."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from guiju.engine.columnar.load import lanes_of
from guiju.engine.columnar.reported import Changed, Reported
from guiju.engine.columnar.table import Block, Table, of_blocks, of_lists
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.scaled.profile import (
    Known,
    Profile,
    loaded,
    roster_sizes,
)

_NOBODYS = ""
"""Names a column of a block that the facts do not have: no quantity is called so."""


def given(
    plan: Plan, facts: Facts, blocks: Sequence[Block] = ()
) -> tuple[Profile, Table]:
    """Return what is known of the inputs in ``facts`` and ``blocks``, and the inputs.

    Nothing is known of an input that neither mentions: nobody reported it.
    """
    lying = dict(_lying(plan, facts))
    elsewhere = {*lying, *(plan.quantities.keys() - facts.values.keys())}
    beside = loaded(plan, facts, leaving=elsewhere)
    known = {name: column.known for name, column in beside.items()}
    known |= {name: _known(one) for name, one in lying.items()}
    known |= {name: one for block in blocks for name, one in block.known().items()}
    columns = of_blocks((*_blocks(lying), *blocks))
    lanes = {**of_lists(lanes_of(beside)).lanes, **columns.lanes}
    profile = Profile(
        inputs=known, rosters=roster_sizes(facts), calendar=facts.calendar
    )
    return profile, attrs.evolve(columns, lanes=lanes)


def _lying(plan: Plan, facts: Facts) -> Iterator[tuple[str, Reported]]:
    """Yield the inputs that lie in blocks with the rows that the plan has."""
    for name, column in facts.values.items():
        quantity = plan.quantities.get(name)
        lying = column.lying if isinstance(column, Changed) else column
        if quantity is None or not isinstance(lying, Reported):
            continue
        if lying.axes == quantity.axes:
            yield name, lying


def _known(column: Reported) -> Known:
    return column.block.known_of(column.nth, column.meaning.denominator)


def _blocks(lying: Mapping[str, Reported]) -> Iterator[Block]:
    """Yield each block once, its columns called what the facts call them."""
    named: dict[int, dict[int, str]] = {}
    blocks = {id(one.block): one.block for one in lying.values()}
    for name, one in lying.items():
        named.setdefault(id(one.block), {})[one.nth] = name
    for at, block in blocks.items():
        names = tuple(
            named[at].get(nth, _NOBODYS) for nth in range(len(block.quantities))
        )
        yield (
            block
            if names == block.quantities
            else attrs.evolve(block, quantities=names)
        )
