"""Sums of sums are one sum: what nobody asked for on the way is not computed.

So a tree of indicators, layers and stages becomes one row of weights over the inputs,
and all such rows over one block of inputs become one product of matrices.
"""

from collections.abc import Collection, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from guiju.engine.columnar.table import Block
from guiju.engine.scaled.bounds import largest
from guiju.engine.scaled.figure import Carrier, Program
from guiju.engine.scaled.needed import needed
from guiju.engine.scaled.operation import (
    Given,
    Index,
    Lane,
    Operation,
    Weighted,
    operands,
)

Floats = NDArray[np.float64]
_SEVERAL = 2


@attrs.frozen(eq=False)
class Sums:
    """Sums over one block of inputs: a row of weights for each."""

    block: int
    """Which of the blocks, counting from 0."""
    steps: Sequence[Index]
    weights: Floats
    constants: Sequence[int]


@attrs.frozen(eq=False)
class Fused:
    """The steps that are left to do, and the sums that took in others."""

    program: Program
    steps: Sequence[Index]
    sums: Mapping[Index, Weighted]
    products: Sequence[Sums] = ()
    """What is computed before all steps, by products of matrices."""
    over: Mapping[Index, Sequence[Index]] = attrs.field(factory=dict)
    """After each step, the columns that nobody asks for any more."""

    def operation(self, index: Index) -> Operation:
        """Return what a step does."""
        return self.sums.get(index, self.program.steps[index].operation)


def fused(
    program: Program,
    wanted: Collection[Index],
    done: Collection[Index],
    blocks: Sequence[Block] = (),
) -> Fused:
    """Return what has to be done, with the sums taken in that only other sums read."""
    steps = needed(program, wanted, done)
    sums: dict[Index, Weighted] = {}
    kept = {*wanted, *done, *_read_otherwise(program, steps)}
    for index in steps:
        operation = program.steps[index].operation
        if isinstance(operation, Weighted):
            taken_in = _with_inner(operation, sums, kept)
            if _fits(program, taken_in):
                sums[index] = taken_in
    plan = Fused(program, steps, sums)
    left = attrs.evolve(plan, steps=needed(plan, wanted, done))
    products = (_over_block(left, nth, one) for nth, one in enumerate(blocks))
    multiplied = [one for one in products if one.steps]
    before = {*done, *(index for one in multiplied for index in one.steps)}
    left = attrs.evolve(left, steps=needed(left, wanted, before), products=multiplied)
    return attrs.evolve(left, over=_over(left, {*wanted, *done}))


def _over(plan: Fused, kept: Collection[Index]) -> Mapping[Index, Sequence[Index]]:
    """Return after which step each column is read no more."""
    last: dict[Index, Index] = {}
    for index in plan.steps:
        for column in operands(plan.operation(index)):
            last[column] = index
    found: dict[Index, list[Index]] = {}
    for column, index in last.items():
        if column not in kept:
            found.setdefault(index, []).append(column)
    return found


def _over_block(plan: Fused, nth: int, block: Block) -> Sums:
    """Return the sums over inputs of ``block`` alone."""
    columns = {name: nth for nth, name in enumerate(block.quantities)}
    found, rows, constants = [], [], []
    for index in plan.steps:
        operation = plan.operation(index)
        if not isinstance(operation, Weighted) or len(operation.terms) < _SEVERAL:
            continue
        weights = _weights(plan.program, operation, columns)
        if weights and plan.program.steps[index].carrier is Carrier.FLOAT:
            found.append(index)
            rows.append(weights)
            constants.append(operation.constant)
    return Sums(nth, found, np.array(rows, dtype=np.float64), constants)


def _weights(
    program: Program, weighted: Weighted, columns: Mapping[str, int]
) -> list[int] | None:
    """Return the weight of every input of a block, None for a sum of other things."""
    weights = [0] * len(columns)
    for weight, index in weighted.terms:
        given = program.steps[index].operation
        if not isinstance(given, Given) or given.lane is not Lane.VALUE:
            return None
        if given.quantity not in columns:
            return None
        weights[columns[given.quantity]] += weight
    return weights


def _read_otherwise(program: Program, steps: Sequence[Index]) -> set[Index]:
    """Return what is read by anything but a sum, or by several sums."""
    read_once, kept = set[Index](), set[Index]()
    for index in steps:
        operation = program.steps[index].operation
        for column in operands(operation):
            if column in read_once or not isinstance(operation, Weighted):
                kept.add(column)
            read_once.add(column)
    return kept


def _with_inner(
    weighted: Weighted,
    sums: Mapping[Index, Weighted],
    kept: Collection[Index],
) -> Weighted:
    weights, constant = dict[Index, int](), weighted.constant
    for weight, index in weighted.terms:
        inner = sums.get(index)
        if inner is None or index in kept:
            weights[index] = weights.get(index, 0) + weight
            continue
        constant += weight * inner.constant
        for one, column in inner.terms:
            weights[column] = weights.get(column, 0) + weight * one
    return Weighted(tuple((w, column) for column, w in weights.items()), constant)


def _fits(program: Program, weighted: Weighted) -> bool:
    """Whether no sum of some of the terms is more than a float holds."""
    most = abs(weighted.constant)
    for weight, index in weighted.terms:
        size = largest(program.steps[index].bounds)
        if size is None:
            return False
        most += abs(weight) * size
    return bool(most < 2**Carrier.FLOAT)
