"""GJ0601: a ranked total that can be more than full marks."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed, points
from guiju.dsl.model.parts import rankings_by_points
from guiju.engine.diagnostic import Severity
from guiju.engine.number import show
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare the highest value of each ranked figure with full marks."""
    scheme = subject.model.scheme
    if scheme is None or scheme.full is None:
        return
    for span, alike in rankings_by_points(subject.model).items():
        tops = {
            one.group.name: reach.high
            for one in alike
            if (reach := subject.ranges.quantities[one.by.id].interval) is not None
            and (reach.high is None or reach.high > scheme.full)
        }
        if tops:
            yield _finding(span, alike[0].by.name, tops, scheme.full)


def _finding(
    span: Span, name: str, tops: dict[str, Fraction | None], full: Fraction
) -> Finding:
    return Finding(
        span=span,
        about=name,
        message=_message(name, tops, full),
        help=Text(
            zh=f"写明封顶，例如：封顶 {show(full)}分；允许超过的，用“解释”答复本条",
            en=f"write a cap, for example: cap {show(full)} points; if it may pass, "
            "answer this code in an interpretation",
        ),
    )


def _message(name: str, tops: dict[str, Fraction | None], full: Fraction) -> Text:
    groups, whole = listed(tuple(tops)), points(full)
    known = [top for top in tops.values() if top is not None]
    if len(known) < len(tops):
        return Text(
            zh=f"{groups.zh}的“{name}”没有上限，可以超过满分 {whole.zh}",
            en=f"“{name}” of {groups.en} has no upper bound: it can pass "
            f"full marks, {whole.en}",
        )
    top, more = points(max(known)), points(max(known) - full)
    return Text(
        zh=f"{groups.zh}的“{name}”最高可达 {top.zh}，比满分 {whole.zh}多 {more.zh}",
        en=f"“{name}” of {groups.en} can reach {top.en}: {more.en} more than "
        f"full marks, {whole.en}",
    )


CHECK = Check(
    code="GJ0601",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="总分可能超过满分",
        en="total can pass full marks",
    ),
    why=Text(
        zh="办法没有写封顶时，加分能不能使总分超过满分要由人决定。",
        en="Where the notice gives no cap, somebody has to decide whether a bonus "
        "may pass it.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" { 1名 至 10名: 3分  其他: 0分 }
        ⟦总分⟧ = 环节加权 + 进位 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" { 1名 至 10名: 3分  其他: 0分 }
        总分 = 环节加权 + 进位 依据 "二"
        解释 总分 答复 GJ0601 "加分在加权之后，总分可以超过100分" 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
