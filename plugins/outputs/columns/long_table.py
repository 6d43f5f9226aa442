"""The lines of the long table that lie in arrays already: no object for a figure.

The same lines as ``parquet_file`` makes one by one, and only what differs from line to
line. Whoever gets None for a quantity makes them one by one: its numbers are too long,
or the data says where there are figures. Needs NumPy and pyarrow (the extra ``scale``).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.numbers import Numbers
from guiju.engine.columnar.reported import Reported
from guiju.engine.facts import Fact
from guiju.engine.keys import Listed, parts
from guiju.engine.scaled.operation import ABSENCES, Kind
from guiju.engine.source import column_letters
from guiju.engine.value import Value
from guiju.plugins.outputs.columns import numerals
from guiju.plugins.outputs.columns.lying import meant, numbers_of
from guiju.plugins.outputs.columns.ratios import ratios as ratios_of

_EPOCH = 719_163
"""The ordinal of the first day of 1970, from which Parquet counts."""
_ABSENT = pa.array([None, *(absence.value for absence in ABSENCES)], pa.string())
Columns = Mapping[str, pa.Array]
_Part = Callable[[slice], Columns]


@attrs.frozen(eq=False)
class Long:
    """How the table holds a figure, whatever figure it is."""

    digits: int
    decimals: int
    """A decimal has so many digits, so many of them behind the point."""
    whole: Callable[[str], str]
    """Makes of any text one that Parquet can have."""
    _names: dict[int, tuple[Axis, pa.Array]] = attrs.field(factory=dict, init=False)
    """The members of each axis, by its identity: a million are written once."""

    def lines(
        self,
        values: Mapping[Key, Value],
        facts: Mapping[Key, Fact],
        ranks: Mapping[Key, Value],
    ) -> Iterator[Columns] | None:
        """Return the columns of a quantity that differ, so many lines at a time."""
        found = numbers_of(values)
        if found is None:
            return None
        assert isinstance(found.keys, Listed), "no others are numbers"
        made = (
            self._said(found),
            self._places(found.keys),
            self._cells(facts, found.keys),
            _places_of(ranks, found.keys),
        )
        known = [one for one in made if one is not None]
        if len(known) < len(made):
            return None
        return (
            {name: column for one in known for name, column in one(rows).items()}
            for rows in parts(len(found.keys))
        )

    def _said(self, found: Numbers) -> _Part | None:
        """Return the value in the column of its kind."""
        match found.kind:
            case Kind.NUMBER:
                return self._numbers(found)
            case Kind.TRUTH:
                truths = pa.array([False, True])
                words = {"truth": truths, "exact": truths.cast(pa.string())}
                return _picked(words, meant(found, 0), found)
            case Kind.GRADE:
                levels, labels = zip(*sorted(found.labels), strict=True)
                grades = pa.array(map(self.whole, labels), pa.string())
                at = np.searchsorted(levels, meant(found, levels[0]))
                return _picked({"grade": grades, "exact": grades}, at, found)
            case Kind.DAY:
                count = (meant(found, _EPOCH) - _EPOCH).astype(np.int32)
                days = pa.array(count).cast(pa.date32())
                words = {"day": days, "exact": days.cast(pa.string())}
                return _picked(words, np.arange(len(days)), found)
            case Kind.NOTHING:
                return _picked({}, meant(found, 0), found)

    def _numbers(self, found: Numbers) -> _Part | None:
        ratios = ratios_of(found)
        if ratios is None:
            return None
        exact = numerals.exact(ratios)
        decimal = numerals.as_decimals(ratios, self.digits, self.decimals)
        if exact is None or decimal is None:
            return None
        words = {
            "exact": exact,
            "numerator": numerals.whole(ratios.numerators),
            "denominator": numerals.whole(ratios.denominators),
            "decimal": decimal,
        }
        return _picked(words, ratios.rows, found)

    def _places(self, keys: Listed) -> _Part:
        """Return the unit, and the members on all other axes as one map."""
        columns = [
            (axis.name, self._members(axis), _along(keys, nth))
            for nth, axis in enumerate(keys.axes)
        ]
        units = [one for one in columns if one[0] == UNIT]
        others = [one for one in columns if one[0] != UNIT]

        def part(rows: slice) -> Columns:
            count = rows.stop - rows.start
            members = [names.take(pa.array(at(rows))) for _, names, at in others]
            unit = [names.take(pa.array(at(rows))) for _, names, at in units]
            return {
                "unit": unit[0] if unit else pa.nulls(count, pa.string()),
                "place": _map([name for name, _, _ in others], members, count),
            }

        return part

    def _members(self, axis: Axis) -> pa.Array:
        if id(axis.members) not in self._names:
            names = pa.array(map(self.whole, axis.members), pa.string())
            self._names[id(axis.members)] = (axis, names)
        return self._names[id(axis.members)][1]

    def _cells(self, facts: Mapping[Key, Fact], keys: Listed) -> _Part | None:
        """Return which cell each figure was read from, if it was read from one."""
        if not facts:
            return lambda rows: {"cell": pa.nulls(rows.stop - rows.start, pa.string())}
        if not isinstance(facts, Reported) or facts.axes != keys.axes:
            return None
        origins, nth = facts.origins, facts.nth
        files = [
            self.whole(f"{one.file}{_in_brackets(one.sheet)}!")
            for one in origins.sheets
        ]

        def part(rows: slice) -> Columns:
            sheet, row, column = origins.stretch(rows, nth)
            letters, at = np.unique(column, return_inverse=True)
            where = pa.array([column_letters(int(one)) for one in letters], pa.string())
            cells = pc.binary_join_element_wise(
                pa.array(files, pa.string()).take(pa.array(sheet)),
                where.take(pa.array(at)),
                numerals.whole(row),
                "",
            )
            there = pa.array((row > 0) & (column > 0))
            return {"cell": pc.if_else(there, cells, None)}

        return part


def _picked(words: Columns, at: Array, found: Numbers) -> _Part:
    """Return of each row the word that it has, or which absence there is."""

    def part(rows: slice) -> Columns:
        if found.absences is None:
            nothing = pa.nulls(rows.stop - rows.start, pa.string())
            index = pa.array(at[rows])
            return {"absence": nothing, **_taken(words, index)}
        codes = found.absences[rows].astype(np.int8)
        index = pa.array(at[rows], mask=codes > 0)
        return {"absence": _ABSENT.take(pa.array(codes)), **_taken(words, index)}

    return part


def _taken(words: Columns, index: pa.Array) -> Columns:
    return {name: column.take(index) for name, column in words.items()}


def _along(keys: Listed, nth: int) -> Callable[[slice], Array]:
    """Return what says which member of its axis ``nth`` each row has."""
    sizes = [len(axis.members) for axis in keys.axes]
    inner = int(np.prod(sizes[nth + 1 :], dtype=np.int64))
    return lambda rows: np.arange(rows.start, rows.stop) // inner % sizes[nth]


def _map(axes: Sequence[str], members: Sequence[pa.Array], count: int) -> pa.Array:
    """Return a map for each row: of every axis the member."""
    width = len(axes)
    ends = pa.array(np.arange(count + 1, dtype=np.int32) * width)
    names = pa.array([*axes] * count, pa.string())
    if not members:
        return pa.MapArray.from_arrays(ends, names, names)
    turned = np.arange(count * width).reshape(width, count).T.ravel()
    found = pa.concat_arrays(members).take(pa.array(turned))
    return pa.MapArray.from_arrays(ends, names, found)


def _places_of(ranks: Mapping[Key, Value], keys: Listed) -> _Part | None:
    """Return the places of those units that have one."""
    if not ranks:
        return lambda rows: {"rank": pa.nulls(rows.stop - rows.start, pa.int32())}
    found = numbers_of(ranks)
    if found is None or found.divisors is not None or found.denominator != 1:
        return None
    of_others = not isinstance(found.keys, Listed) or found.keys.axes != keys.axes
    if found.kind is not Kind.NUMBER or of_others:
        return None
    numbers = meant(found, 0).astype(np.int32)
    absences = found.absences
    return lambda rows: {
        "rank": pa.array(
            numbers[rows], mask=None if absences is None else absences[rows] > 0
        )
    }


def _in_brackets(sheet: str) -> str:
    return f"[{sheet}]" if sheet else ""
