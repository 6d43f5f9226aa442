"""``--to docx``: the scheme as a document to be circulated."""

from guiju.cli.compiled.target import Asked, Compiled
from guiju.cli.drafted import book_of
from guiju.plugins.draft.draft import draft, title_of
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.document import as_bytes


def compiled(asked: Asked) -> Compiled:
    """Return the draft as a DOCX document, dated as the scheme is."""
    book = book_of(asked)
    day = created(book.plan.scheme)
    content = as_bytes(draft(book), title_of(book), day, asked.language)
    return Compiled(content=content)
