"""GJ0021: a figure with more digits than anybody counts with."""

import re

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

MOST_DIGITS = 100
"""Before the point and behind it. No score has more, and what reads them is bounded."""
_FIGURE = re.compile(r"([0-9]+)(?:\.([0-9]+))?")


def recognise(stuck: Stuck) -> Found | None:
    """Recognise what the cutter has left alone because it has too many digits."""
    piece = stuck.piece
    figure = _FIGURE.match(piece.text) if piece else None
    if piece is None or figure is None:
        return None
    digits = max(len(part) for part in figure.groups(""))
    if digits <= MOST_DIGITS:
        return None
    return Found(
        span=stuck.span(piece),
        message=Text(
            zh=f"这里连着写了 {digits} 位数字，最多 {MOST_DIGITS} 位",
            en=f"there are {digits} digits in a row; the most is {MOST_DIGITS}",
        ),
        meant=Edit(span=stuck.span(piece), text=f"1{piece.text[figure.end() :]}"),
        invents=True,
    )


FAULT = Fault(
    code="GJ0021",
    since="0.1",
    title=Text(zh="数字太长", en="figure too long"),
    help=Text(
        zh="检查是不是多按了键，或者贴错了内容",
        en="look for a key held down, or for something pasted by mistake",
    ),
    bad=("参数 系数: 分 = ⟦5分⟧",),
    good="参数 系数: 分 = 5分",
    recognise=recognise,
    first=True,
    becomes=lambda example: example.replace("5分", f"{'5' * (MOST_DIGITS + 1)}分"),
)
