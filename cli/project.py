"""``guiju.toml``: what a rulebook's folder says about itself and where its data lies.

The rulebook says what is measured; this file says where the figures are. It is data
from elsewhere: it can name nothing outside its own folder, and load no plugin. It may
say which distributions the rulebook needs, so that a run without one is refused; and,
for who works in its folder or below, which ones are let in.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from guiju.cli.fault import CommandFault, StopError
from guiju.cli.faults import PROJECT_FAULTY
from guiju.cli.nearest import nearest
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.record import Record
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.plugins.intake.spelled import COLUMNS, NAMES, Spellings
from guiju.plugins.trust import Pinned, pinned

if TYPE_CHECKING:
    from guiju.plugins.sources.asked import Asked
    from guiju.plugins.sources.web import Address

FILE = "guiju.toml"
SCHEME = "scheme.guiju"
"""What the file of rules of a folder is called, if nothing else is said."""
_ALLOW = "plugins.allow"
_PLUGINS = "plugins."
_LINES = Text(
    zh='一行写一个键，文字放在英文引号里：folder = "facts"',
    en='write a key a line, with texts in straight quotes: folder = "facts"',
)
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
    return Project(
        scheme=rulebook.get("scheme", SCHEME),
        title=None if title is None else Text(**title),
        folder=data.get("folder", ""),
        tables={
            table: (place["file"], place.get("sheet", ""))
            for table, place in data.get("tables", {}).items()
            if "file" in place
        },
        results={
            table: Wanted(
                file=place["result"],
                quantity=place["quantity"],
                group=place.get("group", ""),
            )
            for table, place in data.get("tables", {}).items()
            if "result" in place
        },
        databases={
            table: _asked(place)
            for table, place in data.get("tables", {}).items()
            if "database" in place
        },
        addresses={
            table: _address(place)
            for table, place in data.get("tables", {}).items()
            if "url" in place
        },
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


def _asked(place: Mapping[str, str]) -> "Asked":
    # What a rulebook without a database need not wait for.
    from guiju.plugins.sources.asked import Asked  # noqa: PLC0415

    return Asked(**place)


def _address(place: Mapping[str, str]) -> "Address":
    # Likewise a web service.
    from guiju.plugins.sources.web import Address  # noqa: PLC0415

    return Address(**place)


def _pins(written: Iterable[str]) -> tuple[Pinned, ...]:
    return tuple(pin for pin in map(pinned, written) if pin is not None)


class _Kind(NamedTuple):
    """What a key may hold: a test, and the words for it."""

    fits: Callable[[object], bool]
    words: Text


def _is_words(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"zh", "en"}
        and all(isinstance(words, str) and words for words in value.values())
    )


def _is_inside(value: object) -> bool:
    """Whether ``value`` is a path that stays in its folder, on any system."""
    if not isinstance(value, str) or not value:
        return False
    path = PureWindowsPath(value)
    return not path.anchor and ".." not in path.parts


def _is_place(value: object) -> bool:
    """Whether ``value`` says where a table lies: file, result, database or web."""
    return isinstance(value, dict) and (
        _is_of(value, "file", {"sheet"}, set())
        or _is_of(value, "result", {"quantity", "group"}, {"quantity"})
        or _is_elsewhere(value)
    )


def _is_elsewhere(value: Mapping[str, object]) -> bool:
    """Whether ``value`` names a table of a database or of a web service.

    A database is a name that the user gives a meaning; an address is never one.
    """
    if not all(isinstance(one, str) and one for one in value.values()):
        return False
    if value.keys() <= {"url", "sha256"} and "url" in value:
        return True
    is_name = str(value.get("database", "")).isidentifier()
    return is_name and value.keys() - {"database"} in ({"table"}, {"query"})


def _is_of(
    value: Mapping[str, object], file: str, words: set[str], needed: set[str]
) -> bool:
    return (
        {file, *needed} <= value.keys() <= {file, *words}
        and _is_inside(value[file])
        and all(isinstance(value.get(word, ""), str) for word in words)
    )


_PATH = _Kind(
    _is_inside,
    Text(zh="应是这个文件夹里面的路径", en="should be a path inside this folder"),
)
_WORDS = _Kind(
    _is_words,
    Text(zh="要写 zh 和 en 两种文字", en="needs words for both zh and en"),
)
_NOTICES = _Kind(
    lambda value: isinstance(value, list) and all(map(_is_words, value)),
    Text(
        zh="写成 [[notices]]，每条要有 zh 和 en 两种文字",
        en="are written as [[notices]], each with words for both zh and en",
    ),
)
_TABLES = _Kind(
    lambda value: isinstance(value, dict) and all(map(_is_place, value.values())),
    Text(
        zh='每个表写成 { file = "文件", sheet = "工作表" }，工作表可以不写；'
        '取自别的结果的，写成 { result = "文件", quantity = "量", group = "对象" }；'
        '数据库里的，写成 { database = "名称", table = "表" }，'
        '网上的，写成 { url = "地址" }',
        en='hold { file = "FILE", sheet = "SHEET" } for each table, where sheet is '
        'optional, or { result = "FILE", quantity = "QUANTITY", group = "GROUP" } to '
        'take it from another result, { database = "NAME", table = "TABLE" } from a '
        'database, { url = "ADDRESS" } from the web',
    ),
)
_PINS = _Kind(
    lambda value: (
        isinstance(value, list)
        and all(isinstance(one, str) and pinned(one) is not None for one in value)
    ),
    Text(
        zh='是发行包的列表，例如 ["qingshui-pack==1.2"]，后面可以写 sha256:摘要',
        en='is a list of distributions such as ["qingshui-pack==1.2"], each with '
        "sha256:DIGEST behind it if you like",
    ),
)
_HOSTS = _Kind(
    lambda value: (
        isinstance(value, list) and all(isinstance(one, str) for one in value)
    ),
    Text(zh='是主机的列表，例如 ["a.gov.cn"]', en='is a list such as ["a.gov.cn"]'),
)
_SPELLED = _Kind(
    lambda value: (
        isinstance(value, dict)
        and all(isinstance(one, str) and one for one in (*value, *value.values()))
    ),
    Text(
        zh='每行写成 "数据里的写法" = "规则书里的名称"',
        en='hold lines of the form "AS WRITTEN IN THE DATA" = "NAME IN THE RULEBOOK"',
    ),
)
_KINDS = {
    "rulebook.scheme": _PATH,
    "rulebook.title": _WORDS,
    "data.folder": _PATH,
    "data.previous": _PATH,
    "data.corrections": _PATH,
    "data.tables": _TABLES,
    "data.hosts": _HOSTS,
    COLUMNS: _SPELLED,
    NAMES: _SPELLED,
    "calendar.file": _PATH,
    "notices": _NOTICES,
    "plugins.needs": _PINS,
    _ALLOW: _PINS,
}
"""Every key of the file and what it holds; anything else is a fault."""
_NAMES = Text(zh="可以写的键", en="keys")
_NO_PLUGIN = Text(
    zh="规则书的文件夹不能装载插件：用 --plugin 指定文件，或者安装发行包；"
    "需要哪个发行包，写 plugins.needs",
    en="a rulebook's folder loads no plugin: name the file with --plugin, or install a "
    "distribution; which one is needed goes under plugins.needs",
)
_SECTIONS = frozenset(key.partition(".")[0] for key in _KINDS if "." in key)


def _faults(written: Mapping[str, Any], text: str, file: str) -> Iterator[Diagnostic]:
    for key, value in _flat(written):
        kind = _KINDS.get(key)
        place = _place(key, text, file)
        if kind is None:
            yield PROJECT_FAULTY.found(
                Text(zh=f"没有“{key}”这个键", en=f"there is no key {key}"),
                _NO_PLUGIN
                if key.startswith(_PLUGINS)
                else nearest(key, _KINDS, _NAMES),
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
    if _ALLOW not in dict(_flat(written)) or here.is_relative_to(folder.resolve()):
        return
    yield PROJECT_FAULTY.found(
        Text(
            zh=f"{_ALLOW} 写在别处，在这里不起作用",
            en=f"{_ALLOW} is written where it says nothing",
        ),
        Text(
            zh="谁运行谁决定：写进你工作的文件夹或上级文件夹的 guiju.toml",
            en="whoever runs a rulebook decides: write it into guiju.toml of the "
            "folder you work in, or of one above",
        ),
        _place(_ALLOW, text, file),
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
