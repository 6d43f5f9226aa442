"""GJ0016: a name that begins with a digit."""

import re

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Recognise digits with letters behind where a name is wanted, and no number."""
    piece = stuck.piece
    if piece is None or "NAME" not in stuck.allowed or "QUANTITY" in stuck.allowed:
        return None
    if not re.fullmatch(r"[0-9]+[^\W\d]\w*", piece.text):
        return None
    return Found(
        span=stuck.span(piece),
        message=Text(
            zh=f"名称不能以数字开头：“{piece.text}”",
            en=f"a name cannot begin with a digit: “{piece.text}”",
        ),
        meant=Edit(span=stuck.span(piece), text=f"_{piece.text}"),
    )


FAULT = Fault(
    code="GJ0016",
    since="0.1",
    title=Text(zh="名称以数字开头", en="name begins with a digit"),
    help=Text(
        zh="把数字放到后面，例如“考评2020”；完整的标题写在引号里",
        en="put the digits behind, such as “review2020”; a full title goes in quotes",
    ),
    bad=("方案 ⟦2020年考评⟧ { 满分 100分 }",),
    good='方案 考评2020 "2020年考评方案" { 满分 100分 }',
    recognise=recognise,
)
