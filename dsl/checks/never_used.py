"""GJ0106: something declared that has no part in any result."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Model
from guiju.dsl.model.parts import assessments
from guiju.engine import expr as core
from guiju.engine.diagnostic import Severity
from guiju.engine.graph import dependencies
from guiju.engine.plan import Plan, Quantity, Role
from guiju.engine.source import Span
from guiju.engine.text import Text

_KINDS = {
    Role.INPUT: Text(zh="输入", en="input"),
    Role.PARAMETER: Text(zh="参数", en="parameter"),
    Role.DERIVED: Text(zh="量", en="quantity"),
}
_TREE = Text(zh="指标体系", en="indicator tree")
_PREVIOUS = Text(zh="上期的量", en="last value")


def run(subject: Subject) -> Iterator[Finding]:
    """Report inputs, parameters, quantities and trees that nothing reads."""
    model = subject.model
    read = _read(subject.plan) | _named(model)
    for declared in (model.inputs, model.parameters, model.definitions):
        in_use = {one.signature.name for one in declared if one.signature.id in read}
        for one in declared:
            if one.signature.name not in in_use:
                word = one.syntax.name
                yield _finding(word.text, word.span, _KINDS[one.signature.role])
    for last in model.previous:
        if last.signature.id not in read:
            yield _finding(last.signature.name, last.span, _PREVIOUS)
    in_stages = {assessment.tree for _, assessment in assessments(model)}
    for tree in model.trees.values():
        if tree not in in_stages:
            word = tree.syntax.name
            yield _finding(word.text, word.span, _TREE)


def _read(plan: Plan) -> frozenset[str]:
    """Return what anything reads; where nothing is ranked, all that is computed."""
    found = {id_ for ids in dependencies(plan).values() for id_ in ids}
    if not plan.rankings:
        found |= {id_ for id_, one in plan.quantities.items() if _is_computed(one)}
    for constraint in plan.constraints:
        found |= core.references(constraint.left) | core.references(constraint.right)
    for view in plan.views:
        found |= {id_ for ids in view.shown.values() for id_ in ids}
    return frozenset(found)


def _named(model: Model) -> frozenset[str]:
    """Return what formulas name; the plan may hold its formula instead of the name.

    What is read of the last period is read of this one by the next.
    """
    named = (core.references(one.value.expr) for one in model.definitions)
    later = {one.now.id for one in model.previous}
    return frozenset(later.union(*named))


def _is_computed(one: Quantity) -> bool:
    return one.role not in {Role.INPUT, Role.PARAMETER}


def _finding(name: str, span: Span, kind: Text) -> Finding:
    return Finding(
        span=span,
        about=name,
        message=Text(
            zh=f"{kind.zh}“{name}”对结果没有任何影响",
            en=f"the {kind.en} “{name}” has no part in any result",
        ),
        help=Text(
            zh="看公式里是不是漏写了它；确实不需要就删去",
            en="see whether a formula forgot it; if it is not needed, delete it",
        ),
    )


CHECK = Check(
    code="GJ0106",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="声明了却没有用到",
        en="declared but never used",
    ),
    why=Text(
        zh="多半是公式里漏写了一项，也可能是删改规则时的残留。",
        en="Most often a formula forgot a term; sometimes it is left from an older "
        "version.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 ⟦通报⟧: 次 每 县区 依据 "三"
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 通报: 次 每 县区 0次 至 20次 依据 "三"
        总分 = 环节加权 - 通报 * 1分/次 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
