"""By what a declaration is found again in another file: its kind, and its name.

Where people gave no name, the thing that is spoken of stands in its place: the title of
a 例 or 条文, the subject of a 解释, what an unnamed 排名 goes by.
"""

from typing import assert_never

import attrs

from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.words import Word
from guiju.engine.record import Record
from guiju.engine.source import Span
from guiju.engine.text import Text

BLOCK = "Block"
SCORED = "Scored"
KINDS = {
    "Group": Text(zh="对象", en="a group"),
    "Indicators": Text(zh="指标体系", en="an indicator tree"),
    "Stage": Text(zh="环节", en="a stage"),
    "Input": Text(zh="输入", en="an input"),
    "Parameter": Text(zh="参数", en="a parameter"),
    "BONUS": Text(zh="加分", en="a bonus"),
    "DEDUCTION": Text(zh="扣分", en="a deduction"),
    "Definition": Text(zh="公式", en="a formula"),
    "Ranking": Text(zh="排名", en="a ranking"),
    "Grades": Text(zh="等次", en="a list of grades"),
    "Veto": Text(zh="否决", en="a veto"),
    "Rectification": Text(zh="整改", en="a rectification"),
    "Publication": Text(zh="公开", en="a publication"),
    "Clauses": Text(zh="条文", en="a list of clauses"),
    "Constraint": Text(zh="要求", en="a constraint"),
    "Interpretation": Text(zh="解释", en="an interpretation"),
    "Example": Text(zh="例", en="an example"),
    "Item": Text(zh="指标", en="an item"),
    BLOCK: Text(zh="可以再分的指标", en="an item that can have parts"),
    SCORED: Text(zh="按规则计分的指标", en="an item with rules of its own"),
}
"""What the kinds are called. Those that are no node are named by their keyword."""

_UNNAMED = {"Ranking": "_RANKING", "Grades": "_GRADES"}
_APART = frozenset(
    {"Publication", "Clauses", "Constraint", "Interpretation", "Example"}
)
"""Kinds whose names have nothing to do with those of all the others."""


@attrs.frozen(eq=False, repr=False)
class Handle(Record):
    """What tells declarations apart; ``detail`` tells apart those with one name."""

    space: str
    name: str
    detail: tuple[str, ...] = ()


def kind_of(declared: n.Plain) -> str:
    """Return the kind, a key of ``KINDS``."""
    if isinstance(declared, n.Adjustment):
        return declared.kind
    return type(declared).__name__


def handle(declared: n.Plain) -> Handle | None:
    """Return by what ``declared`` is found, or None: it has no name at all."""
    kind = kind_of(declared)
    match declared:
        case n.Example():
            return Handle(kind, declared.title.text)
        case n.Interpretation():
            answers = tuple(word.text for word in declared.answers)
            return Handle(kind, declared.subject.text, answers)
        case n.Clauses():
            return Handle(kind, declared.title.text if declared.title else "")
        case n.Ranking() | n.Grades() if declared.name is None:
            within = tuple(word.text for word in declared.within)
            return Handle(kind, declared.by.text, within)
        case n.Constraint():
            return Handle(kind, declared.name.text) if declared.name else None
        case _:
            assert declared.name is not None
            return Handle(kind if kind in _APART else "", declared.name.text)


def called(declared: n.Plain) -> tuple[str, ...]:
    """Return the words by which 删除 finds ``declared``; 排名 is one without a name."""
    kind = kind_of(declared)
    if isinstance(declared, n.Example | n.Interpretation | n.Clauses):
        return ()
    if declared.name is not None:
        return (declared.name.text,)
    if kind in _UNNAMED:
        keyword = KEYWORDS[_UNNAMED[kind]]
        return (*keyword.zh, *keyword.en)
    return ()


def place(declared: n.Plain) -> Span:
    """Return where the name stands, or what stands for it."""
    match declared:
        case n.Example():
            return declared.title.span
        case n.Interpretation():
            return declared.subject.span
        case n.Clauses():
            return (declared.title or declared).span
        case n.Ranking() | n.Grades():
            return (declared.name or declared.by).span
        case n.Constraint():
            return declared.span if declared.name is None else declared.name.span
        case (
            n.Group()
            | n.Indicators()
            | n.Stage()
            | n.Input()
            | n.Parameter()
            | n.Adjustment()
            | n.Definition()
            | n.Veto()
            | n.Rectification()
            | n.Publication()
        ):
            name: Word = declared.name
            return name.span
        case _:
            assert_never(declared)
