"""GJ0005: brackets or operators stand in each other too often."""

from guiju.dsl.fault import Fault
from guiju.engine.text import Text

MESSAGE = Text(
    zh="这里层层相套太深：括号最多套 50 层，一个算式最多连用 150 个运算",
    en="this is nested too deeply: at most 50 brackets in each other, and 150 "
    "operators in a row",
)
UNREAD = Text(
    zh=f"{MESSAGE.zh}；后面的没有读完",
    en=f"{MESSAGE.en}; the rest of the text was not read",
)

FAULT = Fault(
    code="GJ0005",
    since="0.1",
    title=Text(zh="嵌套太深", en="nested too deeply"),
    help=Text(
        zh="把里面的部分单独写成一条“名称 = 算式”，再在这里用它的名称",
        en="give the inner part a name of its own (“name = expression”) and use "
        "the name here",
    ),
    bad=("总分 = (((⟦甲 + 乙⟧)))",),
    good="合计 = 甲 + 乙\n总分 = 合计",
    becomes=lambda example: example.replace("(((", "(" * 60).replace(")))", ")" * 60),
)
