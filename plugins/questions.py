"""The questions that are put to plugins, one by one, so that each answer has a name.

What comes back is checked before anybody uses it: a plugin is somebody else's work.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

import attrs
from pluggy import PluginManager

from guiju.dsl.check import Check
from guiju.dsl.method import Method, by_spelling
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.command import Command
from guiju.plugins.output import Output
from guiju.plugins.plugin import OWN, LeftOut, Plugin, broken, failed
from guiju.plugins.rulebook_folder import RulebookFolder
from guiju.plugins.sheet import Sheet
from guiju.plugins.vetting import (
    held,
    held_check,
    held_output,
    misplaced,
    reserved,
    unfit,
)
from guiju.plugins.working import WorkingCalendar

_Named = TypeVar(
    "_Named", Output, WorkingCalendar, Method, Check, RulebookFolder, Command
)


@attrs.frozen
class Plugins:
    """The loaded plugins. What they return is checked before anybody uses it."""

    _manager: PluginManager = attrs.field(repr=False)
    listed: tuple[Plugin, ...]
    left_out: tuple[LeftOut, ...] = ()
    """What is installed and not let in."""

    def read_sheets(self, location: Path) -> tuple[Sheet, ...] | None:
        """Return the sheets of the file, or None when no source reads its kind.

        Raises:
            DiagnosticError: the file is at fault, or the plugin is.
        """
        for plugin, answer in self._answers("guiju_read_sheets", location=location):
            if answer is None:
                continue
            if isinstance(answer, tuple) and all(isinstance(s, Sheet) for s in answer):
                return answer
            raise broken(plugin, Text(zh="返回的不是工作表", en="it gave no sheets"))
        return None

    def outputs(self) -> tuple[Output, ...]:
        """Return every output, built-ins first.

        Raises:
            DiagnosticError: a plugin lists something else, or a name that is taken;
                and whoever lets one write is told by the same error when it fails.
        """
        return self._outputs

    @cached_property
    def _outputs(self) -> tuple[Output, ...]:
        """The outputs, listed once for whoever asks again."""
        no_output = Text(zh="列出的不是输出", en="it listed no output")
        listed = self._listed("guiju_list_outputs", Output, no_output)
        return tuple(
            one
            if plugin.distribution == OWN
            else held_output(one, partial(broken, plugin))
            for plugin, one in listed
        )

    def calendars(self) -> tuple[WorkingCalendar, ...]:
        """Return every calendar of working days, built-ins first; none is read yet.

        Raises:
            DiagnosticError: a plugin lists something else, or a name that is taken.
        """
        no_calendar = Text(zh="列出的不是日历", en="it listed no calendar")
        listed = self._listed("guiju_list_calendars", WorkingCalendar, no_calendar)
        return tuple(calendar for _, calendar in listed)

    def methods(self) -> Mapping[str, Method]:
        """Return every scoring method by name in both spellings.

        Raises:
            DiagnosticError: as ``brought``; and whoever uses one of them is told by
                the same error when what it expands to breaks the contract.
        """
        return by_spelling(one for _, one in self.brought())

    def brought(self) -> tuple[tuple[Plugin, Method], ...]:
        """Return every scoring method with the plugin that brings it, built-ins first.

        Raises:
            DiagnosticError: a plugin lists something else, or a name that is taken by
                another plugin or by the language.
        """
        no_method = Text(zh="列出的不是计分方法", en="it listed no scoring method")
        listed = self._listed("guiju_list_methods", Method, no_method)
        for plugin, one in listed:
            word = reserved(one)
            if word is not None:
                raise broken(plugin, _taken(word, "guiju"))
        return tuple(
            (plugin, held(one, partial(broken, plugin))) for plugin, one in listed
        )

    def checks(self) -> tuple[tuple[Plugin, Check], ...]:
        """Return every check that a plugin adds, with that plugin.

        Raises:
            DiagnosticError: a plugin lists something else, or a code that is not its
                own; and whoever asks a check is told by the same error when it fails.
        """
        no_check = Text(zh="列出的不是检查", en="it listed no check")
        listed = self._listed("guiju_list_checks", Check, no_check)
        for plugin, one in listed:
            wrong = unfit(one)
            if wrong is not None:
                raise broken(plugin, wrong)
        _hold_letters(listed)
        return tuple(
            (plugin, held_check(one, partial(broken, plugin))) for plugin, one in listed
        )

    def rulebooks(self) -> tuple[tuple[Plugin, RulebookFolder], ...]:
        """Return every rulebook of a region pack, with the plugin that brings it.

        Raises:
            DiagnosticError: a plugin lists something else, a name that is taken, or a
                folder that is not its own.
        """
        no_folder = Text(zh="列出的不是规则书", en="it listed no rulebook")
        listed = self._listed("guiju_list_rulebooks", RulebookFolder, no_folder)
        for plugin, one in listed:
            wrong = misplaced(one, plugin.home)
            if wrong is not None:
                raise broken(plugin, wrong)
        return listed

    def commands(self) -> tuple[tuple[Plugin, Command], ...]:
        """Return every command that a plugin adds, with that plugin.

        Raises:
            DiagnosticError: a plugin lists something else, or a name that is taken.
        """
        no_command = Text(zh="列出的不是命令", en="it listed no command")
        return self._listed("guiju_list_commands", Command, no_command)

    def _listed(
        self, hook: str, kind: type[_Named], other: Text
    ) -> tuple[tuple[Plugin, _Named], ...]:
        found: list[tuple[Plugin, _Named]] = []
        owners: dict[str, Plugin] = {}
        for plugin, answers in reversed([*self._answers(hook)]):
            for one in _flat(answers):
                if not isinstance(one, kind):
                    raise broken(plugin, other)
                for name in _names(one):
                    if name in owners:
                        raise broken(plugin, _taken(name, owners[name].origin))
                    owners[name] = plugin
                found.append((plugin, one))
        return tuple(found)

    def _answers(
        self, hook: str, **arguments: object
    ) -> Iterator[tuple[Plugin, object]]:
        """Ask one plugin after the other, so that every answer has a name to it."""
        registered = self._manager.list_name_plugin()
        for plugin in (p for p in reversed(self.listed) if hook in p.hooks):
            others = [module for name, module in registered if name != plugin.name]
            caller = self._manager.subset_hook_caller(hook, others)
            try:
                answer = caller(**arguments)
            except DiagnosticError:
                raise
            except Exception as error:
                raise broken(plugin, failed(error)) from error
            yield plugin, answer


def _hold_letters(listed: tuple[tuple[Plugin, Check], ...]) -> None:
    """Hold each origin to letters that no other has."""
    owners: dict[str, Plugin] = {}
    for plugin, check in listed:
        letters = check.code.rstrip("0123456789")
        owner = owners.setdefault(letters, plugin)
        if owner.origin != plugin.origin:
            raise broken(plugin, _taken(letters, owner.origin))


def _names(
    one: Output | WorkingCalendar | Method | Check | RulebookFolder | Command,
) -> tuple[str, ...]:
    match one:
        case Method():
            return (one.name.zh, one.name.en)
        case Check():
            return (one.code,)
        case _:
            return (one.name,)


def _taken(name: str, owner: str) -> Text:
    return Text(
        zh=f"“{name}”已经有了，在 {owner} 里", en=f'{owner} already has a "{name}"'
    )


def _flat(answers: object) -> Iterator[object]:
    """Return what the lists in a hook's answers hold; anything else as it is."""
    for answer in answers if isinstance(answers, list) else [answers]:
        if isinstance(answer, (list, tuple)):
            yield from answer
        else:
            yield answer
