"""What a table lacks, said as few times as there are causes.

A rater whose whole column is missing is one fault and not one for each unit; a row
that names its unit wrongly is a fault already, so the right name is not missing too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, product

from guiju.engine.axis import PROBLEM, Axis, Key
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.facts import Facts
from guiju.engine.place import key_at, names, places
from guiju.plugins.intake.faults.column_missing import column_missing
from guiju.plugins.intake.faults.row_missing import (
    all_missing,
    roster_missing,
    row_missing,
)
from guiju.plugins.intake.gather import Gathered, is_obligatory
from guiju.plugins.intake.layout import ITEM, Reader, resembling

Rosters = Mapping[str, Mapping[Key, tuple[str, ...]]]

Pair = tuple[str, str]
"""An axis and a member of it."""
Where = tuple[Pair, ...]
"""A whole key with its column, or a part of one."""


def missing(
    gathered: Gathered, rosters: Rosters, reader: Reader
) -> Iterator[Diagnostic]:
    """Yield a fault for each column and row that the sheets of a table lack."""
    if _is_whole(gathered, rosters):
        yield from _roster_faults(gathered, rosters)
        return
    obligatory = _obligatory(gathered, rosters)
    pairs = dict.fromkeys(pair for where in obligatory for pair in where)
    columns = tuple(standing_nowhere(pairs, gathered))
    yield from columns_missing(columns, gathered, reader)
    yield from _roster_faults(gathered, rosters)
    reported = gathered.seen.keys() | gathered.blanks.keys()
    rows = [where for where in obligatory if not set(columns) & set(where)]
    absent = [where for where in rows if _place(where) not in reported]
    is_all = len(absent) == len(rows)
    yield from rows_missing(iter(_causes(absent, rows)), gathered, is_all=is_all)


def standing_nowhere(pairs: Iterable[Pair], gathered: Gathered) -> Iterator[Pair]:
    """Yield the members that have to stand across and stand on no sheet."""
    over = {layout.over for layout, _ in gathered.headers}
    across = {m for layout, _ in gathered.headers for m in layout.across.values()}
    for axis, member in pairs:
        is_meant = (axis, member) in gathered.meant
        if {axis} == over and member not in across and not is_meant:
            yield axis, member


def columns_missing(
    columns: Sequence[Pair], gathered: Gathered, reader: Reader
) -> Iterator[Diagnostic]:
    """Yield the fault that ``columns`` stand on no sheet, if any sheet is there."""
    if not columns or gathered.place is None:
        return
    members = tuple(member for _, member in columns)
    others = {t for layout, _ in gathered.headers for t in layout.others.values()}
    near = resembling(sorted(others), reader)
    wanted = {text: meant for text, meant in near.items() if meant in members}
    yield column_missing(gathered.table, members, gathered.place, wanted)


def rows_missing(
    causes: Iterator[Where], gathered: Gathered, *, is_all: bool
) -> Iterator[Diagnostic]:
    """Yield a fault for each cause, or one where ``is_all`` that has to be there."""
    first = [*islice(causes, 2)]
    if is_all and len(first) > 1 and not gathered.meant:
        yield all_missing(gathered.table, gathered.place)
        return
    for where in chain(first, causes):
        if not gathered.meant & set(where):
            yield row_missing(gathered.table, _members(where), gathered.place)


def _is_whole(gathered: Gathered, rosters: Rosters) -> bool:
    """Whether every cell stands on some sheet, so that nothing has to be looked for."""
    seen, blanks = gathered.seen, gathered.blanks
    names = [column.name for column in gathered.table.columns]
    return all(
        (key, name) in seen or (key, name) in blanks
        for key in all_keys(gathered.table.keys, rosters)
        for name in names
    )


def all_keys(axes: Sequence[Axis], rosters: Rosters) -> tuple[Key, ...]:
    """Return every legal key of ``axes`` in the order of the rulebook."""
    if not any(axis.roster for axis in axes):
        return tuple(product(*(axis.members for axis in axes)))
    facts = Facts(values={}, rosters=rosters)
    return tuple(key_at(names(axes), place) for place in places(axes, facts))


def _obligatory(gathered: Gathered, rosters: Rosters) -> list[Where]:
    table = gathered.table
    axes = (*names(table.keys), ITEM)
    return [
        tuple(zip(axes, (*key, column.name), strict=True))
        for key in all_keys(table.keys, rosters)
        for column in table.columns
        if is_obligatory(column, table, key)
    ]


def _roster_faults(gathered: Gathered, rosters: Rosters) -> Iterator[Diagnostic]:
    """Report the places under which a roster has no member and does not say so.

    A list of problems names whom it concerns: a unit that is not on it has none.
    """
    table = gathered.table
    for axis in table.keys:
        if not axis.roster or axis.name == PROBLEM:
            continue
        if all(column.optional for column in table.columns):
            continue
        listed = [key for key in table.keys if key.name in axis.within]
        given = rosters.get(axis.roster, {}).keys() | gathered.empty_rosters
        every = [
            tuple(zip(names(listed), key, strict=True)) for key in all_keys(listed, {})
        ]
        absent = [where for where in every if _members(where) not in given]
        causes = _causes(absent, every)
        if len(absent) == len(every) and len(causes) > 1 and not gathered.meant:
            yield all_missing(table, gathered.place)
            continue
        for where in causes:
            if gathered.meant & set(where):
                continue
            if len(where) < len(listed):
                yield row_missing(table, _members(where), gathered.place)
            else:
                yield roster_missing(table, _members(where), axis.name, gathered.place)


def _causes(absent: Iterable[Where], every: Sequence[Where]) -> list[Where]:
    """Return what is absent: members that are so everywhere, then single places."""
    left = dict.fromkeys(absent)
    lacking = Counter(pair for where in left for pair in where)
    total = Counter(pair for where in every for pair in where)
    found: list[Where] = []
    for pair in (pair for pair in total if lacking[pair] == total[pair]):
        others = {where: None for where in left if pair not in where}
        if len(others) < len(left):
            found.append((pair,))
            left = others
    return [*found, *dict.fromkeys(_without_item(where) for where in left)]


def _without_item(where: Where) -> Where:
    return tuple(pair for pair in where if pair[0] != ITEM)


def _members(where: Where) -> Key:
    return tuple(member for _, member in where)


def _place(where: Where) -> tuple[Key, str]:
    *key, item = _members(where)
    return tuple(key), item
