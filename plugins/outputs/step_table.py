"""Every step of a score as a table for paper, and one step after another.

A step is followed by what it is made of. Figures that were only reported have nothing
to work out: those that stand side by side share a row, with their clauses and their
cells as short as they can be written.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

import attrs

from guiju.engine.source import Cell
from guiju.engine.text import Language, Text
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.blocks import Block, Table, Words
from guiju.plugins.prose.explanation import Said

STEP = Text(zh="步骤", en="step")
ARITHMETIC = Text(zh="怎样算出", en="arithmetic")
HOW = Text(
    zh="步骤 1.1 说明步骤 1 里用到的数，依此类推；每一步都可以用计算器重算。"
    "“≈”表示列出时作了四舍五入，计算用准确值。",
    en="Step 1.1 explains a figure that step 1 uses, and so on; every step can be "
    "repeated on a calculator. ≈ marks a figure rounded where it is shown; exact "
    "values are computed with.",
)
_TOGETHER = Text(
    zh="直接填报的数几个并成一行，依据和数据出处的次序与名称相同，依据一样的只写一次。",
    en=" Figures that were only reported share a row: grounds and sources stand in the "
    "order of the names, a ground that they share only once.",
)
_OFTEN = 5
"""A sheet that more steps cite has a short name."""
_NAME = Text(zh="表{}", en="S{}")
_SHEET = Text(zh="数据出处里的“{name}”是 {sheet}。", en="Source {name} is {sheet}.")
_REPEATED = Text(zh="（已见上文）", en=" (see above)")
_BETWEEN = Text(zh="；", en="; ")
_AND = Text(zh="、", en=", ")
_TO = Text(zh="至", en=" to ")
_NUMERALS = "一二三四五六七八九十"
_ITEM = re.compile(rf"(.*)[(（]([{_NUMERALS}])[)）]")
"""The item within a clause: 附件2 一 and 一."""
_PAIR = 2


def numbered(
    said: Iterable[Said], language: Language, under: str = ""
) -> Iterator[tuple[str, Said, str]]:
    """Yield every step with its number and words, before what it is made of."""
    for nth, one in enumerate(said, start=1):
        yield f"{under}{nth}", one, _words(one, language)
        yield from numbered(one.parts, language, f"{under}{nth}.")


def step_blocks(said: Iterable[Said], language: Language) -> Iterator[Block]:
    """Yield every step of ``said`` as a table, and how it is read; else nothing."""
    steps = [*said]
    names = _names(steps, language)
    rows = tuple(_Rows(language, names).of(steps))
    if not rows:
        return
    heads = (STEP, ARITHMETIC, labels.CLAUSE, labels.CELL)
    for sheet, name in names.items():
        yield Words("body", _SHEET.of(language).format(name=name, sheet=sheet))
    yield Table(
        heads=tuple(head.of(language) for head in heads),
        rows=rows,
        plain=frozenset({0, 1, 2, 3}),
        is_dense=True,
    )
    yield Words("body", HOW.of(language) + _TOGETHER.of(language))


def _names(said: Iterable[Said], language: Language) -> Mapping[str, str]:
    """Return a short name for each sheet that very many steps cite."""
    cells = (one.cell for _, one, _ in numbered(said, language))
    cited = Counter(_sheet(cell) for cell in cells if type(cell) is Cell)
    often = [sheet for sheet, times in cited.items() if times > _OFTEN]
    return {sheet: _NAME.of(language).format(nth) for nth, sheet in enumerate(often, 1)}


@attrs.frozen
class _Rows:
    """What the rows are written with: ``names`` are the short ones of sheets."""

    language: Language
    names: Mapping[str, str]

    def of(self, said: Iterable[Said], under: str = "") -> Iterator[tuple[str, ...]]:
        """Yield a row for each step or run of reported figures."""
        nth = 1
        for (is_reported, _), run in groupby(said, key=_kind):
            found = [*run]
            if is_reported:
                yield self._together(found, f"{under}{nth}", nth)
            else:
                for at, one in enumerate(found, start=nth):
                    number, words = f"{under}{at}", _words(one, self.language)
                    yield number, words, one.clause, self._cells([one])
                    yield from self.of(one.parts, f"{number}.")
            nth += len(found)

    def _together(
        self, found: Sequence[Said], number: str, nth: int
    ) -> tuple[str, ...]:
        """Return the row of figures side by side, from the ``nth`` part on."""
        last = f"–{nth + len(found) - 1}" if len(found) > 1 else ""
        words = _BETWEEN.of(self.language).join(one.words for one in found)
        clauses = _clauses((one.clause for one in found), self.language)
        return f"{number}{last}", words, clauses, self._cells(found)

    def _cells(self, found: Iterable[Said]) -> str:
        """Return the cells, each sheet named once: 测评.xlsx[本级]!B2:D2."""
        cells = [one.cell for one in found if one.cell is not None]
        sheets = groupby(cells, key=self._place)
        told = (f"{place}{_addresses([*own], self.language)}" for place, own in sheets)
        return _BETWEEN.of(self.language).join(told)

    def _place(self, cell: Cell) -> str:
        """Return what cells of one sheet have in common; others are told whole."""
        if type(cell) is not Cell:
            return cell.said(self.language)
        sheet = _sheet(cell)
        return f"{self.names.get(sheet, sheet)}!"


def _kind(said: Said) -> tuple[bool, bool]:
    """Return whether it was only reported, and whether a clause asks for it.

    Where all have a cell and a clause, or none has, each finds its own by its place.
    """
    is_reported = said.cell is not None and not said.parts
    return is_reported, is_reported and bool(said.clause)


def _words(said: Said, language: Language) -> str:
    again = _REPEATED.of(language) if said.is_repeated else ""
    return f"{said.words}{again}"


def _clauses(found: Iterable[str], language: Language) -> str:
    """Return the clauses, those that follow one another as one: 附件2 一(一)至(三)."""
    runs: list[list[str]] = []
    for clause in dict.fromkeys(one for one in found if one):
        if runs and _follows(runs[-1][-1], clause):
            runs[-1].append(clause)
        else:
            runs.append([clause])
    return _AND.of(language).join(_run(run, language) for run in runs)


def _follows(clause: str, following: str) -> bool:
    """Whether the two are one item and the next of the same clause."""
    first, second = _ITEM.fullmatch(clause), _ITEM.fullmatch(following)
    if first is None or second is None or first[1] != second[1]:
        return False
    return _NUMERALS.find(second[2]) == _NUMERALS.find(first[2]) + 1


def _run(clauses: Sequence[str], language: Language) -> str:
    if len(clauses) == 1:
        return clauses[0]
    last = clauses[-1].removeprefix(str(_ITEM.sub(r"\1", clauses[-1])))
    between = _TO if len(clauses) > _PAIR else _AND
    return f"{clauses[0]}{between.of(language)}{last}"


def _sheet(cell: Cell) -> str:
    return str(cell).removesuffix(f"!{cell.address}")


def _addresses(cells: Sequence[Cell], language: Language) -> str:
    first, last = cells[0], cells[-1]
    if type(first) is not Cell:
        return ""
    if len(cells) > 1 and _are_side_by_side(cells):
        return f"{first.address}:{last.address}"
    return _AND.of(language).join(one.address for one in cells)


def _are_side_by_side(cells: Sequence[Cell]) -> bool:
    """Whether each cell is next to the one before, all in one row or one column."""
    steps = {
        (two.row - one.row, two.column - one.column) for one, two in pairwise(cells)
    }
    return steps in ({(0, 1)}, {(1, 0)})
