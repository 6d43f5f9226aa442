"""What the parts of a comparison start from: both rulebooks, and what matches."""

from collections.abc import Mapping

import attrs

from guiju.dsl.difference.quantities import Book
from guiju.dsl.model.model import Model


@attrs.frozen
class Sides:
    """Two rulebooks with their models; ``ids`` and ``groups`` lead from old to new."""

    old: Book
    new: Book
    was: Model
    now: Model
    ids: Mapping[str, str]
    groups: Mapping[str, str]
