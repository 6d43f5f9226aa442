"""A large text piece by piece: each is UTF-8 and ends where a row of the table ends.

Nobody holds more of the file than a piece. A row ends with a line feed at which no
quote is open; where quotes stand otherwise than around whole cells, that would be a
guess, and the text is not read in pieces.
"""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from guiju.engine.text import Text
from guiju.plugins.sources.in_columns import Obstacle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UTF_8: Final = "utf-8"
PIECE: Final = 8_000_000
"""Of bytes that are read at once: some ten thousand rows of ninety figures."""
_LONGEST_ROW: Final = 2 * PIECE
_QUOTE, _FEED, _RETURN = b'"\n\r'
_SAVE_PLAINLY: Final = Text(
    zh="另存为没有多余引号的 CSV UTF-8，或者 Parquet",
    en="save it as CSV UTF-8 without needless quotes, or as Parquet",
)


class NotInPiecesError(Exception):
    """The text cannot be read in pieces, for this reason."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.obstacle = Obstacle(reason, _SAVE_PLAINLY)


@attrs.frozen
class Shape:
    """How many rows and columns a piece has.

    In a piece that is ``even`` every row has as many cells as the others, every quote
    stands around a whole cell, and each row ends with a line feed.
    """

    height: int
    width: int
    even: bool


def encodings_of(location: Path) -> tuple[str, ...]:
    """Return in which encodings the text may be, the first that fits is the one."""
    with location.open("rb") as file:
        utf16 = file.read(2) in {BOM_UTF16_LE, BOM_UTF16_BE}
    return ("utf-16",) if utf16 else (UTF_8, "gb18030")


def pieces(
    location: Path, encoding: str, watch: Callable[[bytes], object] = bytes
) -> Iterator[bytes]:
    """Yield the text in pieces; ``watch`` sees all bytes of the file pass.

    What is in UTF-8 is taken as it is: whether it really is that, is seen by decoding
    a piece.

    Raises:
        UnicodeDecodeError: it is in another encoding.
        NotInPiecesError: a row has no end.
    """
    held = b""
    for text in texts(location, encoding, watch):
        held += text
        end = _end_of_rows(held)
        if end:
            yield held[:end]
            held = held[end:]
        if len(held) > _LONGEST_ROW:
            raise NotInPiecesError(
                Text(
                    zh="有一行没完没了，可能是引号不配对",
                    en="a row does not end, perhaps since a quote is not closed",
                )
            )
    if held:
        yield held


def texts(
    location: Path, encoding: str, watch: Callable[[bytes], object] = bytes
) -> Iterator[bytes]:
    """Yield the text in UTF-8 as it is read, without regard to rows.

    Raises:
        UnicodeDecodeError: it is in another encoding.
    """
    if encoding == UTF_8:
        yield from _as_it_is(location, watch)
        return
    decoder = getincrementaldecoder(encoding)()
    with location.open("rb") as file:
        while content := file.read(PIECE):
            watch(content)
            yield decoder.decode(content).encode()
    yield decoder.decode(b"", final=True).encode()


def _as_it_is(location: Path, watch: Callable[[bytes], object]) -> Iterator[bytes]:
    with location.open("rb") as file:
        begin = file.read(len(BOM_UTF8))
        watch(begin)
        yield begin.removeprefix(BOM_UTF8)
        while content := file.read(PIECE):
            watch(content)
            yield content


def _end_of_rows(text: bytes) -> int:
    """Return where the last whole row ends, 0 if none does."""
    end, is_open = len(text), text.count(_QUOTE) % 2
    while (at := text.rfind(b"\n", 0, end)) >= 0:
        is_open ^= text.count(_QUOTE, at, end) % 2
        if not is_open:
            return at + 1
        end = at
    return 0


def shape_of(piece: bytes, delimiter: str) -> Shape:
    """Return the shape of a piece.

    Raises:
        NotInPiecesError: its cells are not certain.
    """
    import numpy as np  # noqa: PLC0415 - only who reads what is large waits for it

    content = np.frombuffer(piece, np.uint8)
    parts = np.flatnonzero((content == ord(delimiter)) | (content == _FEED))
    if _QUOTE in piece:
        inside = _inside(content, ord(delimiter))
        parts = parts[~inside[parts]]
    if piece[-1] != _FEED:
        parts = np.append(parts, len(piece))
    longest = int(np.diff(parts, prepend=-1).max()) - 1
    is_end = np.append(content[parts[:-1]] == _FEED, True)
    widths = np.diff(np.flatnonzero(is_end), prepend=-1)
    width = int(widths.max())
    plain = longest <= csv.field_size_limit() and not _has_bare_returns(piece)
    if plain and width == int(widths.min()):
        return Shape(len(widths), width, even=True)
    rows = rows_of(piece, delimiter)
    return Shape(len(rows), max(map(len, rows)), even=False)


def rows_of(piece: bytes, delimiter: str) -> list[list[str]]:
    """Return the cells of a piece as the module for CSV reads them.

    Raises:
        NotInPiecesError: it cannot.
    """
    lines = io.StringIO(piece.decode(), newline="")
    try:
        return list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        raise NotInPiecesError(
            Text(
                zh="有的引号不配对，或者单元格过长",
                en="a quote is not closed, or a cell is too long",
            )
        ) from None


def _has_bare_returns(piece: bytes) -> bool:
    return _RETURN in piece and piece.count(b"\r") != piece.count(b"\r\n")


def _inside(content: "NDArray[np.uint8]", delimiter: int) -> "NDArray[np.bool_]":
    """Return of every byte whether a quote is open there.

    Raises:
        NotInPiecesError: some quote does not stand around a whole cell.
    """
    import numpy as np  # noqa: PLC0415 - as above

    is_quote = content == _QUOTE
    quotes = np.flatnonzero(is_quote)
    around = np.pad(content, 1, constant_values=_FEED)
    before, after = around[quotes], around[quotes + 2]
    marks = np.array([delimiter, _FEED, _RETURN, _QUOTE], np.uint8)
    if not (
        len(quotes) % 2 == 0
        and np.isin(before[::2], marks).all()
        and np.isin(after[1::2], marks).all()
    ):
        raise NotInPiecesError(
            Text(
                zh="有的引号不在单元格的两端",
                en="some quote is not around a whole cell",
            )
        )
    return np.bitwise_xor.accumulate(is_quote)
