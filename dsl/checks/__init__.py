"""Every check, found by looking: adding a check means adding one file."""

from importlib import import_module
from pkgutil import iter_modules

from guiju.dsl.check import Check


def _find() -> tuple[Check, ...]:
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__))
    return tuple(sorted((m.CHECK for m in modules), key=lambda check: check.code))


CHECKS: tuple[Check, ...] = _find()
