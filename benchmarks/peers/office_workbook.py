"""LibreOffice: a workbook with formulas, loaded, computed and written without a screen.

Its time is that of the whole program, from start to end: nothing less can be asked of
it, and only the columns of scores and places are looked at in what it writes.
"""

import csv
import resource
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from benchmarks.peers import wide
from benchmarks.peers.peer import Peer, Prepared
from benchmarks.workload import (
    A_FAULT,
    LEAVES,
    MOST_LOST,
    ROLL_UP,
    SHARES,
    TIERS,
    Answer,
    Given,
    hundredths,
    weights,
)

_PROGRAM = "soffice"


def prepare(given: Given) -> Prepared:
    """Return the work on a workbook in a folder of its own."""
    folder = TemporaryDirectory()
    place = Path(folder.name)
    table = wide.in_points(given)
    _write(place / "facts.xlsx", {name: one.tolist() for name, one in table.items()})

    def run() -> Path:
        _convert(Path(folder.name))  # which is there as long as this names it
        return place / "facts.csv"

    return Prepared(run=run, read=_read)


def seconds() -> float:
    """Return how long programs that were started have kept the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _convert(folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            _PROGRAM,
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--convert-to", "csv"),
            *("--outdir", str(folder), str(folder / "facts.xlsx")),
        ],
        check=True,
        capture_output=True,
    )


def _write(file: Path, table: dict[str, list[float]]) -> None:
    """Write scores and places in the first two columns, what they need behind them."""
    with Workbook(file) as book:
        sheet, other = book.add_worksheet("scores"), book.add_worksheet("weights")
        exact = book.add_format({"num_format": "0.00"})
        other.write_row(0, 0, [float(weight) for weight in weights()])
        at = {name: xl_col_to_name(nth) for nth, name in enumerate(table, 2)}
        group = table[wide.GROUP]
        for nth in range(len(group)):
            row = nth + 1
            first, last = (
                group.index(group[nth]) + 1,
                len(group) - group[::-1].index(group[nth]),
            )
            sheet.write_formula(nth, 0, _total(at, row), exact, "")
            sheet.write_formula(nth, 1, f"=RANK(A{row},A${first}:A${last})", None, "")
            sheet.write_row(nth, 2, [column[nth] for column in table.values()])


def _total(at: dict[str, str], row: int) -> str:
    stages = [_stage(at, stage, row) for stage in range(2)]
    means = [
        f"AVERAGE({at[names[0]]}{row}:{at[names[-1]]}{row})"
        for names in (wide.RATER, wide.QUARTER)
    ]
    shares = [float(share) for share in SHARES.values()]
    parts = zip(shares, (*stages, *means), strict=True)
    bonus = "0"
    for _, last, points in reversed(TIERS):
        bonus = f"IF({at[wide.PLACE]}{row}<={last},{points},{bonus})"
    lost = f"MIN({at[wide.FAULTS]}{row}*{float(A_FAULT)},{MOST_LOST})"
    total = "+".join(f"{share}*{part}" for share, part in parts)
    return f"=ROUND(MAX({total}+{bonus}-{lost},0),2)"


def _stage(at: dict[str, str], stage: int, row: int) -> str:
    end = xl_col_to_name(LEAVES - 1)
    layers = []
    for layer, share in enumerate(ROLL_UP):
        names = wide.leaves(stage, layer)
        marks = f"{at[names[0]]}{row}:{at[names[-1]]}{row}"
        layers.append(f"{float(share)}*SUMPRODUCT({marks},weights.$A$1:{end}$1)")
    return f"({'+'.join(layers)})".replace("weights.", "weights!")


def _read(file: Path) -> Answer:
    with file.open(encoding="utf-8", newline="") as lines:
        cells = [(float(row[0]), int(row[1])) for row in csv.reader(lines)]
    scores, ranks = zip(*cells, strict=True)
    return Answer(hundredths(np.array(scores)), np.array(ranks))


PEERS = (
    Peer(
        name="LibreOffice, from start to end",
        prepare=prepare,
        program=_PROGRAM,
        most=3_000,
        clock=seconds,
    ),
)
