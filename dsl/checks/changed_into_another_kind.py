"""GJ0120: a change for one kind of thing, where another one stands."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.compose.naming import KINDS
from guiju.dsl.compose.problem import AnotherKind
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each 替换 or 在 that does not fit what it finds."""
    for problem in problems(subject, AnotherKind):
        there, wanted = KINDS[problem.there], KINDS[problem.wanted]
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"继承来的“{problem.name}”是{there.zh}，这里要的是{wanted.zh}",
                en=f"“{problem.name}” is {there.en} in the rules that are extended; "
                f"here it has to be {wanted.en}",
            ),
            help=Text(
                zh="先“删除”原来的，再“新增”；或者改正名称",
                en="remove it and introduce the new one, or correct the name",
            ),
            related=(Related(place=problem.first, message=_THERE),),
        )


_THERE = Text(zh="原来的在这里", en="it is here")

_BASE = """
    方案 市级 "市级方案" { 满分 100分  保留 2位 四舍五入 }
    对象 县区 共 2家 { 甲县、乙县 }
    环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
    加分 表彰 用于 县区 依据 "二" { 每次 表扬 加 1分  封顶 3分 }
    总分 = 环节加权 + 表彰 封顶 100分 依据 "二"
    排名 按 总分 从高到低 分 县区 并列 占位
"""

CHECK = Check(
    code="GJ0120",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="替换成了另一种规则", en="changed into another kind"),
    why=Text(
        zh="加分换成扣分、参数换成输入，别处用到它的公式意思就变了，要明写。",
        en="Formulas elsewhere mean something else when a bonus becomes a deduction, "
        "or a parameter an input; so that is said in so many words.",
    ),
    bad="""
        方案 县级 "县级方案" { 满分 100分  保留 2位 四舍五入 }
        继承 "市级.guiju" {
            替换 扣分 ⟦表彰⟧ 用于 县区 依据 "县 二" { 每次 表扬 扣 1分  封顶 3分 }
        }
    """,
    good="""
        方案 县级 "县级方案" { 满分 100分  保留 2位 四舍五入 }
        继承 "市级.guiju" {
            替换 加分 表彰 用于 县区 依据 "县 二" { 每次 表扬 加 2分  封顶 4分 }
        }
    """,
    files={"市级.guiju": _BASE},
    run=run,
    by_itself=True,
)
