"""``guiju.toml``: what a rulebook's folder says about itself and where its data lies.

The rulebook says what is measured; this file says where the figures are. It is data
from elsewhere: it can name nothing outside its own folder, and load no plugin. It may
say which distributions the rulebook needs, so that a run without one is refused; and,
for who works in its folder or below, which ones are let in.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from guiju.cli.fault import CommandFault, StopError
from guiju.cli.faults import PROJECT_FAULTY
from guiju.cli.nearest import nearest
from guiju.cli.project_keys import ALLOW, KINDS
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.record import Record
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.plugins.intake.spelled import Spellings
from guiju.plugins.trust import Pinned, pinned

if TYPE_CHECKING:
    from guiju.plugins.sources.asked import Asked
    from guiju.plugins.sources.web import Address

FILE = "guiju.toml"
SCHEME = "scheme.guiju"
"""What the file of rules of a folder is called, if nothing else is said."""
_PLUGINS = "plugins."
_LINES = Text(
    zh='一行写一个键，文字放在英文引号里：folder = "facts"',
    en='write a key a line, with texts in straight quotes: folder = "facts"',
)
_Place = Mapping[str, str]
"""Where a table lies, as the file says it."""
_Read = TypeVar("_Read")
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Wanted(Record):
    """A quantity of another scheme's result that fills a table: ``result = …``."""

    file: str
    """Where the result lies, relative to the rulebook."""
    quantity: str
    group: str = ""

    @property
    def id(self) -> str:
        """The id that the quantity has in the result."""
        return f"{self.quantity}@{self.group}" if self.group else self.quantity


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Project(Record):
    """What the file says. Without a file, everything is at its default."""

    scheme: str = SCHEME
    title: Text | None = None
    folder: str = ""
    """Where the data lies, relative to the rulebook; empty if nothing is said."""
    tables: Mapping[str, tuple[str, str]] = attrs.field(factory=dict)
    """File and sheet of the tables that do not lie under their own name."""
    results: Mapping[str, Wanted] = attrs.field(factory=dict)
    """What other schemes' results say, by the table that it fills."""
    databases: "Mapping[str, Asked]" = attrs.field(factory=dict)
    """What lies in a database, by the table that it fills."""
    addresses: "Mapping[str, Address]" = attrs.field(factory=dict)
    """What a web service gives, by the table that it fills."""
    hosts: tuple[str, ...] = ()
    """The web services that may be asked."""
    spellings: Spellings = attrs.field(factory=Spellings)
    """What headers and names in the data mean that the rulebook writes otherwise."""
    previous: str = ""
    """Where the last period's result lies, relative to the rulebook."""
    corrections: str = ""
    """Where corrections of the data lie, relative to the rulebook."""
    calendar: str = ""
    """Where own days over the published calendar lie, relative to the rulebook."""
    notices: tuple[Text, ...] = ()
    """What every reader of a result must be told."""
    needs: tuple[Pinned, ...] = ()
    """The distributions without which the rulebook is not run."""
    allowed: tuple[Pinned, ...] | None = None
    """The distributions whose plugins are let in here; None lets in all."""


def read_project(folder: Path, shown: Path) -> Project:
    """Return what ``guiju.toml`` in ``folder`` says; people call the folder ``shown``.

    Raises:
        StopError: with every fault of the file.
    """
    path = folder / FILE
    if not path.is_file():
        return Project()
    file = str(shown / FILE)
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StopError(no_toml(error, text, file), texts={file: text}) from None
    faults = tuple(_faults(written, text, file))
    faults = faults or tuple(_elsewhere(folder, written, text, file))
    if faults:
        raise StopError(*faults, texts={file: text})
    return _project(written)


def _project(written: Mapping[str, Any]) -> Project:
    rulebook, data = written.get("rulebook", {}), written.get("data", {})
    plugins, title = written.get("plugins", {}), rulebook.get("title")
    tables = data.get("tables", {})
    return Project(
        scheme=rulebook.get("scheme", SCHEME),
        title=None if title is None else Text(**title),
        folder=data.get("folder", ""),
        tables=_places(tables, "file", _sheet),
        results=_places(tables, "result", _wanted),
        databases=_places(tables, "database", _asked),
        addresses=_places(tables, "url", _address),
        hosts=tuple(data.get("hosts", ())),
        spellings=Spellings(
            columns=data.get("columns", {}), names=data.get("names", {})
        ),
        previous=data.get("previous", ""),
        corrections=data.get("corrections", ""),
        calendar=written.get("calendar", {}).get("file", ""),
        notices=tuple(Text(**notice) for notice in written.get("notices", ())),
        needs=_pins(plugins.get("needs", ())),
        allowed=_pins(plugins["allow"]) if "allow" in plugins else None,
    )


