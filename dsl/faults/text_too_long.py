"""GJ0004: the text is longer than any rulebook."""

from guiju.dsl.fault import Fault
from guiju.engine.text import Text

LONGEST = 10_000_000
"""Characters. A hundred thousand long lines still fit."""


def message(length: int) -> Text:
    """Say how long the text is and how long it may be."""
    return Text(
        zh=f"规则文本有 {length} 个字，最多 {LONGEST} 个字",
        en=f"the text has {length} characters; the most is {LONGEST}",
    )


FAULT = Fault(
    code="GJ0004",
    since="0.1",
    title=Text(zh="规则文本太长", en="the text is too long"),
    help=Text(
        zh="确认这是规则文本而不是数据；数据写在表格里，由 guiju.toml 指明",
        en="make sure this is a rulebook, not data; data stands in sheets that "
        "guiju.toml names",
    ),
    bad=("参数 系数: 分 = 1分  # 同样的一行重复一百万遍",),
    good="参数 系数: 分 = 1分",
    becomes=lambda example: example * 1_000_000,
)
