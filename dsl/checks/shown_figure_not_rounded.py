"""GJ0413: a shown figure that may have no end of decimals, and nothing rounds it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.engine import expr as core
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.measure import Numeric
from guiju.engine.number import show
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the figures of views that are a quotient which nobody rounds."""
    quantities = subject.plan.quantities
    defined = {one.signature.id for one in subject.model.definitions}
    endless: dict[str, bool] = {}
    for view in subject.model.views:
        told: set[str] = set()
        for shown in view.shown:
            name, id_ = shown.signature.name, shown.signature.id
            if name in told or id_ not in defined:
                continue
            if _is_endless(id_, quantities, endless):
                told.add(name)
                yield Finding(
                    span=shown.syntax.span,
                    about=view.name,
                    message=Text(
                        zh=f"“{name}”可能除不尽，没有写明保留几位小数、怎样取舍",
                        en=f"“{name}” may have no end of decimals, and it is not said "
                        "how it is rounded",
                    ),
                    help=Text(
                        zh="在它的公式后面写上，例如：保留 2位 四舍五入",
                        en="write behind its formula, for example: "
                        "round 2 decimals half_up",
                    ),
                )


def _is_endless(
    id_: str, quantities: Mapping[str, Quantity], known: dict[str, bool]
) -> bool:
    """Whether a figure can be a fraction that no decimal writes out."""
    one = quantities[id_]
    if id_ not in known:
        known[id_] = False
        definition = one.definition
        if isinstance(one.measure, Numeric) and not isinstance(
            definition, Input | Undetermined
        ):
            known[id_] = any(
                kind is None or _is_endless(kind, quantities, known)
                for kind in _sources(definition)
            )
    return known[id_]


def _has_end(value: Fraction) -> bool:
    return "/" not in show(value)


def _sources(expr: core.Expr) -> Iterator[str | None]:
    """Yield the figures that ``expr`` passes on, and None for an endless quotient."""
    match expr:
        case core.Round() | core.Rank():
            return
        case core.Ref(quantity=name):
            yield name
        case core.Div(dividend=dividend, divisor=divisor):
            by = constant(divisor)
            if isinstance(by, Fraction) and by and _has_end(1 / by):
                yield from _sources(dividend)
            else:
                yield None
        case core.Over(fold=core.Fold.COUNT):
            return
        case core.Over(fold=core.Fold.MEAN, axis=axis, body=body):
            size = len(axis.members)
            if not size or not _has_end(Fraction(1, size)):
                yield None
            yield from _sources(body)
        case core.Compare() | core.Every() | core.Some() | core.Not():
            return
        case _:
            for inner in core.children(expr):
                yield from _sources(inner)


CHECK = Check(
    code="GJ0413",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="公开的数没有写明保留几位", en="shown figure not rounded"),
    why=Text(
        zh="除不尽的数公开时总要取舍，取舍到几位、怎样取舍要写明，各处才一致。",
        en="A figure without an end is rounded by whoever prints it, "
        "each in another way, unless the rulebook says how.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 保留 2位 四舍五入 依据 "二"
        与均值 用于 县区 = 环节加权 - 组内平均(环节加权) 依据 "三"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、总分、⟦与均值⟧ }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 保留 2位 四舍五入 依据 "二"
        与均值 用于 县区 = 环节加权 - 组内平均(环节加权) 保留 2位 四舍五入 依据 "三"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、总分、与均值 }
    """,
    run=run,
    on_plan=True,
)
