"""Every data fault, found by looking: adding a fault means adding one file."""

from importlib import import_module
from pkgutil import iter_modules

from guiju.plugins.intake.fault import DataFault


def find_faults() -> tuple[DataFault, ...]:
    """Return the declarations of all data faults, by code."""
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__))
    return tuple(sorted((m.FAULT for m in modules), key=lambda fault: fault.code))
