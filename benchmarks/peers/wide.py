"""The facts as a table with a row for each unit, and the work spelled over its columns.

For the peers that have expressions over named columns: data frames, SQL, decisions.
"""

from collections.abc import Sequence
from fractions import Fraction

import attrs
import numpy as np

from benchmarks.workload import (
    LAYERS,
    LEAVES,
    QUARTERS,
    RATERS,
    ROLL_UP,
    STAGES,
    Figures,
    Floats,
    Given,
    Whole,
    weights,
)

GROUP, PLACE, FAULTS = "grp", "place", "faults"
RATER = tuple(f"r{n}" for n in range(RATERS))
QUARTER = tuple(f"q{n}" for n in range(QUARTERS))
POINT = 20_000_000
"""A point, where all figures of a total are whole numbers."""
HUNDREDTH = POINT // 100
WHOLE_RATER, WHOLE_QUARTER, WHOLE_STAGE = 2_500, 5_000, 7
"""What a rater's, a quarter's and a stage's figure count for there."""


@attrs.frozen
class Part:
    """Columns with their weights: a layer of a stage, or the layers of one."""

    name: str
    terms: tuple[tuple[str, Fraction], ...]

    def floats(self) -> Sequence[tuple[str, float]]:
        """Return the terms with weights as floats."""
        return [(name, float(weight)) for name, weight in self.terms]

    def whole(self, scale: int) -> Sequence[tuple[str, int]]:
        """Return the terms with weights as whole numbers."""
        return [(name, int(weight * scale)) for name, weight in self.terms]


def layers() -> Sequence[Part]:
    """Return each layer of each stage, its indicators weighted in thousandths."""
    return [
        Part(
            f"s{stage}l{layer}",
            tuple(zip(leaves(stage, layer), weights(), strict=True)),
        )
        for stage in range(len(STAGES))
        for layer in range(len(LAYERS))
    ]


def stages() -> Sequence[Part]:
    """Return each stage as a sum of its layers; weights are tenths."""
    return [
        Part(
            f"s{stage}",
            tuple((f"s{stage}l{nth}", share) for nth, share in enumerate(ROLL_UP)),
        )
        for stage in range(len(STAGES))
    ]


def leaves(stage: int, layer: int) -> Sequence[str]:
    """Return the columns of the indicators of one layer."""
    return [f"s{stage}l{layer}n{leaf}" for leaf in range(LEAVES)]


def in_points(given: Given) -> dict[str, Floats | Whole]:
    """Return the table with marks as floats, 87.5 as 87.5."""
    return {
        name: column if name in {GROUP, PLACE, FAULTS} else column / 100
        for name, column in in_hundredths(given).items()
    }


def in_hundredths(given: Given) -> dict[str, Whole]:
    """Return the table in whole numbers."""
    groups = [*given.values()]
    numbers = [len(one.raters) for one in groups]
    table = {GROUP: np.repeat(np.arange(len(groups)), numbers)}
    names = _names()
    for nth, name in enumerate(names):
        parts = [_column(one, nth) for one in groups]
        table[name] = np.concatenate(parts).astype(np.int64)
    return table


def _names() -> Sequence[str]:
    every = [(stage, layer) for stage in range(2) for layer in range(3)]
    marks = [name for stage, layer in every for name in leaves(stage, layer)]
    return [*marks, *RATER, *QUARTER, PLACE, FAULTS]


def _column(one: Figures, nth: int) -> Floats:
    """Return column ``nth`` of a group, in the order of ``_names``."""
    units = len(one.raters)
    for block in (*(s.reshape(units, -1) for s in one.stages), *one.all[len(STAGES) :]):
        if nth < block.shape[1]:
            return block[:, nth]
        nth -= block.shape[1]
    raise AssertionError(nth)
