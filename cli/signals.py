"""Being told to end: by SIGTERM as by Ctrl-C, so that nothing half-done is left."""

import signal
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

Handler = Callable[[int, FrameType | None], object] | int | None


def end_as_by_ctrl_c() -> Handler:
    """Let SIGTERM end the program as Ctrl-C does; return what it did before.

    Only the main thread of a program may say so; elsewhere nothing changes.
    """
    try:
        return signal.signal(signal.SIGTERM, _end)
    except ValueError:
        return None


def end_by(handler: Handler) -> None:
    """Let SIGTERM do again what it did before."""
    if handler is not None:
        signal.signal(signal.SIGTERM, handler)


def _end(number: int, _: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt(signal.Signals(number))
