"""GJ0018: a line ends, or the text does, before all that belongs to it was said."""

import re

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.dsl.keywords import WORDS
from guiju.dsl.near_keywords import is_declared, nearest_keywords
from guiju.dsl.spoken import spoken
from guiju.engine.text import Text

_GROWN = re.compile(r"(\D+)(\d.*)")


def recognise(stuck: Stuck) -> Found | None:
    """Recognise it where the next line begins something new, or nothing comes."""
    last = stuck.unfinished
    if stuck.piece is None and stuck.pieces:
        last = stuck.pieces[-1]
    if last is None:
        return None
    grown = _GROWN.fullmatch(last.text)
    if grown and grown[1] in WORDS:
        return _grown_together(stuck, last, f"{grown[1]} {grown[2]}")
    if (near := _nearest(stuck, last)) is not None:
        return _misspelt(stuck, last, near)
    possible = spoken(stuck.allowed)
    return Found(
        span=stuck.span(last),
        message=Text(
            zh=f"这一句没有写完，后面可以写：{possible.zh}",
            en=f"this is not finished; what can follow: {possible.en}",
        ),
    )


def _nearest(stuck: Stuck, last: Piece) -> str | None:
    """Return the keyword that ``last`` is like, if it is neither one nor a name."""
    if last.kind != "word" or last.text in WORDS:
        return None
    if is_declared(last.text, stuck.pieces):
        return None
    return next(iter(nearest_keywords(last.text)), None)


def _grown_together(stuck: Stuck, last: Piece, apart: str) -> Found:
    """Say that a keyword and its figure were written in one, and read as a name."""
    return Found(
        span=stuck.span(last),
        message=Text(
            zh=f"“{last.text}”中间少了空格，被读作名称；应当写成“{apart}”",
            en=f"a blank is missing in “{last.text}”, which is read as a name: it "
            f"should be “{apart}”",
        ),
        help=Text(
            zh="用词、名称、数字之间都要空一格",
            en="put a blank between keywords, names and numbers",
        ),
    )


def _misspelt(stuck: Stuck, last: Piece, word: str) -> Found:
    """Say which keyword a name at the end of a line was probably meant to be."""
    return Found(
        span=stuck.span(last),
        message=Text(
            zh=f"“{last.text}”在这里读作名称，后面没有写完；是不是“{word}”？",
            en=f"“{last.text}” is read as a name here and the rest is missing; "
            f"did you mean “{word}”?",
        ),
        help=Text(
            zh="改成规则语言的用词，或者把这一句补完整",
            en="write the keyword of the language, or finish the statement",
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
        "对象 县区 共 1家 { 甲县 }\n排名 按 总分 从高到低 分 ⟦县区⟧",
        '加分 表彰 用于 县区 依据 "四" {\n    每次 表扬 加 1分\n    ⟦封顶5分⟧\n}',
        "环节 测评 100% {\n    县区  每季度 评分 0分 至 100分 ⟦取平钧⟧\n}",
    ),
    good="总分 = 甲 +\n    乙\n参数 上限: 分 = 5分",
    recognise=recognise,
)
