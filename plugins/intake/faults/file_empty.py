"""GJ1316: a file holds nothing at all."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1316",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="文件是空的", en="the file is empty"),
    why=Text(
        zh="空文件多半是保存或传送时出了错，不能当作没有这个文件。",
        en="An empty file mostly comes from a save or transfer that failed; it is "
        "not the same as no file.",
    ),
    bad={"得分.csv": ""},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def file_empty(file: str) -> Diagnostic:
    """Say that ``file`` has no content."""
    return FAULT.found(
        Text(zh=f"文件“{file}”是空的", en=f'the file "{file}" is empty'),
        place=Cell(file, "", 1, 1),
        advice=Text(
            zh="重新保存或传送一次，或把它移出数据文件夹",
            en="save or transfer it again, or move it out of the data folder",
        ),
    )
