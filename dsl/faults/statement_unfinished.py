"""GJ0018: a line ends, or the text does, before all that belongs to it was said."""

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.dsl.spoken import spoken
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Recognise it where the next line begins something new, or nothing comes."""
    last = stuck.unfinished
    if stuck.piece is None and stuck.pieces:
        last = stuck.pieces[-1]
    if last is None:
        return None
    possible = spoken(stuck.allowed)
    return Found(
        span=stuck.span(last),
        message=Text(
            zh=f"这一句没有写完，后面可以写：{possible.zh}",
            en=f"this is not finished; what can follow: {possible.en}",
        ),
    )


FAULT = Fault(
    code="GJ0018",
    since="0.1",
    title=Text(zh="一句话没有写完", en="statement not finished"),
    help=Text(
        zh="把这一句补完整；换行接着写的，下一行要缩进",
        en="finish it; if it goes on on the next line, indent that line",
    ),
    bad=(
        "总分 = 甲 ⟦+⟧\n参数 上限: 分 = 5分",
        "指标 县区指标 满分 ⟦5分⟧\n总分 = 县区指标",
        "排名 按 总分 ⟦从高到低⟧",
    ),
    good="总分 = 甲 +\n    乙\n参数 上限: 分 = 5分",
    recognise=recognise,
)
