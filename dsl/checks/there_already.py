"""GJ0119: something new that the base has already."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.compose.problem import ThereAlready
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each 新增 whose name is taken, with the place of the other."""
    for problem in problems(subject, ThereAlready):
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"继承来的规则里已经有“{problem.name}”",
                en=f"the rules that are extended have “{problem.name}” already",
            ),
            help=Text(
                zh="要改它，用“替换”；要另加一个，换一个名称",
                en="to change it, write “replace”; for another one choose another name",
            ),
            related=(Related(place=problem.first, message=_FIRST),),
        )


_FIRST = Text(zh="原来的在这里", en="it is here")

_BASE = """
    方案 市级 "市级方案" { 满分 100分  保留 2位 四舍五入 }
    对象 县区 共 2家 { 甲县、乙县 }
    指标 县区指标 满分 100分 依据 "附件1" { 公开 60分  服务 40分 }
    环节 测评 100% 依据 "一" { 县区 按 县区指标 }
    总分 = 环节加权 依据 "二"
    排名 按 总分 从高到低 分 县区 并列 占位
"""

CHECK = Check(
    code="GJ0119",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="新增的已经有了", en="what is new is there already"),
    why=Text(
        zh="新增的和原来的同名，两个都在，就说不清用的是哪一个。",
        en="With two things of one name nobody can say which of them counts.",
    ),
    bad="""
        方案 县级 "县级方案" { 满分 100分  保留 2位 四舍五入 }
        继承 "市级.guiju" {
            在 县区指标 新增 ⟦公开⟧ 20分
        }
    """,
    good="""
        方案 县级 "县级方案" { 满分 100分  保留 2位 四舍五入 }
        继承 "市级.guiju" {
            在 县区指标 替换 公开 40分 依据 "县 附件1"
            在 县区指标 新增 解读 20分 依据 "县 附件1"
        }
    """,
    files={"市级.guiju": _BASE},
    run=run,
    by_itself=True,
)
