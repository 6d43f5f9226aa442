"""GJ0113: a file of rules that is not there, or that may not be reached."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.compose.problem import NotToHand
from guiju.dsl.figure import listed
from guiju.dsl.library import Reason, Refused
from guiju.dsl.nearest import did_you_mean, nearest
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

_NEAR = 0.5


def run(subject: Subject) -> Iterator[Finding]:
    """Report each name of a file for which nothing was given."""
    for problem in problems(subject, NotToHand):
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=_message(problem.name, problem.refused),
            help=_help(problem.name, problem.refused),
        )


def _message(name: str, refused: Refused) -> Text:
    match refused.reason:
        case Reason.MISSING:
            return Text(
                zh=f"这个文件所在的文件夹里没有“{name}”",
                en=f"there is no “{name}” in the folder of this file",
            )
        case Reason.NOT_SHIPPED:
            return Text(
                zh=f"自带的规则书里没有“{name}”",
                en=f"no rulebook called “{name}” is shipped",
            )
        case Reason.OUTSIDE:
            return Text(
                zh=f"“{name}”指到了这个文件所在的文件夹外面",
                en=f"“{name}” leads out of the folder of this file",
            )
        case Reason.UNREADABLE:
            why = refused.cause or Text(zh="不知道为什么", en="nobody knows why")
            return Text(
                zh=f"“{name}”读不出来（{why.zh}）",
                en=f"“{name}” cannot be read ({why.en})",
            )


def _help(name: str, refused: Refused) -> Text:
    near = nearest(name, refused.near, _NEAR)
    if near:
        return did_you_mean(near)
    match refused.reason:
        case Reason.MISSING:
            return _PUT_IT_THERE
        case Reason.NOT_SHIPPED:
            return _shipped(refused.near)
        case Reason.OUTSIDE:
            return _INSIDE
        case Reason.UNREADABLE:
            return _PERMISSION


def _shipped(names: tuple[str, ...]) -> Text:
    known = listed(names, most=len(names)) if names else Text(zh="没有", en="none")
    return Text(
        zh=f"旁边的文件要写全名，以 .guiju 结尾；自带的规则书：{known.zh}",
        en="write a file beside this one with its whole name, which ends with .guiju; "
        f"shipped rulebooks: {known.en}",
    )


_PUT_IT_THERE = Text(
    zh="把这个文件放到同一个文件夹里，或者改正文件名",
    en="put the file into the same folder, or correct its name",
)
_INSIDE = Text(
    zh="把文件放到同一个文件夹里，只写文件名；不用“..”、绝对路径、反斜杠和链接",
    en="put the file into the same folder and write its name alone, without .., "
    "absolute paths, backslashes or links",
)
_PERMISSION = Text(
    zh="取得读取权限后再运行", en="get permission to read it, and run again"
)

_SHARED = """
    对象 县区 共 2家 { 甲县、乙县 }
"""

CHECK = Check(
    code="GJ0113",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="找不到写明的文件", en="a file of rules is not to hand"),
    why=Text(
        zh="“引用”“继承”只取同一个文件夹里的文件或自带的规则书；少了一个文件，规则就不完整。",
        en="“import” and “extends” take files of the same folder and shipped "
        "rulebooks, and nothing else; without one of them the rules are not whole.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        引用 ⟦"县区名单.guiju"⟧
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        引用 "名单.guiju"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    files={"名单.guiju": _SHARED},
    run=run,
    by_itself=True,
)
