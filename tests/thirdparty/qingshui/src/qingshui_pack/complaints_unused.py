"""QS0001: a rulebook of the province that has no input called 投诉."""

from collections.abc import Iterator, Sequence

from guiju.dsl.check import Check, Finding, Subject
from guiju.engine.diagnostic import Severity
from guiju.engine.plan import Input
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl


@hookimpl
def guiju_list_checks() -> Sequence[Check]:
    """See the hook specification."""
    return [CHECK]


def run(subject: Subject) -> Iterator[Finding]:
    """Look for an input of this name; the province scores complaints everywhere."""
    quantities = subject.plan.quantities.values()
    if any(q.name == "投诉" for q in quantities if isinstance(q.definition, Input)):
        return
    scheme = subject.model.scheme
    if scheme is not None:
        yield Finding(
            span=scheme.syntax.name.span,
            about="总分",
            message=Text(zh="没有“投诉”这个输入", en="there is no input called “投诉”"),
            help=Text(
                zh="清水省的考评都要计投诉，写上：输入 投诉: 件 每 县区",
                en="complaints count everywhere in Qingshui: declare the input 投诉",
            ),
        )


CHECK = Check(
    code="QS0001",
    since="1.2",
    severity=Severity.WARNING,
    title=Text(zh="没有计投诉", en="complaints do not count"),
    why=Text(
        zh="清水省规定，县区考评都要计投诉。",
        en="Qingshui wants complaints to count wherever districts are assessed.",
    ),
    bad="""
        方案 ⟦示范⟧ "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 依据 "一" { 甲县、乙县 }
        输入 测评: 分 每 县区 0分 至 100分 依据 "二"
        总分 = 测评 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 依据 "一" { 甲县、乙县 }
        输入 测评: 分 每 县区 0分 至 100分 依据 "二"
        输入 投诉: 分 每 县区 0分 至 20分 依据 "二"
        总分 = 测评 - 投诉 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
