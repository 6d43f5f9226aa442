"""``--to html``: the scheme as one page to be circulated."""

from guiju.cli.compiled.target import Asked, Compiled
from guiju.cli.drafted import book_of
from guiju.plugins.draft.page import as_page


def compiled(asked: Asked) -> Compiled:
    """Return the draft as a page in one file."""
    return Compiled(content=as_page(book_of(asked)).encode())
