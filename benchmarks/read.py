"""Reading a large sheet, as a multiple of what the readers below it take alone.

A workbook and a CSV file of 100,000 rows and eight columns: a name and seven marks. The
time of the processor counts; what else runs on the machine disturbs it less. Each file
is read and checked in a process of its own, whose memory is counted, too.
"""

import csv
import gc
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from guiju.engine.axis import UNIT, Axis
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS
from guiju.engine.plan import Group, Input, Plan, Quantity, Role, Scheme, Unit
from guiju.plugins.intake.intake import examine
from guiju.plugins.manager import load_plugins

ROWS = 100_000
COLUMNS = 7
MOST = 2.0
"""What is promised: so many seconds for a workbook of this size on a quiet machine."""


def plan() -> Plan:
    """Return a scheme that wants seven marks of each of 100,000 units."""
    units = tuple(Unit(name=f"单位{nth}") for nth in range(ROWS))
    group = Group(name="单位", title="单位", units=units)
    axes = (Axis(UNIT, group.members),)
    wanted = Input(table="得分", interval=Interval(Fraction(0), Fraction(100)))
    quantities = {
        name: Quantity(
            id=name,
            name=name,
            title=name,
            role=Role.INPUT,
            measure=POINTS,
            axes=axes,
            definition=wanted,
            group=group.name,
        )
        for name in heads()
    }
    scheme = Scheme(name="读取", title="读取")
    return Plan(scheme=scheme, groups={group.name: group}, quantities=quantities)


def heads() -> list[str]:
    """Return the heads of the columns of figures."""
    return [f"指标{nth}" for nth in range(COLUMNS)]


def write(folder: Path) -> None:
    """Write the workbook and the CSV file."""
    chance = random.Random(1)  # noqa: S311 - the same figures every time
    rows: list[list[str | float]] = [["单位", *heads()]]
    for nth in range(ROWS):
        marks = (chance.randrange(10_001) / 100 for _ in range(COLUMNS))
        rows.append([f"单位{nth}", *marks])
    with Workbook(folder / "得分.xlsx") as book:
        sheet = book.add_worksheet("得分")
        for nth, row in enumerate(rows):
            sheet.write_row(nth, 0, row)
    with (folder / "得分.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def by_calamine(file: Path) -> object:
    """Return the workbook as the library reads it."""
    return CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()


def by_csv(file: Path) -> object:
    """Return the CSV file as the standard library reads it."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [*csv.reader(lines)]


ALONE: dict[str, Callable[[Path], object]] = {".xlsx": by_calamine, ".csv": by_csv}


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` keeps the processor busy."""
    start = process_time()
    work()
    return process_time() - start


def measured(file: Path) -> str:
    """Return the figures of one file."""
    gc.disable()  # as the command line does
    plugins, scheme = load_plugins(), plan()
    base = seconds(lambda: ALONE[file.suffix](file))
    start = process_time()
    sheets = plugins.read_sheets(file) or ()
    read = process_time() - start
    check = seconds(lambda: examine(scheme, sheets))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{file.suffix}: alone {base:.2f} s, read {read:.2f} s (at most {MOST:.0f}), "
        f"ratio {read / base:.1f}; held to the contract {check:.2f} s; {memory} MB"
    )


def main() -> None:
    """Print a line for each file."""
    with TemporaryDirectory() as folder:
        write(Path(folder))
        for suffix in ALONE:
            command = [sys.executable, "-m", "benchmarks.read"]
            subprocess.run([*command, f"{folder}/得分{suffix}"], check=True)


if __name__ == "__main__":
    print(measured(Path(sys.argv[1]))) if sys.argv[1:] else main()
