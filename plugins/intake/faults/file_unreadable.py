"""GJ1315: a file cannot be read as what it says it is."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1315",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="文件读不出来", en="the file cannot be read"),
    why=Text(
        zh="文件损坏、加密，或内容与扩展名不符。只读出一部分比读不出来更危险。",
        en="The file is damaged, encrypted, or not what its name says. Reading a "
        "part of it would be worse than reading nothing.",
    ),
    bad={"得分.csv": '单位,得分\n甲县,"95\n乙县,88\n丙县,70\n'},
    good={"得分.csv": '单位,得分\n甲县,"95"\n乙县,88\n丙县,70\n'},
)


def file_unreadable(file: str, reason: Text, advice: Text) -> Diagnostic:
    """Say why ``file`` cannot be read, and what to do."""
    return FAULT.found(
        Text(
            zh=f"文件“{file}”读不出来：{reason.zh}",
            en=f'the file "{file}" cannot be read: {reason.en}',
        ),
        place=Cell(file, "", 1, 1),
        advice=advice,
    )
