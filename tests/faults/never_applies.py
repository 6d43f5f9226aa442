"""Faults of grades, conditions and rules that nobody or everybody falls under."""

from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first, of
from tests.faults.fault import Book, Edit, Fault, behind, instead, kind


def _scales(book: Book) -> Iterator[n.Grades]:
    for one in book.every(n.Grades):
        assert isinstance(one, n.Grades)
        yield one


def _bounded(book: Book, quota: str) -> Iterator[Fault]:
    """Give every grade that has a bound, and no quota, this one."""
    for scale in _scales(book):
        for grade in scale.grades:
            if grade.bound is not None and grade.quota is None:
                yield behind(grade.bound, f" 最多 {quota}", at=grade)


@kind("GJ0515")
def quota_of_nobody(book: Book) -> Iterator[Fault]:
    """A hundredth of a few units, rounded down."""
    yield from _bounded(book, "1% 舍去 同分 从严")


@kind("GJ0516")
def quota_of_everybody(book: Book) -> Iterator[Fault]:
    """A quota far above the number of units."""
    yield from _bounded(book, "999家 同分 从严")


@kind("GJ0519")
def quota_not_rounded(book: Book) -> Iterator[Fault]:
    """A share of the units, and nothing says how it is rounded."""
    yield from _bounded(book, "33% 同分 从严")


@kind("GJ0406")
def quota_in_points(book: Book) -> Iterator[Fault]:
    """A quota is written in points."""
    yield from _bounded(book, "2分 同分 从严")


@kind("GJ0408")
def half_a_unit(book: Book) -> Iterator[Fault]:
    """A quota of one and a half units."""
    yield from _bounded(book, "1.5家 同分 从严")


@kind("GJ0518")
def no_grade_for_the_others(book: Book) -> Iterator[Fault]:
    """Nothing is said of those who do not reach the lowest bound."""
    for scale in _scales(book):
        last, bound = scale.grades[-1], scale.grades[0].bound
        if last.bound is None and bound is not None and bound.low is not None:
            yield instead(last, f"{last.name.text} 10{bound.low.measure} 以上")


@kind("GJ0517")
def grade_above_all_scores(book: Book) -> Iterator[Fault]:
    """A best grade that no score comes to."""
    for scale in _scales(book):
        bound = scale.grades[0].bound
        if bound is not None and bound.low is not None:
            start = scale.grades[0].span.start
            text = f"特等 99999{bound.low.measure} 以上\n    "
            yield Fault((Edit(start, start, text),), start - 1)


@kind("GJ0611")
def veto_that_never_strikes(book: Book) -> Iterator[Fault]:
    """A veto wants far more than can be reported."""
    for one in book.every(n.Veto):
        assert isinstance(one, n.Veto)
        condition = one.condition
        if isinstance(condition, n.Binary) and condition.operator in {">", ">="}:
            measure = getattr(condition.right, "measure", "")
            yield instead(condition.right, f"99999999{measure}")


@kind("GJ0611")
def choice_that_is_none(book: Book) -> Iterator[Fault]:
    """A total is asked whether it is below zero."""
    for one in _totals(book):
        value = one.formula.value
        text = f"若 环节加权 < 0分 则 0分 否则 {book.at(value)}"
        yield instead(value, text)


def _totals(book: Book) -> Iterator[n.Definition]:
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        if "环节加权" in book.at(one.formula.value):
            yield one


@kind("GJ0613")
def requirement_of_nothing(book: Book) -> Iterator[Fault]:
    """What is computed of marks must not be below zero, which it never is."""
    for one in _totals(book):
        made = behind(one, "\n必须 不为负: 每个 单位 环节加权 >= 0分 ")
        yield Fault(made.edits, one.span.end)


@kind("GJ0612")
def step_out_of_reach(book: Book) -> Iterator[Fault]:
    """A bonus from a figure on that is never reported."""
    for group in book.every(n.Group):
        assert isinstance(group, n.Group)
        if group.part_of is None and group.members:
            name = group.name.text
            text = (
                f"\n输入 试报数: 件 每 {name} 0件 至 9件"
                f"\n加分 试加分 用于 {name} 按 试报数 {{ 每超过 20件 满 1件 加 1分 }} "
            )
            end = group.span.end
            yield Fault((Edit(end, end, text),), end)


@kind("GJ0614")
def less_at_most_than_once(book: Book) -> Iterator[Fault]:
    """A row changes less in all than it does each time."""
    for row in book.every(n.EachRow):
        assert isinstance(row, n.EachRow)
        if isinstance(row.amount, n.Number) and row.at_most is None:
            yield behind(row.amount, " 最多 0.01分", at=row)


