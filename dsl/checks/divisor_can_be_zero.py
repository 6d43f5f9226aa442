"""GJ0608: a quotient whose divisor can be zero."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.parts import formulas, rule_key
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine import expr as core
from guiju.engine.diagnostic import Severity
from guiju.engine.plan import Constraint, Input, Quantity, Undetermined
from guiju.engine.ranges import ZeroDivision, possible_zero_divisions
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each division that cannot be proved safe, at its divisor."""
    found = possible_zero_divisions(subject.ranges)
    written = formulas(subject.model) if found else {}
    for one in found:
        key = rule_key(one.within)
        if key in written:
            yield _finding(_place(written[key], one), one.within)


def _place(written: n.Node, one: ZeroDivision) -> Span:
    """Return the divisor: the divisions of text and core stand in the same order.

    归一 divides by what lies between its goalposts.
    """
    divisors = [span for node in nodes(written) for span in _divisor(node)]
    quotients = [q for expr in _rules(one.within) for q in _quotients(expr)]
    nth = next((at for at, q in enumerate(quotients) if q is one.quotient), 0)
    return divisors[nth] if nth < len(divisors) else written.span


def _divisor(node: n.Node) -> Iterator[Span]:
    match node:
        case n.Binary(operator="/", right=divisor):
            yield divisor.span
        case n.Call(name=n.Word(text="归一"), arguments=(_, low, high)):
            yield Span(low.span.file, low.span.start, high.span.end)
        case _:
            pass


def _rules(within: Quantity | Constraint) -> tuple[core.Expr, ...]:
    if isinstance(within, Constraint):
        return (within.left, within.right)
    definition = within.definition
    return () if isinstance(definition, Input | Undetermined) else (definition,)


def _quotients(expr: core.Expr) -> Iterator[core.Div]:
    if isinstance(expr, core.Div):
        yield expr
    for child in core.children(expr):
        yield from _quotients(child)


def _finding(span: Span, within: Quantity | Constraint) -> Finding:
    return Finding(
        span=span,
        about=within.name,
        message=Text(
            zh=f"“{within.name}”里的这个除数可能是 0",
            en=f"this divisor in “{within.name}” can be zero",
        ),
        help=Text(
            zh="在“输入”里写明不含 0 的范围，或者写：若 除数 > 0 则 … 否则 …",
            en="give the input bounds without zero, or write: "
            "if divisor > 0 then … else …",
        ),
    )


CHECK = Check(
    code="GJ0608",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="除数可能是零",
        en="divisor can be zero",
    ),
    why=Text(
        zh="除数是零的单位没有得分，而且没有人会注意到。",
        en="A unit whose divisor is zero has no score, and nobody notices.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 办结: 件 每 县区 依据 "三"
        输入 受理: 件 每 县区 依据 "三"
        办结率 = 办结 / ⟦受理⟧ 依据 "三"
        总分 = 环节加权 * 最小(办结率, 100%) 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 办结: 件 每 县区 依据 "三"
        输入 受理: 件 每 县区 依据 "三"
        办结率 = 若 受理 > 0件 则 办结 / 受理 否则 100% 依据 "三"
        总分 = 环节加权 * 最小(办结率, 100%) 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
