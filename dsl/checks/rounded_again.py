"""GJ1010: a formula that rounds what another formula has rounded already."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Definition
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.expr import Const, Expr, Greatest, If, Least, Ref, Round
from guiju.engine.number import Rounding
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the definitions that round another one to fewer places, once each."""
    by_id = {one.signature.id: one for one in subject.model.definitions}
    told: set[str] = set()
    for id_, one in by_id.items():
        outer = _without_vetoes(subject.plan.quantities[id_].definition)
        before = by_id.get(_rounds_only(outer))
        if before is None or one.signature.name in told:
            continue
        inner = subject.plan.quantities[before.signature.id].definition
        if _loses_twice(inner, outer):
            told.add(one.signature.name)
            yield _finding(one, before)


def _without_vetoes(definition: object) -> object:
    """Return what a figure is where no veto fixes it."""
    while isinstance(definition, If) and isinstance(definition.then, Const):
        definition = definition.otherwise
    return definition


def _rounds_only(definition: object) -> str:
    """Return the id of the quantity that is rounded as it is, or nothing."""
    value: Expr | None = definition.value if isinstance(definition, Round) else None
    while isinstance(value, Least | Greatest):
        rest = [one for one in value.values if not isinstance(one, Const)]
        value = rest[0] if len(rest) == 1 else None
    return value.quantity if isinstance(value, Ref) else ""


def _loses_twice(inner: object, outer: object) -> bool:
    if not isinstance(inner, Round) or not isinstance(outer, Round):
        return False
    is_cut = inner.mode is outer.mode is Rounding.DOWN
    return inner.step < outer.step and not is_cut


def _finding(one: Definition, before: Definition) -> Finding:
    name, first = one.signature.name, before.signature.name
    return Finding(
        span=one.syntax.name.span,
        about=name,
        message=Text(
            zh=f"“{first}”已经取舍过，“{name}”又取舍一次，保留的位数更少",
            en=f"“{first}” is rounded already, and “{name}” rounds it again to fewer "
            "decimals",
        ),
        help=Text(
            zh="只在公布的那个数上取舍；原文确实分两次取舍的，用“解释”答复本条",
            en="round only what is published; if the notice rounds twice, answer this "
            "code in an interpretation",
        ),
        related=(
            Related(
                place=before.syntax.span,
                message=Text(zh="在这里取舍过", en="it is rounded here"),
            ),
        ),
    )


CHECK = Check(
    code="GJ1010",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="取舍过的数又取舍", en="rounded figure rounded again"),
    why=Text(
        zh="先在一个公式里取两位，再在另一个公式里取一位，和直接取一位可能不同。",
        en="To round to two places in one formula and to one in the next "
        "is not to round to one.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 1位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        得分 用于 县区 = 环节加权 保留 2位 四舍五入 依据 "二"
        ⟦总分⟧ = 得分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 1位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        得分 用于 县区 = 环节加权 依据 "二"
        总分 = 得分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
