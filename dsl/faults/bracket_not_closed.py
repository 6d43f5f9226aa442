"""GJ0017: a round or square bracket is opened and not closed."""

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_CLOSING = {"_LPAR": ")", "_LSQB": "]"}


def recognise(stuck: Stuck) -> Found | None:
    """Try the closing bracket before the piece that cannot stand inside."""
    opening = stuck.opened[-1] if stuck.opened else None
    if opening is None or opening.kind not in _CLOSING:
        return None
    closing = _CLOSING[opening.kind]
    meant = None
    if stuck.piece is not None and stuck.unfinished is None:
        words = f"{closing} {stuck.piece.text}"
        meant = Edit(span=stuck.span(stuck.piece), text=words)
        if not stuck.goes_on(meant):
            return None
    return Found(
        span=stuck.span(opening),
        message=Text(
            zh=f"这个 {opening.text} 没有合上，后面少了 {closing}",
            en=f"this {opening.text} is not closed: a {closing} is missing",
        ),
        meant=meant,
    )


FAULT = Fault(
    code="GJ0017",
    since="0.1",
    title=Text(zh="括号没有合上", en="bracket not closed"),
    help=Text(
        zh="在括号里的内容后面补上另一半",
        en="write the other half behind what stands in the bracket",
    ),
    bad=(
        "总分 = ⟦(⟧甲 + 乙\n参数 上限: 分 = 5分",
        '例 "一" { 给定 名次⟦[⟧无为市 = 11名 }',
    ),
    good="总分 = (甲 + 乙)\n参数 上限: 分 = 5分",
    recognise=recognise,
)
