"""What people read, all of it at once: each language keeps to its own words and signs.

Words are written as ``Text(zh=…, en=…)`` wherever they are. So the constant parts of
every such call can be looked at, those of an f-string around whatever it quotes.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from guiju.dsl.keywords import KEYWORDS

ROOT = Path(__file__).parents[1]
ROOMS = ("engine", "dsl", "plugins", "cli")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;!?]|[,;!?][\u3400-\u9fff]")
QUOTED = re.compile(r"“[^”]*”|\([^()]*\)|\[[^\[\]]*\]")
CODE = re.compile(r"[a-z]+_[a-z_]+")
IN_BOTH = re.compile("“(的|不适用)”")
"""What English readers have to write as well: the sign behind the base of a percentage,
where ``of`` cannot stand, and the word that the drop-downs of a template offer.
"""


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def words(path: Path, language: str) -> Iterator[tuple[int, str]]:
    """Yield the words for users in ``path`` with their lines, holes as ``…``."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
            given = dict(zip(("zh", "en"), node.args, strict=False))
            given |= {word.arg: word.value for word in node.keywords if word.arg}
            for text in _constants(given.get(language)):
                yield node.lineno, text


def _constants(node: ast.AST | None) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(next(_constants(part), "…") for part in parts)
        case ast.BinOp() | ast.IfExp():
            for inner in ast.iter_child_nodes(node):
                yield from _constants(inner)
        case _:
            pass


def test_english_words_hold_no_chinese_but_what_they_quote() -> None:
    assert _all("en", lambda text: CHINESE.search(IN_BOTH.sub("", text))) == []


def test_chinese_words_have_full_width_punctuation() -> None:
    assert _all("zh", lambda text: HALF_WIDTH.search(QUOTED.sub("", text))) == []


def test_words_of_the_language_are_quoted_in_english() -> None:
    reserved = {w for one in KEYWORDS.values() for w in one.en if "_" in w}
    found = _all("en", lambda text: reserved & {*CODE.findall(_without_code(text))})
    assert found == []


def test_the_scan_sees_words() -> None:
    assert len(_all("en", lambda _: True)) > 1_000


def _all(language: str, is_wrong: Callable[[str], object]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in MODULES
        for line, text in words(path, language)
        if is_wrong(text)
    ]


def _without_code(text: str) -> str:
    """Return ``text`` without what it quotes and the example behind a colon."""
    return re.sub(r'"[^"]*"', "", QUOTED.sub("", text)).partition(": ")[0]
