"""What a sheet says of itself while it is filled in: blanks, totals, spread.

These are hints and no data: they stand in the row above the header and in columns whose
heads begin as ``CHECK`` says, which an intake leaves aside.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from guiju.engine.number import show
from guiju.engine.plan import Force
from guiju.engine.source import column_letters
from guiju.engine.text import Language, Text
from guiju.plugins.template.spread import Spread

BLANKS: Final = Text(zh="缺填", en="blank")
TOTAL: Final = Text(zh="合计", en="total")
_ALL_FILLED: Final = Text(zh="✓ 没有缺填", en="✓ nothing is blank")
_BLANK: Final = Text(zh="还缺 {n} 格", en="{n} cells are blank")
_WIDE: Final = Text(zh="✓ 高低差 {gap}", en="✓ spread {gap}")
_NARROW: Final = Text(
    zh="高低差 {gap}，{should} {least} 以上", en="spread {gap}, {should} {least}"
)
_FORCES: Final = {
    Force.MUST: Text(zh="应在", en="must be"),
    Force.SHOULD: Text(zh="原则上在", en="should be"),
}


def address(row: int, column: int) -> str:
    """Return the address of a cell that counts from 0, as ``C7``."""
    return f"{column_letters(column + 1)}{row + 1}"


def area(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return the address of an area by its corners, which count from 0."""
    return f"{address(*first)}:{address(*last)}"


def blanks_of_row(row: int, columns: Sequence[int], without: Sequence[str]) -> str:
    """Return a formula for the blanks of ``columns`` in ``row``, empty for none.

    It is empty, too, where one of the conditions in ``without`` holds.
    """
    parts = [f"COUNTBLANK({area((row, a), (row, b))})" for a, b in _runs(columns)]
    count = "+".join(parts)
    shown = f'IF({count}=0,"",{count})'
    return f'=IF(OR({",".join(without)}),"",{shown})' if without else f"={shown}"


def _runs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of neighbours."""
    pairs = enumerate(columns)
    for _, run in groupby(pairs, key=lambda pair: pair[1] - pair[0]):
        found = [column for _, column in run]
        yield found[0], found[-1]


def total_of_row(row: int, first: int, last: int) -> str:
    """Return a formula for the sum of a row, empty as long as nothing stands there."""
    cells = area((row, first), (row, last))
    return f'=IF(COUNT({cells})=0,"",SUM({cells}))'


def blanks_of_sheet(cells: str, language: Language) -> str:
    """Return a formula that says how many cells are blank, by the counts of rows."""
    filled, blank = _ALL_FILLED.of(language), _BLANK.of(language)
    before, after = blank.split("{n}")
    return f'=IF(SUM({cells})=0,"{filled}","{before}"&SUM({cells})&"{after}")'


def spread_hint(cells: str, spread: Spread, language: Language) -> str:
    """Return a formula that says whether the figures in ``cells`` are apart enough."""
    gap = f"ROUND(MAX({cells})-MIN({cells}),9)"
    should = _FORCES[spread.force].of(language)
    least = show(spread.least)
    wide = _said(_WIDE.of(language), gap)
    narrow = _said(
        _NARROW.of(language).replace("{should}", should).replace("{least}", least), gap
    )
    return f'=IF(COUNT({cells})<2,"",IF({gap}>={least},{wide},{narrow}))'


def _said(words: str, gap: str) -> str:
    before, after = words.split("{gap}")
    return f'"{before}"&{gap}&"{after}"'
