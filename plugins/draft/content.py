"""考评内容 and 考评环节: indicator trees as annexes, and how stages score."""

from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from guiju.plugins.draft.book import Book
from guiju.plugins.draft.phrases import Phrases
from guiju.plugins.outputs.blocks import Block, Table, Words


def trees(book: Book) -> Iterator[Block]:
    """Yield a sentence for each tree; its table is an annex."""
    say = book.phrases
    for nth, tree in enumerate(book.all(n.Indicators), start=1):
        called, full = say.called(tree.name, tree.title), _full(tree, say)
        words = say.text(
            f"{called}，满分{full}，见附件{nth}。",
            f"{called}, {full}: see annex {nth}.",
        )
        yield Words("body", say.grounded(words, tree.cite))
        for line in tree.lines:
            if isinstance(line, n.NotApplicable):
                yield Words("body", _not_applicable(line, say))


def _full(tree: n.Indicators, say: Phrases) -> str:
    return say.spelling.number(tree.full.number)


def _not_applicable(line: n.NotApplicable, say: Phrases) -> str:
    rate = f" {say.spelling.number(line.rate)}" if line.rate else ""
    policy = f"{say.keyword(line.policy)}{rate}"
    return say.text(
        f"对某个单位不适用的项目，分值{policy}。",
        f"Points of items that do not apply to a unit: {policy}.",
    )


def annex(tree: n.Indicators, say: Phrases) -> Table:
    """Return the items of a tree: a column for each level, then points and rules."""
    items = [line for line in tree.lines if isinstance(line, n.Item)]
    levels = max((_depth(item) for item in items), default=1)
    rows = [row for item in items for row in _rows(item, (), levels, say)]
    heads = [say.text(f"{_ordinal(at)}级指标", f"level {at}") for at in _upto(levels)]
    return Table(
        heads=(
            *(heads if levels > 1 else [say.text("指标", "indicator")]),
            say.text("分值", "points"),
            say.text("计分办法", "how it is scored"),
            say.text("依据", "ground"),
        ),
        rows=tuple(rows),
        plain=frozenset({*range(levels), levels + 1, levels + 2}),
    )


def _upto(levels: int) -> range:
    return range(1, levels + 1)


def _ordinal(level: int) -> str:
    return "一二三四五六七八九十"[min(level, 10) - 1]


def _depth(item: n.Item) -> int:
    return 1 + max(map(_depth, _inner(item)), default=0)


def _inner(item: n.Item) -> list[n.Item]:
    return [line for line in item.lines if isinstance(line, n.Item)]


def _rows(
    item: n.Item, above: tuple[str, ...], levels: int, say: Phrases
) -> Iterator[tuple[str, ...]]:
    """Yield the row of ``item``, then those of what is in it."""
    path = (*above, say.called(item.name, item.title))
    blank = ("",) * (levels - len(path))
    yield (
        *("",) * len(above),
        path[-1],
        *blank,
        say.spelling.number(item.points),
        _how(item, say),
        say.ground(item.cite),
    )
    for inner in _inner(item):
        yield from _rows(inner, path, levels, say)


def _how(item: n.Item, say: Phrases) -> str:
    """Return the rules of an item; one without any is marked by who assesses it."""
    parts = [say.formula(item.formula)] if item.formula else []
    parts += [say.rule(line) for line in item.lines if not isinstance(line, n.Item)]
    if item.only_for:
        only = say.names(item.only_for)
        parts.append(say.text(f"仅适用{only}", f"only for {only}"))
    return say.text("；", "; ").join(parts)


# ---- stages


def stages(book: Book) -> Iterator[Block]:
    """Yield the stages as one table, and what their marks have to keep to."""
    say = book.phrases
    found = list(book.all(n.Stage))
    if not found:
        return
    rows = [row for stage in found for row in _stage(stage, say)]
    yield Table(
        heads=(
            say.text("环节", "stage"),
            say.text("权重", "weight"),
            say.text("时间", "when"),
            say.text("对象", "group"),
            say.text("办法", "how"),
            say.text("依据", "ground"),
        ),
        rows=tuple(rows),
        plain=frozenset({0, 3, 4, 5}),
    )
    yield Words(
        "body",
        say.text(
            "各环节得分乘以权重以后的合计，称环节加权。",
            "The marks of the stages, each times its weight, add up to weighted.",
        ),
    )
    for stage in found:
        for line in stage.lines:
            if isinstance(line, n.Constraint):
                yield Words("body", requirement(line, say, within=stage.name.text))


def _stage(stage: n.Stage, say: Phrases) -> Iterator[tuple[str, ...]]:
    """Yield a row for each line of a stage; the first one names it."""
    window = next((one for one in stage.lines if isinstance(one, n.Window)), None)
    first = (
        say.called(stage.name, stage.title),
        say.spelling.number(stage.weight),
        say.span(window.start, window.end) if window else "",
    )
    ground = say.ground(stage.cite)
    for line in stage.lines:
        if isinstance(line, n.Assessment):
            how = say.text("，", ", ").join(map(say.clause, line.clauses))
            yield (*first, say.names(line.groups), how, ground)
            first, ground = ("", "", ""), ""


def requirement(node: n.Constraint, say: Phrases, within: str = "") -> str:
    """Return what has to hold, with its name and its ground."""
    name = say.called(node.name, node.title)
    head = ".".join(part for part in (within, name) if part)
    force, who = say.keyword(node.force), say.each(node)
    condition = say.expr(node.condition)
    told = say.text("，", ": ").join(part for part in (who, condition) if part)
    words = say.text(f"{head}（{force}）：{told}", f"{head} ({force}): {told}")
    return say.grounded(say.sentence(words), node.cite)


def annexes(book: Book) -> Iterator[tuple[str, Table]]:
    """Yield the table of every tree with its title."""
    say = book.phrases
    for tree in book.all(n.Indicators):
        called, full = say.called(tree.name, tree.title), _full(tree, say)
        yield (
            say.text(f"{called}（满分{full}）", f"{called} ({full})"),
            annex(tree, say),
        )
