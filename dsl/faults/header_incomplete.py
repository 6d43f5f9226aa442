"""GJ0020: a block is opened before all that belongs before its brace was said."""

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_MISSING = {
    "满分 0分": Text(zh="“满分”和分数", en="“full” and the points"),
    "0分": Text(zh="分数或权重", en="the points or the weight"),
    "用于 _": Text(zh="“用于”和对象", en="“for” and the groups"),
    "按 _": Text(zh="“按”和它依据的量", en="“by” and a quantity"),
    '"_"': Text(zh="引号里的标题", en="a title in quotation marks"),
    "_": Text(zh="名称", en="a name"),
    "_ 满分 0分": Text(zh="名称、“满分”和分数", en="a name, “full” and the points"),
    "_ 0分": Text(zh="名称和权重", en="a name and the weight"),
    "_ 用于 _": Text(zh="名称、“用于”和对象", en="a name, “for” and the groups"),
}
"""What may be missing, in words that the parser takes in its place."""


def recognise(stuck: Stuck) -> Found | None:
    """Try what belongs before a brace, so that the block itself can be read."""
    piece = stuck.piece
    if piece is None or piece.kind != "_LBRACE":
        return None
    span = stuck.span(piece)
    for words, missing in _MISSING.items():
        edit = Edit(span=span, text=f"{words} {{")
        if stuck.goes_on(edit):
            return Found(
                span=span,
                message=Text(
                    zh=f"这个 {{ 前面还少{missing.zh}",
                    en=f"missing before this {{: {missing.en}",
                ),
                meant=edit,
                invents=True,
            )
    return None


FAULT = Fault(
    code="GJ0020",
    since="0.1",
    title=Text(zh="一段的开头没有写完", en="block opened too early"),
    help=Text(
        zh="在 { 前面补上；每一段开头的写法见 guiju new 给出的样例",
        en="write it before the {; the example of guiju new shows how blocks begin",
    ),
    bad=(
        "指标 县区指标 ⟦{⟧ 政策解读 5分 }",
        "环节 日常测评 ⟦{⟧ 县区 评分 0分 至 100分 }",
        "例 ⟦{⟧ 期望 总分 = 3分 }",
        "对象 ⟦{⟧ 市教育局 }",
    ),
    good="指标 县区指标 满分 5分 { 政策解读 5分 }",
    recognise=recognise,
)
