"""Two results side by side: who moved, by how much, and which figures are others.

Both are read from result files, so that a result which was written last year and one
that was computed now are the same kind of thing. All figures are exact.
"""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

import attrs

from guiju.engine.axis import Key
from guiju.plugins.published import Figure, Published, read

_UNITS: Final = "units"


@attrs.frozen(kw_only=True)
class Scored:
    """What became of one unit; a place and a total may be absent."""

    unit: str
    group: str
    total: str | None
    rank: int | None
    grade: str | None
    parts: Mapping[str, str | None]
    """Stages, bonuses and deductions by their names."""


@attrs.frozen(kw_only=True)
class Outcome:
    """One result: its units and its figures."""

    units: tuple[Scored, ...]
    quantities: Mapping[str, Published]

    def unit(self, name: str, group: str) -> Scored | None:
        """Return what became of a unit, if it is in the result."""
        fitting = (u for u in self.units if (u.unit, u.group) == (name, group))
        return next(fitting, None)


@attrs.frozen(kw_only=True)
class Changed:
    """A figure that is another: what it was and is, and from which cells."""

    id: str
    key: Key
    was: str | None
    now: str | None
    old_cell: str = ""
    new_cell: str = ""

    @property
    def is_reported(self) -> bool:
        """Whether it is another in the data, not only in how it is scored."""
        return bool(self.old_cell or self.new_cell)


@attrs.frozen(kw_only=True)
class Moved:
    """A unit of which something is another; ``rules`` and ``data`` add up to its move.

    Both are None where the move was not taken apart.
    """

    unit: str
    group: str
    old: Scored | None
    new: Scored | None
    rules: Fraction | None = None
    data: Fraction | None = None

    @property
    def parts(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """Return the parts of the total that changed: name, what it was and is."""
        ours, theirs = (one.parts if one else {} for one in (self.old, self.new))
        return tuple(
            (name, ours.get(name), theirs.get(name))
            for name in dict.fromkeys((*ours, *theirs))
            if ours.get(name) != theirs.get(name)
        )

    @property
    def by(self) -> Fraction | None:
        """By how much the total changed."""
        return _less(self.old, self.new)


@attrs.frozen(kw_only=True)
class Shift:
    """All that is another between two results."""

    moved: tuple[Moved, ...]
    figures: tuple[Changed, ...]


def outcome(content: bytes) -> Outcome | None:
    """Return the outcome that a result file tells of, or None where it is none."""
    found = read(content)
    data = json.loads(content) if found else None
    if found is None or not isinstance(data, dict) or _UNITS not in data:
        return None
    units = tuple(map(_scored, data[_UNITS]))
    return Outcome(units=units, quantities=found.quantities)


def shift(
    old: Outcome,
    new: Outcome,
    between: Outcome | None = None,
    *,
    groups: Mapping[str, str] | None = None,
    ids: Mapping[str, str] | None = None,
) -> Shift:
    """Return what is another. ``between`` has the new rules and the old data.

    ``groups`` and ``ids`` are the new names of groups and quantities by the old ones.
    """
    groups, ids = groups or {}, ids or {}
    return Shift(
        moved=tuple(_moved(old, new, between, groups)),
        figures=tuple(_figures(old, new, ids)),
    )


def _moved(
    old: Outcome, new: Outcome, between: Outcome | None, groups: Mapping[str, str]
) -> Iterator[Moved]:
    before = {(u.unit, groups.get(u.group, u.group)): u for u in old.units}
    after = {(u.unit, u.group): u for u in new.units}
    for unit, group in dict.fromkeys((*after, *before)):
        was, now = before.get((unit, group)), after.get((unit, group))
        if was and now and _facts(was) == _facts(now):
            continue
        middle = between.unit(unit, group) if between else None
        yield Moved(
            unit=unit,
            group=group,
            old=was,
            new=now,
            rules=_less(was, middle),
            data=_less(middle, now),
        )


def _facts(one: Scored) -> tuple[object, ...]:
    return (one.total, one.rank, one.grade, tuple(sorted(one.parts.items(), key=str)))


def _less(old: Scored | None, new: Scored | None) -> Fraction | None:
    if not old or not new or old.total is None or new.total is None:
        return None
    return Fraction(new.total) - Fraction(old.total)


def _figures(old: Outcome, new: Outcome, ids: Mapping[str, str]) -> Iterator[Changed]:
    """Yield every figure that both results have, with another value."""
    back = {now: was for was, now in ids.items()}
    for id_, quantity in new.quantities.items():
        was = old.quantities.get(back.get(id_, id_))
        if was is None:
            continue
        before, after = dict(was.rows), dict(quantity.rows)
        for key in dict.fromkeys((*after, *before)):
            if before.get(key) != after.get(key):
                yield Changed(
                    id=id_,
                    key=key,
                    was=_plain(before.get(key)),
                    now=_plain(after.get(key)),
                    old_cell=was.cells.get(key, ""),
                    new_cell=quantity.cells.get(key, ""),
                )


def _plain(figure: Figure | None) -> str | None:
    return None if figure is None else str(figure)


def _scored(data: Mapping[str, Any]) -> Scored:
    parts = {**data.get("stages", {}), **data.get("adjustments", {})}
    return Scored(
        unit=data["unit"],
        group=data["group"],
        total=data.get("total"),
        rank=data.get("rank"),
        grade=data.get("grade"),
        parts={name: _text(value) for name, value in parts.items()},
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
