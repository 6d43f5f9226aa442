"""``--to docx``: the scheme as a document to be circulated."""

import datetime as dt

from guiju.cli.compiled.target import Asked, Compiled
from guiju.cli.drafted import book_of
from guiju.plugins.draft.draft import draft, title_of
from guiju.plugins.outputs.document import as_bytes

_UNDATED = dt.date(2000, 1, 1)


def compiled(asked: Asked) -> Compiled:
    """Return the draft as a DOCX document, dated as the scheme is."""
    book = book_of(asked)
    created = book.plan.scheme.issued or _UNDATED
    content = as_bytes(draft(book), title_of(book), created, asked.language)
    return Compiled(content=content)
