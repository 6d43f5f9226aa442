"""Units of measure (计量单位): what may be added to what, and what a product is.

A numeric measure is a product of powers of base measures: 分 is ``{分: 1}``, 分/项
is ``{分: 1, 项: -1}``, a percentage is the empty product. So 每项 扣 0.5分 is a count
times points per count, and adding points to a percentage is found by comparing.
"""

from collections.abc import Mapping
from functools import lru_cache

import attrs

from guiju.engine.record import Shown

POINT = "分"
"""The base of scores. Its English spelling is ``points``."""


@attrs.frozen(repr=False)
class Numeric(Shown):
    """A measure of exact numbers. ``powers`` is sorted and holds no zero exponent."""

    powers: tuple[tuple[str, int], ...] = ()
    percent: bool = attrs.field(default=False, eq=False)
    """Whether people write it as a percentage. It does not take part in equality."""

    def __mul__(self, other: "Numeric") -> "Numeric":
        return _product(dict(self.powers), dict(other.powers), 1)

    def __truediv__(self, other: "Numeric") -> "Numeric":
        return _product(dict(self.powers), dict(other.powers), -1)

    @property
    def is_ratio(self) -> bool:
        """Whether this is a bare ratio: a percentage or a plain number."""
        return not self.powers

    @property
    def is_count(self) -> bool:
        """Whether it counts things that come in whole numbers."""
        return (
            len(self.powers) == 1
            and self.powers[0][1] == 1
            and self.powers[0][0] in COUNTING
        )

    @property
    def spelling(self) -> str:
        """The measure as a rulebook writes it: ``分``, ``分/项``, ``%`` or nothing."""
        above = "*".join(_power(base, n) for base, n in self.powers if n > 0)
        below = "/".join(_power(base, -n) for base, n in self.powers if n < 0)
        if not self.powers:
            return "%" if self.percent else ""
        return f"{above}/{below}" if below else above


def _power(base: str, exponent: int) -> str:
    return base if exponent == 1 else f"{base}^{exponent}"


def _product(left: Mapping[str, int], right: Mapping[str, int], sign: int) -> "Numeric":
    powers = {
        base: left.get(base, 0) + sign * right.get(base, 0) for base in {*left, *right}
    }
    return Numeric(tuple(sorted((b, n) for b, n in powers.items() if n)))


@attrs.frozen(repr=False)
class Truth(Shown):
    """是否: a value that is true or false."""


@attrs.frozen(repr=False)
class Day(Shown):
    """日期: a calendar day."""


@attrs.frozen(repr=False)
class Scale(Shown):
    """等次: ordered labels, the lowest first."""

    labels: tuple[str, ...]


Measure = Numeric | Truth | Day | Scale

COUNTING = frozenset(
    [
        "次",
        "处",
        "项",
        "条",
        "篇",
        "件",
        "个",
        "家",
        "人",
        "起",
        "户",
        "天",
        "工作日",
        "名",
    ]
)
"""Bases that come in whole numbers: there is no half case and no half place."""

RATIO = Numeric()
PERCENT = Numeric(percent=True)
POINTS = Numeric(((POINT, 1),))
PLACE = Numeric((("名", 1),))
DAYS = Numeric((("天", 1),))


@lru_cache(maxsize=256)
def base(name: str) -> Numeric:
    """Return the measure that counts in ``name``: 项, 次, 天, 万元 and so on."""
    return Numeric(((name, 1),))
