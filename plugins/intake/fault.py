"""What every data fault declares. One file in ``faults/`` holds one of them."""

from collections.abc import Mapping

import attrs

from guiju.engine.diagnostic import Coded


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DataFault(Coded):
    """One thing that can be wrong with data, and everything people read about it.

    ``bad`` and ``good`` are CSV files by name, read against ``tables`` of the example
    contract (``example.py``). The tests hold every fault to its own examples.
    """

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ13\d{2}"))
    bad: Mapping[str, str]
    good: Mapping[str, str]
    tables: tuple[str, ...] = ("得分",)
