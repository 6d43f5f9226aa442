"""GJ0101: a name that nothing declares."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import UnknownName
from guiju.dsl.nearest import did_you_mean, nearest
from guiju.dsl.numeral import in_digits
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

_KINDS = {
    "group": Text(zh="对象", en="group"),
    "unit": Text(zh="单位", en="unit"),
    "member": Text(zh="成员", en="member"),
    "tree": Text(zh="指标体系", en="indicator tree"),
    "quantity": Text(zh="量", en="quantity"),
    "function": Text(zh="函数或方法", en="function or method"),
    "grade": Text(zh="等次", en="grade"),
    "stage": Text(zh="环节", en="stage"),
    "axis": Text(zh="维度", en="dimension"),
    "constraint": Text(zh="要求（必须、原则上）", en="requirement (must, should)"),
    "state": Text(zh="整改状态", en="state of a problem"),
    "subject": Text(zh="解释的对象", en="subject of an interpretation"),
}
_NEAR = 0.5
_FEW = 8
_LISTED = frozenset({"group", "tree", "grade", "stage", "state"})
"""Of these a rulebook has few: all are named where none is near."""


def run(subject: Subject) -> Iterator[Finding]:
    """Report each unknown name with the nearest known ones."""
    for problem in problems(subject, UnknownName):
        kind = _KINDS[problem.kind]
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"没有名为“{problem.name}”的{kind.zh}",
                en=f"there is no {kind.en} called “{problem.name}”",
            ),
            help=_nearest(problem),
        )


def _nearest(problem: UnknownName) -> Text:
    digits = in_digits(problem.name) if problem.kind == "quantity" else None
    if digits is not None:
        return Text(
            zh=f"数要用阿拉伯数字，写成“{digits}”",
            en=f"figures are written in digits: “{digits}”",
        )
    near = nearest(problem.name, problem.candidates, _NEAR)
    otherwise = _otherwise(problem)
    if not near:
        return otherwise
    meant = did_you_mean(near)
    if problem.kind != "function":
        return meant
    return Text(
        zh=f"{meant.zh}如果不是：{otherwise.zh}",
        en=f"{meant.en} If not: {otherwise.en}",
    )


def _otherwise(problem: UnknownName) -> Text:
    if problem.kind == "function":
        return _method(problem.name)
    known = problem.candidates
    if problem.kind == "grade":
        known = known[::-1]  # a scale begins with the worst, a scheme with the best
    if problem.kind in _LISTED and 0 < len(known) <= _FEW:
        return Text(
            zh=f"这里能写的有：“{'”、“'.join(known)}”；要写别的，先声明它",
            en=f"there are “{'”, “'.join(known)}”; declare any other first",
        )
    return _DECLARE


def _method(name: str) -> Text:
    return Text(
        zh=f"规则书要用方法“{name}”，请装上带来它的插件",
        en=f"this rulebook needs the method “{name}”; load the plugin that brings it",
    )


_DECLARE = Text(
    zh="先在规则书中声明它，或者改正这里的写法",
    en="declare it in the rulebook, or correct the spelling here",
)


CHECK = Check(
    code="GJ0101",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="名称没有声明", en="unknown name"),
    why=Text(
        zh="写错一个字，规则就会指向不存在的单位或指标。",
        en="One wrong character makes a rule point at a unit that does not exist.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" { 公开 60分  服务 40分 }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = ⟦环节加全⟧ 保留 2位 四舍五入 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" { 公开 60分  服务 40分 }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 保留 2位 四舍五入 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
