"""GJ0308: a figure that is a product of more figures than can be written out."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.parts import signatures
from guiju.engine.diagnostic import Severity
from guiju.engine.graph import CycleError, in_order, needs
from guiju.engine.growth import Length, length
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.text import Text

MOST = 20_000
"""Factors. A score is a product of ten or twenty."""


def run(subject: Subject) -> Iterator[Finding]:
    """Report the first figures that get too long; what is made of them is not told."""
    if subject.model.problems:
        return
    quantities = {one.id: one for one in subject.quantities}
    try:
        order = in_order({id_: needs(one) for id_, one in quantities.items()})
    except CycleError:
        return  # it has a check of its own
    known: dict[str, Length] = {}
    grown: list[str] = []
    for id_ in order:
        found = _length(quantities[id_], known)
        if found.total > MOST:
            grown.append(id_)
            found = Length()
        known[id_] = found
    names = {one.id: (one.name, place) for one, place in signatures(subject.model)}
    for id_ in grown:
        if id_ in names:
            name, place = names[id_]
            yield Finding(
                span=place, about=name, message=_message(name), help=_ROUND_IT
            )


_ROUND_IT = Text(
    zh="检查是不是写错了名称；确实要连乘的，少乘几层",
    en="look for a wrong name; where it is meant, multiply fewer figures",
)


def _length(one: Quantity, known: dict[str, Length]) -> Length:
    match one.definition:
        case Input() | Undetermined():
            return Length()
        case expr:
            return length(expr, known)


def _message(name: str) -> Text:
    return Text(
        zh=f"“{name}”层层相乘，一共有 {MOST} 个以上的数相乘，写不下也算不完",
        en=f"“{name}” multiplies more than {MOST} figures with each other, step by "
        "step: it can be neither written out nor computed",
    )


_SQUARES = "\n".join(
    f'        幂{at + 1} 用于 县区 = 幂{at} * 幂{at} 依据 "二"' for at in range(14)
)

CHECK = Check(
    code="GJ0308",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="数值越乘越长", en="figure grows without end"),
    why=Text(
        zh="计算是精确的，一层层相乘，位数就一次次翻倍，几十行就永远算不完。",
        en="Figures are exact: when products are multiplied again and again, their "
        "digits double each time, and a few dozen lines never come to an end.",
    ),
    bad=f"""
        方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
        对象 县区 共 2家 {{ 甲县、乙县 }}
        输入 幂0: 数 每 县区 0 至 9 依据 "二"
{_SQUARES}
        ⟦幂15⟧ 用于 县区 = 幂14 * 幂14 依据 "二"
        环节 测评 100% 依据 "一" {{ 县区 评分 0分 至 100分 }}
        总分 = 环节加权 + 1分 * 幂15 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 幂0: 数 每 县区 0 至 1 依据 "二"
        幂1 用于 县区 = 幂0 * 幂0 依据 "二"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = (环节加权 + 1分 * 幂1) 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
