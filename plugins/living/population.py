"""Folds and places as formulas: what looks at all members of an axis.

The members' values lie in one range, in cells of their own where they would not.
Numbers are compared in columns that were rounded so that equal ones are the same, with
what is absent at the very end.
"""

from collections.abc import Sequence

import attrs

from guiju.engine.expr import Fold, Over, Rank, Ref, Ties
from guiju.engine.value import Absence
from guiju.plugins.living.layout import Area

_MISSING = frozenset({Absence.NOT_REPORTED})
LAST = "-1E+300"
"""What stands for an absent value where larger is better."""


@attrs.frozen(kw_only=True)
class Cohort:
    """The values of the members, as they lie in the workbook."""

    ranges: tuple[str, ...]
    size: str
    """How many members there are: a number, or the formula that counts their names."""
    can_be_outside: bool
    missing: str
    outside: str

    @property
    def there(self) -> str:
        """How many of them have a figure."""
        return f"COUNT({self.all})"

    @property
    def all(self) -> str:
        """The ranges as arguments."""
        return ",".join(self.ranges)

    @property
    def one(self) -> str:
        """The ranges as one argument."""
        return self.all if len(self.ranges) == 1 else f"({self.all})"

    @property
    def outsiders(self) -> str:
        """How many of them the question does not arise for."""
        counts = (f"COUNTIF({one},{self.outside})" for one in self.ranges)
        return "+".join(counts)


def folded(over: Over, cohort: Cohort) -> str:
    """Return the formula of a fold."""
    value = _value(over, cohort)
    skips_missing = Absence.NOT_REPORTED in over.skip
    skips_outside = Absence.NOT_APPLICABLE in over.skip
    if skips_missing and (skips_outside or not cohort.can_be_outside):
        return value
    if skips_missing:
        return f"IF({cohort.outsiders}>0,{cohort.outside},{value})"
    counted = f"{cohort.there}={cohort.size}"
    if not cohort.can_be_outside:
        return f"IF({counted},{value},{cohort.missing})"
    every = f"{cohort.there}+{cohort.outsiders}={cohort.size}"
    if skips_outside:
        return f"IF({every},{value},{cohort.missing})"
    word = f"IF({every},{cohort.outside},{cohort.missing})"
    return f"IF({counted},{value},{word})"


def _value(over: Over, cohort: Cohort) -> str:
    """Return the fold of what is there; without anything there is none, or zero."""
    lowest, highest = over.trim
    trimmed = lowest + highest
    kept = f"{cohort.there}-{trimmed}" if trimmed else cohort.there
    value = _fold(over, cohort, kept)
    if over.fold is Fold.COUNT:
        return f"MAX({kept},0)" if trimmed else kept
    if over.fold is Fold.SUM and not trimmed:
        return value
    skipped = over.skip if cohort.can_be_outside else over.skip & _MISSING
    if cohort.size.isdigit() and int(cohort.size) > trimmed and not skipped:
        return value
    empty = "0" if over.fold is Fold.SUM else cohort.outside
    return f"IF({kept}>0,{value},{empty})"


def _fold(over: Over, cohort: Cohort, kept: str) -> str:
    lowest, highest = over.trim
    total = f"SUM({cohort.all})"
    total += "".join(f"-SMALL({cohort.one},{nth})" for nth in range(1, lowest + 1))
    total += "".join(f"-LARGE({cohort.one},{nth})" for nth in range(1, highest + 1))
    match over.fold:
        case Fold.COUNT:
            return kept
        case Fold.SUM:
            return total
        case Fold.MEAN if not lowest and not highest:
            return f"AVERAGE({cohort.all})"
        case Fold.MEAN:
            return f"({total})/({kept})"
        case Fold.LEAST:
            least = f"SMALL({cohort.one},{lowest + 1})"
            return least if lowest else f"MIN({cohort.all})"
        case Fold.GREATEST:
            greatest = f"LARGE({cohort.one},{highest + 1})"
            return greatest if highest else f"MAX({cohort.all})"
        case Fold.MEDIAN if not lowest and not highest:
            return f"MEDIAN({cohort.all})"
        case Fold.MEDIAN:
            first = f"SMALL({cohort.one},{lowest}+INT(({kept}+1)/2))"
            second = f"SMALL({cohort.one},{lowest}+INT(({kept})/2)+1)"
            return f"({first}+{second})/2"


def is_simple(rank: Rank) -> bool:
    """Whether the place is what spreadsheets call a rank."""
    return rank.ties is Ties.SKIP and not rank.then and isinstance(rank.value, Ref)


def simple_place(rank: Rank, own: str, among: str) -> str:
    """Return the place of a figure among those in a range; words take none up."""
    return f"RANK({own},{among},{0 if rank.descending else 1})"


def comparable(value: str, places: int | None, *, descending: bool) -> str:
    """Return the formula of what is compared: larger is better, absent is last."""
    number = value if places is None else f"ROUND({value},{places})"
    return f"IF(ISNUMBER({value}),{number if descending else '-' + number},{LAST})"


def is_first(own: Sequence[str], above: Sequence[str]) -> str:
    """Return whether nobody further up has the same values; absent ones never."""
    absent = f"{own[0]}={LAST}"
    if not above:
        return f"IF({absent},0,1)"
    same = "*".join(f"({there}={here})" for there, here in zip(above, own, strict=True))
    return f"IF({absent},0,IF(SUMPRODUCT({same}*1)=0,1,0))"


def placed(
    rank: Rank, own: Sequence[str], every: Sequence[str], firsts: str | None
) -> str:
    """Return the place, from what is compared of oneself and of everybody."""
    better = _better(own, every)
    if rank.ties is Ties.DENSE:
        assert firsts is not None
        return f"SUMPRODUCT({firsts}*({better}))+1"
    if rank.ties is Ties.SKIP:
        return f"SUMPRODUCT(({better})*1)+1"
    pairs = zip(every, own, strict=True)
    same = "*".join(f"({there}={here})" for there, here in pairs)
    return f"SUMPRODUCT(({better})*1)+SUMPRODUCT({same}*1)"


def _better(own: Sequence[str], every: Sequence[str]) -> str:
    """Return for everybody how often they are ahead: once or not at all."""
    ways = []
    for nth in range(len(own)):
        level = "".join(f"({every[m]}={own[m]})*" for m in range(nth))
        ways.append(f"{level}({every[nth]}>{own[nth]})")
    return "+".join(ways)


def texts(found: Sequence[Area], here: str) -> tuple[str, ...]:
    """Return ranges that stay where they are when a formula is filled down."""
    return tuple(area.text(here, fixed="row") for area in found)
