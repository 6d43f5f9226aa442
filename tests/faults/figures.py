"""Faults of sums, measures, bands and limits."""

from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import of
from tests.faults.fault import (
    Book,
    Edit,
    Fault,
    added,
    behind,
    instead,
    kind,
    without,
)


def _whole(number: n.Number) -> bool:
    return number.measure == "分" and "." not in number.text


@kind("GJ0301")
def item_of_other_points(book: Book) -> Iterator[Fault]:
    """An item has a point more than the sum of its block allows."""
    for block in book.every(n.Item):
        assert isinstance(block, n.Item)
        inner = list(of(block.lines, n.Item))
        if inner and _whole(block.points) and _whole(inner[-1].points):
            last = inner[-1].points
            yield instead(last, added(last, 1), at=block)


@kind("GJ0301")
def block_of_other_points(book: Book) -> Iterator[Fault]:
    """A block has more points than its items."""
    for block in book.every(n.Item):
        assert isinstance(block, n.Item)
        if any(of(block.lines, n.Item)) and _whole(block.points):
            yield instead(block.points, added(block.points, 2))


@kind("GJ0301")
def tree_of_other_points(book: Book) -> Iterator[Fault]:
    """A tree has other full marks than its parts."""
    for tree in book.every(n.Indicators):
        assert isinstance(tree, n.Indicators)
        if _whole(tree.full.number):
            yield instead(tree.full.number, added(tree.full.number, 5))


@kind("GJ0303")
def stage_of_other_weight(book: Book) -> Iterator[Fault]:
    """The weights of the stages are not 100%."""
    for stage in book.every(n.Stage):
        assert isinstance(stage, n.Stage)
        yield instead(stage.weight, added(stage.weight, 3))


@kind("GJ0304")
def layer_of_other_weight(book: Book) -> Iterator[Fault]:
    """The weights of the layers are not 100%."""
    for layer in book.every(n.Layer):
        assert isinstance(layer, n.Layer)
        yield instead(layer.weight, added(layer.weight, -3))


@kind("GJ0305")
def item_of_nothing(book: Book) -> Iterator[Fault]:
    """An item of zero points."""
    for item in book.every(n.Item):
        assert isinstance(item, n.Item)
        if not any(of(item.lines, n.Item)):
            yield instead(item.points, "0分")


@kind("GJ0306")
def marks_out_of_another_full(book: Book) -> Iterator[Fault]:
    """A stage is marked out of 90 in a scheme of 100."""
    for score in book.every(n.Score):
        assert isinstance(score, n.Score)
        if score.high.text == "100":
            yield instead(score.high, "90分")


@kind("GJ0401")
def days_added_to_points(book: Book) -> Iterator[Fault]:
    """Days are added to points."""
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        if "分" in book.at(one) or "环节加权" in book.at(one):
            yield behind(one.formula.value, " + 3天", at=one.formula)


@kind("GJ0402")
def bare_percentage(book: Book) -> Iterator[Fault]:
    """A percentage of nothing said is added to points."""
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        if "环节加权" in book.at(one):
            yield behind(one.formula.value, " + 5%", at=one.formula)


@kind("GJ0406")
def weight_in_points(book: Book) -> Iterator[Fault]:
    """A weight is written in points."""
    for stage in book.every(n.Stage):
        assert isinstance(stage, n.Stage)
        yield instead(stage.weight, f"{stage.weight.text}分")


@kind("GJ0406")
def marks_in_percent(book: Book) -> Iterator[Fault]:
    """Marks are written as a percentage."""
    for score in book.every(n.Score):
        assert isinstance(score, n.Score)
        yield instead(score.high, f"{score.high.text}%")


@kind("GJ0408")
def half_a_decimal(book: Book) -> Iterator[Fault]:
    """Rounding to two and a half decimals."""
    for keep in book.every(n.Keep):
        assert isinstance(keep, n.Keep)
        yield instead(keep.places, "2.5位")


def _bands(book: Book) -> Iterator[tuple[n.Band, ...]]:
    for one in book.every(n.Bands, n.Adjustment):
        rows = one.bands if isinstance(one, n.Bands) else ()
        if isinstance(one, n.Adjustment):
            rows = tuple(of(one.lines, n.Band))
        if rows:
            yield rows


@kind("GJ0501", "GJ0503")
def bands_overlap(book: Book) -> Iterator[Fault]:
    """A band begins before the one below it has ended."""
    for rows in _bands(book):
        for row in rows:
            low, high = row.label.low, row.label.high
            if low and high and low is not high and row is not rows[0]:
                yield instead(low, f"{float(low.text) / 2:g}{low.measure}")


