"""GJ0007: a block is opened and not closed before the next declaration begins."""

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.engine.diagnostic import Related
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Recognise it where the next line makes sense only outside the block."""
    opening = stuck.unclosed or _open_at_the_end(stuck)
    if opening is None:
        return None
    return Found(
        span=stuck.place if stuck.unclosed is None else stuck.start_of_line,
        message=Text(
            zh="前面的 { 到这里还没有合上",
            en="a { before this line is not closed",
        ),
        related=(
            Related(
                place=stuck.span(opening),
                message=Text(zh="没有合上的是这个 {", en="this is the one"),
            ),
        ),
    )


def _open_at_the_end(stuck: Stuck) -> Piece | None:
    if stuck.piece is not None:
        return None
    return next((p for p in stuck.opened if p.kind == "_LBRACE"), None)


FAULT = Fault(
    code="GJ0007",
    since="0.1",
    title=Text(zh="花括号没有合上", en="brace not closed"),
    help=Text(
        zh="在这一段的最后一行后面补一个 }",
        en="write a } after the last line of the block",
    ),
    bad=(
        "对象 县区 共 1家 {\n    无为市\n⟦对象⟧ 市直 共 1家 { 市教育局 }",
        "指标 县区指标 满分 5分 {\n    政策解读 5分⟦⟧",
    ),
    good="对象 县区 共 1家 {\n    无为市\n}\n对象 市直 共 1家 { 市教育局 }",
    recognise=recognise,
)
