"""GJ0001: something stands where the language has no place for it."""

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.dsl.spoken import spoken
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_LONGEST = 20


def recognise(stuck: Stuck) -> Found:
    """Say what stands here and what may; it is asked last and never refuses."""
    possible = spoken(stuck.allowed)
    shown = stuck.piece.text if stuck.piece else ""
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "…"
    return Found(
        span=stuck.place,
        message=Text(
            zh=f"这里不能写“{shown}”，可以写：{possible.zh}",
            en=f"“{shown}” cannot stand here; what can: {possible.en}",
        ),
        meant=Edit(span=stuck.place, text="") if stuck.piece else None,
    )


FAULT = Fault(
    code="GJ0001",
    since="0.1",
    title=Text(zh="这里写了不能写的内容", en="something stands in the wrong place"),
    help=Text(
        zh="改成这里可以写的内容，或者删去；前面漏写了词也会这样",
        en="write what can stand here, or delete it; a word may be missing before it",
    ),
    bad=(
        "指标 县区指标 ⟦5分⟧ { 政策解读 5分 }",
        "总分 = 甲 + ⟦*⟧ 乙",
        "环节 日常测评 20% { 县区 评分 0分 至 ⟦满分⟧ }",
    ),
    good="指标 县区指标 满分 5分 { 政策解读 5分 }",
    recognise=recognise,
    last=True,
)
