"""Every fault of the text, found by looking: adding a fault means adding one file."""

from importlib import import_module
from pkgutil import iter_modules

from guiju.dsl.fault import Fault


def _find() -> tuple[Fault, ...]:
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__))
    return tuple(
        sorted((m.FAULT for m in modules), key=lambda f: (f.last, not f.first, f.code))
    )


FAULTS: tuple[Fault, ...] = _find()
"""In the order in which they are asked; the last one recognises everything."""
