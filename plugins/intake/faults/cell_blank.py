"""GJ1307: an obligatory cell is blank."""

from collections.abc import Iterable
from fractions import Fraction

from guiju.dsl.figure import listed as some_of
from guiju.engine.axis import Key
from guiju.engine.contract import Column, Table
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.measure import POINT, Numeric
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import expected, listed

FAULT = DataFault(
    code="GJ1307",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="必填的单元格没有填", en="an obligatory cell is blank"),
    why=Text(
        zh="空白不是零分。这一项没有写“可缺”，必须有数。",
        en="Blank is not zero, and the rulebook does not say that this figure "
        "may be missing.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n乙县,\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,0\n丙县,70\n"},
)


def cell_blank(column: Column, cell: Cell) -> Diagnostic:
    """Say that ``column`` needs a figure in ``cell``."""
    said = Text(zh=f"“{column.name}”没有填", en=f'"{column.name}" is not reported')
    return FAULT.found(said, _advice([column]), cell)


def row_blank(
    key: Key, heads: tuple[str, ...], columns: Iterable[Column], first: Cell
) -> Diagnostic:
    """Say that a row lacks the figures under ``heads``."""
    zh, en = listed(key)
    zh, en = (f"{zh}这一行", f"the row of {en}") if key else ("这一行", "the row")
    which = some_of(heads)
    said = Text(
        zh=f"{zh}有 {len(heads)} 格没有填：{which.zh}",
        en=f"{en} has {len(heads)} blank cells: {which.en}",
    )
    return FAULT.found(said, _advice(columns), first)


def columns_blank(
    heads: tuple[str, ...], number: int, columns: Iterable[Column], first: Cell
) -> Diagnostic:
    """Say that under ``heads`` nobody has filled in any of ``number`` cells."""
    which, are = some_of(heads), "column" if len(heads) == 1 else "columns"
    said = Text(
        zh=f"{which.zh}整列没有填，共 {number:,} 格",
        en=f"whole {are} left blank, {number:,} cells: {which.en}",
    )
    return FAULT.found(said, _advice(columns), first)


def cells_blank(
    heads: tuple[str, ...], number: int, columns: Iterable[Column], first: Cell
) -> Diagnostic:
    """Say that ``number`` cells under ``heads`` are blank, whatever the others are."""
    which = some_of(heads)
    said = Text(
        zh=f"{which.zh}有 {number:,} 格没有填",
        en=f"{number:,} blank cells: {which.en}",
    )
    return FAULT.found(said, _advice(columns), first)


def sheet_blank(
    table: Table, number: int, columns: Iterable[Column], first: Cell
) -> Diagnostic:
    """Say that nobody has filled in any of the ``number`` cells of a sheet."""
    said = Text(
        zh=f"这张表（“{table.name}”）里必填的 {number:,} 格一格也没有填",
        en=f"none of the {number:,} obligatory cells of this sheet "
        f'("{table.name}") is filled in',
    )
    return FAULT.found(said, _advice(columns), first)


def _advice(columns: Iterable[Column]) -> Text:
    """Say what is to be written, for each kind of figure once."""
    ways: dict[tuple[str, str], list[str]] = {}
    for column in columns:
        how = _how(column)
        ways.setdefault((how.zh, how.en), []).append(column.name)
    if len(ways) == 1:
        ((zh, en),) = ways
    else:
        zh = "；".join(
            f"“{first}”{'等' if others else ''}{how}"
            for (how, _), (first, *others) in ways.items()
        )
        en = "; ".join(
            f'"{first}"{" and others" if others else ""}: {how}'
            for (_, how), (first, *others) in ways.items()
        )
    return Text(
        zh=f"{zh}。允许缺报的，应在规则书中写“可缺”",
        en=f"{en}. If it may be missing, the rulebook has to say so (optional)",
    )


def _how(column: Column) -> Text:
    """Return how a cell of ``column`` is filled in, and what says zero, if that may be.

    A place in a ranking is never zero.
    """
    measure = column.measure
    if not isinstance(measure, Numeric):
        what = expected(column)
        return Text(zh=f"填{what.zh}", en=f"fill in {what.en}")
    if not column.interval.holds(Fraction(0)):
        return Text(zh="填上数据", en="fill it in")
    zero = "0%" if measure.is_ratio and measure.percent else "0"
    is_mark = not measure.is_ratio and measure.spelling == POINT
    return Text(
        zh=f"填上数据，{'得零分' if is_mark else '是零的'}请写 {zero}",
        en=f"fill it in, write {zero} for zero",
    )
