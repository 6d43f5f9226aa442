"""GJ0013: a word with a meaning in expressions, used as a name."""

from guiju.dsl.fault import Fault, Found, Stuck
from guiju.dsl.keywords import EXPRESSION_WORDS, WORDS
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text


def recognise(stuck: Stuck) -> Found | None:
    """Recognise such a word where a name is wanted."""
    piece = stuck.piece
    if piece is None or piece.kind != "word" or "NAME" not in stuck.allowed:
        return None
    if not set(EXPRESSION_WORDS).intersection(WORDS.get(piece.text, ())):
        return None
    return Found(
        span=stuck.span(piece),
        message=Text(
            zh=f"“{piece.text}”在算式里有固定的意思，不能当名称",
            en=f"“{piece.text}” means something in expressions; it cannot be a name",
        ),
        meant=Edit(span=stuck.span(piece), text=f"{piece.text}_"),
    )


FAULT = Fault(
    code="GJ0013",
    since="0.1",
    title=Text(zh="名称用了有固定意思的词", en="reserved word as a name"),
    help=Text(
        zh="换一个名称，例如在前面加上它说的是什么",
        en="take another name, for example one that says what it is about",
    ),
    bad=("⟦满分⟧ = 100分", "输入 ⟦是⟧: 是否"),
    good="满分值 = 100分",
    recognise=recognise,
)
