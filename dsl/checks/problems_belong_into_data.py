"""GJ1604: more problems written in a rulebook than are read."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import TooManyProblems
from guiju.dsl.model.rectification import MOST
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the first problem that is not read any more."""
    for problem in problems(subject, TooManyProblems):
        number, most = problem.number, problem.most
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"到这个清单为止写了 {number} 个问题，最多写 {most} 个",
                en=f"with this list {number} problems are written; the most is {most}",
            ),
            help=Text(
                zh="删去各行“问题”，写一个“期限”，问题改在数据表里逐项填报",
                en="take out the lines “problem”, write one “deadline”, and report the "
                "problems in a table of data",
            ),
        )


_BAD = "\n".join(
    f"            问题 甲{nth} 期限 2018-05-20" for nth in range(1, MOST + 1)
)

CHECK = Check(
    code="GJ1604",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="问题太多，应当作为数据", en="too many problems, which are data"),
    why=Text(
        zh="写在规则书里的每个问题都是一条规则。成千上万的问题是数据，逐项填报才查得快、"
        "改得动。",
        en="Each problem in a rulebook is a rule of its own. Thousands are data.",
    ),
    bad=f"""
        方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
        对象 县区 共 2家 {{ 甲县、乙县 }}
        环节 测评 100% 依据 "一" {{ 县区 评分 0分 至 100分 }}
        整改 测评整改 用于 县区 依据 "三" {{
            截至 2018-06-30
            每项 未销号 扣 0.5分
{_BAD}
            问题 ⟦乙⟧ 期限 2018-05-20
        }}
        总分 = 环节加权 - 测评整改 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        整改 测评整改 用于 县区 依据 "三" {
            期限 2018-05-20
            截至 2018-06-30
            每项 未销号 扣 0.5分
        }
        总分 = 环节加权 - 测评整改 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
