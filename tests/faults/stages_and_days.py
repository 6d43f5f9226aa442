"""Faults of stages, raters, days, policies and grounds."""

import datetime as dt
from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first, of
from tests.faults.fault import Book, Edit, Fault, behind, instead, kind, without


@kind("GJ0701", "GJ0704")
def spread_out_of_reach(book: Book) -> Iterator[Fault]:
    """Marks have to differ by more than their whole range."""
    for one in book.every(n.Constraint):
        assert isinstance(one, n.Constraint)
        for share in _shares(one):
            yield instead(share.ratio, "110%")


@kind("GJ0702")
def spread_forces_the_ends(book: Book) -> Iterator[Fault]:
    """Marks have to differ by nearly their whole range."""
    for one in book.every(n.Constraint):
        assert isinstance(one, n.Constraint)
        for share in _shares(one):
            yield instead(share.ratio, "100%")


def _shares(one: n.Constraint) -> Iterator[n.Share]:
    condition = one.condition
    if isinstance(condition, n.Binary) and isinstance(condition.right, n.Share):
        yield condition.right


@kind("GJ0703")
def trim_leaves_nothing(book: Book) -> Iterator[Fault]:
    """More marks are left out than there are raters."""
    for one in book.every(n.Assessment):
        assert isinstance(one, n.Assessment)
        rated, fold = first(one.clauses, n.RatedBy), first(one.clauses, n.FoldBy)
        if rated and fold and not first(one.clauses, n.Trim):
            yield behind(fold, " 去掉 最高 90个 最低 90个")


@kind("GJ1001")
def no_way_of_scoring(book: Book) -> Iterator[Fault]:
    """A stage does not say how marks come about."""
    for one in book.every(n.Assessment):
        assert isinstance(one, n.Assessment)
        score = first(one.clauses, n.Score)
        if score and len(one.clauses) > 1:
            yield without(book, score, at=one)


@kind("GJ1002")
def no_fold(book: Book) -> Iterator[Fault]:
    """Several marks, and nothing says how they make one."""
    for one in book.every(n.Assessment):
        assert isinstance(one, n.Assessment)
        fold = first(one.clauses, n.FoldBy)
        if fold and not first(one.clauses, n.Trim):
            yield without(book, fold, at=one)


@kind("GJ1003")
def fold_twice(book: Book) -> Iterator[Fault]:
    """Two ways of making one mark of several."""
    for one in book.every(n.Assessment):
        assert isinstance(one, n.Assessment)
        fold = first(one.clauses, n.FoldBy)
        if fold:
            yield behind(fold, " 取最高", at=fold)


@kind("GJ1008")
def layer_without_fold(book: Book) -> Iterator[Fault]:
    """Several townships, and nothing says how they make one."""
    for one in book.every(n.Layers):
        assert isinstance(one, n.Layers)
        if sum(layer.fold is None for layer in one.layers) == 1:
            for layer in one.layers:
                if layer.fold is not None:
                    yield without(book, layer.fold, at=layer)


@kind("GJ1005")
def tie_broken_by_the_same(book: Book) -> Iterator[Fault]:
    """Equal totals are told apart by the total."""
    for one in book.every(n.Ranking):
        assert isinstance(one, n.Ranking)
        ties = book.text.index("并列", one.by.span.end)
        if not one.tie_breaks:
            edit = Edit(ties, ties, f"同分 先比 {one.by.text} ")
            yield Fault((edit,), one.span.start)


@kind("GJ0803")
def no_such_day(book: Book) -> Iterator[Fault]:
    """The thirtieth of February."""
    for one in book.every(n.Date):
        assert isinstance(one, n.Date)
        yield instead(one, f"{one.text[:4]}-02-30")


@kind("GJ0804")
def ends_before_it_starts(book: Book) -> Iterator[Fault]:
    """A window or period whose days are changed over."""
    for one in book.every(n.Window, n.Period):
        assert isinstance(one, n.Window | n.Period)
        start, end = one.start, one.end
        edits = (
            Edit(start.span.start, start.span.end, end.text),
            Edit(end.span.start, end.span.end, start.text),
        )
        yield Fault(edits, one.span.start)


@kind("GJ0805")
def stage_years_too_early(book: Book) -> Iterator[Fault]:
    """A stage takes place years before what it assesses."""
    for one in book.every(n.Window):
        assert isinstance(one, n.Window)
        year = dt.date.fromisoformat(one.start.text).year - 9
        edits = tuple(
            Edit(day.span.start, day.span.end, f"{year}{day.text[4:]}")
            for day in (one.start, one.end)
        )
        if one.start.text[5:] < one.end.text[5:]:
            yield Fault(edits, one.span.start)


@kind("GJ0809")
def stage_years_too_late(book: Book) -> Iterator[Fault]:
    """A stage takes place years after what it assesses."""
    for one in book.every(n.Window):
        assert isinstance(one, n.Window)
        edits = tuple(
            Edit(day.span.start, day.span.end, f"{int(day.text[:4]) + 9}{day.text[4:]}")
            for day in (one.start, one.end)
        )
        yield Fault(edits, one.span.start)


