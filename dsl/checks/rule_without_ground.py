"""GJ1104: a rule that cites nothing."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Tree
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report declarations without 依据; of a tree, its items that inherit none."""
    for declaration in subject.model.tree.declarations:
        match declaration:
            case (
                n.Stage() | n.Parameter() | n.Adjustment() | n.Definition() | n.Input()
            ) if declaration.cite is None:
                yield _finding(declaration.name)
            case n.Rectification(cite=None, lines=lines) if not _is_cited(lines):
                yield _finding(declaration.name)
            case _:
                pass
    for tree in subject.model.trees.values():
        bare = [leaf for leaf in tree.leaves if not (leaf.clause or tree.clause)]
        if bare:
            yield _items(tree, len(bare))


def _is_cited(lines: tuple[n.RectificationLine, ...]) -> bool:
    """Whether every problem has a ground of its own; a list in the data has none."""
    problems = [line for line in lines if isinstance(line, n.Problem)]
    return bool(problems) and all(problem.cite for problem in problems)


def _finding(name: n.Word) -> Finding:
    return Finding(
        span=name.span,
        about=name.text,
        message=Text(
            zh=f"“{name.text}”没有写依据",
            en=f"“{name.text}” cites no ground",
        ),
        help=_HELP,
    )


def _items(tree: Tree, bare: int) -> Finding:
    return Finding(
        span=tree.syntax.name.span,
        about=tree.name,
        message=Text(
            zh=f"“{tree.name}”有 {bare} 项没有写依据",
            en=f"“{tree.name}” has items without a ground: {bare}",
        ),
        help=_HELP,
    )


_HELP = Text(
    zh='写上文件的条款，例如：依据 "附件2 一(一)"',
    en='name the clause of the notice, for example: cite "annex 2, 1(1)"',
)


CHECK = Check(
    code="GJ1104",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(
        zh="规则没有写依据",
        en="rule without a ground",
    ),
    why=Text(
        zh="结果要能追到文件的条款，被考评单位才能核对。",
        en="Results cite the clause they rest on, so that those assessed can check "
        "them.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        ⟦总分⟧ = 环节加权
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
