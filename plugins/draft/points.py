"""加分和扣分, 计算办法, 排名和等次: what is done with the points of the stages."""

from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from guiju.plugins.draft.book import Book
from guiju.plugins.draft.phrases import Phrases
from guiju.plugins.outputs.blocks import Block, Table, Words


def adjustments(book: Book) -> Iterator[Block]:
    """Yield each bonus and deduction: its rules, its limits, its tiers as a table."""
    say = book.phrases
    for nth, one in enumerate(book.all(n.Adjustment), start=1):
        kind = say.keyword(f"_{one.kind}")
        called = say.called(one.name, one.title)
        title = say.text(f"{kind}：{called}", f"{kind}: {called}")
        yield Words("section", say.subheading(nth, title))
        yield Words("body", say.grounded(_who(one, say), one.cite))
        tiers = tuple(line for line in one.lines if isinstance(line, n.Band))
        if tiers and one.by is not None:
            yield _tiers(one.by, tiers, say)
        for line in one.lines:
            if not isinstance(line, n.Band):
                yield Words("body", say.sentence(say.rule(line)))


def _who(one: n.Adjustment, say: Phrases) -> str:
    if not one.groups:
        return say.text("适用全部对象。", "For all groups.")
    names = say.names(one.groups)
    return say.text(f"适用{names}。", f"For {names}.")


def _tiers(by: n.Expr, tiers: tuple[n.Band, ...], say: Phrases) -> Table:
    rows = say.rows(
        n.Bands(
            word=n.Special(word="BANDS", span=tiers[0].span),
            by=by,
            bands=tiers,
            span=tiers[0].span,
        )
    )
    return Table(
        heads=(say.expr(by), say.text("分值", "points")),
        rows=tuple(rows),
        plain=frozenset({0}),
    )


# ---- how it is computed


def computed(book: Book) -> Iterator[Block]:
    """Yield the parameters as a table, then every formula."""
    say = book.phrases
    rows = [row for one in book.all(n.Parameter) for row in _parameter(one, say)]
    if rows:
        yield Table(
            heads=(
                say.text("参数", "parameter"),
                say.text("取值", "value"),
                say.text("依据", "ground"),
            ),
            rows=tuple(rows),
            plain=frozenset({0, 1, 2}),
        )
    for one in book.all(n.Definition):
        yield Words("body", say.grounded(_definition(one, say), one.cite))


def _parameter(one: n.Parameter, say: Phrases) -> Iterator[tuple[str, ...]]:
    called, ground = say.called(one.name, one.title), say.ground(one.cite)
    match one.value:
        case n.Undetermined(reason=reason):
            open_ = say.text(f"待定：{reason.text}", f"undetermined: {reason.text}")
            yield called, open_, ground
        case n.Since(rows=rows):
            for row in rows:
                day, value = say.day(row.day), say.expr(row.value)
                since = say.text(f"{day}起 {value}", f"{value} since {day}")
                yield called, since, ground
                called = ground = ""
        case value:
            yield called, say.expr(value), ground


def _definition(one: n.Definition, say: Phrases) -> str:
    called = say.called(one.name, one.title)
    for_ = say.names(one.groups)
    who = say.text(f"（适用{for_}）", f" ({for_})") if one.groups else ""
    return say.sentence(f"{called}{who} {say.formula(one.formula)}")


# ---- order and grades


def order(book: Book) -> Iterator[Block]:
    """Yield rankings, grades and vetoes."""
    say = book.phrases
    for ranking in book.all(n.Ranking):
        yield Words("body", _ranking(ranking, say))
    for grades in book.all(n.Grades):
        yield Words("body", say.grounded(_by(grades, say), grades.cite))
        yield _grades(grades, say)
    for veto in book.all(n.Veto):
        yield Words("body", say.grounded(_veto(veto, say), veto.cite))


def _ranking(ranking: n.Ranking, say: Phrases) -> str:
    name = ranking.name.text if ranking.name else say.keyword("_RANKING")
    within = say.names(ranking.within)
    who = say.text(f"{within}分别", f"{within} each, ") if ranking.within else ""
    how = say.ranked(ranking)
    return say.text(f"{name}：{who}{how}。", f"{name}: {who}{how}.")


def _by(grades: n.Grades, say: Phrases) -> str:
    name = grades.name.text if grades.name else say.keyword("_GRADES")
    within = say.names(grades.within)
    who = say.text(f"{within}分别", f"{within} each, ") if grades.within else ""
    by = say.path(grades.by)
    return say.text(f"{name}：{who}按{by}确定。", f"{name}: {who}by {by}.")


def _grades(grades: n.Grades, say: Phrases) -> Table:
    others = say.text("其余", "the others")
    has_quotas = any(grade.quota for grade in grades.grades)
    rows = [
        (
            grade.name.text,
            say.bound(grade.bound) if grade.bound else others,
            *([say.quota(grade.quota)] if has_quotas else []),
        )
        for grade in grades.grades
    ]
    limits = [say.text("名额", "how many")] if has_quotas else []
    heads = (say.text("等次", "grade"), say.text("条件", "condition"), *limits)
    return Table(heads=heads, rows=tuple(rows), plain=frozenset({1, 2}))


def _veto(veto: n.Veto, say: Phrases) -> str:
    called, condition = say.called(veto.name, veto.title), say.expr(veto.condition)
    effects = say.listed(map(say.effect, veto.effects))
    who = say.names(veto.groups)
    for_ = say.text(f"（适用{who}）", f" ({who})") if veto.groups else ""
    kind = say.keyword("_VETO")
    return say.text(
        f"{kind}：{called}{for_}，{condition}的，{effects}。",
        f"{kind}: {called}{for_}: when {condition}, {effects}.",
    )
