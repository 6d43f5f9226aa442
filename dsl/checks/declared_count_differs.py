"""GJ0201: the count behind 共 is not the number of units in the list."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.quantities import exact
from guiju.engine.diagnostic import Severity
from guiju.engine.number import show
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare each declared count with the units listed."""
    for group in subject.model.groups.values():
        count = group.syntax.count
        if count is None or exact(count) == len(group.units):
            continue
        declared, listed_ = exact(count), len(group.units)
        gap = show(abs(declared - listed_))
        fewer = listed_ < declared
        yield Finding(
            span=count.span,
            about=group.name,
            message=Text(
                zh=f"“{group.name}”写明共 {show(declared)} 家，名单里有 {listed_} 家，"
                f"{'少' if fewer else '多'} {gap} 家",
                en=f"“{group.name}” says {show(declared)} units, {listed_} are listed: "
                f"{gap} too {'few' if fewer else 'many'}",
            ),
            help=Text(
                zh="对照原文核对名单；一个单位有两个名称的，用“别名”写成一家",
                en="compare the list with the notice; a unit with two names is one "
                "unit with an alias",
            ),
        )


CHECK = Check(
    code="GJ0201",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="名单与写明的家数不符",
        en="count differs from the list",
    ),
    why=Text(
        zh="名单漏写或多写了单位，或者文件的数字有误，两者必有一处要改。",
        en="Either the list lost or gained a unit, or the figure in the notice is "
        "wrong.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 ⟦3家⟧ { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
