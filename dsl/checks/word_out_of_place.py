"""GJ0111: a word that means nothing where it stands."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.model.problem import OutOfPlace
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each special word outside the places that give it a meaning."""
    for problem in problems(subject, OutOfPlace):
        spelled = _spelled(problem.word)
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"{spelled.zh}在这里没有确定的意思",
                en=f"{spelled.en} has no definite meaning here",
            ),
            help=_HELP_IN_LISTS.get(problem.word, _HELP),
        )


_HELP = Text(
    zh="写出具体的量或数，例如 100分；“最高”“最低”要写在有多个评价者的环节里",
    en="write the quantity or the figure itself, like 100 points; “top” and “bottom” "
    "belong into a stage with several raters",
)
_HELP_IN_LISTS = {
    "_DEADLINE": Text(
        zh="清单里写了“问题”的，每项问题各写期限；这一行删去",
        en="where problems are written, each has a deadline of its own: delete "
        "this line",
    ),
    "_RECHECK": Text(
        zh="“回头看”用于随数据上报的清单；问题写在规则书里的，把旧账也写成“问题”",
        en="recheck is for a list that comes with the data; where problems are "
        "written, write those that were left open as well",
    ),
    "_FORFEIT": Text(
        zh="扣分的要写“封顶”，达到这个数就扣到封顶",
        en="what deducts needs a cap: from this number on the whole cap is taken off",
    ),
}
"""What to do where a word stands in a 整改 or 扣分 that has no use for it."""


def _spelled(word: str) -> Text:
    if word == "“”":
        return Text(zh="引号里的文字", en="text in quotation marks")
    if word not in KEYWORDS:
        return Text(zh=f"“{word}”", en=f"“{word}”")
    keyword = KEYWORDS[word]
    return Text(zh=f"“{keyword.zh[0]}”", en=f"“{keyword.en[0]}”")


CHECK = Check(
    code="GJ0111",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="这里用不上这个词",
        en="word out of place",
    ),
    why=Text(
        zh="最高、最低和满分只在环节的“必须”“原则上”里有确定的意思。",
        en="“top”, “bottom” and “full” have a definite meaning only in the constraints "
        "of a stage.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 - ⟦满分⟧ 的 1% 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 - 1分 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
