"""GJ0012: a percentage with its base behind it."""

from collections.abc import Iterator

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Try the base of a percentage in front of it."""
    for ratio, base in _shares(stuck):
        span = stuck.span(ratio, base[-1])
        name = "".join(piece.text for piece in base)
        shown = (
            f"{ratio.text} of {name}" if name.isascii() else f"{name} 的 {ratio.text}"
        )
        edit = Edit(span=span, text=shown)
        if stuck.goes_on(edit):
            return Found(
                span=span,
                message=Text(
                    zh=f"百分比的基数写在前面，应当写成“{shown}”",
                    en=f"the base of a percentage is bound to it: write “{shown}”",
                ),
                meant=edit,
                sure=True,
            )
    return None


def _shares(stuck: Stuck) -> Iterator[tuple[Piece, list[Piece]]]:
    for at in range(max(stuck.line, stuck.at - 3), stuck.at):
        ratio = stuck.pieces[at]
        base = list(_path(stuck.pieces[at + 1 : stuck.end_of_line]))
        if ratio.text.endswith("%") and base:
            yield ratio, base


def _path(pieces: list[Piece]) -> Iterator[Piece]:
    wanted = "word"
    for piece in pieces:
        if piece.kind != wanted:
            return
        yield piece
        wanted = "_DOT" if wanted == "word" else "word"


FAULT = Fault(
    code="GJ0012",
    since="0.1",
    title=Text(zh="百分比的基数写在了后面", en="base behind its percentage"),
    help=Text(
        zh="先写基数，再写“的”和百分比",
        en="write the percentage, “of”, and its base",
    ),
    bad=(
        "必须 总分 >= ⟦10% 满分⟧",
        "总分 = 甲 + ⟦40% 上期.总分⟧",
        '总分 = ⟦10% 目标⟧ 依据 "二"',
        "must total >= ⟦10% full⟧",
    ),
    good="必须 总分 >= 满分 的 10%",
    recognise=recognise,
    first=True,
)
