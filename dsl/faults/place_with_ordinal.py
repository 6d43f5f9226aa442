"""GJ0029: a place as notices write it, 第1名至第10名, for 1名 至 10名."""

import re

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.dsl.numeral import in_digits
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_PLACE = r"第([\d一二三四五六七八九十百]+)名?"
_PLACES = re.compile(rf"{_PLACE}(?:[至到]{_PLACE.replace('第', '第?')})?")
"""第3名以上 is not read: it says the best three, and 3名 以上 all from the third on."""


def recognise(stuck: Stuck) -> Found | None:
    """Try the places that a word names which stands here, or just before."""
    for at in (stuck.at, stuck.at - 1):
        if not stuck.line <= at < len(stuck.pieces):
            continue
        piece = stuck.pieces[at]
        places = _written(piece.text) if piece.kind == "word" else None
        if places is None:
            continue
        edit = Edit(span=stuck.span(piece), text=places)
        if stuck.goes_on(edit):
            return Found(
                span=edit.span,
                message=Text(
                    zh=f"名次不写“第”：“{piece.text}”写成“{places}”",
                    en=f"a place has no ordinal: “{piece.text}” is written “{places}”",
                ),
                meant=edit,
                sure=True,
            )
    return None


def _written(word: str) -> str | None:
    """Return the places as the language has them: ``1名 至 10名``."""
    match = _PLACES.fullmatch(word)
    if match is None:
        return None
    figures = [_digits(one) for one in match.groups() if one is not None]
    if None in figures:
        return None
    return " 至 ".join(f"{figure}名" for figure in figures)


def _digits(written: str) -> str | None:
    return written if written.isdecimal() else in_digits(written)


FAULT = Fault(
    code="GJ0029",
    since="0.2",
    title=Text(zh="名次写了“第”", en="a place written with an ordinal"),
    help=Text(
        zh="名次写成“1名”，一段名次写成“1名 至 10名”",
        en="a place is written 1 place, a stretch of them 1 place to 10 places",
    ),
    bad=(
        "加分 先进 用于 县区 按 名次 { ⟦第1名至第10名⟧: 5分 其他: 0分 }",
        "加分 先进 用于 县区 按 名次 { ⟦第一名⟧: 5分 其他: 0分 }",
    ),
    good="加分 先进 用于 县区 按 名次 { 1名: 5分 其他: 0分 }",
    recognise=recognise,
    first=True,
)
