"""The options that every command which scores has: together they are one request."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from guiju.cli.added import Chosen
from guiju.cli.shared import (
    corrections_option,
    plugin_option,
    previous_option,
    set_option,
)

_Command = Callable[..., int]


def requested(command: _Command) -> _Command:
    """Give ``command`` the options of a run. It gets them as its ``request``."""
    return previous_option(corrections_option(_requested(command)))


def requested_as_reported(command: _Command) -> _Command:
    """Give ``command`` the options of a run whose data nobody corrects."""
    return previous_option(_requested(command))


def _requested(command: _Command) -> _Command:
    @wraps(command)
    def called(  # noqa: PLR0913 - one for each option
        *session: object,
        rulebook: str,
        data: str | None,
        previous: Path | None,
        settings: tuple[str, ...],
        plugins: Chosen,
        corrections: Path | None = None,
        **own: Any,  # noqa: ANN401 - whatever else the command has
    ) -> int:
        from guiju.cli.running import Request  # noqa: PLC0415 - help needs none of it

        request = Request(
            rulebook=rulebook,
            data=data,
            previous=previous,
            corrections=corrections,
            settings=settings,
            plugins=plugins,
        )
        return command(*session, request=request, **own)

    return set_option(plugin_option(called))
