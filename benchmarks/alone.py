"""One size in a process of its own, on one thread, with memory that nobody has used."""

import os
import subprocess
import sys

_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "POLARS_MAX_THREADS",
)
HERE = "--here"
"""Says that the process is the one."""


def measure_alone(module: str, units: int) -> None:
    """Have ``python -m module --here units`` print what it measures."""
    command = [sys.executable, "-m", module, HERE, str(units)]
    environment = {**os.environ, **dict.fromkeys(_ONE_THREAD, "1")}
    subprocess.run(command, check=True, env=environment)
