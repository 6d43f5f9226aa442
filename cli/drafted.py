"""From a rulebook on the command line to what a draft is written from."""

from pathlib import Path

from guiju.cli.added import added
from guiju.cli.compiled.target import Asked
from guiju.cli.fault import StopError
from guiju.cli.project import read_project
from guiju.cli.rulebook import compiled, find
from guiju.engine.diagnostic import Severity
from guiju.plugins.draft.book import Book


def book_of(asked: Asked) -> Book:
    """Return the rulebook as a draft reads it, with the warnings nobody has answered.

    Raises:
        StopError: the rulebook is not found, or has errors.
    """
    source = find(asked.request.rulebook, added(asked.request.plugins))
    found = compiled(source)
    if found.plan is None:
        raise StopError(*found.diagnostics, texts=found.texts)
    warnings = (d for d in found.diagnostics if d.severity is Severity.WARNING)
    project = read_project(source.path.parent, Path(source.shown).parent)
    return Book.of(
        found.model.tree,
        found.plan,
        tuple(warnings),
        project.notices,
        asked.language,
    )
