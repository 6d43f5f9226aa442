"""GJ0024: a figure in Chinese words where the language wants digits: 三分, 百分之五."""

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.dsl.numeral import in_digits
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Try the digits of a word that stands here, or just before."""
    for at in (stuck.at, stuck.at - 1):
        if not stuck.line <= at < len(stuck.pieces):
            continue
        piece = stuck.pieces[at]
        digits = in_digits(piece.text) if piece.kind == "word" else None
        if digits is None:
            continue
        edit = Edit(span=stuck.span(piece), text=digits)
        if stuck.goes_on(edit):
            return Found(
                span=edit.span,
                message=Text(
                    zh=f"“{piece.text}”要用阿拉伯数字，写成“{digits}”",
                    en=f"“{piece.text}” has to be written in digits: “{digits}”",
                ),
                meant=edit,
                sure=True,
            )
    return None


FAULT = Fault(
    code="GJ0024",
    since="0.2",
    title=Text(zh="数字写成了汉字", en="figure in Chinese words"),
    help=Text(
        zh="数一律用阿拉伯数字，例如 3分、5%",
        en="every figure is written in digits, for example 3 points, 5%",
    ),
    bad=(
        "环节 测评 ⟦百分之五⟧ { 县区 评分 0分 至 100分 }",
        "环节 测评 20% { 县区 评分 ⟦零分⟧ 至 100分 }",
        "对象 县区 共 ⟦两家⟧ { 甲县、乙县 }",
    ),
    good="环节 测评 5% { 县区 评分 0分 至 100分 }",
    recognise=recognise,
    first=True,
)
