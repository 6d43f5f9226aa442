"""GJ0107: a stage, a bonus or a deduction that no ranking counts."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Model
from guiju.dsl.model.parts import assessments
from guiju.dsl.model.rule import Signature
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.graph import dependencies, reachable
from guiju.engine.plan import Role
from guiju.engine.text import Text

_KINDS = {
    Role.STAGE: Text(zh="环节", en="stage"),
    Role.BONUS: Text(zh="加分", en="bonus"),
    Role.DEDUCTION: Text(zh="扣分", en="deduction"),
}


def run(subject: Subject) -> Iterator[Finding]:
    """Report what no ranked figure needs, if there is any ranking."""
    plan = subject.plan
    ranked = {ranking.group for ranking in plan.rankings}
    counted = reachable(dependencies(plan), [one.rank for one in plan.rankings])
    for signature, word in _parts(subject.model):
        if signature.group in ranked and signature.id not in counted:
            yield _finding(word, signature.group, _KINDS[signature.role])


def _parts(model: Model) -> Iterator[tuple[Signature, n.Word]]:
    for stage, assessment in assessments(model):
        yield assessment.signature, stage.syntax.name
    for one in model.adjustments:
        yield one.signature, one.syntax.name
    for list_ in model.rectifications:
        if list_.points is not None:
            yield list_.points, list_.syntax.name


def _finding(name: n.Word, group: str, kind: Text) -> Finding:
    return Finding(
        span=name.span,
        about=name.text,
        message=Text(
            zh=f"{kind.zh}“{name.text}”没有计入“{group}”的任何排名",
            en=f"the {kind.en} “{name.text}” counts in no ranking of “{group}”",
        ),
        help=Text(
            zh="在总分的公式里写上它，或者说明它为什么不计入",
            en="put it into the formula of the total, or say why it does not count",
        ),
    )


CHECK = Check(
    code="GJ0107",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="没有计入任何排名",
        en="counted nowhere",
    ),
    why=Text(
        zh="写明了加分、扣分或环节，总分的公式却没有它，等于没有这条规则。",
        en="A bonus, deduction or stage that the total forgot might as well not exist.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 表彰: 次 每 县区 0次 至 3次 依据 "三"
        加分 ⟦表彰加分⟧ 用于 县区 按 表彰 依据 "三" { 1次 以上: 1分  不满 1次: 0分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 表彰: 次 每 县区 0次 至 3次 依据 "三"
        加分 表彰加分 用于 县区 按 表彰 依据 "三" { 1次 以上: 1分  不满 1次: 0分 }
        总分 = 环节加权 + 表彰加分 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
