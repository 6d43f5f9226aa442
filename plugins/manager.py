"""Which plugins there are, where each comes from, and the questions put to them.

Built-ins are registered first and through the same hooks as everybody else's, then
installed distributions (entry points of the group ``guiju.plugins``), then the files
that the user names. The one that was registered last is asked first. A plugin that
cannot be loaded stops the work: a run with half of its plugins is another run.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.metadata import (
    EntryPoint,
    PackageNotFoundError,
    entry_points,
    version,
)
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Final, TypeVar

import attrs
from pluggy import PluginManager, PluginValidationError

from guiju.dsl.method import Method, by_spelling
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins import calendars, methods, outputs, sources
from guiju.plugins.hookspecs import PROJECT, method, output, source, working
from guiju.plugins.output import Output
from guiju.plugins.sheet import Sheet
from guiju.plugins.trouble import Trouble
from guiju.plugins.vetting import held, reserved
from guiju.plugins.working import WorkingCalendar

GROUP: Final = "guiju.plugins"
"""The entry points by which a distribution offers its plugins."""

NOT_LOADED: Final = Trouble(
    code="GJ1411",
    since="0.1",
    title=Text(zh="插件装不上", en="a plugin cannot be loaded"),
    why=Text(
        zh="少了一个插件，同样的数据可能得出另一个结果，所以不能跳过它继续。",
        en="Without one of its plugins a run may give another result, so it is not "
        "skipped.",
    ),
)
BROKEN: Final = Trouble(
    code="GJ1412",
    since="0.1",
    title=Text(zh="插件没有守约", en="a plugin breaks its contract"),
    why=Text(
        zh="插件返回的内容与接口约定不符，或运行中出错，其结果不可信。",
        en="What the plugin returned is not what its hook promises, or it failed.",
    ),
)


@attrs.frozen(kw_only=True)
class Plugin:
    """One loaded plugin and its origin, as ``guiju plugins`` lists it.

    ``distribution`` is ``guiju`` for a built-in and empty for a file that the user
    named; ``sha256`` is the digest of the module's file.
    """

    name: str
    distribution: str
    version: str
    file: str
    sha256: str
    hooks: tuple[str, ...]


_Named = TypeVar("_Named", Output, WorkingCalendar, Method)


@attrs.frozen
class Plugins:
    """The loaded plugins. What they return is checked before anybody uses it."""

    _manager: PluginManager = attrs.field(repr=False)
    listed: tuple[Plugin, ...]

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
            raise _broken(plugin, Text(zh="返回的不是工作表", en="it gave no sheets"))
        return None

    def outputs(self) -> tuple[Output, ...]:
        """Return every output, built-ins first.

        Raises:
            DiagnosticError: a plugin lists something else, or a name that is taken.
        """
        no_output = Text(zh="列出的不是输出", en="it listed no output")
        listed = self._listed("guiju_list_outputs", Output, no_output)
        return tuple(output for _, output in listed)

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
                raise _broken(plugin, _taken(word, "guiju"))
        return tuple(
            (plugin, held(one, partial(_broken, plugin))) for plugin, one in listed
        )

    def _listed(
        self, hook: str, kind: type[_Named], other: Text
    ) -> tuple[tuple[Plugin, _Named], ...]:
        found: list[tuple[Plugin, _Named]] = []
        owners: dict[str, Plugin] = {}
        for plugin, answers in reversed([*self._answers(hook)]):
            for one in _flat(answers):
                if not isinstance(one, kind):
                    raise _broken(plugin, other)
                for name in _names(one):
                    if name in owners:
                        raise _broken(plugin, _taken(name, _origin(owners[name])))
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
                what = Text(zh=f"运行中出错：{error!r}", en=f"it failed: {error!r}")
                raise _broken(plugin, what) from error
            yield plugin, answer


def load_plugins(files: Sequence[Path] = ()) -> Plugins:
    """Load the built-ins, the installed plugins, and the ``files`` that a user named.

    Raises:
        DiagnosticError: one of them cannot be loaded.
    """
    manager = PluginManager(PROJECT)
    manager.add_hookspecs(source)
    manager.add_hookspecs(output)
    manager.add_hookspecs(working)
    manager.add_hookspecs(method)
    loaded = (*_built_in(manager), *_installed(manager), *_named(manager, files))
    return Plugins(manager, loaded)


def _names(one: Output | WorkingCalendar | Method) -> tuple[str, ...]:
    if isinstance(one, Method):
        return (one.name.zh, one.name.en)
    return (one.name,)


def _taken(name: str, owner: str) -> Text:
    return Text(
        zh=f"“{name}”已经有了，在 {owner} 里", en=f'{owner} already has a "{name}"'
    )


def _origin(plugin: Plugin) -> str:
    return plugin.distribution or plugin.file


def _built_in(manager: PluginManager) -> Iterator[Plugin]:
    """Register the modules of Guiju that implement a hook; the others help them."""
    for package in (sources, outputs, calendars, methods):
        for found in iter_modules(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            name = found.name.removeprefix("guiju.plugins.")
            if _hooks(manager, module, name):
                yield _plugin(manager, module, name, "guiju")
            else:
                manager.unregister(module)


def _installed(manager: PluginManager) -> Iterator[Plugin]:
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (_who(e), e.name)):
        with _naming(f"{_who(entry)} ({entry.name})"):
            module = entry.load()
            _checked_hooks(manager, module, entry.name)
            yield _plugin(manager, module, entry.name, _who(entry))


def _named(manager: PluginManager, files: Iterable[Path]) -> Iterator[Plugin]:
    for file in files:
        with _naming(str(file)):
            module = _module(file)
            _checked_hooks(manager, module, file.name)
            yield _plugin(manager, module, file.name, "")


def _who(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else ""


def _module(file: Path) -> ModuleType:
    spec = spec_from_file_location(f"guiju_plugin_{file.stem}", file)
    if spec is None or spec.loader is None:
        raise ImportError(file.name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def _naming(who: str) -> Iterator[None]:
    """Turn whatever goes wrong while a plugin loads into a message that names it."""
    try:
        yield
    except Exception as error:
        raise NOT_LOADED.error(
            Text(
                zh=f"插件 {who} 装不上：{error}",
                en=f"the plugin {who} cannot be loaded: {error}",
            ),
            Text(
                zh="更新或卸载这个插件，然后再运行",
                en="update the plugin or uninstall it, and run again",
            ),
        ) from error


def _hooks(manager: PluginManager, module: ModuleType, name: str) -> tuple[str, ...]:
    """Register ``module`` and return the hooks that it implements."""
    manager.register(module, name)
    return tuple(caller.name for caller in manager.get_hookcallers(module) or ())


def _checked_hooks(manager: PluginManager, module: ModuleType, name: str) -> None:
    """Register somebody else's plugin, which has to implement known hooks."""
    if not _hooks(manager, module, name):
        message = "it implements no hook of Guiju"
        raise PluginValidationError(module, message)
    manager.check_pending()


