"""GJ1302: a sheet lacks a column that its table must have."""

from collections.abc import Mapping

from guiju.engine.contract import Table
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.spelled import columns_to_confirm

FAULT = DataFault(
    code="GJ1302",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="缺少列", en="a column is missing"),
    why=Text(
        zh="列名对不上，就不知道哪个数是哪个单位的哪一项，只能停下来问清楚。",
        en="Without the column nobody can tell whose figure is which.",
    ),
    bad={"得分.csv": "单位,名次\n甲县,1\n乙县,2\n丙县,\n"},
    good={"得分.csv": "单位,得分,名次\n甲县,95,1\n乙县,88,2\n丙县,70,\n"},
)


def column_missing(
    table: Table, missing: tuple[str, ...], header: Cell, near: Mapping[str, str]
) -> Diagnostic:
    """Say which columns the header row at ``header`` lacks, and what comes near."""
    zh, en = "、".join(missing), ", ".join(missing)
    add = Text(
        zh="在表头行补上这些列；列的先后不限",
        en="add these columns to the header row; their order does not matter",
    )
    return FAULT.found(
        Text(
            zh=f"数据表“{table.name}”的表头缺少列：{zh}",
            en=f'the header of the table "{table.name}" lacks: {en}',
        ),
        place=header,
        advice=columns_to_confirm(near) or add,
    )


def header_missing(
    table: Table, needed: tuple[str, ...], sheet: Cell, near: Mapping[str, str]
) -> Diagnostic:
    """Say that no row of the sheet is a header of ``table``."""
    zh, en = "、".join(needed), ", ".join(needed)
    return FAULT.found(
        Text(
            zh=f"没有一行是数据表“{table.name}”的表头，需要的列：{zh}",
            en=f'no row is a header of the table "{table.name}"; it needs: {en}',
        ),
        place=sheet,
        advice=columns_to_confirm(near)
        or Text(
            zh="在数据上面写一行表头；“guiju template”能生成可直接填写的工作簿",
            en='write a header row above the data; "guiju template" makes a workbook '
            "that only has to be filled in",
        ),
    )
