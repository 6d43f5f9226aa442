"""The draft as a whole: title, numbered parts, annexes, and a sheet for comments."""

from collections.abc import Callable, Iterator
from typing import Final

from guiju.engine.text import Text
from guiju.plugins.draft import content, decisions, followed, points, whom
from guiju.plugins.draft.book import Book
from guiju.plugins.outputs.blocks import Block, NewPage, Table, Words

_PARTS: Final[tuple[tuple[Text, Callable[[Book], Iterator[Block]]], ...]] = (
    (Text(zh="总则", en="The scheme"), whom.general),
    (Text(zh="考评对象", en="Who is assessed"), whom.assessed),
    (Text(zh="考评内容", en="Indicators"), content.trees),
    (Text(zh="考评环节", en="Stages"), content.stages),
    (Text(zh="加分和扣分", en="Bonuses and deductions"), points.adjustments),
    (Text(zh="计算办法", en="How scores are computed"), points.computed),
    (Text(zh="排名和等次", en="Rankings and grades"), points.order),
    (Text(zh="核对要求", en="What has to hold"), followed.requirements),
    (Text(zh="整改", en="Rectification"), followed.rectifications),
    (Text(zh="结果公开", en="Publication"), followed.views),
    (Text(zh="待定事项", en="Open decisions"), decisions.undecided),
)
_ASKED: Final = Text(zh="需要填报的数据", en="Data to be reported")
_REASONS: Final = Text(zh="口径说明", en="Interpretations")
_FOR_COMMENTS: Final = Text(zh="（征求意见稿）", en="(draft for comments)")
_COMMENTS: Final = Text(zh="意见反馈表", en="Comments")
_BLANK_ROWS: Final = 8
_MANY_COLUMNS: Final = 5
"""A table with more columns lies across the paper."""


def title_of(book: Book) -> str:
    """Return what the document is called."""
    return book.plan.scheme.called


def draft(book: Book) -> Iterator[Block]:
    """Yield the whole document, without the parts that the rulebook has nothing of."""
    say = book.phrases
    for notice in book.notices:
        yield Words("remark", notice.of(say.language))
    yield Words("title", title_of(book))
    yield Words("title", _FOR_COMMENTS.of(say.language))
    yield Words("body", "")
    yield from _opening(book)
    nth = 0
    for title, part in _PARTS:
        blocks = list(part(book))
        if blocks:
            nth += 1
            yield Words("heading", say.heading(nth, title))
            yield from blocks
    yield from _annexes(book)


def _opening(book: Book) -> Iterator[Block]:
    count = decisions.number_undecided(book)
    if count:
        words = book.phrases.text(
            f"本稿有{count}个待定事项，列在正文最后一部分，请一并提出意见。",
            f"Decisions that are open: {count}; they are listed in the last part.",
        )
        yield Words("body", words)


def _annexes(book: Book) -> Iterator[Block]:
    say = book.phrases
    for nth, (title, table) in enumerate(_tables(book), start=1):
        yield NewPage(is_wide=len(table.heads) > _MANY_COLUMNS)
        yield Words("label", say.text(f"附件{nth}", f"Annex {nth}"))
        yield Words("title", title)
        yield table


def _tables(book: Book) -> Iterator[tuple[str, Table]]:
    """Yield the tables of the annexes. Those of the trees come first: see ``trees``."""
    language = book.phrases.language
    yield from content.annexes(book)
    asked = followed.asked(book)
    if asked.rows:
        yield _ASKED.of(language), asked
    reasons = decisions.interpretations(book)
    if reasons.rows:
        yield _REASONS.of(language), reasons
    yield _sheet(book)


def _sheet(book: Book) -> tuple[str, Table]:
    """Return the sheet on which a unit writes its comments."""
    say = book.phrases
    heads = (
        say.text("条款或指标", "clause or indicator"),
        say.text("原文", "as it stands"),
        say.text("修改意见", "proposed change"),
        say.text("理由", "reason"),
    )
    row = tuple("" for _ in heads)
    plain = frozenset(range(len(heads)))
    table = Table(heads=heads, rows=(row,) * _BLANK_ROWS, plain=plain)
    return _COMMENTS.of(say.language), table
