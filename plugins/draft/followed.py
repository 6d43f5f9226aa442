"""核对要求, 整改, 公开 and 数据填报: what goes with the scores."""

from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from guiju.engine.contract import Column, tables
from guiju.plugins.draft.book import Book
from guiju.plugins.draft.content import requirement
from guiju.plugins.draft.phrases import Phrases
from guiju.plugins.outputs.blocks import Block, Words
from guiju.plugins.outputs.blocks import Table as Grid
from guiju.plugins.prose.words import bounds


def requirements(book: Book) -> Iterator[Block]:
    """Yield what has to hold of the whole scheme."""
    for one in book.all(n.Constraint):
        yield Words("body", requirement(one, book.phrases))


def rectifications(book: Book) -> Iterator[Block]:
    """Yield each list of problems with its rules."""
    say = book.phrases
    for nth, one in enumerate(book.all(n.Rectification), start=1):
        called = say.called(one.name, one.title)
        yield Words("section", say.subheading(nth, called))
        listed = [line for line in one.lines if isinstance(line, n.Problem)]
        for line in one.lines:
            if not isinstance(line, n.Problem):
                yield Words("body", say.sentence(_rule(line, say)))
        if listed:
            yield _problems(listed, say)


def _rule(line: n.RectificationLine, say: Phrases) -> str:
    match line:
        case n.Deadline(day=day):
            return f"{say.keyword('_DEADLINE')} {say.expr(day)}"
        case n.AsOf(day=day):
            return f"{say.keyword('_AS_OF')} {say.expr(day)}"
        case n.Recheck():
            return say.text(
                "上期没有销号的问题一并列入", "what the last period left open is listed"
            )
        case n.EachRow() | n.Cap() | n.Floor() | n.Keep():
            return say.rule(line)
        case n.Problem():
            raise AssertionError(line)


def _problems(listed: list[n.Problem], say: Phrases) -> Grid:
    rows = [
        (
            say.called(one.name, one.title),
            _until(one, say),
            say.names(one.responsible),
            say.ground(one.cite),
        )
        for one in listed
    ]
    heads = (
        say.text("问题", "problem"),
        say.text("期限", "deadline"),
        say.text("责任单位", "responsible"),
        say.text("依据", "ground"),
    )
    return Grid(heads=heads, rows=tuple(rows), plain=frozenset({0, 2, 3}))


def _until(one: n.Problem, say: Phrases) -> str:
    lasting = say.lasting(one.lasting)
    days = [say.expr(one.deadline.day), *([lasting] if lasting else [])]
    return say.text("，", ", ").join(days)


def views(book: Book) -> Iterator[Block]:
    """Yield who gets to see what."""
    say = book.phrases
    for one in book.all(n.Publication):
        called = say.called(one.name, one.title)
        shown = say.listed(map(say.shown, one.shown))
        words = say.text(f"{called}：公开{shown}。", f"{called}: {shown}.")
        yield Words("body", say.grounded(words, one.cite))


def asked(book: Book) -> Grid:
    """Return the data contract: every table that has to be filled in."""
    say = book.phrases
    rows = [
        (table.name if at == 0 else "", *_column(column, book))
        for table in tables(book.plan)
        for at, column in enumerate(table.columns)
    ]
    return Grid(
        heads=(
            say.text("数据表", "table"),
            say.text("填报的数", "figure"),
            say.text("范围", "range"),
            say.text("依据", "ground"),
        ),
        rows=tuple(rows),
        plain=frozenset({0, 1, 2, 3}),
    )


def _column(column: Column, book: Book) -> tuple[str, str, str]:
    say = book.phrases
    legal = say.printed(bounds(column.interval, column.measure, say.language))
    notes = [legal] if legal else []
    if column.optional:
        notes.append(say.text("可以缺报", "may be missing"))
    if column.may_not_apply:
        notes.append(say.text("可以不适用", "may not apply"))
    name = column.name
    if column.title:
        name = say.both(column.title, name) if name in say.cited else column.title
    ground = book.plan.quantities[column.quantity].clause
    return name, say.text("，", ", ").join(notes), ground
