"""Which figures of a result lie in arrays, as those of a large one do."""

from collections.abc import Mapping

import numpy as np

from guiju.engine.axis import Key
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.numbers import Numbers
from guiju.engine.columnar.values import Values
from guiju.engine.keys import Listed
from guiju.engine.value import Value


def numbers_of(values: Mapping[Key, Value]) -> Numbers | None:
    """Return ``values`` as arrays, where they lie so and the axes list all keys."""
    if isinstance(values, Values) and isinstance(values.legal, Listed):
        return values.numbers()
    return None


def meant(found: Numbers, instead: int) -> Array:
    """Return the numbers as words, with ``instead`` where there is an absence."""
    if found.absences is None:
        return found.numbers.astype(np.int64)
    return np.where(found.absences, instead, found.numbers).astype(np.int64)
