"""GJ1317: a file is larger than any real table."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1317",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="文件过大", en="the file is too large"),
    why=Text(
        zh="大小有上限，坏文件或恶意文件就不能耗尽内存。",
        en="Sizes are bounded, so that a damaged or hostile file cannot use up "
        "the memory.",
    ),
    bad={"得分.csv": "单位,得分" + "," * 16_384 + "\n甲县,95\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def file_too_large(
    file: str, what: Text, size: int, limit: int, place: Cell | None = None
) -> Diagnostic:
    """Say that ``file`` has ``size`` of ``what``, more than ``limit``."""
    return FAULT.found(
        Text(
            zh=f"文件“{file}”的{what.zh}是 {size:,}，上限是 {limit:,}",
            en=f'the file "{file}" has {size:,} {what.en}, the limit is {limit:,}',
        ),
        place=place or Cell(file, "", 1, 1),
        advice=Text(
            zh="删去数据之外的空行空列（选中后“删除”而不是“清除”），或拆成几个文件",
            en="delete the empty rows and columns around the data (delete, not "
            "clear), or split the file",
        ),
    )
