"""GJ1205: a view of what is confidential, or of what too few such figures make."""

from collections.abc import Iterator
from itertools import chain

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Assessment, Model, ShownOf, ViewOf
from guiju.dsl.model.parts import assessments, with_parts
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.secrecy import Flow, flows, wanted
from guiju.engine.source import Span
from guiju.engine.text import Text

_DECLARED = Text(zh="这里写明保密", en="it is confidential by this")


def run(subject: Subject) -> Iterator[Finding]:
    """Follow each quantity that is shown down to the confidential inputs.

    What one 保密 keeps is told once for each quantity of a view.
    """
    if not subject.nodes_of(n.Confidential):
        return
    found = flows(subject.plan.quantities.values())
    declared = dict(_declared(subject.model))
    for view in subject.model.views:
        told: set[tuple[str, Span | None]] = set()
        for one in view.shown:
            for source, flow in found.get(one.signature.id, {}).items():
                place = declared.get(source)
                if not flow.is_enough and (one.signature.name, place) not in told:
                    told.add((one.signature.name, place))
                    names = _names(flow, subject)
                    yield _finding(view, one, flow, names, place)


def _declared(model: Model) -> Iterator[tuple[str, Span]]:
    """Yield the inputs by their ids, with the place where 保密 is written."""
    for reported in model.inputs:
        written = first(reported.syntax.attributes, n.Confidential)
        if written:
            yield reported.signature.id, written.span
    for _, one in assessments(model):
        written = first(one.syntax.clauses, n.Confidential)
        if written:
            yield from ((id_, written.span) for id_ in _reported(one))


def _reported(one: Assessment) -> Iterator[str]:
    """Yield the ids of what is reported for a stage: the mark, or a tree's figures."""
    yield one.raw.id
    for use in chain.from_iterable(map(with_parts, one.items)):
        yield use.signature.id
        yield from (row.event.id for row in use.counts)


def _names(flow: Flow, subject: Subject) -> tuple[str, ...]:
    return tuple(subject.plan.quantities[id_].name for id_ in flow.path)


def _finding(
    view: ViewOf, one: ShownOf, flow: Flow, names: tuple[str, ...], place: Span | None
) -> Finding:
    message = _made(view, flow, names) if len(names) > 1 else _itself(view, names[0])
    return Finding(
        span=one.syntax.span,
        about=view.name,
        message=message,
        help=Text(
            zh=f"不公开“{names[0]}”，或改为公开名次、平均数等汇总了足够多个数的量",
            en=f"leave “{names[0]}” out, or show a rank, a mean or the like of enough "
            "figures",
        ),
        related=(Related(place=place, message=_DECLARED),) if place else (),
    )


def _itself(view: ViewOf, name: str) -> Text:
    return Text(
        zh=f"“{view.name}”公开“{name}”，它写明保密",
        en=f"“{view.name}” shows “{name}”, which is confidential",
    )


def _made(view: ViewOf, flow: Flow, names: tuple[str, ...]) -> Text:
    path = " ← ".join(names)
    if flow.kept.at_least is None:
        return Text(
            zh=f"“{view.name}”公开“{names[0]}”，它由保密的“{names[-1]}”算出（{path}），"
            "中间没有把各单位的数汇总起来",
            en=f"“{view.name}” shows “{names[0]}”, which comes from the confidential "
            f"“{names[-1]}” (“{path}”) without a fold over the units",
        )
    number = wanted(flow.kept)
    return Text(
        zh=f"“{view.name}”公开“{names[0]}”，它由保密的“{names[-1]}”算出（{path}），"
        f"中间只汇总了 {flow.together} 个数，至少要 {number} 个",
        en=f"“{view.name}” shows “{names[0]}”, which comes from the confidential "
        f"“{names[-1]}” (“{path}”): of the figures folded together there are "
        f"{flow.together}, and {number} are wanted",
    )


CHECK = Check(
    code="GJ1205",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="公开了保密的数",
        en="a confidential figure is shown",
    ),
    why=Text(
        zh="保密的数不公开；由它算出的，汇总了足够多个数才看不出其中任何一个。",
        en="Confidential figures are not shown. What is computed from them tells none "
        "of them only where enough of them come together.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 评委 共 2家 { 张评委、李评委 }
        环节 评议 100% 依据 "一" {
            县区 由 评委 评分 0分 至 100分 取平均 保密 至少 3个
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { ⟦评议⟧ }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 评委 共 3家 { 张评委、李评委、王评委 }
        环节 评议 100% 依据 "一" {
            县区 由 评委 评分 0分 至 100分 取平均 保密 至少 3个
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 评议、排名 }
    """,
    run=run,
    on_plan=True,
)
