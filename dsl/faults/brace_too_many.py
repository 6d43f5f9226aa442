"""GJ0008: a closing brace that closes nothing."""

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Recognise a brace where no block is open."""
    piece = stuck.piece
    if piece is None or piece.kind != "_RBRACE":
        return None
    if any(opening.kind == "_LBRACE" for opening in stuck.opened):
        return None
    return Found(
        span=stuck.span(piece),
        message=Text(
            zh="这个 } 没有对应的 {，它前面的各段都已经合上",
            en="this } closes nothing: every block before it is closed already",
        ),
        meant=Edit(span=stuck.span(piece), text=""),
    )


FAULT = Fault(
    code="GJ0008",
    since="0.1",
    title=Text(zh="花括号多了一个", en="one brace too many"),
    help=Text(
        zh="删去它；如果前面有一个 } 写早了，删去那一个",
        en="delete it, or the } before it that came too early",
    ),
    bad=("对象 市直 共 1家 { 市教育局 } ⟦}⟧",),
    good="对象 市直 共 1家 { 市教育局 }",
    recognise=recognise,
)
