"""What a contender is: a name, the packages it needs, and the work when prepared."""

import time
from collections.abc import Callable
from importlib.util import find_spec
from shutil import which
from typing import Any

import attrs

from benchmarks.workload import Answer, Given

Clock = Callable[[], float]
"""Seconds that the work takes of the processor."""


@attrs.frozen
class Prepared:
    """The facts as the contender holds them in memory.

    ``run`` goes from there to scores and places, which is what is timed; ``read`` makes
    of what ``run`` returned the answer that is compared.
    """

    run: Callable[[], Any]
    read: Callable[[Any], Answer]


@attrs.frozen(kw_only=True)
class Peer:
    """One contender."""

    name: str
    prepare: Callable[[Given], Prepared]
    needs: tuple[str, ...] = ()
    """What has to be importable."""
    program: str | None = None
    """What has to be on the path."""
    most: int | None = None
    """It is not asked for more units than this: it would take minutes."""
    clock: Clock = time.process_time

    @property
    def missing(self) -> tuple[str, ...]:
        """What it needs and is not here."""
        found = [name for name in self.needs if find_spec(name) is None]
        if self.program is not None and which(self.program) is None:
            found.append(self.program)
        return tuple(found)