@kind("GJ0309")
def item_the_same_for_all(book: Book) -> Iterator[Fault]:
    """An item is given whole to everybody."""
    for item in book.every(n.Item):
        assert isinstance(item, n.Item)
        is_plain = not item.lines and item.formula is None and not item.only_for
        if is_plain and item.points.measure == "分":
            yield behind(item, f" = {item.points.text}分", at=item)


@kind("GJ1110")
def clause_copied(book: Book) -> Iterator[Fault]:
    """An item keeps the clause of the one before it."""
    for tree in book.every(n.Indicators):
        assert isinstance(tree, n.Indicators)
        leaves = [
            item
            for item in book.every(n.Item)
            if isinstance(item, n.Item)
            and tree.span.start < item.span.start < tree.span.end
            and not any(of(item.lines, n.Item))
        ]
        cites = [item.cite for item in leaves if item.cite is not None]
        is_each = len(cites) == len(leaves) == len({cite.text for cite in cites})
        if is_each and len(cites) > 4:
            yield instead(cites[-1], book.at(cites[-2]))


@kind("GJ0413")
def endless_figure_shown(book: Book) -> Iterator[Fault]:
    """A third of the marks is shown, and nothing rounds it."""
    for group in _assessed(book):
        text = (
            f"\n三分之一 用于 {group} = 环节加权 / 3"
            f"\n公开 试公开 用于 {group} {{ 三分之一 }}"
        )
        yield _at_the_end(book, text)


@kind("GJ1206")
def two_raters_shown(book: Book) -> Iterator[Fault]:
    """The marks of two raters are shown as their mean."""
    for stage in book.every(n.Stage):
        assert isinstance(stage, n.Stage)
        for one in of(stage.lines, n.Assessment):
            rated = first(one.clauses, n.RatedBy)
            group = one.groups[0].text
            if rated is not None and not first(one.clauses, n.Confidential):
                text = (
                    "\n对象 试评委 共 2家 { 某某甲局、某某乙局 }"
                    f"\n公开 试公开 用于 {group} {{ {stage.name.text} }}"
                )
                end = len(book.text)
                span = rated.raters.span
                two = Edit(span.start, span.end, "试评委")
                yield Fault((two, *_no_examples(book), Edit(end, end, text)), end)


def _no_examples(book: Book) -> Iterator[Edit]:
    """Leave out the examples, which speak of the raters by name."""
    for one in book.every(n.Example):
        yield Edit(one.span.start, one.span.end, "")


def _assessed(book: Book) -> Iterator[str]:
    """Yield the first group of each stage in a book that weighs its stages."""
    if any(_totals(book)):
        for one in book.every(n.Assessment):
            assert isinstance(one, n.Assessment)
            yield one.groups[0].text


def _at_the_end(book: Book, text: str) -> Fault:
    end = len(book.text)
    return Fault((Edit(end, end, text),), end)


@kind("GJ0706")
def votes_for_nobody(book: Book) -> Iterator[Fault]:
    """Less than one is allowed of what is counted."""
    for group in book.every(n.Group):
        assert isinstance(group, n.Group)
        if group.members and group.part_of is None:
            text = (
                f"\n输入 试票数: 件 每 {group.name.text} 0件 至 9件"
                "\n必须 限票数: 每个 单位 试票数 <= 0.9件"
            )
            yield _at_the_end(book, text)


@kind("GJ1010")
def rounded_on_the_way(book: Book) -> Iterator[Fault]:
    """What a total is made of is rounded to four places before."""
    for one in _totals(book):
        if one.groups or one.formula.modifiers:
            continue
        start, value = one.span.start, one.formula.value
        text = f"先取舍 = {book.at(value)} 保留 4位 四舍五入\n"
        edits = (
            Edit(start, start, text),
            Edit(value.span.start, value.span.end, "先取舍"),
        )
        yield Fault(edits, start)


@kind("GJ0414")
def ranked_by_squares(book: Book) -> Iterator[Fault]:
    """A total is multiplied by itself."""
    rankings = (one for one in book.every(n.Ranking) if isinstance(one, n.Ranking))
    ranked = {one.by.text: one for one in rankings}
    for one in _totals(book):
        if one.name.text in ranked and not one.formula.modifiers:
            value = one.formula.value
            text = f"({book.at(value)}) * ({book.at(value)})"
            yield instead(value, text, at=ranked[one.name.text])


@kind("GJ0607")
def times_zero(book: Book) -> Iterator[Fault]:
    """What is computed of the marks is multiplied by zero."""
    for one in _totals(book):
        value = one.formula.value
        yield instead(value, f"({book.at(value)}) * 0")