@kind("GJ0808")
def year_of_two_digits(book: Book) -> Iterator[Fault]:
    """The year of a day has two digits, with zeros before them."""
    for one in book.every(n.Date):
        assert isinstance(one, n.Date)
        yield instead(one, f"00{one.text[2:]}")


@kind("GJ0810")
def due_after_the_window(book: Book) -> Iterator[Fault]:
    """An item is due when its stage is long over."""
    for tree in _measured_in_time(book):
        for item in _plain_items(book, tree):
            text = f" = 若 2099-12-31 > 2000-01-01 则 {book.at(item.points)} 否则 0分"
            yield behind(item, text, at=item)


def _measured_in_time(book: Book) -> Iterator[n.Indicators]:
    """Yield the trees of stages that say when they take place."""
    trees = {
        one.tree.text
        for stage in book.every(n.Stage)
        if isinstance(stage, n.Stage) and any(of(stage.lines, n.Window))
        for line in of(stage.lines, n.Assessment)
        for one in of(line.clauses, n.ByTree)
    }
    for tree in book.every(n.Indicators):
        assert isinstance(tree, n.Indicators)
        if tree.name.text in trees:
            yield tree


def _plain_items(book: Book, tree: n.Indicators) -> Iterator[n.Item]:
    for item in book.every(n.Item):
        assert isinstance(item, n.Item)
        is_inside = tree.span.start < item.span.start < tree.span.end
        if is_inside and not item.lines and item.formula is None:
            yield item


@kind("GJ0811")
def value_twice_from_one_day(book: Book) -> Iterator[Fault]:
    """A parameter has two values from the same day on."""
    for one in book.every(n.SinceDay):
        yield behind(one, f"\n{book.at(one)} ", at=one)


@kind("GJ0812")
def value_changes_midway(book: Book) -> Iterator[Fault]:
    """A parameter has another value from the middle of the period on."""
    for period in book.every(n.Period):
        assert isinstance(period, n.Period)
        for one in book.every(n.SinceDay):
            assert isinstance(one, n.SinceDay)
            text = f"\n{period.end.text} 起 {book.at(one.value)} "
            made = behind(one, text)
            yield Fault(made.edits, one.span.end)


@kind("GJ0813")
def more_terms_than_the_period(book: Book) -> Iterator[Fault]:
    """Twelve months or four quarters are asked for in a period of weeks."""
    for period in book.every(n.Period):
        assert isinstance(period, n.Period)
        end = f"{period.start.text[:7]}-28"
        for one in book.every(n.Periodic):
            yield instead(period.end, end, at=one)


@kind("GJ0901")
def no_policy(book: Book) -> Iterator[Fault]:
    """Nothing says what becomes of items that do not apply."""
    for tree in book.every(n.Indicators):
        assert isinstance(tree, n.Indicators)
        for line in of(tree.lines, n.NotApplicable):
            limited = list(_limited(book, tree))
            if limited:
                yield without(book, line, at=limited[0])


def _limited(book: Book, tree: n.Indicators) -> Iterator[n.Word]:
    """Yield the first name behind each 仅适用 of a tree."""
    for item in book.every(n.Item):
        assert isinstance(item, n.Item)
        if item.only_for and tree.span.start < item.span.start < tree.span.end:
            yield item.only_for[0]


@kind("GJ0902", "GJ1103")
def policy_without_need(book: Book) -> Iterator[Fault]:
    """A policy where every item is for everybody."""
    for tree in book.every(n.Indicators):
        assert isinstance(tree, n.Indicators)
        if "仅适用" in book.at(tree) or any(of(tree.lines, n.NotApplicable)):
            continue
        last = tree.lines[-1]
        made = behind(last, "\n    不适用 折算 ")
        yield Fault(made.edits, last.span.end)


@kind("GJ1009")
def item_in_two_ways(book: Book) -> Iterator[Fault]:
    """An item has blocks of bands and a formula at once."""
    for item in book.every(n.Item):
        assert isinstance(item, n.Item)
        bands = first(item.lines, n.Bands)
        if bands and item.points.measure == "分":
            made = behind(bands, f"\n{book.at(bands)} ")
            yield Fault(made.edits, bands.span.end)


@kind("GJ1103")
def answer_to_nothing(book: Book) -> Iterator[Fault]:
    """A decision answers a finding that nobody made."""
    for one in book.every(n.Interpretation):
        assert isinstance(one, n.Interpretation)
        if not one.answers:
            yield behind(one.subject, " 答复 GJ0702", at=one)


@kind("GJ1104")
def no_ground(book: Book) -> Iterator[Fault]:
    """A bonus or deduction without its clause."""
    for one in book.every(n.Adjustment):
        assert isinstance(one, n.Adjustment)
        if one.cite:
            word = book.text.rindex("依据", 0, one.cite.span.start)
            yield Fault((Edit(word, one.cite.span.end, ""),), one.span.start)
