"""What a database gave, laid down in a file of its own until nobody needs it.

It is asked once, so that all figures are of one moment; but batches are gone through
more than once, and together they may be larger than the memory. The digest is of the
values column by column, and does not depend on how they came in batches.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import finalize

from guiju.engine.source import Cell
from guiju.plugins.sheet import Row
from guiju.plugins.sources import typed_columns
from guiju.plugins.sources.in_columns import check_columns

if TYPE_CHECKING:
    import pyarrow as pa

_NAME: Final = "rows.arrow"


class Spool:
    """Rows in a file that is removed with this."""

    first: Final = 2

    def __init__(
        self,
        names: Sequence[str],
        kinds: "Sequence[pa.DataType]",
        batches: "Iterable[pa.RecordBatch]",
        place: Cell,
    ) -> None:
        """Lay down ``batches`` as columns of ``kinds``.

        Raises:
            DiagnosticError: they are too many.
            NotReadableError: see ``typed_columns.held``.
        """
        folder = tempfile.TemporaryDirectory(
            prefix="guiju-", ignore_cleanup_errors=True
        )
        finalize(self, folder.cleanup)
        self._file = Path(folder.name, _NAME)
        self.names = names
        self._kinds = kinds
        self.height = 0
        digests = [_Digest(kind) for kind in kinds]
        for batch in self._written(kinds, batches):
            self.height += batch.num_rows
            check_columns(place, self.height + 1, len(kinds))
            for digest, column in zip(digests, batch.columns, strict=True):
                digest.update(column)
        said = json.dumps([[*names], [digest.said for digest in digests]])
        self.sha256 = hashlib.sha256(said.encode()).hexdigest()

    def _written(
        self, kinds: "Sequence[pa.DataType]", batches: "Iterable[pa.RecordBatch]"
    ) -> "Iterator[pa.RecordBatch]":
        """Yield the batches as they are laid down."""
        import pyarrow as pa  # noqa: PLC0415 - only who reads columns waits for it
        from pyarrow import ipc  # noqa: PLC0415 - as above

        schema = pa.schema([(str(at), kind) for at, kind in enumerate(kinds)])
        options = ipc.IpcWriteOptions(compression="lz4")
        with (
            pa.OSFile(str(self._file), "wb") as file,
            ipc.new_file(file, schema, options=options) as writer,
        ):
            for batch in batches:
                held = typed_columns.held(batch, kinds, as_days=False)
                writer.write_batch(held)
                yield held

    def __iter__(self) -> "Iterator[pa.RecordBatch]":
        """See ``Batches``."""
        import pyarrow as pa  # noqa: PLC0415 - as above
        from pyarrow import ipc  # noqa: PLC0415 - as above

        with pa.OSFile(str(self._file)) as file, ipc.open_file(file) as reader:
            for nth in range(reader.num_record_batches):
                yield typed_columns.held(reader.get_batch(nth), self._kinds)

    def cells(self, batch: "pa.RecordBatch", at: int) -> Row:
        """See ``Batches``."""
        return typed_columns.cells(batch, at)


class _Digest:
    """The digest of one column, which is fed in pieces."""

    def __init__(self, kind: "pa.DataType") -> None:
        self._kind = str(kind)
        self._present = hashlib.sha256()
        self._values = hashlib.sha256()

    @property
    def said(self) -> list[str]:
        """The type of the column, and the digests of what is in it."""
        return [self._kind, self._present.hexdigest(), self._values.hexdigest()]

    def update(self, column: "pa.Array") -> None:
        """Take in the next values."""
        import pyarrow as pa  # noqa: PLC0415 - as above
        from pyarrow import compute  # noqa: PLC0415 - as above

        if pa.types.is_string(column.type):
            lengths = compute.binary_length(column).fill_null(-1)
            self._present.update(lengths.to_numpy())
        else:
            self._present.update(column.is_valid().cast(pa.int8()).to_numpy())
        self._values.update(_bytes(column.drop_null()))


def _bytes(column: "pa.Array") -> memoryview:
    """Return the bytes of all values, none of which is absent."""
    import numpy as np  # noqa: PLC0415 - as above
    import pyarrow as pa  # noqa: PLC0415 - as above

    if pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    _, *held = column.buffers()
    first, last = column.offset, column.offset + len(column)
    if pa.types.is_string(column.type):
        ends, text = held
        starts = np.frombuffer(ends, np.int32)
        return memoryview(text or b"")[starts[first] : starts[last]]
    width = column.type.byte_width
    return memoryview(held[0] or b"")[first * width : last * width]
