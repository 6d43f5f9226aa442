"""Which kinds of file the built-in sources read, as each of them says it itself."""

from importlib import import_module
from pkgutil import iter_modules

from guiju.plugins import sources


def readable() -> tuple[str, ...]:
    """Return the endings of all files that some built-in source reads."""
    modules = (
        import_module(f"{sources.__name__}.{found.name}")
        for found in iter_modules(sources.__path__)
    )
    suffixes = (getattr(module, "SUFFIXES", ()) for module in modules)
    return tuple(sorted({suffix for group in suffixes for suffix in group}))
