"""GJ0006: a quotation mark is opened and not closed on its line."""

import re

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_QUOTED = re.compile(r"(.+?)(?=\s\s|\s*[{}#]|\s+(?:依据|cite)\b|\s*$)")
"""What probably was to be quoted: up to something that is no part of a title."""


def recognise(stuck: Stuck) -> Found | None:
    """Recognise the cutter's piece for it."""
    piece = stuck.piece
    if piece is None:
        return None
    if piece.kind != "UNCLOSED":
        return _earlier(stuck)
    words, rest = piece.text[1:], ""
    match = _QUOTED.match(words)
    if match:
        words, rest = match[1], words[match.end() :]
    return Found(
        span=stuck.span(piece),
        message=Text(
            zh=f"引号 {piece.text[0]} 到行尾都没有合上",
            en=f"the quotation mark {piece.text[0]} is not closed on its line",
        ),
        meant=Edit(span=stuck.span(piece), text=f"「{words}」{rest}"),
    )


def _earlier(stuck: Stuck) -> Found | None:
    """Recognise a mark that is missing before, so that all behind it are shifted."""
    behind = stuck.pieces[stuck.at : stuck.end_of_line]
    quotes = [p for p in stuck.pieces[stuck.line : stuck.at] if p.kind == "STRING"]
    if not quotes or not any(piece.kind == "UNCLOSED" for piece in behind):
        return None
    return Found(
        span=stuck.span(quotes[-1]),
        message=Text(
            zh="这一行的引号不成对，从这里起就错开了",
            en="the quotation marks of this line do not match from here on",
        ),
    )


FAULT = Fault(
    code="GJ0006",
    since="0.1",
    title=Text(zh="引号没有合上", en="quotation mark not closed"),
    help=Text(
        zh="在这段文字的末尾补上引号；引号里的文字不能换行",
        en="close the quotation after its text; it may not go on on the next line",
    ),
    bad=(
        '解释 总分 ⟦"按适用满分折算 依据 "⟧五(二)"',
        '解释 总分 ⟦"按适用满分折算⟧',
        "例 ⟦“省内第11名 { 期望 总分 = 3分 }⟧",
    ),
    good='解释 总分 "按适用满分折算"',
    recognise=recognise,
)
