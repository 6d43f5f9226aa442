"""Which plugins there are, and where each comes from.

Built-ins are registered first and through the same hooks as everybody else's, then
installed distributions (entry points of the group ``guiju.plugins``), then the files
that the user names. The one that was registered last is asked first. A plugin that
cannot be loaded stops the work: a run with half of its plugins is another run.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from typing import Final

from pluggy import PluginManager, PluginValidationError

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins import calendars, methods, outputs, sources
from guiju.plugins.hookspecs import (
    PROJECT,
    check,
    command,
    method,
    output,
    region,
    source,
    working,
)
from guiju.plugins.installed import GROUP, digest_of_files, home
from guiju.plugins.plugin import (
    NOT_AS_ALLOWED,
    NOT_LOADED,
    OWN,
    LeftOut,
    Plugin,
    Reason,
)
from guiju.plugins.questions import Plugins
from guiju.plugins.trust import EVERYBODY, Trust

HOOKSPECS: Final = (source, output, method, check, working, region, command)
"""Every module of specifications, in the order in which a page tells of them."""


def load_plugins(files: Sequence[Path] = (), trust: Trust = EVERYBODY) -> Plugins:
    """Load the built-ins, the installed plugins, and the ``files`` that a user named.

    Of the installed ones only those that the user lets in; nothing of the others is
    imported.

    Raises:
        DiagnosticError: one of them cannot be loaded, or is not the one allowed.
    """
    manager = PluginManager(PROJECT)
    for module in HOOKSPECS:
        manager.add_hookspecs(module)
    offers = _offers()
    admitted = {who: offer for who, offer in offers.items() if trust.admits(who)}
    loaded = (
        *_built_in(manager),
        *_installed(manager, admitted, trust),
        *_named(manager, files),
    )
    reason = Reason.NOT_ALLOWED if trust.installed else Reason.SWITCHED_OFF
    left_out = (
        LeftOut(distribution=who, version=_version(entries), reason=reason)
        for who, entries in offers.items()
        if who not in admitted
    )
    return Plugins(manager, loaded, tuple(left_out))


def _offers() -> Mapping[str, Sequence[EntryPoint]]:
    """Return what each installed distribution offers, in the order of their names."""
    found: dict[str, list[EntryPoint]] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (_who(e), e.name)):
        found.setdefault(_who(entry), []).append(entry)
    return found


def _built_in(manager: PluginManager) -> Iterator[Plugin]:
    """Register the modules of Guiju that implement a hook; the others help them."""
    for package in (sources, outputs, calendars, methods):
        for found in iter_modules(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            name = found.name.removeprefix("guiju.plugins.")
            manager.register(module, name)
            if _hooks(manager, module):
                file = Path(module.__file__ or "")
                yield _plugin(manager, module, name, home=file.parent)
            else:
                manager.unregister(module)


def _installed(
    manager: PluginManager, offers: Mapping[str, Sequence[EntryPoint]], trust: Trust
) -> Iterator[Plugin]:
    for who, entries in offers.items():
        version = _version(entries)
        with _naming(f"{who} {version}".strip()):
            sha256 = digest_of_files(entry.module for entry in entries)
        _compare(who, version, sha256, trust)
        for entry in entries:
            name = f"{who}:{entry.name}"
            with _naming(f"{who} {version} ({entry.name})"):
                module = entry.load()
                _register(manager, module, name)
                own = home(entry.module, Path(module.__file__ or ""))
            yield _plugin(manager, module, name, (who, version, sha256), own)


def _named(manager: PluginManager, files: Iterable[Path]) -> Iterator[Plugin]:
    for file in files:
        with _naming(str(file)):
            module = _module(file)
            _register(manager, module, file.name)
            yield _plugin(manager, module, file.name, ("", "", ""), file.parent)


def _compare(who: str, version: str, sha256: str, trust: Trust) -> None:
    """Hold a distribution to what the user's lists say of it.

    Raises:
        DiagnosticError: it has another version, or other files.
    """
    for pin in trust.pins(who):
        if not pin.fits(version, sha256):
            found = f"{who}=={version} sha256:{sha256}"
            raise NOT_AS_ALLOWED.error(
                Text(
                    zh=f"guiju.toml 准许的是 {pin}，装的是 {found}",
                    en=f"guiju.toml allows {pin}; installed is {found}",
                ),
                Text(
                    zh="装回准许的那一个；或者看过新的，再改 plugins.allow",
                    en="install the one that is allowed; or look at the new one, then "
                    "change plugins.allow",
                ),
            )


def _who(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else ""


def _version(entries: Sequence[EntryPoint]) -> str:
    dist = entries[0].dist
    return dist.version if dist else ""


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
        raise _not_loaded(who, error) from error


def _not_loaded(who: str, error: Exception) -> DiagnosticError:
    return NOT_LOADED.error(
        Text(
            zh=f"插件 {who} 装不上：{error}",
            en=f"the plugin {who} cannot be loaded: {error}",
        ),
        Text(
            zh="更新或卸载这个插件，然后再运行；加 --no-plugins 就不用已安装的插件",
            en="update the plugin or uninstall it, and run again; --no-plugins uses "
            "none of the installed ones",
        ),
    )


def _hooks(manager: PluginManager, module: ModuleType) -> tuple[str, ...]:
    """Return the hooks that a registered module implements."""
    return tuple(caller.name for caller in manager.get_hookcallers(module) or ())


def _register(manager: PluginManager, module: ModuleType, name: str) -> None:
    """Register somebody else's plugin, which has to implement known hooks."""
    manager.register(module, name)
    if not _hooks(manager, module):
        message = "it implements no hook of Guiju"
        raise PluginValidationError(module, message)
    manager.check_pending()


def _plugin(
    manager: PluginManager,
    module: ModuleType,
    name: str,
    origin: tuple[str, str, str] = (OWN, "", ""),
    home: Path = Path(),
) -> Plugin:
    distribution, version, sha256 = origin
    file = Path(module.__file__ or "")
    return Plugin(
        name=name,
        distribution=distribution,
        version=version or _own_version(distribution),
        file=file.name,
        sha256=sha256 or hashlib.sha256(file.read_bytes()).hexdigest(),
        hooks=tuple(sorted(_hooks(manager, module))),
        home=home,
    )


def _own_version(distribution: str) -> str:
    """Return the version of Guiju; of a checkout that is not installed, nothing."""
    try:
        return version(distribution) if distribution else ""
    except PackageNotFoundError:
        return ""
