"""The draft as one page: the same blocks as the document, for a screen."""

from collections.abc import Iterable, Iterator

import attrs

from guiju.plugins.draft.book import Book
from guiju.plugins.draft.draft import draft, title_of
from guiju.plugins.outputs.blocks import Block, NewPage, Table, Words
from guiju.plugins.outputs.page import render

_HEADINGS = {"heading": "h2", "section": "h3", "remark": "notice", "label": "label"}
_TITLES = ("h1", "subtitle")
"""The first two titles are those of the whole; the others are of its annexes."""


@attrs.frozen(kw_only=True)
class _Piece:
    """What the template sets: an element with its words, or a table."""

    element: str
    text: str = ""
    table: Table | None = None


def as_page(book: Book) -> str:
    """Return the draft as a self-contained page."""
    return render(
        "draft.html.j2",
        book.phrases.language,
        title=title_of(book),
        pieces=list(_pieces(draft(book))),
    )


def _pieces(blocks: Iterable[Block]) -> Iterator[_Piece]:
    titles = iter(_TITLES)
    for block in blocks:
        match block:
            case Words(text=""):
                continue
            case Words(style="title", text=text):
                yield _Piece(element=next(titles, "h2"), text=text)
            case Words(style=style, text=text):
                yield _Piece(element=_HEADINGS.get(style, "p"), text=text)
            case Table():
                yield _Piece(element="table", table=block)
            case NewPage():
                yield _Piece(element="hr")
