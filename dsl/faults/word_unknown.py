"""GJ0011: a word that the language does not have, but nearly."""

from collections.abc import Iterator

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.dsl.keywords import WORDS
from guiju.dsl.near_keywords import BEGINNINGS, is_declared, nearest_keywords
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Try the keywords nearest to a word that stands here or before on the line."""
    for piece in _words(stuck):
        for word in nearest_keywords(piece.text):
            # Words such as 目标, 指标 are not meant in the middle of a line.
            if not piece.first and BEGINNINGS.intersection(WORDS[word]):
                continue
            edit = Edit(span=stuck.span(piece), text=word)
            if stuck.goes_on(edit):
                return _found(stuck, piece, edit)
    return None


def _found(stuck: Stuck, piece: Piece, edit: Edit) -> Found:
    return Found(
        span=stuck.span(piece),
        message=Text(
            zh=f"没有“{piece.text}”这个用词，是不是“{edit.text}”？",
            en=f"there is no keyword “{piece.text}”; did you mean “{edit.text}”?",
        ),
        meant=edit,
    )


def _words(stuck: Stuck) -> Iterator[Piece]:
    for at in dict.fromkeys((stuck.at, stuck.at - 1, stuck.line)):
        if stuck.line <= at < len(stuck.pieces):
            piece = stuck.pieces[at]
            if piece.kind != "word" or piece.text in WORDS:
                continue
            if at == stuck.at or not is_declared(piece.text, stuck.pieces):
                yield piece


FAULT = Fault(
    code="GJ0011",
    since="0.1",
    title=Text(zh="没有这个用词", en="no such keyword"),
    help=Text(
        zh="改成规则语言的用词；用词的中文和英文写法都可以",
        en="use a keyword of the language, in its Chinese or its English spelling",
    ),
    bad=(
        "⟦对像⟧ 市直 共 1家 { 市教育局 }",
        "总分 = 甲 ⟦保溜⟧ 2位 四舍五入",
        "环节 互评 20% { 县区 由 县区 评分 0分 至 100分 ⟦取均值⟧ }",
        "⟦stge⟧ daily 20% { counties score 0 points to 100 points }",
    ),
    good="对象 市直 共 1家 { 市教育局 }",
    recognise=recognise,
)
