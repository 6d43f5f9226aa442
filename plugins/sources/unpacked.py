"""How large the messages of an Arrow file are, and how large once unpacked.

Arrow makes room for as much as a message says before it unpacks it, and a small message
can say very much. So what it says is read first, where its format has it: a table of
FlatBuffers, and eight bytes before each packed part.
"""

from collections.abc import Iterator
from struct import unpack_from
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    import pyarrow as pa

_HEADER, _ROWS, _PARTS, _PACKING = 2, 0, 2, 3
_OF_DICTIONARY: Final = 1
"""The numbers of the fields that are looked at, in the schema of the format."""
_PART: Final = 16
"""Of bytes that say where a part begins and how long it is."""


@attrs.frozen
class Unpacked:
    """How many rows a message has, and how many bytes they come to."""

    rows: int
    size: int


def unpacked(message: "pa.ipc.Message") -> Unpacked:
    """Return the size of what ``message`` holds, which may be nothing.

    Raises:
        ValueError: it says what cannot be.
        struct.error: likewise.
    """
    if message.type not in {"record batch", "dictionary"}:
        return Unpacked(0, 0)
    about = memoryview(message.metadata)
    (root,) = unpack_from("<I", about)
    batch = _table(about, _field(about, root, _HEADER))
    rows = 0
    if message.type == "dictionary":
        batch = _table(about, _field(about, batch, _OF_DICTIONARY))
    elif _has(about, batch, _ROWS):
        (rows,) = unpack_from("<q", about, _field(about, batch, _ROWS))
    is_packed = _has(about, batch, _PACKING)
    body = memoryview(message.body)
    size = sum(
        _size(body, *part) if is_packed else part[1] for part in _parts(about, batch)
    )
    if rows < 0 or size < 0:
        raise ValueError(rows, size)
    return Unpacked(rows, size)


def _parts(about: memoryview, batch: int) -> Iterator[tuple[int, int]]:
    """Yield where each part of the body begins, and how long it is."""
    start = _table(about, _field(about, batch, _PARTS))
    (count,) = unpack_from("<I", about, start)
    for nth in range(count):
        yield unpack_from("<qq", about, start + 4 + nth * _PART)


def _size(body: memoryview, start: int, length: int) -> int:
    """Return how long a packed part is unpacked; some are left as they are."""
    if not length:
        return 0
    (size,) = unpack_from("<q", body, start)
    return length if size == -1 else int(size)


def _has(about: memoryview, table: int, field: int) -> bool:
    (back,) = unpack_from("<i", about, table)
    (size,) = unpack_from("<H", about, table - back)
    at = 4 + 2 * field
    return at < size and unpack_from("<H", about, table - back + at) != (0,)


def _field(about: memoryview, table: int, field: int) -> int:
    """Return where a field of a table stands."""
    if not _has(about, table, field):
        raise ValueError(field)
    (back,) = unpack_from("<i", about, table)
    (at,) = unpack_from("<H", about, table - back + 4 + 2 * field)
    return table + int(at)


def _table(about: memoryview, place: int) -> int:
    """Return where the table or list stands that is named at ``place``."""
    (forward,) = unpack_from("<I", about, place)
    return place + int(forward)
