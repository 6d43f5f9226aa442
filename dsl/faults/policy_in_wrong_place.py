"""GJ0025: what becomes of points that do not apply, written outside a tree's lines."""

from collections.abc import Iterator

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.dsl.keywords import WORDS
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_POLICIES = frozenset({"RESCALE", "SPREAD", "PEERS", "AWARD_FULL"})


def recognise(stuck: Stuck) -> Found | None:
    """Recognise 不适用 with its policy behind it, here or just before."""
    for word, policy in _pairs(stuck):
        span = stuck.span(word, policy)
        edit = Edit(span=span, text="")
        written = stuck.text[span.start : span.end]
        return Found(
            span=span,
            message=Text(
                zh=f"“{written}”对整套指标起作用，不能写在这里",
                en=f"“{written}” is for a whole tree and cannot stand here",
            ),
            meant=edit if stuck.goes_on(edit) else None,
        )
    return None


def _pairs(stuck: Stuck) -> Iterator[tuple[Piece, Piece]]:
    for at in (stuck.at - 1, stuck.at):
        if 0 <= at < len(stuck.pieces) - 1:
            word, policy = stuck.pieces[at : at + 2]
            is_one = "NOT_APPLICABLE" in WORDS.get(word.text, ())
            if is_one and _POLICIES.intersection(WORDS.get(policy.text, ())):
                yield word, policy


FAULT = Fault(
    code="GJ0025",
    since="0.2",
    title=Text(zh="不适用的办法写错了地方", en="policy in the wrong place"),
    help=Text(
        zh="移到“指标”最外面的花括号里，自成一行，例如写在最后一项后面",
        en="move it into the outermost braces of “indicators”, on a line of its own",
    ),
    bad=(
        """\
指标 体系 满分 100分 {
    甲 60分 {
        乙 60分
        ⟦不适用 折算⟧
    }
    丙 40分
}""",
        """\
环节 测评 20% {
    县区 按 体系 ⟦不适用 折算⟧
}""",
        """\
indicators tree full 100 points {
    one 60 points {
        two 60 points
        ⟦not_applicable award_full⟧
    }
    three 40 points
}""",
    ),
    good="""\
指标 体系 满分 100分 {
    甲 60分 { 乙 60分 }
    丙 40分
    不适用 折算
}""",
    recognise=recognise,
    first=True,
)
