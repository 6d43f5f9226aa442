"""GJ1204: a hidden figure that can be computed from what is shown."""

from collections.abc import Iterator, Mapping

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import ViewOf
from guiju.dsl.syntax.node import Node
from guiju.engine.axis import UNIT
from guiju.engine.diagnostic import Severity
from guiju.engine.expr import Add, Const, Div, Expr, Mul, Ref, Round, children
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.text import Text

_SUMS = (Add, Const, Div, Mul, Ref, Round)


def run(subject: Subject) -> Iterator[Finding]:
    """Report sums that are shown with all their parts but one."""
    plan = subject.plan
    for view, seen in zip(subject.model.views, plan.views, strict=True):
        told: set[str] = set()
        for group in seen.groups:
            ids = {*seen.shown.get(group, ()), *seen.own.get(group, ())}
            for whole in (one for one in plan.quantities.values() if one.id in ids):
                parts = _parts(whole, plan.quantities, ids)
                hidden = [part for part in parts if part.id not in ids]
                if len(hidden) == 1 < len(parts) and whole.name not in told:
                    told.add(whole.name)
                    yield _finding(view, whole, hidden[0])


def _parts(
    whole: Quantity, quantities: Mapping[str, Quantity], shown: set[str]
) -> list[Quantity]:
    """Return what is added up; a hidden sum (环节加权) stands for its own parts."""
    found: list[Quantity] = []
    for part in _summands(whole, quantities):
        inner = [] if part.id in shown else _parts(part, quantities, shown)
        found += inner if len(inner) > 1 else [part]
    return list({one.id: one for one in found}.values())


def _summands(whole: Quantity, quantities: Mapping[str, Quantity]) -> list[Quantity]:
    match whole.definition:
        case Input() | Undetermined():
            return []
        case expr:
            parts = list(_all(expr))
    if not all(isinstance(part, _SUMS) for part in parts):
        return []
    read = [quantities[part.quantity] for part in parts if isinstance(part, Ref)]
    return [one for one in read if [axis.name for axis in one.axes] == [UNIT]]


def _all(expr: Expr) -> Iterator[Expr]:
    yield expr
    for child in children(expr):
        yield from _all(child)


def _finding(view: ViewOf, whole: Quantity, hidden: Quantity) -> Finding:
    return Finding(
        span=_place(view, whole).span,
        about=view.name,
        message=Text(
            zh=f"“{whole.name}”和它的其他各部分都公开，没有公开的“{hidden.name}”算得出来",
            en=f"“{whole.name}” is shown with all its parts but “{hidden.name}”, which "
            "can be computed from them",
        ),
        help=Text(
            zh="再少公开一项，或者把它也公开",
            en="show one part less, or this one too",
        ),
    )


def _place(view: ViewOf, whole: Quantity) -> Node:
    for one in view.shown:
        if one.signature.id == whole.id:
            return one.syntax
    return view.own_unit or view.syntax.name


CHECK = Check(
    code="GJ1204",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="没有公开的数算得出来",
        en="a hidden figure can be computed",
    ),
    why=Text(
        zh="公开了总数和其余各项，减一减就知道没有公开的那一项。",
        en="Whoever knows a sum and all other parts knows the hidden part.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 50% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 50% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、⟦总分⟧、测评 }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 50% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 50% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、总分 }
    """,
    run=run,
    on_plan=True,
)
