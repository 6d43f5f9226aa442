"""GJ1341: a file of data is open in a spreadsheet."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1341",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(zh="数据文件正在被打开", en="a file of data is open"),
    why=Text(
        zh="读到的是上次保存的内容；表格软件里还没有保存的改动不在里面。",
        en="What is read was saved last; changes that are not saved yet are not in it.",
    ),
    bad={
        "得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n",
        ".~lock.得分.csv#": "",
    },
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def file_open(file: str, lock: str) -> Diagnostic:
    """Say that ``file`` is open, as the file ``lock`` beside it shows."""
    return FAULT.found(
        Text(
            zh=f"“{file}”正在被打开（旁边有“{lock}”），读的是上次保存的内容",
            en=f'"{file}" is open ("{lock}" lies beside it); what was saved last '
            "is read",
        ),
        place=Cell(file, "", 1, 1),
        advice=Text(
            zh="有改动的先保存，再运行一次",
            en="save what was changed and run it again",
        ),
    )