@kind("GJ0502")
def bands_leave_a_gap(book: Book) -> Iterator[Fault]:
    """A band in the middle is left out."""
    for rows in _bands(book):
        middle = [r for r in rows[1:-1] if r.label.low and not r.label.special]
        has_others = any(row.label.special == "OTHERS" for row in rows)
        for row in middle[:1]:
            if not has_others:
                yield without(book, row, at=_table_of(book, rows[0]))


def _table_of(book: Book, row: n.Band) -> n.Node:
    tables = book.every(n.Bands, n.Adjustment)
    return next(t for t in tables if t.span.start < row.span.start < t.span.end)


@kind("GJ0507")
def bounds_reversed(book: Book) -> Iterator[Fault]:
    """The lower bound stands behind the upper one."""
    for one in book.every(n.Score, n.Bounds):
        assert isinstance(one, n.Score | n.Bounds)
        if one.low.text != one.high.text:
            low, high = one.low.span, one.high.span
            edits = (
                Edit(low.start, low.end, book.at(one.high)),
                Edit(high.start, high.end, book.at(one.low)),
            )
            yield Fault(edits, one.span.start)


@kind("GJ0508")
def no_row_for_the_missing(book: Book) -> Iterator[Fault]:
    """Nothing says what a unit gets that is not on the list."""
    for one in book.every(n.Adjustment):
        assert isinstance(one, n.Adjustment)
        for row in of(one.lines, n.Band):
            if row.label.special == "NOT_REPORTED" and one.by:
                yield without(book, row, at=one)


@kind("GJ0509")
def special_row_twice(book: Book) -> Iterator[Fault]:
    """The row for all others stands twice."""
    for rows in _bands(book):
        for row in rows:
            if row.label.special:
                made = behind(row, f"\n{book.at(row)} ")
                yield Fault(made.edits, row.span.end)


@kind("GJ0510")
def bands_by_nothing(book: Book) -> Iterator[Fault]:
    """Tiers without what they go by."""
    for one in book.every(n.Adjustment):
        assert isinstance(one, n.Adjustment)
        if one.by is not None and any(of(one.lines, n.Band)):
            word = book.text.rindex("按", 0, one.by.span.start)
            yield Fault((Edit(word, one.by.span.end, ""),), one.span.start)


@kind("GJ0504", "GJ0505")
def worse_earns_more(book: Book) -> Iterator[Fault]:
    """A tier in the middle gives more than its neighbours."""
    for rows in _bands(book):
        plain = [r for r in rows if not r.label.special and _points(r.value)]
        if len(plain) > 2:
            yield instead(plain[1].value, "99分")


def _points(value: n.Node) -> bool:
    return isinstance(value, n.Number) and value.measure == "分"


@kind("GJ0605")
def cap_above_the_points(book: Book) -> Iterator[Fault]:
    """So much at most, and the item has less."""
    for item in book.every(n.Item):
        assert isinstance(item, n.Item)
        for row in of(item.lines, n.EachRow):
            if row.sign.word == "DEDUCT" and row.at_most is None and not row.forfeit:
                yield behind(row, f" 最多 {added(item.points, 5)}", at=row)


@kind("GJ0606")
def one_stroke_takes_more(book: Book) -> Iterator[Fault]:
    """One slip costs more than the item has."""
    for item in book.every(n.Item):
        assert isinstance(item, n.Item)
        for row in of(item.lines, n.EachRow):
            if isinstance(row.amount, n.Number) and row.sign.word == "DEDUCT":
                yield instead(row.amount, added(item.points, 1))


@kind("GJ0603")
def deduction_without_floor(book: Book) -> Iterator[Fault]:
    """Nothing says that an item stops at zero."""
    for item in book.every(n.Item):
        assert isinstance(item, n.Item)
        rows = list(of(item.lines, n.EachRow))
        if any(row.at_most for row in rows) or any(of(item.lines, n.Floor)):
            continue
        for line in of(item.lines, n.UntilZero):
            yield without(book, line, at=item)


@kind("GJ0608")
def divided_by_what_can_be_zero(book: Book) -> Iterator[Fault]:
    """A figure is divided by a count that may be zero."""
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        value = one.formula.value
        if isinstance(value, n.Path) or "环节加权" in book.at(value):
            yield instead(value, f"({book.at(value)}) / ({book.at(value)}) * 1分")


@kind("GJ1007")
def floor_above_the_cap(book: Book) -> Iterator[Fault]:
    """At least more than at most."""
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        if "环节加权" in book.at(one) and not one.formula.modifiers:
            yield behind(one.formula, " 封顶 100分 保底 200分", at=one.formula)


@kind("GJ0610")
def cap_that_never_binds(book: Book) -> Iterator[Fault]:
    """A cap far above all that can be reached."""
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        if "环节加权" in book.at(one) and not any(of(one.formula.modifiers, n.Cap)):
            yield behind(one.formula, " 封顶 9999分", at=one)
