"""GJ0002: the file is Chinese text, but not in UTF-8."""

from guiju.dsl.fault import Fault
from guiju.engine.text import Text

MESSAGE = Text(
    zh="文件是 GB18030（GBK、ANSI）编码，规则文本要用 UTF-8 编码",
    en="the file is encoded in GB18030 (GBK, ANSI); a rulebook is written in UTF-8",
)

FAULT = Fault(
    code="GJ0002",
    since="0.1",
    title=Text(zh="文件不是 UTF-8 编码", en="the file is not in UTF-8"),
    help=Text(
        zh="在记事本或 WPS 里选“另存为”，编码选 UTF-8，再保存一次",
        en="choose “Save as” in the editor, take UTF-8 as the encoding, and save again",
    ),
    bad=("参数 系数: 分 = 1分  # 用记事本存成了 ANSI",),
    good="参数 系数: 分 = 1分  # 存成了 UTF-8",
    becomes=lambda example: example.encode("gb18030"),
)
