"""The glossary page, written from the tables of words that the language itself reads.

Each word points to the page that speaks of it. The tour and the walk through a notice
speak of many words, but explain few, so they are looked at last.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from guiju.dsl.keywords import KEYWORDS, MEASURES, PREVIOUS, SHARE_WORDS, STATES, TERMS
from guiju.dsl.model.functions import FUNCTIONS, NAMED_ARGUMENTS, WEIGHT
from guiju.dsl.syntax.cut import cut, fold
from guiju.dsl.terms import LIST_TERMS, MARK_TERMS, PERIOD_NAMES, QUANTITIES
from guiju.engine.text import Language, Text
from guiju.plugins.catalogue import built_in
from tests.docs.pages import names, read, shown, without_examples

PAGE = "11-glossary.md"
_TOURS = ("01-tour.md", "12-from-notice.md")
_EACH = "每"
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ALONE = re.compile(r"`(\w+)`")
_CODE = re.compile(r"`([^`\n]+)`")
_WORD = re.compile(r"[^\W\d]+")

_HEAD = Text(
    zh="""\
# 11 词汇对照

规则书可以用中文词写，也可以用英文词写，意思一样。`guiju fmt --lang zh` 和
`guiju fmt --lang en` 可以互相转换。名称、标题、理由照原样保留。
一个词有几种写法的，写哪个都行，排在前面的是统一写法。
""",
    en="""\
# 11 Glossary

A rulebook may be written in Chinese words or in English ones, with the same meaning.
`guiju fmt --lang zh` and `guiju fmt --lang en` turn one into the other; names, titles
and reasons stay as they are. Where a word has several spellings each of them is read;
the first is the one that the formatter writes.
""",
)
_KEYWORDS = Text(zh="用词", en="Keywords")
_MEASURES = Text(zh="计量单位", en="Measures")
_TERMS = Text(zh="函数和其他", en="Functions and other terms")
_COLUMNS = Text(zh="| 中文 | English | 见 |", en="| 中文 | English | See |")
_TWO_COLUMNS = "| 中文 | English |"
_OTHER = Text(
    zh="除此以外，数后面的词就是它的单位，两种写法里都不变。",
    en="Any other word behind a number is its measure, the same in both spellings.",
)
_KINDS = {
    "function": Text(zh="函数", en="function"),
    "method": Text(zh="计分方法", en="scoring method"),
    "named": Text(zh="写在函数里", en="inside a function"),
    "axis": Text(zh="写在“每个”后面", en="behind `each`"),
    "state": Text(zh="写在“整改”里", en="inside `rectification`"),
    "previous": Text(zh="写在名称前面", en="in front of a name"),
    "name": Text(zh="自带的名称", en="name that need not be declared"),
}


def glossary(language: Language) -> str:
    """Return the whole page."""
    kinds = _COLUMNS.of(language)
    sections = (
        (_KEYWORDS, kinds, _keywords()),
        (_MEASURES, _TWO_COLUMNS, _measures()),
        (_TERMS, kinds, _terms(language)),
    )
    tables = (
        f"\n## {title.of(language)}\n\n{_table(columns, rows)}"
        for title, columns, rows in sections
    )
    return "".join((_HEAD.of(language), *tables)) + (f"\n{_OTHER.of(language)}\n")


def first_page(words: Iterable[str]) -> str:
    """Return the page that shows one of ``words`` in an example first, or nothing."""
    places = _shown()
    return next((places[word] for word in words if word in places), "")


def _page(words: tuple[str, ...]) -> str:
    told = _told()
    return next((told[word] for word in words if word in told), first_page(words))


def _keywords() -> Iterator[tuple[str, ...]]:
    for keyword in KEYWORDS.values():
        page = _page(keyword.zh)
        yield _code(keyword.zh), _code(keyword.en), _link(page)
    zh, en = SHARE_WORDS
    yield f"`{zh}`", f"`{en}`", _link(_page((zh,)))


def _measures() -> Iterator[tuple[str, ...]]:
    for zh, others in MEASURES.items():
        english = [word for word in others if word.isascii()]
        chinese = [word for word in others if not word.isascii()]
        yield _code((zh, *chinese)), _code(english)


def _terms(language: Language) -> Iterator[tuple[str, ...]]:
    for zh, en in TERMS.items():
        kind = "named" if zh in NAMED_ARGUMENTS else "axis"
        kind = "state" if zh in STATES else "previous" if zh == PREVIOUS else kind
        kind = "function" if zh in FUNCTIONS or zh == WEIGHT else kind
        yield f"`{zh}`", f"`{en}`", _KINDS[kind].of(language)
    for zh, en in _names():
        yield f"`{zh}`", f"`{en}`", _KINDS["name"].of(language)
    for method in built_in():
        zh, en = method.name.zh, method.name.en
        yield f"`{zh}`", f"`{en}`", _KINDS["method"].of(language)


def _names() -> Iterator[tuple[str, str]]:
    yield from QUANTITIES.items()
    yield from MARK_TERMS.items()
    yield from ((zh, en) for zh, en in LIST_TERMS.items() if zh not in STATES)
    yield from PERIOD_NAMES.items()


def _table(columns: str, rows: Iterable[tuple[str, ...]]) -> str:
    line = "|---" * (columns.count("|") - 1) + "|"
    body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join((columns, line, *body)) + "\n"


def _code(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _link(page: str) -> str:
    return f"[{int(page[:2])}]({page})" if page else ""


@cache
def _shown() -> dict[str, str]:
    """Return the first page of every word that an example of the reference holds."""
    places: dict[str, str] = {}
    examples = [(one.page.rpartition("/")[2], one.text) for one in shown("zh")]
    for page, text in sorted(examples, key=lambda one: _order(one[0])):
        for piece in cut(fold(text)):
            if piece.kind == "word":
                places.setdefault(piece.text, page)
                if piece.text.startswith(_EACH):
                    places.setdefault(_EACH, page)
    return places


@cache
def _told() -> dict[str, str]:
    """Return the page that speaks of a word: in a heading, alone, or among others."""
    pages = [name for name in sorted(names("zh"), key=_order) if name != PAGE]
    prose = {name: without_examples(read("zh", name)) for name in pages}
    places: dict[str, str] = {}
    for pattern in (_HEADING, _ALONE, _CODE):
        for name, text in prose.items():
            if pattern is _HEADING and name in _TOURS:
                continue
            for found in pattern.findall(text):
                for word in _WORD.findall(found):
                    places.setdefault(word, name)
    return places


def _order(page: str) -> tuple[bool, str]:
    return page in _TOURS, page
