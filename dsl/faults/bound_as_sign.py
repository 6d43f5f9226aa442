"""GJ0023: bounds said with signs (≥95%, 1-10名), or with words of other languages."""

from collections.abc import Iterator

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.dsl.keywords import KEYWORDS, WORDS
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Language, Text

_BEFORE = {
    **dict.fromkeys((">=", "≥", "不低于", "不少于", "大于等于"), "_OR_MORE"),
    **dict.fromkeys(("<=", "≤", "不超过", "不高于", "小于等于"), "_OR_LESS"),
    **dict.fromkeys((">", "大于", "高于", "多于"), "_ABOVE"),
    **dict.fromkeys(("<", "小于", "低于", "少于", "不足", "未满"), "_BELOW"),
}
_BEHIND = {"_OR_MORE", "_OR_LESS"}
"""These words stand behind their figure."""
_ALSO_BEHIND = {"及以上": "以上", "及以下": "以下"}
_BETWEEN = frozenset("-~")
_FIGURES = frozenset({"NUMBER", "QUANTITY"})


def recognise(stuck: Stuck) -> Found | None:
    """Try the words of the language for what stands here or just before."""
    for first, last, meant in (*_pairs(stuck), *_spans(stuck), *_tails(stuck)):
        span = stuck.span(first, last)
        edit = Edit(span=span, text=meant)
        if stuck.goes_on(edit):
            written = stuck.text[span.start : span.end]
            return Found(
                span=span,
                message=Text(
                    zh=f"“{written}”要写成“{edit.text}”",
                    en=f"“{written}” has to be written “{edit.text}”",
                ),
                meant=edit,
                sure=True,
            )
    return None


def _pairs(stuck: Stuck) -> Iterator[tuple[Piece, Piece, str]]:
    for at in (stuck.at, stuck.at - 1):
        if stuck.line <= at < len(stuck.pieces) - 1:
            sign, figure = stuck.pieces[at : at + 2]
            if sign.text in _BEFORE and figure.kind in _FIGURES:
                yield sign, figure, _meant(sign, figure, _language(stuck))


def _spans(stuck: Stuck) -> Iterator[tuple[Piece, Piece, str]]:
    for at in (stuck.at - 1, stuck.at):
        low, sign, high = (*stuck.pieces[max(at, 0) : at + 3], None, None, None)[:3]
        if low is None or sign is None or high is None or sign.text not in _BETWEEN:
            continue
        if low.kind in _FIGURES and high.kind in _FIGURES:
            word = KEYWORDS["_TO"].spelled(_language(stuck))
            measure = high.text.lstrip("0123456789.") if low.kind == "NUMBER" else ""
            yield low, high, f"{low.text}{measure} {word} {high.text}"


def _tails(stuck: Stuck) -> Iterator[tuple[Piece, Piece, str]]:
    """Yield figures with 及以上 behind them, which may have swallowed the % sign."""
    for at in range(max(stuck.line, stuck.at - 2), stuck.at + 1):
        first, *behind = (*stuck.pieces[at : at + 3], stuck.pieces[-1])
        for last in behind:
            if first.kind in _FIGURES and last.text in _ALSO_BEHIND:
                figure = stuck.text[first.start : last.start].strip()
                yield first, last, f"{figure} {_ALSO_BEHIND[last.text]}"


def _meant(sign: Piece, figure: Piece, language: Language) -> str:
    terminal = _BEFORE[sign.text]
    word = KEYWORDS[terminal].spelled(language)
    pair = (figure.text, word) if terminal in _BEHIND else (word, figure.text)
    return " ".join(pair)


def _language(stuck: Stuck) -> Language:
    """Return the language of the first keyword of the text."""
    words = (piece.text for piece in stuck.pieces if piece.text in WORDS)
    return "en" if next(words, "的").isascii() else "zh"


FAULT = Fault(
    code="GJ0023",
    since="0.2",
    title=Text(zh="界限写成了符号", en="bound written as a sign"),
    help=Text(
        zh="界限用文字写：90% 以上、超过 90%、90% 以下、不满 90%、80% 至 90%",
        en="write bounds in words: 90% or_more, above 90%, below 90%, 80% to 90%",
    ),
    bad=(
        "加分 完成 用于 县区 按 完成率 { ⟦≥95%⟧: 3分  其他: 0分 }",
        "加分 完成 用于 县区 按 完成率 {\n    ⟦>95%⟧: 3分\n    其他: 0分\n}",
        "加分 完成 用于 县区 按 完成率 {\n    95% 以上: 3分\n    ⟦低于 95%⟧: 0分\n}",
        "加分 进位 用于 县区 按 名次 { ⟦1-10名⟧: 5分  其他: 0分 }",
        "加分 进位 用于 县区 按 名次 {\n    ⟦1名～10名⟧: 5分\n    其他: 0分\n}",
        "加分 完成 用于 县区 按 完成率 {\n    ⟦95%及以上⟧: 3分\n    其他: 0分\n}",
        "环节 测评 20% { 县区 评分 ⟦0-100分⟧ }",
        "bonus done for counties by rate { ⟦>=95%⟧: 3 points  others: 0 points }",
    ),
    good="加分 完成 用于 县区 按 完成率 { 95% 以上: 3分  其他: 0分 }",
    recognise=recognise,
    first=True,
)
