"""GJ1320: an optional table is nowhere in the data, so nothing in it is reported."""

from guiju.engine.contract import Table
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1320",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(zh="没有可缺的数据表", en="an optional table is left out"),
    why=Text(
        zh="表中各列都可缺，整张表没有提供就都算未报；如果是忘了，请补上。",
        en="All its columns are optional, so everything in it counts as not "
        "reported; add it if it was forgotten.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
    good={
        "得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n",
        "附加.csv": "单位,附加分\n甲县,1\n乙县,\n丙县,2\n",
    },
    tables=("得分", "附加"),
)


def table_left_out(table: Table) -> Diagnostic:
    """Say that everything in ``table`` counts as not reported."""
    return FAULT.found(
        Text(
            zh=f"没有提供数据表“{table.name}”，其中各项都按未报处理",
            en=f'there is no table "{table.name}": '
            "everything in it counts as not reported",
        )
    )
