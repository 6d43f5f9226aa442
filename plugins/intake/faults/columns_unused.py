"""GJ1318: columns that the table does not have are left aside."""

from collections.abc import Mapping

from guiju.engine.contract import Table
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.spelled import columns_to_confirm

FAULT = DataFault(
    code="GJ1318",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(zh="有的列没有用到", en="columns that are not used"),
    why=Text(
        zh="备注、序号一类的列可以保留；但如果它本来是数据列，说明列名写错了。",
        en="Remarks and numbering may stay; but if the column was meant as data, "
        "its name is wrong.",
    ),
    bad={"得分.csv": "单位,得分,备注\n甲县,95,复核过\n乙县,88,\n丙县,70,\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def columns_unused(
    table: Table, names: tuple[str, ...], first: Cell, near: Mapping[str, str]
) -> Diagnostic:
    """Say which columns of the sheet take no part, and what ``near`` ones may mean."""
    once = tuple(dict.fromkeys(names))
    zh, en = "、".join(once), ", ".join(once)
    return FAULT.found(
        Text(
            zh=f"数据表“{table.name}”不需要这些列，未使用：{zh}",
            en=f'the table "{table.name}" has no such columns, left aside: {en}',
        ),
        place=first,
        advice=columns_to_confirm(near),
    )
