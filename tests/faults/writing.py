"""Faults of writing: what a tired hand or a word processor does to the text."""

import re
from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from tests.faults.fault import Book, Edit, Fault, instead, kind


def _ends(book: Book, closing: str) -> Iterator[tuple[n.Node, int]]:
    """Yield declarations that end in ``closing``, and where it stands."""
    for one in book.tree.declarations:
        if book.text[one.span.end - 1] == closing:
            yield one, one.span.end - 1


@kind("GJ0007")
def brace_not_closed(book: Book) -> Iterator[Fault]:
    """The brace at the end of a declaration is forgotten."""
    for one, end in _ends(book, "}"):
        yield Fault((Edit(end, end + 1, ""),), one.span.start)


@kind("GJ0008")
def brace_too_many(book: Book) -> Iterator[Fault]:
    """A brace closes what was closed already."""
    for _one, end in _ends(book, "}"):
        yield Fault((Edit(end, end, "}\n"),), end)


@kind("GJ0006")
def quote_not_closed(book: Book) -> Iterator[Fault]:
    """A quotation mark is forgotten."""
    for one in book.every(n.Quote):
        if book.text[one.span.end - 1] == '"' and book.text[one.span.end] == "\n":
            end = one.span.end
            yield Fault((Edit(end - 1, end, ""),), one.span.start)


@kind("GJ0009")
def letter_that_looks_alike(book: Book) -> Iterator[Fault]:
    """A Cyrillic or Greek letter in a figure: O for 0."""
    for one in book.every(n.Number):
        assert isinstance(one, n.Number)
        if one.text.endswith("0"):
            at = one.span.start + len(one.text) - 1
            yield Fault((Edit(at, at + 1, "О"),), one.span.start)


@kind("GJ0010", "GJ0018")
def blank_missing(book: Book) -> Iterator[Fault]:
    """No blank between a keyword and its figure."""
    for found in re.finditer(r"(满分|保留|封顶|最多|至)( )(?=\d)", book.text):
        if not _is_quoted(book, found.start()):
            yield Fault((Edit(found.start(2), found.end(2), ""),), found.start())


@kind("GJ0014")
def comma_in_a_number(book: Book) -> Iterator[Fault]:
    """A figure grouped with a comma."""
    for one in book.every(n.Number):
        assert isinstance(one, n.Number)
        if len(one.text) > 2 and one.text.isdigit():
            at = one.span.start + 1
            yield Fault((Edit(at, at, ","),), one.span.start)


@kind("GJ0011")
def keyword_misspelled(book: Book) -> Iterator[Fault]:
    """A keyword with a letter wrong."""
    for found in re.finditer(r"^(环节|指标|对象|排名|解释) ", book.text, re.MULTILINE):
        wrong = {"环节": "环结", "指标": "指际", "对象": "对像"}.get(found[1])
        if wrong:
            yield Fault((Edit(found.start(1), found.end(1), wrong),), found.start())


@kind("GJ0012")
def base_behind_its_percentage(book: Book) -> Iterator[Fault]:
    """``10% 满分`` for ``满分 的 10%``."""
    for one in book.every(n.Share):
        assert isinstance(one, n.Share)
        if isinstance(one.ratio, n.Number) and isinstance(one.base, n.Special):
            yield instead(one, f"{book.at(one.ratio)} {book.at(one.base)}")


@kind("GJ0017")
def bracket_not_closed(book: Book) -> Iterator[Fault]:
    """A bracket is forgotten."""
    for one in book.every(n.Call):
        end = one.span.end
        yield Fault((Edit(end - 1, end, ""),), one.span.start)


@kind("GJ0016")
def name_begins_with_a_digit(book: Book) -> Iterator[Fault]:
    """A name that begins with a figure."""
    for one in book.every(n.Input, n.Parameter, n.Stage, n.Group):
        assert isinstance(one, n.Input | n.Parameter | n.Stage | n.Group)
        yield instead(one.name, f"2020{one.name.text}")


@kind("GJ0013")
def reserved_word_as_name(book: Book) -> Iterator[Fault]:
    """A word of expressions as a name."""
    for one in book.every(n.Input, n.Parameter):
        assert isinstance(one, n.Input | n.Parameter)
        yield instead(one.name, "满分")


@kind("GJ0015")
def unknown_sign(book: Book) -> Iterator[Fault]:
    """A sign that the language has not."""
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        at = one.formula.value.span.end
        yield Fault((Edit(at, at, " ￥"),), at)


@kind("GJ0018", "GJ0001")
def sentence_not_finished(book: Book) -> Iterator[Fault]:
    """A formula that stops behind its sign."""
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        value = one.formula.value
        rest = book.text[value.span.end :]
        if rest.startswith((" 依据", "\n")):
            yield Fault((Edit(value.span.end, value.span.end, " +"),), value.span.start)


@kind("GJ0020", "GJ0001")
def header_not_finished(book: Book) -> Iterator[Fault]:
    """A stage without its weight."""
    for one in book.every(n.Stage):
        assert isinstance(one, n.Stage)
        weight = one.weight.span
        yield Fault((Edit(weight.start, weight.end, ""),), one.span.start)


def _is_quoted(book: Book, at: int) -> bool:
    line = book.text[book.text.rfind("\n", 0, at) + 1 : at]
    return line.count('"') % 2 == 1 or "#" in line
