"""The rulebooks that come with Guiju: where they lie, and what they are called."""

from pathlib import Path

from guiju import rulebooks
from guiju.cli.project import FILE

SHIPPED = Path(next(iter(rulebooks.__path__)))


def shipped() -> tuple[str, ...]:
    """Return the names of the rulebooks that come with Guiju."""
    folders = (path.parent for path in SHIPPED.glob(f"*/{FILE}"))
    return tuple(sorted(folder.name for folder in folders))
