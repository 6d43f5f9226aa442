"""The way in: two compiled rulebooks, and all that differs in what they mean."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import attrs

from guiju.dsl.compile import Compiled
from guiju.dsl.difference.canonical import spelled
from guiju.dsl.difference.change import (
    Aspect,
    Comparison,
    Difference,
    Kind,
    Part,
    Rule,
    Side,
)
from guiju.dsl.difference.declarations import Declarations
from guiju.dsl.difference.matching import Matching, groups_of
from guiju.dsl.difference.places import places_of
from guiju.dsl.difference.provisions import Provisions
from guiju.dsl.difference.quantities import Book, Quantities, parents
from guiju.engine.expr import Const
from guiju.engine.plan import Plan, Role

_Heads = Mapping[tuple[str, tuple[str, ...]], str]
"""The name of the head over each item, by the item's name and group."""
_KINDS = list(Kind)
_TWO = 2
_FOLLOWS_GRADES = (
    Aspect.RULE,
    Aspect.TERM,
    Aspect.VALUE,
    Aspect.TIER,
    Aspect.BOUNDS,
    Aspect.OTHERWISE,
)


def compare(old: Compiled, new: Compiled) -> Comparison:
    """Return how the meaning of ``new`` differs from ``old``'s. Both have plans."""
    assert old.plan is not None
    assert new.plan is not None
    groups = groups_of(old.plan, new.plan)
    matching = Matching(old.plan, new.plan, groups)
    ids = matching.matched()
    first = Book(old.plan, matching.old_names(), places_of(old.model))
    second = Book(new.plan, matching.new_names(), places_of(new.model))
    both = _both(old.plan, new.plan, ids)
    told = list(Quantities(first, second, both, ids).differences())
    sides = (first, second, old.model, new.model, ids, groups)
    others = [
        *Declarations(*sides).differences(),
        *Provisions(*sides).differences(),
    ]
    heads = _heads(old.plan, new.plan, ids)
    whole = _whole([one for _, one in told], others, heads)
    return Comparison(
        differences=tuple(sorted(whole, key=lambda one: _KINDS.index(one.kind))),
        renamed=tuple(dict.fromkeys(_renamed(old.plan, new.plan, ids, groups))),
        both=both,
        ids=ids,
        groups=groups,
        changed=_by_id(told),
    )


def _both(old: Plan, new: Plan, ids: Mapping[str, str]) -> Plan:
    """Return a plan that has the quantities of both, the new ones first."""
    gone = {id_: q for id_, q in old.quantities.items() if id_ not in ids}
    return attrs.evolve(new, quantities={**new.quantities, **gone})


def _renamed(
    old: Plan, new: Plan, ids: Mapping[str, str], groups: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    yield from ((was, now) for was, now in groups.items() if was != now)
    for was, now in ids.items():
        names = old.quantities[was].name, new.quantities[now].name
        if names[0] != names[1]:
            yield names


def _by_id(
    told: Iterable[tuple[str, Difference]],
) -> Mapping[str, tuple[Difference, ...]]:
    found: dict[str, tuple[Difference, ...]] = {}
    for id_, one in told:
        found[id_] = (*found.get(id_, ()), one)
    return found


def _whole(
    told: list[Difference], others: list[Difference], heads: _Heads
) -> Iterator[Difference]:
    """Yield what is left once what follows from something else is left out."""
    graded = {
        (label, group)
        for one in others
        if one.kind is Kind.GRADES
        for label in ("", one.name)
        for group in one.groups or ("",)
    }
    kept = [one for one in told if not _follows_grades(one, graded)]
    kept = list(_grounds(kept))
    yield from others
    yield from _shifted(_merged(kept), heads)


def _follows_grades(one: Difference, graded: set[tuple[str, str]]) -> bool:
    """Whether it only follows from a grade or a veto that is told in its own words."""
    last = one.name.rpartition(".")[2]
    labels = {Role.GRADE: "", Role.DERIVED: last}
    if one.role not in labels or one.aspect not in _FOLLOWS_GRADES:
        return False
    label = labels[one.role]
    return any((label, group) in graded for group in (*one.groups, ""))


def _grounds(told: list[Difference]) -> Iterator[Difference]:
    """Leave out a new ground of a part where the whole has the same new ground."""
    grounds = {
        (one.name, one.old.shown, one.new.shown)
        for one in told
        if one.aspect is Aspect.GROUND
    }
    for one in told:
        whole = one.name.rpartition(".")[0]
        seen = (whole, one.old.shown, one.new.shown) in grounds
        if one.aspect is not Aspect.GROUND or not seen:
            yield one


def _merged(told: Iterable[Difference]) -> list[Difference]:
    """Tell once what is the same for several groups."""
    found: dict[str, Difference] = {}
    for one in told:
        key = _key(one)
        if key in found:
            groups = dict.fromkeys((*found[key].groups, *one.groups))
            found[key] = attrs.evolve(found[key], groups=tuple(groups))
        else:
            found[key] = one
    return list(found.values())


def _key(one: Difference) -> str:
    shown = (one.about, one.old.shown, one.new.shown)
    what = spelled((one.kind, one.aspect, one.name, one.old.clause, one.new.clause))
    told = spelled(shown)
    for group in one.groups:
        told = told.replace(f"@{group}", "@")
    return what + told


def _shifted(told: list[Difference], heads: _Heads) -> Iterator[Difference]:
    """Say once that full marks went from one item to another under the same head."""
    marks: dict[tuple[str, tuple[str, ...]], list[Difference]] = {}
    for one in told:
        if one.aspect is Aspect.FULL_MARKS and one.role is Role.ITEM:
            head = heads.get((one.name, one.groups[:1]), "")
            marks.setdefault((head, one.groups), []).append(one)
    pairs = {
        id(one): (head, pair)
        for (head, _), pair in marks.items()
        if head and len(pair) == _TWO and not sum(map(_change, pair))
        for one in pair
    }
    done: set[str] = set()
    for one in told:
        if id(one) not in pairs:
            yield one
            continue
        head, pair = pairs[id(one)]
        mark = f"{head}{one.groups}"
        if mark not in done:
            done.add(mark)
            yield _shift(head, pair)


def _heads(old: Plan, new: Plan, ids: Mapping[str, str]) -> _Heads:
    """Return the head of each item that has the same one in both."""
    ours = {ids.get(i, i): ids.get(head, head) for i, head in parents(old).items()}
    return {
        (new.quantities[id_].name, (new.quantities[head].group,)): (
            new.quantities[head].name
        )
        for id_, head in parents(new).items()
        if ours.get(id_) == head
    }


def _change(one: Difference) -> Fraction:
    return _marks(one.new) - _marks(one.old)


def _marks(side: Side) -> Fraction:
    match side.shown:
        case Rule(definition=Const(value=Fraction() as value)):
            return value
        case _:
            return Fraction(0)


def _shift(head: str, pair: list[Difference]) -> Difference:
    source, target = sorted(pair, key=_change)
    return Difference(
        kind=Kind.QUANTITY,
        aspect=Aspect.SHIFT,
        name=head,
        groups=source.groups,
        role=Role.BLOCK,
        about=Part(_change(target), is_share=False),
        old=attrs.evolve(source.old, shown=source.name),
        new=attrs.evolve(target.new, shown=target.name),
    )
