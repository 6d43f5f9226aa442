"""Why a marked copy cannot be made."""

from typing import Final

from guiju.engine.text import Text
from guiju.plugins.trouble import Trouble

SEVERAL_FILES: Final = Trouble(
    code="GJ1461",
    since="0.1",
    title=Text(zh="标注副本放不进一个文件", en="one file cannot hold all copies"),
    why=Text(
        zh="数据是几个工作簿时，每个各有一份标注副本，要写到文件夹里。",
        en="Of data in several workbooks each has a marked copy of its own, which a "
        "folder can hold.",
    ),
)
ON_ORIGINAL: Final = Trouble(
    code="GJ1462",
    since="0.1",
    title=Text(zh="标注副本不能覆盖原文件", en="a marked copy is not the original"),
    why=Text(
        zh="填报的原文件是凭据的依据，规矩从不改动它。",
        en="A receipt rests on the file as it was handed in: Guiju never changes it.",
    ),
)
NOT_MARKED: Final = Trouble(
    code="GJ1463",
    since="0.1",
    title=Text(zh="工作簿做不成标注副本", en="no marked copy can be made"),
    why=Text(
        zh="工作簿里有写它的程序才懂的东西，改写会丢失。",
        en="The workbook holds what only the program that wrote it understands.",
    ),
)
