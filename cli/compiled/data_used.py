"""The run that a target is made for, where there is data and somebody wants it."""

import attrs

from guiju.cli.added import added
from guiju.cli.compiled.target import Asked
from guiju.cli.rulebook import load
from guiju.cli.running import Run, carry_out


def run_of(asked: Asked) -> Run | None:
    """Return the finished run, or None for the rulebook alone."""
    if asked.blank or asked.decimals is not None or not _has_data(asked):
        return None
    return carry_out(attrs.evolve(asked.request, leave_open=True))


def _has_data(asked: Asked) -> bool:
    """Whether data was named, or ``guiju.toml`` says where some lies."""
    if asked.request.data is not None:
        return True
    project = load(asked.request.rulebook, added(asked.request.plugins)).project
    return bool(project.folder or project.databases or project.addresses)
