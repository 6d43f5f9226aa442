"""The page of the built-in scoring methods, made from what they say of themselves.

``python -m guiju.plugins.catalogue`` writes it to ``methods/README.md``; a test holds
that file to be current.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from guiju.dsl.figure import kind
from guiju.dsl.method import Like, Method, Parameter
from guiju.engine.number import show
from guiju.engine.text import Language
from guiju.plugins.manager import load_plugins

README = Path(__file__).parent / "methods" / "README.md"

_HEAD = """\
# 计分方法 Scoring methods

Written by `python -m guiju.plugins.catalogue`; do not edit. `guiju plugins` lists these
and what other plugins bring.

方法像函数一样写在公式里，中文名和英文名都认。它展开成规则书本来就有的运算，
所以检查、计分、说明由来都和手写的公式一样。

A method is written in a formula as a function is, by its Chinese or its English name.
It expands to what a rulebook could write itself, so it is checked, computed and
explained like any other formula. `guiju fmt --lang en` turns the examples into English.
"""
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_COLUMNS = "| 参数 parameter | 是什么 | what it is | 单位 measure | 不写 left out |"


def page(methods: Iterable[Method]) -> str:
    """Return the page of ``methods``."""
    return "\n".join((_HEAD, *(line for one in methods for line in _lines(one))))


def built_in() -> tuple[Method, ...]:
    """Return the methods that come with Guiju, whatever else is installed."""
    brought = load_plugins().brought()
    return tuple(one for plugin, one in brought if plugin.distribution == "guiju")


def _lines(method: Method) -> Iterator[str]:
    yield f"## {method.name.zh} {method.name.en}\n"
    for language in _LANGUAGES:
        yield f"`{method.form(language)}`\n"
        title = f"{method.title.of(language)}{'。' if language == 'zh' else '.'}"
        yield f"**{title}** {method.documentation.of(language)}\n"
    yield _COLUMNS
    yield "|---" * (_COLUMNS.count("|") - 1) + "|"
    yield from map(_row, method.parameters)
    yield f"\n展开 Expansion: {method.expansion.zh}  \n{method.expansion.en}\n"
    yield f"```guiju\n{method.example.strip()}\n```\n"


def _row(parameter: Parameter) -> str:
    name = f"`{parameter.name.zh}` `{parameter.name.en}`"
    title = f"{parameter.title.zh} | {parameter.title.en}"
    return f"| {name} | {title} | {_measure(parameter)} | {_left_out(parameter)} |"


def _measure(parameter: Parameter) -> str:
    match parameter.measure:
        case None:
            return "任何数 any number"
        case Like(parameter=other):
            return f"同 as `{other}`"
        case measure:
            said = kind(measure)
            return f"{said.zh} {said.en}"


def _left_out(parameter: Parameter) -> str:
    if parameter.default is not None:
        return show(parameter.default)
    return "必写 to be written"


if __name__ == "__main__":
    README.write_text(page(built_in()), "utf-8")
