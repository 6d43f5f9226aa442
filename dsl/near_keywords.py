"""Keywords that a word may have been meant to be: near in spelling, or in meaning."""

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import pairwise

from guiju.dsl.fault import Piece
from guiju.dsl.keywords import WORDS

BEGINNINGS = frozenset(
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
"""Words that begin a declaration; in most, the name comes next."""

_MOST = 6
_ALIKE = 0.5
"""One wrong character of two is the usual slip in Chinese."""
_ALIKE_LATIN = 0.65
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


def nearest_keywords(word: str) -> list[str]:
    """Return the keywords that ``word`` may have meant, the nearest first."""
    if word in _MEANT:
        return [_MEANT[word]]
    alike = _ALIKE_LATIN if word.isascii() else _ALIKE
    return get_close_matches(word, WORDS, n=_MOST, cutoff=alike)


def is_declared(name: str, pieces: Sequence[Piece]) -> bool:
    """Whether a declaration among ``pieces`` is called ``name``: it is no slip then."""
    return any(
        two.text == name and BEGINNINGS.intersection(WORDS.get(one.text, ()))
        for one, two in pairwise(pieces)
    )
