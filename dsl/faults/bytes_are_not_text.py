"""GJ0003: the file is no text at all, or text in an unknown encoding."""

from guiju.dsl.fault import Fault
from guiju.engine.text import Text

MESSAGE = Text(
    zh="文件不是 UTF-8 文本，无法按规则文本读取",
    en="the file is not UTF-8 text, so it cannot be read as a rulebook",
)

FAULT = Fault(
    code="GJ0003",
    since="0.1",
    title=Text(zh="文件不是文本", en="the file is not text"),
    help=Text(
        zh="确认选对了文件；Word、WPS 文档要把文字复制到 .guiju 文件里，存成 UTF-8",
        en="make sure it is the right file; copy the words of a Word or WPS document "
        "into a .guiju file and save it in UTF-8",
    ),
    bad=("一份 Word 文档",),
    good="参数 系数: 分 = 1分",
    becomes=lambda _example: b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff\xfe\xff\xff",
)
