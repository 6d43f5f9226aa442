"""Keeping the garbage collector away while something large is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the collector: trees, models and plans hold no cycles, and are all alive.

    It would only look again and again at what grows: a fifth of the time of checking
    ten thousand indicators, and more than that of more.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
