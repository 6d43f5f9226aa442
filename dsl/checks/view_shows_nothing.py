"""GJ1203: a view that shows a group nothing."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed
from guiju.dsl.model.model import ViewOf
from guiju.dsl.model.problem import UnknownName
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report views with nothing in them, and groups of which nothing is shown."""
    unknown = {p.span for p in subject.model.problems if isinstance(p, UnknownName)}
    for view in subject.model.views:
        if not view.syntax.shown:
            yield _empty(view)
        elif view.own_unit is None and not _is_unknown(view, unknown):
            seen = {one.group for one in view.shown}
            blind = tuple(g.name for g in view.groups if g.name not in seen)
            if blind:
                yield _blind(view, blind)


def _is_unknown(view: ViewOf, unknown: set[Span]) -> bool:
    """Whether a name in the view is reported already."""
    return any(one.span in unknown for one in view.syntax.shown)


def _empty(view: ViewOf) -> Finding:
    return Finding(
        span=view.syntax.name.span,
        about=view.name,
        message=Text(
            zh=f"“{view.name}”没有写公开什么",
            en=f"“{view.name}” does not say what it shows",
        ),
        help=Text(
            zh="写明公开什么，例如：排名、等次",
            en="say what it shows, for example: ranking, grades",
        ),
    )


def _blind(view: ViewOf, groups: tuple[str, ...]) -> Finding:
    names = listed(groups)
    return Finding(
        span=view.syntax.name.span,
        about=view.name,
        message=Text(
            zh=f"“{view.name}”写的量，{names.zh}一个也没有",
            en=f"“{view.name}” shows nothing of {names.en}",
        ),
        help=Text(
            zh="用“用于”写明公开哪些对象的结果，或写上这些对象有的量",
            en="name the groups whose results are shown behind “for”, or add what "
            "these have",
        ),
    )


CHECK = Check(
    code="GJ1203",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="什么也没有公开",
        en="nothing is shown",
    ),
    why=Text(
        zh="一份没有内容的通报不会是有意的：多半是漏写了“用于”，或者写了别的对象的量。",
        en="A notice without content is not meant: the groups were forgotten, or the "
        "figures belong to others.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        排名 市直名次 按 总分 从高到低 分 市直 并列 占位
        公开 ⟦通报⟧ { 排名 }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        排名 市直名次 按 总分 从高到低 分 市直 并列 占位
        公开 通报 用于 县区 { 排名 }
    """,
    run=run,
)
