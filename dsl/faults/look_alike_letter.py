"""GJ0009: a letter that only looks like the one that was meant."""

import unicodedata

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.dsl.look_alike import LOOK_ALIKE, usual
from guiju.engine.diagnostic import Edit
from guiju.engine.source import Span
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Name the letter: nobody can see the difference."""
    piece = stuck.piece
    match = LOOK_ALIKE.search(piece.text) if piece and piece.kind == "UNKNOWN" else None
    if piece is None or match is None:
        return None
    letter, meant = match[0], usual(piece.text)[match.start()]
    name = unicodedata.name(letter, "").lower()
    code = f"U+{ord(letter):04X}"
    at = piece.start + match.start()
    return Found(
        span=Span(stuck.file, at, at + 1),
        message=Text(
            zh=f"“{piece.text}”里的“{letter}”（{code}）不是“{meant}”，只是看上去一样",
            en=f"“{letter}” ({code}, {name}) in “{piece.text}” "
            f"only looks like “{meant}”",
        ),
        meant=Edit(span=stuck.span(piece), text=usual(piece.text)),
        sure=True,
    )


FAULT = Fault(
    code="GJ0009",
    since="0.1",
    title=Text(zh="字形相近的另一个字", en="a letter that looks like another"),
    help=Text(
        zh="把这个词重新用输入法打一遍；从 PDF 复制的文字常有这种字",
        en="type the word anew; text copied from a PDF often holds such letters",
    ),
    bad=(
        "对象 市直 共 1家 { 市⟦⼯⟧信局 }",
        "参数 ⟦А⟧1: 分 = 1分",
        "参数 上限: 分 = 1⟦О⟧分",
    ),
    good="对象 市直 共 1家 { 市工信局 }",
    recognise=recognise,
)
