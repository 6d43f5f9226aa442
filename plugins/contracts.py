"""The page of the hooks, made from their specifications.

``python -m guiju.plugins.contracts`` writes it to ``docs/plugins.md``; a test holds
that file to be current.
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from types import FunctionType
from typing import Any, Final, get_args, get_type_hints

import attrs

from guiju.plugins.manager import HOOKSPECS

PAGE: Final = Path(__file__).parents[1] / "docs" / "plugins.md"
HEADINGS: Final = ("Shape", "Units", "Returns", "Errors", "Calls", "Source")

_HEAD = """\
# 插件的接口 The hooks of plugins

Written by `python -m guiju.plugins.contracts`; do not edit.

插件是一个 Python 模块，里面的函数实现下面的一个或几个接口。
发行包用入口组 `guiju.plugins` 提供插件；自己的文件用 `--plugin 文件.py` 指定。
规则书不能装载插件，只能在旁边的 `guiju.toml` 里写明需要哪个发行包。
从头做一个：[中文教程](plugins-tutorial.zh.md)；自带的输出见[写出哪些报告](outputs/zh.md)。

A plugin is a Python module with functions that implement one or more of these hooks.
A distribution offers it by the entry point group `guiju.plugins`; a file of one's own
is named by `--plugin FILE.py`. A rulebook loads no plugin; `guiju.toml` beside it may
say which distribution it needs. To build one from nothing, read the
[tutorial](plugins-tutorial.en.md); what the built-in outputs write is on
[their page](outputs/en.md).

Each hook keeps a contract of six parts. What a plugin returns is checked before it is
used. Whatever it raises, and whatever it returns against its contract, is told as
GJ1412 with the name of the distribution.
"""


def hooks() -> tuple[FunctionType, ...]:
    """Return every hook specification, in the order of the page."""
    return tuple(
        value
        for module in HOOKSPECS
        for name, value in vars(module).items()
        if name.startswith("guiju_") and isinstance(value, FunctionType)
    )


def page() -> str:
    """Return the whole page."""
    return "\n".join((_HEAD, *_table(), "", *map(_section, hooks())))


def _table() -> Iterator[str]:
    yield "| hook | does |\n|---|---|"
    for hook in hooks():
        yield f"| [`{hook.__name__}`](#{hook.__name__}) | {_summary(hook)} |"


def _section(hook: FunctionType) -> str:
    return "\n".join(
        (
            f"## {hook.__name__}\n",
            f"{_summary(hook)}\n",
            f"```python\n@hookimpl\ndef {hook.__name__}{_signature(hook)}\n```\n",
            *_parts(hook),
            *_declared(hook),
        )
    )


def _summary(hook: FunctionType) -> str:
    return _plain((inspect.getdoc(hook) or "").partition("\n")[0])


def _signature(hook: FunctionType) -> str:
    """Return the signature with the names of types as a plugin imports them."""
    written = re.sub(r"[\w.]+\.(\w+)", r"\1", str(inspect.signature(hook)))
    return f"{written}: ..."


def _parts(hook: FunctionType) -> Iterator[str]:
    text = inspect.getdoc(hook) or ""
    parts = re.split(rf"^({'|'.join(HEADINGS)}): ", text, flags=re.MULTILINE)
    for heading, words in zip(parts[1::2], parts[2::2], strict=True):
        yield f"- **{heading}:** {_plain(words)}"
    yield ""


def _declared(hook: FunctionType) -> Iterator[str]:
    """Yield what the class says of itself whose objects the hook returns."""
    for kind in _classes(get_type_hints(hook)["return"]):
        yield f"`{kind.__name__}` is in `{kind.__module__}`. {_about(kind)}\n"
        yield "| field | type | optional |\n|---|---|---|"
        yield from map(_row, attrs.fields(kind))
        yield ""


def _classes(hint: Any) -> Iterator[type[attrs.AttrsInstance]]:  # noqa: ANN401 - any hint
    if isinstance(hint, type) and attrs.has(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes(inner)


def _about(kind: type) -> str:
    return " ".join(
        _plain(part) for part in dedent(inspect.getdoc(kind) or "").split("\n\n")
    )


def _row(field: "attrs.Attribute[Any]") -> str:
    kind = re.sub(r"(?:\w+\.)+(\w+)", r"\1", _named(field.type)).replace("|", "\\|")
    optional = "no" if field.default is attrs.NOTHING else "yes"
    return f"| `{field.name}` | `{kind}` | {optional} |"


def _named(kind: object) -> str:
    return kind.__name__ if type(kind) is type else str(kind)


def _plain(words: str) -> str:
    """Return a paragraph on one line, with the code marks of Markdown."""
    return " ".join(words.split()).replace("``", "`")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
