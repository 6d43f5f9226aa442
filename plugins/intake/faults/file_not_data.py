"""GJ1324: a file of a kind that no source can read."""

from collections.abc import Sequence

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1324",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(zh="不是数据文件", en="not a data file"),
    why=Text(
        zh="文件夹里的说明、图片等不是数据，不会读取；如果它是数据，请换一种格式。",
        en="Notes and pictures in a data folder are not read; if the file is data, "
        "save it in another form.",
    ),
    bad={
        "得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n",
        "说明.docx": "填报说明",
    },
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def file_not_data(file: str, readable: Sequence[str]) -> Diagnostic:
    """Say that no source knows the kind of ``file``, and which kinds are known."""
    kinds = " ".join(readable)
    return FAULT.found(
        Text(
            zh=f"没有数据源能读“{file}”这类文件，未读取",
            en=f'no source reads files like "{file}"; it was left aside',
        ),
        place=Cell(file, "", 1, 1),
        advice=Text(
            zh=f"如果是数据，请存为能读的格式：{kinds}",
            en=f"if it is data, save it as one of these: {kinds}",
        ),
    )
