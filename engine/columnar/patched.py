"""One column of a block with a few of its numbers replaced, as a block of its own."""

from collections.abc import Mapping
from math import lcm

import attrs
import numpy as np

from guiju.engine.columnar.table import Block, NotWholeError
from guiju.engine.order import position
from guiju.engine.scaled.operation import ABSENCES
from guiju.engine.value import Absence, Value


@attrs.frozen(eq=False, repr=False)
class Patched:
    """The block, and how many times its numbers are those of the figures."""

    block: Block
    denominator: int


def patched(
    block: Block, nth: int, denominator: int, values: Mapping[int, Value]
) -> Patched | None:
    """Return column ``nth`` of figures × ``denominator``, with ``values`` in some rows.

    None if floats cannot hold all of its numbers on one lattice.
    """
    finest = lcm(denominator, *map(_below, values.values()))
    absences = np.zeros(len(block.numbers), dtype=np.int8)
    if block.absences is not None:
        absences[:] = block.absences[:, nth]
    try:
        numbers = block.numbers[:, nth] * (finest // denominator)
        for row, value in values.items():
            if isinstance(value, Absence):
                numbers[row], absences[row] = 0, ABSENCES[value]
            else:
                numbers[row], absences[row] = int(position(value) * finest), 0
        lacking = absences.reshape(-1, 1) if absences.any() else None
        names, column = (block.quantities[nth],), numbers.reshape(-1, 1)
        return Patched(Block.of(names, column, block.places, lacking), finest)
    except (NotWholeError, OverflowError):
        return None


def _below(value: Value) -> int:
    return 1 if isinstance(value, Absence) else position(value).denominator
