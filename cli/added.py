"""What plugins add to rulebooks: methods, checks, and the rulebooks of region packs.

Most rulebooks need none of it, so plugins are only loaded when one does, or when an
installed one may look at every rulebook.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from guiju.cli.allowed import trust
from guiju.dsl.check import Check
from guiju.dsl.method import Method
from guiju.engine.record import Record
from guiju.plugins.installed import offered

if TYPE_CHECKING:
    from guiju.plugins.questions import Plugins


@attrs.frozen(eq=False, repr=False)
class Chosen(Record):
    """Which plugins the caller wants: ``--plugin`` and ``--no-plugins``."""

    files: tuple[Path, ...] = ()
    installed: bool = True

    def load(self) -> "Plugins":
        """Load them, of the installed ones those that ``guiju.toml`` lets in.

        Raises:
            DiagnosticError: one cannot be loaded, or is not the one that is allowed.
        """
        # What a rulebook without plugins need not wait for.
        from guiju.plugins.manager import load_plugins  # noqa: PLC0415

        return load_plugins(self.files, trust(installed=self.installed))

    @property
    def is_any(self) -> bool:
        """Whether there may be a plugin beside the built-in ones."""
        return bool(self.files) or (self.installed and offered())


INSTALLED = Chosen()
"""The installed plugins, as far as ``guiju.toml`` lets them in."""


@attrs.frozen(slots=False, eq=False)
class Added:
    """What the chosen plugins add. They are loaded once, when they are asked first."""

    chosen: Chosen = INSTALLED

    @cached_property
    def plugins(self) -> "Plugins":
        """The loaded plugins."""
        return self.chosen.load()

    def methods(self) -> Mapping[str, Method]:
        """Return the scoring methods by name in both spellings."""
        return self._methods

    @cached_property
    def checks(self) -> Sequence[Check]:
        """The checks beside the built-in ones."""
        if not self.chosen.is_any:
            return ()
        return tuple(check for _, check in self.plugins.checks())

    def rulebooks(self) -> Mapping[str, Path]:
        """Return the folders of the rulebooks of region packs, by name."""
        return self._rulebooks

    @cached_property
    def _rulebooks(self) -> Mapping[str, Path]:
        if not self.chosen.is_any:
            return {}
        return {one.name: one.folder for _, one in self.plugins.rulebooks()}

    @cached_property
    def _methods(self) -> Mapping[str, Method]:
        return self.plugins.methods()


def added(chosen: Chosen) -> Added:
    """Return what the chosen plugins add.

    Raises:
        DiagnosticError: a file that the user named cannot be loaded; that is told at
            once, whether or not a rulebook needs it.
    """
    found = Added(chosen)
    if chosen.files:
        assert found.plugins.listed
    return found
