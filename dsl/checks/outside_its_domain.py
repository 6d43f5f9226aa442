"""GJ0609: a logarithm or a power of a figure that it is not defined for."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.parts import formulas, rule_key
from guiju.engine.diagnostic import Severity
from guiju.engine.ranges import DomainFault, possible_domain_faults
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each logarithm or power that cannot be proved to have an answer."""
    found = possible_domain_faults(subject.ranges)
    written = formulas(subject.model) if found else {}
    for one in found:
        node = written.get(rule_key(one.within))
        if node is not None:
            yield _finding(node.span, one)


def _finding(span: Span, fault: DomainFault) -> Finding:
    name = fault.within.name
    return Finding(
        span=span,
        about=name,
        message=Text(
            zh=f"“{name}”里取对数或开方的数可能是 0 或负数，没有结果",
            en=f"“{name}” may take the logarithm or root of zero or less: no result",
        ),
        help=Text(
            zh="在“输入”里写明大于 0 的范围，或者用“若 … 则 … 否则 …”把它分开",
            en="give the input a range above zero, or set the case apart with “if …”",
        ),
    )


CHECK = Check(
    code="GJ0609",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="对数或开方可能没有结果", en="no result for some figures"),
    why=Text(
        zh="0 和负数没有对数，负数不能开平方；遇到这样的数就没有得分。",
        en="Zero and less have no logarithm, negative figures no square root; a unit "
        "with such a figure would get no score.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 收入: 数 每 县区 0 至 9 依据 "一"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        ⟦调整 = (对数(收入) 保留 3位 四舍五入) * 1分 依据 "三"⟧
        总分 = 环节加权 - 调整 封顶 100分 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 收入: 数 每 县区 1 至 9 依据 "一"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        调整 = (对数(收入) 保留 3位 四舍五入) * 1分 依据 "三"
        总分 = 环节加权 - 调整 封顶 100分 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
