"""GJ1301: a table of the data contract is nowhere in the data."""

from guiju.engine.contract import Table
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import is_of_previous

FAULT = DataFault(
    code="GJ1301",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="缺少数据表", en="a table is missing"),
    why=Text(
        zh="表里有必填的数据。缺了整张表，任何单位都算不出得分，也不能当作零分。",
        en="The table holds obligatory figures: without it no unit has a score, "
        "and nothing may be taken for zero.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
    good={
        "得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n",
        "互评.csv": "单位,一局,二局\n甲县,95,90\n乙县,88,80\n丙县,70,75\n",
    },
    tables=("得分", "互评"),
)


def table_missing(table: Table, looked_for: str) -> Diagnostic:
    """Say that nothing called ``looked_for`` was found for ``table``."""
    name = table.name
    zh, en = _PREVIOUS if is_of_previous(table) else ("", "")
    return FAULT.found(
        Text(
            zh=f"没有找到数据表“{name}”（按“{looked_for}”查找）",
            en=f'no data for the table "{name}" (looked for "{looked_for}")',
        ),
        advice=Text(
            zh=f"{zh}把工作表或 CSV 文件命名为“{name}”，或在 guiju.toml 中写明它在哪里",
            en=f'{en}name a sheet or a CSV file "{name}", '
            "or say in guiju.toml where the table lies",
        ),
    )


_PREVIOUS = (
    "用 --previous 给出上期结果，或者",
    "give the last result by --previous, or ",
)
