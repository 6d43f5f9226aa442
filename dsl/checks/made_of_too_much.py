"""GJ0116: a rulebook made of more files, or of more text, than is read."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.compose.problem import MOST, TooMuch
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each file that is not read any more."""
    for problem in problems(subject, TooMuch):
        yield Finding(
            span=problem.span,
            message=_message(problem),
            help=Text(
                zh="把几个文件并成一个，或者拆成几本规则书",
                en="join some of the files, or make several rulebooks of one",
            ),
        )


def _message(problem: TooMuch) -> Text:
    if problem.files > MOST:
        return Text(
            zh=f"到这里写进来的文件有 {problem.files} 个，最多 {MOST} 个",
            en=f"with this one {problem.files} files are taken in; the most is {MOST}",
        )
    characters, longest = problem.characters, problem.longest
    return Text(
        zh=f"到这里各个文件合起来有 {characters} 个字，最多 {longest} 个字",
        en=f"with this one the files have {characters} characters together; "
        f"the most is {longest}",
    )


_BATCHES = tuple(f"第{number}批.guiju" for number in range(1, MOST + 2))
_BAD = "\n".join(f'        引用 "{file}"' for file in _BATCHES[:MOST])

CHECK = Check(
    code="GJ0116",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="写进来的文件太多", en="made of too much"),
    why=Text(
        zh="读一本规则书的时间要有限度，谁写的都一样。",
        en="Reading a rulebook has to end soon, whoever wrote it.",
    ),
    bad=f"""
        方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
{_BAD}
        引用 ⟦"{_BATCHES[-1]}"⟧
        对象 县区 共 2家 {{ 甲县、乙县 }}
        环节 测评 100% 依据 "一" {{ 县区 评分 0分 至 100分 }}
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        引用 "第1批.guiju"
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    files=dict.fromkeys(_BATCHES, "# 这一批没有新的规则\n"),
    run=run,
    by_itself=True,
)
