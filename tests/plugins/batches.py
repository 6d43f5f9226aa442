"""What the batches of a large sheet hold."""

from guiju.plugins.sheet import Row, Sheet


def of_batches(sheet: Sheet, *, first: int) -> list[Row]:
    """Return the rows of all batches, which begin with row ``first`` of the sheet."""
    assert sheet.batches is not None
    assert sheet.batches.first == first
    return [
        sheet.batches.cells(batch, at)
        for batch in sheet.batches
        for at in range(batch.num_rows)
    ]
