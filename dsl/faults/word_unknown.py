"""GJ0011: a word that the language does not have, but nearly."""

from collections.abc import Iterator
from difflib import get_close_matches

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.dsl.keywords import WORDS
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_MOST = 6
_ALIKE = 0.5
"""One wrong character of two is the usual slip in Chinese."""
_ALIKE_LATIN = 0.65
_BEGINNINGS = frozenset(
    {
        "_SCHEME",
        "_GROUP",
        "_INDICATORS",
        "_STAGE",
        "_INPUT",
        "_PARAMETER",
        "_BONUS",
        "_DEDUCTION",
        "_RANKING",
        "_GRADES",
        "_VETO",
        "_INTERPRETATION",
        "_EXAMPLE",
    }
)
"""Words that begin a declaration are not meant in the middle of a line: 目标, 指标."""


_MEANT = {
    "取均值": "取平均",
    "取平均值": "取平均",
    "平均": "取平均",
    "算术平均": "取平均",
    "取中位数": "取中位",
    "求和": "取合计",
    "合计": "取合计",
    "取最大": "取最高",
    "取最小": "取最低",
    "每月度": "每月",
    "上限": "封顶",
    "下限": "保底",
    "不超过": "最多",
    "向下取整": "舍去",
    "向上取整": "进一",
    "average": "mean",
    "maximum": "highest",
    "minimum": "lowest",
    "descending": "high_to_low",
    "ascending": "low_to_high",
}
"""What notices and other languages say where this one has a word of its own."""


def recognise(stuck: Stuck) -> Found | None:
    """Try the keywords nearest to a word that stands here or before on the line."""
    for piece in _words(stuck):
        for word in nearest_keywords(piece.text):
            if not piece.first and _BEGINNINGS.intersection(WORDS[word]):
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
            if piece.kind == "word" and piece.text not in WORDS:
                yield piece


def nearest_keywords(word: str) -> list[str]:
    """Return the keywords that ``word`` may have meant, the nearest first."""
    if word in _MEANT:
        return [_MEANT[word]]
    alike = _ALIKE_LATIN if word.isascii() else _ALIKE
    return get_close_matches(word, WORDS, n=_MOST, cutoff=alike)


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
