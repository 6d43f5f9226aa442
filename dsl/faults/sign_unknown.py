"""GJ0015: a sign that the language does not use."""

import unicodedata

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_INVISIBLE = frozenset({"Cc", "Cf"})
"""Controls and formats: joiners, marks of direction, soft hyphens, old line signs."""


def recognise(stuck: Stuck) -> Found | None:
    """Name the sign: it may be one that nobody can see."""
    piece = stuck.piece
    if piece is None or piece.kind != "UNKNOWN" or piece.text[0].isalnum():
        return None
    sign = piece.text
    name = unicodedata.name(sign, "").lower()
    shown = f"“{sign}”" if sign.isprintable() else ""
    code = f"U+{ord(sign):04X}"
    return Found(
        span=stuck.span(piece),
        message=Text(
            zh=f"规则语言里没有符号{shown}（{code}）",
            en=f"the language has no sign {shown or name} ({code})",
        ),
        meant=Edit(span=stuck.span(piece), text=""),
        sure=_is_invisible(sign),
    )


def _is_invisible(sign: str) -> bool:
    """Whether nobody can have meant it: nothing of it is ever drawn."""
    return all(unicodedata.category(character) in _INVISIBLE for character in sign)


FAULT = Fault(
    code="GJ0015",
    since="0.1",
    title=Text(zh="不认识的符号", en="unknown sign"),
    help=Text(
        zh="删去这个符号；它也可能是从网页复制来的、看不见的字符",
        en="delete it; it may be an invisible character copied from a web page",
    ),
    bad=("总分 = 甲 ⟦@⟧ + 乙", "总分 = 甲⟦\u200b⟧ + 乙"),
    good="总分 = 甲 + 乙",
    recognise=recognise,
)
