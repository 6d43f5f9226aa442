"""The values of one quantity as arrays, for whoever writes or loads them in columns."""

import attrs

from guiju.engine.columnar.grid import Array
from guiju.engine.keys import Keys
from guiju.engine.scaled.operation import Kind, Labels


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Numbers:
    """A number for each key, in the order of the keys.

    A value is ``numbers / (denominator × divisors)``; a day is its ordinal, a truth 0
    or 1, a grade its level, and there the denominator means nothing. The arrays are
    read only: they may be those that the engine computes with.
    """

    keys: Keys
    kind: Kind
    numbers: Array
    """Whole numbers: floats below 2^53, words, truths, or Python's own (``object``)."""
    denominator: int = 1
    divisors: Array | None = None
    """Above zero everywhere; None is one."""
    absences: Array | None = None
    """0 where there is a value, 1 for 不适用, 2 for 未报; None where always 0.

    Under an absence the number means nothing.
    """
    labels: Labels = ()
    """The labels of grades, by level."""
