"""口径说明 and 待定事项: what was decided where the scheme is silent, and what not."""

from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Diagnostic
from guiju.plugins.draft.book import Book
from guiju.plugins.draft.phrases import Phrases
from guiju.plugins.outputs.blocks import Block, Table


def interpretations(book: Book) -> Table:
    """Return every 解释 with its reason."""
    say = book.phrases
    rows = [
        (say.path(one.subject), one.reason.text, say.ground(one.cite))
        for one in book.all(n.Interpretation)
    ]
    return Table(
        heads=(
            say.text("事项", "subject"),
            say.text("取舍和理由", "decision and reason"),
            say.text("依据", "ground"),
        ),
        rows=tuple(rows),
        plain=frozenset({0, 1, 2}),
    )


def undecided(book: Book) -> Iterator[Block]:
    """Yield what somebody still has to decide, numbered, with room for the decision."""
    say = book.phrases
    found = [*_parameters(book), *(_finding(one, say) for one in book.findings)]
    rows = [(str(nth), *row, "") for nth, row in enumerate(found, start=1)]
    if rows:
        yield Table(
            heads=(
                say.text("序号", "no."),
                say.text("事项", "subject"),
                say.text("要决定什么", "what is to be decided"),
                say.text("决定", "decision"),
            ),
            rows=tuple(rows),
            plain=frozenset({1, 2, 3}),
        )


def number_undecided(book: Book) -> int:
    """Return how many decisions are open."""
    return len(list(_parameters(book))) + len(book.findings)


def _parameters(book: Book) -> Iterator[tuple[str, str]]:
    say = book.phrases
    for one in book.all(n.Parameter):
        if isinstance(one.value, n.Undetermined):
            called = say.called(one.name, one.title)
            yield say.grounded(called, one.cite), one.value.reason.text


def _finding(one: Diagnostic, say: Phrases) -> tuple[str, str]:
    subject = say.text(f"检查意见 {one.code}", f"finding {one.code}")
    advice = f"{say.text('。', '. ')}{one.help.of(say.language)}" if one.help else ""
    return subject, f"{one.message.of(say.language)}{advice}"