def _plugin(
    manager: PluginManager, module: ModuleType, name: str, distribution: str
) -> Plugin:
    file = Path(module.__file__ or "")
    callers = manager.get_hookcallers(module) or ()
    return Plugin(
        name=name,
        distribution=distribution,
        version=_version(distribution),
        file=file.name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        hooks=tuple(sorted(caller.name for caller in callers)),
    )


def _version(distribution: str) -> str:
    """Return the version of a distribution, or nothing for a file or a checkout."""
    try:
        return version(distribution) if distribution else ""
    except PackageNotFoundError:
        return ""


def _broken(plugin: Plugin, what: Text) -> DiagnosticError:
    who = _origin(plugin)
    return BROKEN.error(
        Text(
            zh=f"插件 {who}（{plugin.name}）：{what.zh}",
            en=f"the plugin {who} ({plugin.name}): {what.en}",
        ),
        Text(
            zh="更新或卸载这个插件，或告诉它的作者",
            en="update or uninstall the plugin, or tell its author",
        ),
    )


def _flat(answers: object) -> Iterator[object]:
    """Return what the lists in a hook's answers hold; anything else as it is."""
    for answer in answers if isinstance(answers, list) else [answers]:
        if isinstance(answer, (list, tuple)):
            yield from answer
        else:
            yield answer
