"""GJ1105: a value that the scheme leaves open."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """List the parameters that have no value yet."""
    for parameter in subject.model.parameters:
        written = parameter.syntax.value
        if isinstance(written, n.Undetermined):
            name = parameter.signature.name
            yield Finding(
                span=written.span,
                about=name,
                message=Text(
                    zh=f"“{name}”待定：{parameter.reason}",
                    en=f"“{name}” is undetermined: “{parameter.reason}”",
                ),
                help=Text(
                    zh=f"计分时用 --set {name}=… 设定，或者由发文机关补充规定",
                    en=f"set it when scoring with --set {name}=…, or ask the issuer",
                ),
            )


CHECK = Check(
    code="GJ1105",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(
        zh="有待定的数值",
        en="value undetermined",
    ),
    why=Text(
        zh="方案没有写明的数要在计分时设定，并写进结果。",
        en="What the scheme leaves open is set when scoring, and listed with the "
        "results.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        参数 每项扣分: 分/项 ⟦待定 "方案没有写明"⟧ 依据 "三"
        扣分 专项 用于 县区 依据 "三" { 每项 未完成 扣 每项扣分 }
        总分 = 环节加权 - 专项 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        参数 每项扣分: 分/项 = 2分/项 依据 "三"
        扣分 专项 用于 县区 依据 "三" { 每项 未完成 扣 每项扣分 }
        总分 = 环节加权 - 专项 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