def _places(
    tables: Mapping[str, _Place], key: str, read: Callable[[_Place], _Read]
) -> Mapping[str, _Read]:
    """Return the tables that lie where ``key`` says, by name."""
    return {table: read(place) for table, place in tables.items() if key in place}


def _sheet(place: _Place) -> tuple[str, str]:
    return place["file"], place.get("sheet", "")


def _wanted(place: _Place) -> Wanted:
    return Wanted(
        file=place["result"],
        quantity=place["quantity"],
        group=place.get("group", ""),
    )


def _asked(place: _Place) -> "Asked":
    # What a rulebook without a database need not wait for.
    from guiju.plugins.sources.asked import Asked  # noqa: PLC0415

    return Asked(**place)


def _address(place: _Place) -> "Address":
    # Likewise a web service.
    from guiju.plugins.sources.web import Address  # noqa: PLC0415

    return Address(**place)


def _pins(written: Iterable[str]) -> tuple[Pinned, ...]:
    return tuple(pin for pin in map(pinned, written) if pin is not None)


_NAMES = Text(zh="可以写的键", en="keys")
_NO_PLUGIN = Text(
    zh="规则书的文件夹不能装载插件：用 --plugin 指定文件，或者安装发行包；"
    "需要哪个发行包，写 plugins.needs",
    en="a rulebook's folder loads no plugin: name the file with --plugin, or install a "
    "distribution; which one is needed goes under plugins.needs",
)
_SECTIONS = frozenset(key.partition(".")[0] for key in KINDS if "." in key)


def _faults(written: Mapping[str, Any], text: str, file: str) -> Iterator[Diagnostic]:
    for key, value in _flat(written):
        kind = KINDS.get(key)
        place = _place(key, text, file)
        if kind is None:
            yield PROJECT_FAULTY.found(
                Text(zh=f"没有“{key}”这个键", en=f"there is no key {key}"),
                _NO_PLUGIN if key.startswith(_PLUGINS) else nearest(key, KINDS, _NAMES),
                place,
            )
        elif not kind.fits(value):
            yield PROJECT_FAULTY.found(
                Text(zh=f"{key} 写得不对", en=f"{key} is not right"),
                Text(zh=f"{key} {kind.words.zh}", en=f"{key} {kind.words.en}"),
                place,
            )


def _elsewhere(
    folder: Path, written: Mapping[str, Any], text: str, file: str
) -> Iterator[Diagnostic]:
    """Yield a fault for a list of plugins where nobody works: it would say nothing."""
    here = Path.cwd().resolve()
    if ALLOW not in dict(_flat(written)) or here.is_relative_to(folder.resolve()):
        return
    yield PROJECT_FAULTY.found(
        Text(
            zh=f"{ALLOW} 写在别处，在这里不起作用",
            en=f"{ALLOW} is written where it says nothing",
        ),
        Text(
            zh="谁运行谁决定：写进你工作的文件夹或上级文件夹的 guiju.toml",
            en="whoever runs a rulebook decides: write it into guiju.toml of the "
            "folder you work in, or of one above",
        ),
        _place(ALLOW, text, file),
    )


def _flat(written: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for key, value in written.items():
        if key in _SECTIONS and isinstance(value, dict):
            yield from ((f"{key}.{inner}", value[inner]) for inner in value)
        else:
            yield key, value


def _place(key: str, text: str, file: str) -> Span:
    """Return where ``key`` is written: the first line that begins with it."""
    last = re.escape(key.rpartition(".")[2])
    first = re.escape(key.partition(".")[0])
    written = rf"^\s*(?:\[+\s*)?[\"']?({last}|{first}\.{last})[\"']?\s*[.\]=]"
    at = re.search(written, text, re.MULTILINE)
    return Span(file, at.start(1), at.end(1)) if at else Span(file, 0, 0)


def no_toml(
    error: tomllib.TOMLDecodeError,
    text: str,
    file: str,
    fault: CommandFault = PROJECT_FAULTY,
    advice: Text = _LINES,
) -> Diagnostic:
    """Return the fault of a file that is no TOML, and where it ceases to be one."""
    at = _AT.search(str(error))
    what = str(error)[: at.start()] if at else str(error)
    start = _offset(text, int(at[1]), int(at[2])) if at else len(text)
    return fault.found(
        Text(zh=f"不是合法的 TOML：{what}", en=f"this is no TOML: {what}"),
        advice,
        Span(file, start, start),
    )


def _offset(text: str, line: int, column: int) -> int:
    lines = text.splitlines(keepends=True)[: line - 1]
    return sum(map(len, lines)) + column - 1
