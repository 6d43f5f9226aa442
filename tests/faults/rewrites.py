"""Rewrites that change how a rulebook is written and nothing that it means."""

from collections.abc import Callable, Iterator

import attrs

from guiju.dsl.format import format_text
from guiju.dsl.keywords import MEASURES, TERMS, WORDS
from guiju.dsl.syntax import node as n
from tests.faults.fault import Book, Edit

Rewrite = Callable[[Book], str]


@attrs.frozen
class Way:
    """A way to rewrite. ``same`` says that also the plan stays the same."""

    name: str
    rewrite: Rewrite
    same: bool


WAYS: list[Way] = []


def way(*, same: bool) -> Callable[[Rewrite], Rewrite]:
    """Make a function a way to rewrite."""

    def register(rewrite: Rewrite) -> Rewrite:
        WAYS.append(Way(rewrite.__name__.replace("_", "-"), rewrite, same))
        return rewrite

    return register


def _changed(text: str, edits: Iterator[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@way(same=True)
def formatted(book: Book) -> str:
    """In the canonical form."""
    return format_text(book.text, "zh")


@way(same=True)
def in_english(book: Book) -> str:
    """In the English spelling."""
    return format_text(book.text, "en")


@way(same=True)
def there_and_back(book: Book) -> str:
    """Into English and back again."""
    return format_text(format_text(book.text, "en"), "zh")


@way(same=True)
def with_line_ends_of_windows(book: Book) -> str:
    """As a Windows editor saves it, byte order mark included."""
    return "\ufeff" + book.text.replace("\n", "\r\n")


@way(same=True)
def in_full_width_signs(book: Book) -> str:
    """With the signs of a Chinese keyboard."""
    inside = [(one.span.start, one.span.end) for one in book.every(n.Quote)]
    folded = str.maketrans("(),:;=", "（），：；＝")
    return "".join(
        sign if any(a <= at < b for a, b in inside) else sign.translate(folded)
        for at, sign in enumerate(book.text)
    )


@way(same=True)
def with_comments_between(book: Book) -> str:
    """With a comment before every declaration."""
    starts = (one.span.start for one in book.tree.declarations)
    return _changed(book.text, (Edit(at, at, "# 备注：核对过\n") for at in starts))


@way(same=True)
def with_blank_lines(book: Book) -> str:
    """With every line end doubled."""
    return book.text.replace("\n", "\n\n")


@way(same=True)
def in_tabs(book: Book) -> str:
    """Indented by tabs."""
    return book.text.replace("    ", "\t")


@way(same=True)
def with_blanks_at_the_ends(book: Book) -> str:
    """With blanks at the end of every line."""
    return book.text.replace("\n", "  \n")


@way(same=False)
def backwards(book: Book) -> str:
    """With the last declaration first."""
    pieces = [book.at(one) for one in book.tree.declarations]
    return "\n".join(reversed(pieces)) + "\n"


@way(same=False)
def by_kind(book: Book) -> str:
    """With declarations of one kind together."""
    ordered = sorted(book.tree.declarations, key=lambda one: type(one).__name__)
    return "\n".join(map(book.at, ordered)) + "\n"


@way(same=False)
def turned(book: Book) -> str:
    """With the first half of the declarations behind the second."""
    pieces = [book.at(one) for one in book.tree.declarations]
    middle = len(pieces) // 2
    return "\n".join(pieces[middle:] + pieces[:middle]) + "\n"


def _renamed(book: Book, kind: type[n.Node]) -> str:
    """Give what one kind of declaration declares another name, everywhere."""
    names = {
        word.text
        for one in book.tree.declarations
        if isinstance(one, kind)
        and isinstance(word := getattr(one, "name", None), n.Word)
    } - {*WORDS, *TERMS, *MEASURES}
    words = (one for one in book.every(n.Word) if isinstance(one, n.Word))
    return _changed(
        book.text,
        (
            Edit(word.span.start, word.span.end, f"{word.text}甲")
            for word in words
            if word.text in names and book.at(word) == word.text
        ),
    )


@way(same=False)
def with_other_groups(book: Book) -> str:
    """With groups under other names."""
    return _renamed(book, n.Group)


@way(same=False)
def with_other_stages(book: Book) -> str:
    """With stages under other names."""
    return _renamed(book, n.Stage)


@way(same=False)
def with_other_trees(book: Book) -> str:
    """With trees under other names."""
    return _renamed(book, n.Indicators)


@way(same=False)
def with_other_inputs(book: Book) -> str:
    """With inputs under other names."""
    return _renamed(book, n.Input)


@way(same=False)
def with_other_figures(book: Book) -> str:
    """With derived figures under other names."""
    return _renamed(book, n.Definition)
