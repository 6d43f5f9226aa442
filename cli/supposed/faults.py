"""Everything that can be wrong with what somebody supposes, with its code."""

from guiju.cli.fault import CommandFault
from guiju.engine.text import Text

WEIGHT_FAULTY = CommandFault(
    code="GJ1573",
    since="0.1",
    title=Text(zh="权重写得不对", en="a weight is not right"),
    why=Text(
        zh="写成 环节=百分数，例如 双向互评=30%；权重在0%到100%之间，各写一次。",
        en="It is STAGE=PERCENTAGE, for example hearing=30%, from 0% to 100%, each "
        "stage once.",
    ),
)
NOT_WHOLE = CommandFault(
    code="GJ1574",
    since="0.1",
    title=Text(zh="权重合起来不是一个整体", en="the weights do not make a whole"),
    why=Text(
        zh="一个环节的权重变了，别的环节怎样变，要由提问的人说：逐个写明，或写 "
        "--rescale，让其余的按原来的比例分。",
        en="If one weight changes, somebody has to say what becomes of the others: "
        "write them all, or --rescale, by which they share the rest as before.",
    ),
)
FIGURE_FAULTY = CommandFault(
    code="GJ1577",
    since="0.1",
    title=Text(zh="假设的填报数不能用", en="a supposed figure cannot be used"),
    why=Text(
        zh="写成 表.列[单位]=数值，例如 评审.评分[甲县]=85分；数值和填报一样，要合乎"
        "数据要求。",
        en="It is TABLE.COLUMN[UNIT]=VALUE, for example review.mark[Ash]=85points, and "
        "has to keep the data contract, as what is reported does.",
    ),
)
NOTHING_SUPPOSED = CommandFault(
    code="GJ1576",
    since="0.1",
    title=Text(zh="没有说假设什么", en="nothing is supposed"),
    why=Text(
        zh="变动多少由提问的人说，规矩不替人假设。",
        en="Who asks says how much may be different; nothing is assumed.",
    ),
)
SWEEP_FAULTY = CommandFault(
    code="GJ1578",
    since="0.1",
    title=Text(zh="逐步变动写得不对", en="a sweep is not right"),
    why=Text(
        zh="写成 名称=从..到，例如 权重.双向互评=0%..50%、专项扣分=1分/项..3分/项；一次"
        "只变动一个，不和别的假设同时写。",
        en="It is NAME=FROM..TO, for example weight.hearing=0%..50%; one thing is "
        "swept at a time, and nothing else is supposed with it.",
    ),
)
RANGE_FAULTY = CommandFault(
    code="GJ1579",
    since="0.1",
    title=Text(zh="变动的范围写得不对", en="a range is not right"),
    why=Text(
        zh="±20%是各自上下浮动自身的20%；±2分是上下2分，只用于评分。",
        en="±20% is by a fifth of each itself; ±2points is by two points, for marks "
        "alone.",
    ),
)
SUPPOSED_FAULTS = (
    WEIGHT_FAULTY,
    NOT_WHOLE,
    FIGURE_FAULTY,
    NOTHING_SUPPOSED,
    SWEEP_FAULTY,
    RANGE_FAULTY,
)
