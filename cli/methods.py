"""The scoring methods that rulebooks on the command line may call.

Most rulebooks call none, so the plugins are only loaded when one does.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from guiju.dsl.method import Method, Methods


def methods_with(files: Sequence[Path]) -> Methods:
    """Return the methods of all plugins, and of the ``files`` that a user named.

    Raises:
        DiagnosticError: one of ``files`` cannot be loaded; that is told at once,
            whether or not a rulebook calls a method.
    """
    methods = cache(lambda: _loaded(files))
    if files:
        methods()
    return methods


def _loaded(files: Sequence[Path]) -> Mapping[str, Method]:
    # What a rulebook without methods need not wait for.
    from guiju.plugins.manager import load_plugins  # noqa: PLC0415

    return load_plugins(files).methods()


INSTALLED: Methods = methods_with(())
"""Those of the built-in plugins and of the installed ones."""
