"""GJ0117: a file behind 引用 that describes a scheme."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.compose.problem import SchemeInShared
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each such file where it is named."""
    for problem in problems(subject, SchemeInShared):
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"“{problem.name}”里有“方案”，不能用“引用”",
                en=f"“{problem.name}” describes a scheme of its own and cannot be "
                "imported",
            ),
            help=Text(
                zh="要在它的基础上改，用“继承”；只要其中几条，把这几条移到另一个文件再引用",
                en="to change it, write “extends”; for a part of it, move that "
                "part to another file and import this",
            ),
            related=(Related(place=problem.scheme, message=_SCHEME),),
        )


_SCHEME = Text(zh="“方案”写在这里", en="the scheme is described here")

CHECK = Check(
    code="GJ0117",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="引用的文件里有方案", en="scheme in an imported file"),
    why=Text(
        zh="一本规则书只说一个方案；几本共用的文件不能另有方案。",
        en="A rulebook is about one scheme, so a file that several share has none.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        引用 ⟦"上年方案.guiju"⟧
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        继承 "上年方案.guiju" { }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    files={
        "上年方案.guiju": """
            方案 上年 "上年方案" { 满分 100分 }
            对象 县区 共 2家 { 甲县、乙县 }
        """
    },
    run=run,
    by_itself=True,
)
