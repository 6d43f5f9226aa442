"""GJ0118: a change of something that the base does not have."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.compose.naming import KINDS
from guiju.dsl.compose.problem import Nameless, NothingToChange
from guiju.dsl.nearest import did_you_mean, nearest
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text

_NEAR = 0.5
_ANY = Text(zh="规则", en="anything")


def run(subject: Subject) -> Iterator[Finding]:
    """Report each 替换, 删除 or 在 that finds nothing, or finds several."""
    for problem in problems(subject, NothingToChange):
        place = problem.place
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=_message(problem),
            help=_help(problem),
            related=(Related(place=place, message=_WITHIN),) if place else (),
        )
    for nameless in problems(subject, Nameless):
        yield Finding(span=nameless.span, message=_NAMELESS, help=_NAME_IT)


def _message(problem: NothingToChange) -> Text:
    kind = KINDS.get(problem.kind, _ANY)
    name, found = problem.name, problem.found
    if found:
        return Text(
            zh=f"叫“{name}”的{kind.zh}有 {found} 个，不知道改哪一个",
            en=f"{found} things are called “{name}”: it is not clear which to change",
        )
    if problem.within:
        return Text(
            zh=f"“{problem.within}”里没有“{name}”",
            en=f"there is no “{name}” in “{problem.within}”",
        )
    return Text(
        zh=f"继承来的规则里没有叫“{name}”的{kind.zh}",
        en=f"the rules that are extended do not have {kind.en} called “{name}”",
    )


def _help(problem: NothingToChange) -> Text:
    if problem.found:
        return _NAME_THEM
    near = nearest(problem.name, problem.candidates, _NEAR)
    near = [name for name in dict.fromkeys(near) if name != problem.name]
    if near:
        return did_you_mean(near)
    return _INTRODUCE


_WITHIN = Text(zh="在这里面找的", en="it was looked for in here")
_NAMELESS = Text(
    zh="这条要求没有名称，不知道替换哪一条",
    en="this constraint has no name, so it is not clear which one to replace",
)
_NAME_IT = Text(
    zh="在原来的规则书里给它起个名称：必须 名称: …；不能改的，用“新增”另写一条",
    en="give it a name in the rulebook that is extended (must NAME: …); where that "
    "cannot be, introduce another one",
)
_NAME_THEM = Text(
    zh="在原来的规则书里给它们起不同的名称",
    en="give them different names in the rulebook that is extended",
)
_INTRODUCE = Text(
    zh="对照原来的规则书改正名称；要加新的，用“新增”",
    en="compare with the rulebook that is extended; what is new, introduce",
)

_BASE = """
    方案 市级 "市级方案" { 满分 100分  保留 2位 四舍五入 }
    对象 县区 共 2家 { 甲县、乙县 }
    指标 县区指标 满分 100分 依据 "附件1" { 公开 60分  服务 40分 }
    环节 测评 100% 依据 "一" { 县区 按 县区指标 }
    总分 = 环节加权 依据 "二"
    排名 按 总分 从高到低 分 县区 并列 占位
"""

CHECK = Check(
    code="GJ0118",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="要改的不在里面", en="nothing there to change"),
    why=Text(
        zh="写错一个字，原来的规则就原样留着，看上去却已经改了。",
        en="With one wrong character the rule stays as it was and seems to be changed.",
    ),
    bad="""
        方案 县级 "县级方案" { 满分 100分  保留 2位 四舍五入 }
        继承 "市级.guiju" {
            在 县区指标 替换 ⟦公示⟧ 60分
        }
    """,
    good="""
        方案 县级 "县级方案" { 满分 100分  保留 2位 四舍五入 }
        继承 "市级.guiju" {
            在 县区指标 替换 公开 60分 依据 "县 附件1"
        }
    """,
    files={"市级.guiju": _BASE},
    run=run,
    by_itself=True,
)
