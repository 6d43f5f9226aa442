"""GJ1103: an interpretation that answers a code which does not appear."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed
from guiju.dsl.model.model import Interpretation
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Edit, Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each answered code that was not found about the same subject.

    What is found here is about no subject: it could answer itself, and say nothing.
    """
    for one in subject.model.interpretations:
        for word in one.syntax.answers:
            if (word.text, one.subject) not in subject.fired:
                yield _finding(word, one, subject.fired)


def _finding(
    word: n.Word, written: Interpretation, fired: frozenset[tuple[str, str]]
) -> Finding:
    about = written.subject
    others = tuple(sorted(name for code, name in fired if code == word.text and name))
    return Finding(
        span=word.span,
        message=Text(
            zh=f"“{about}”没有出现 {word.text}",
            en=f"{word.text} is not found about “{about}”",
        ),
        help=_help(word.text, others),
        fix=None
        if others or _is_foreign(word.text)
        else _without(word, written.syntax),
    )


def _is_foreign(code: str) -> bool:
    """Whether a plugin has the code, which may not be loaded this time."""
    return not code.startswith("GJ")


def _without(word: n.Word, written: n.Interpretation) -> Edit:
    """Return what deletes the code; with the only one goes the keyword before it."""
    words = written.answers
    at = next(nth for nth, one in enumerate(words) if one.span == word.span)
    start, end = word.span.start, word.span.end
    if at:
        start = words[at - 1].span.end
    elif len(words) > 1:
        end = words[1].span.start
    else:
        start = written.subject.span.end
    return Edit(span=Span(word.span.file, start, end), text="")


def _help(code: str, others: tuple[str, ...]) -> Text:
    if others:
        names = listed(others)
        return Text(
            zh=f"这个编号说的是{names.zh}：改正解释的对象",
            en=f"the code is about {names.en}: correct the subject",
        )
    if _is_foreign(code):
        return Text(
            zh=f"{code} 是插件的编号：装上那个插件再检查，或者删去“答复”和这个编号",
            en=f"{code} is a plugin's: load that plugin and check again, or remove "
            "“answers” and the code",
        )
    return Text(
        zh="删去“答复”和这个编号，理由可以保留",
        en="remove “answers” and the code; the reason may stay",
    )


CHECK = Check(
    code="GJ1103",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="答复的问题没有出现",
        en="answer to nothing",
    ),
    why=Text(
        zh="规则改过以后，原来的答复可能已经不需要，也可能答复的对象写错了。",
        en="After a change the answer may be needless, or it speaks of the wrong "
        "subject.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        解释 总分 答复 ⟦GJ0601⟧ "加分后可以超过满分" 依据 "二"
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        解释 总分 "各环节按权重相加" 依据 "二"
    """,
    run=run,
    last=True,
)
