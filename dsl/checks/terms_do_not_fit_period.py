"""GJ0813: quarters, months or half-years that the assessed period has not, or twice."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.syntax import node as n
from guiju.dsl.terms import PERIODS
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

_YEAR: Final = 12
_WORDS = {
    "QUARTERLY": Text(zh="季度", en="quarters"),
    "HALF_YEARLY": Text(zh="半年", en="half-years"),
    "MONTHLY": Text(zh="月", en="months"),
}


def run(subject: Subject) -> Iterator[Finding]:
    """Compare how many terms are asked for with how many the period touches."""
    period = subject.model.period
    if period is None:
        return
    start, end = period
    for owner in subject.nodes_of(n.Stage, n.Input):
        for line in _periodic(owner):
            wanted = len(PERIODS[line.word])
            touched = _touched(start, end, _YEAR // wanted)
            if touched != wanted and start <= end:
                yield _finding(line, owner.name.text, touched, wanted)


def _periodic(owner: n.Stage | n.Input) -> Iterator[n.Periodic]:
    for line in owner.attributes if isinstance(owner, n.Input) else owner.lines:
        inner = line.clauses if isinstance(line, n.Assessment) else (line,)
        yield from (one for one in inner if isinstance(one, n.Periodic))


def _touched(start: dt.date, end: dt.date, months: int) -> int:
    """Return how many terms of so many months have a day in the period."""
    first, last = ((d.year * _YEAR + d.month - 1) // months for d in (start, end))
    return last - first + 1


def _finding(line: n.Periodic, about: str, touched: int, wanted: int) -> Finding:
    word = _WORDS[line.word]
    return Finding(
        span=line.span,
        about=about,
        message=Text(
            zh=f"这里要 {wanted} 个{word.zh}的数，考评期有 {touched} 个{word.zh}",
            en=f"{wanted} {word.en} are asked for, the assessed period has {touched}",
        ),
        help=Text(
            zh="核对考评期和每期；一年以外的期没有办法分别，用“解释”写明怎样报并答复本条",
            en="compare the period with the terms; if the data is meant otherwise, say "
            "how in an interpretation that answers this code",
        ),
    )


CHECK = Check(
    code="GJ0813",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="各期与考评期对不上", en="terms do not fit the period"),
    why=Text(
        zh="每季度是四期、每月是十二期；考评期短了，有的期没有事情可评，长了，一期有两个。",
        en="Quarterly makes four terms, monthly twelve. In a shorter "
        "period some have nothing to assess; in a longer one a term "
        "comes twice.",
    ),
    bad="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-06-30
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 ⟦每月⟧ 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 每月 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
