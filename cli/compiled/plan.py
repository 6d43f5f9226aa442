"""``--to plan``: on which whole numbers each quantity is computed, as a table."""

import csv
import io

from guiju.cli.compiled.target import Asked, Compiled
from guiju.cli.lowered import program_of
from guiju.engine.scaled.describe import HEAD, rows

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""By it a spreadsheet knows that a CSV file is UTF-8."""


def compiled(asked: Asked) -> Compiled:
    """Return a line for each quantity, as CSV."""
    made = program_of(asked)
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\n")
    for row in (HEAD, *rows(made.program)):
        lines.writerow([cell.of(asked.language) for cell in row])
    return Compiled(content=(_MARK + file.getvalue()).encode(), remarks=made.remarks)
