"""What each key of ``guiju.toml`` may hold, and the words for it.

Written out by hand: a wrong kind has to be told in two languages, and which of the four
places a table can lie in is meant must not depend on chance.
"""

from collections.abc import Callable, Mapping
from pathlib import PureWindowsPath
from typing import Final, NamedTuple

from guiju.engine.text import Text
from guiju.plugins.intake.spelled import COLUMNS, NAMES
from guiju.plugins.trust import pinned

ALLOW: Final = "plugins.allow"
"""The key that only counts where somebody works."""


class Kind(NamedTuple):
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


_PATH = Kind(
    _is_inside,
    Text(zh="应是这个文件夹里面的路径", en="should be a path inside this folder"),
)
_WORDS = Kind(
    _is_words,
    Text(zh="要写 zh 和 en 两种文字", en="needs words for both zh and en"),
)
_NOTICES = Kind(
    lambda value: isinstance(value, list) and all(map(_is_words, value)),
    Text(
        zh="写成 [[notices]]，每条要有 zh 和 en 两种文字",
        en="are written as [[notices]], each with words for both zh and en",
    ),
)
_TABLES = Kind(
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
_PINS = Kind(
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
_HOSTS = Kind(
    lambda value: (
        isinstance(value, list) and all(isinstance(one, str) for one in value)
    ),
    Text(zh='是主机的列表，例如 ["a.gov.cn"]', en='is a list such as ["a.gov.cn"]'),
)
_SPELLED = Kind(
    lambda value: (
        isinstance(value, dict)
        and all(isinstance(one, str) and one for one in (*value, *value.values()))
    ),
    Text(
        zh='每行写成 "数据里的写法" = "规则书里的名称"',
        en='hold lines of the form "AS WRITTEN IN THE DATA" = "NAME IN THE RULEBOOK"',
    ),
)
KINDS = {
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
    ALLOW: _PINS,
}
"""Every key of the file and what it holds; anything else is a fault."""
