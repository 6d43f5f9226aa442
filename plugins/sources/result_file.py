"""Results of Guiju as data: one sheet for each quantity, named by its id.

So one scheme's result is another one's input, and this period's the next one's. What a
cell says (``result.json[总分@县区]!B2``) is a quantity and a row of it.
"""

import hashlib
from pathlib import Path
from typing import Final

from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.published import Published, read
from guiju.plugins.sheet import Origin, Sheet
from guiju.plugins.sources.limits import check_bytes

VALUE: Final = "值"
SUFFIXES: Final = frozenset({".json"})


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size)
    content = location.read_bytes()
    result = read(content)
    if result is None:
        return None
    digest = hashlib.sha256(content).hexdigest()
    return tuple(
        _sheet(one, result.scheme, location.name, digest)
        for one in result.quantities.values()
    )


def _sheet(published: Published, scheme: str, file: str, digest: str) -> Sheet:
    rows = ((*key, value) for key, value in published.rows)
    return Sheet(
        file=file,
        name=published.id,
        sha256=digest,
        rows=((*published.axes, VALUE), *rows),
        origin=Origin(scheme, published.measure),
    )
