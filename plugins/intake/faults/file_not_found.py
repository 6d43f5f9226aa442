"""GJ1326: there is no file or folder where the data is said to be."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1326",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="找不到数据", en="no data there"),
    why=Text(
        zh="给出的位置没有文件，或文件夹里没有数据文件。",
        en="The place that was given holds no file, or the folder holds no data.",
    ),
    bad={},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def file_not_found(location: str) -> Diagnostic:
    """Say that ``location`` holds no data."""
    return FAULT.found(
        Text(
            zh=f"“{location}”处没有数据文件",
            en=f'there is no data file at "{location}"',
        ),
        advice=Text(
            zh="核对路径；数据可以是 .xlsx、.csv 文件，或装有这些文件的文件夹",
            en="check the path: data is an .xlsx or .csv file, or a folder of them",
        ),
    )
