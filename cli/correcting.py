"""Corrections (更正) held to the data, and the facts that come of them.

A corrected figure is held to the data contract like any reported one. Nothing is
applied unless everything can be: all that is wrong is told at once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs

from guiju.cli.correction_faults import (
    CORRECTED_TWICE,
    CORRECTED_UNKNOWN,
    LIST_WOULD_CHANGE,
    WAS_DIFFERS,
)
from guiju.cli.corrections_file import CorrectionsFile, Written, read_corrections
from guiju.cli.fault import StopError
from guiju.cli.nearest import nearest
from guiju.cli.rulebook import Rulebook
from guiju.cli.shown import exactly
from guiju.engine.axis import PROBLEM, Key
from guiju.engine.contract import Column, Table, tables
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import Numeric, Truth
from guiju.engine.plan import Plan
from guiju.engine.source import Cell, Corrected, Span
from guiju.engine.text import Text
from guiju.engine.value import Value
from guiju.plugins.correction import Correction
from guiju.plugins.intake.figure import read_figure
from guiju.plugins.intake.gather import Gathered
from guiju.plugins.intake.names import members_of
from guiju.plugins.intake.rows import Entry
from guiju.plugins.published import ABSENCES
from guiju.plugins.sheet import CellValue

_KEYED = re.compile(r"(.+?)\s*[\[［](.*)[\]］]", re.DOTALL)
_APART = re.compile(r"\s*[,，、]\s*")
_FIGURES = Text(zh="填报的数", en="reported figures")
_LOOK = Text(
    zh="核对更正文件写的是不是这一份数据；原数要和数据一样",
    en="see that the corrections are of this data; the old value must be the data's",
)


@attrs.frozen(kw_only=True)
class Amended:
    """Facts with their corrections, and what else there is to say about these."""

    facts: Facts
    corrections: tuple[Correction, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    file: CorrectionsFile | None = None

    @property
    def changes(self) -> bool:
        """Whether any figure is another."""
        return any(one.changes for one in self.corrections)


def corrections_at(rulebook: Rulebook, given: Path | None) -> Path | None:
    """Return where corrections lie: as the caller says, else as ``guiju.toml`` does."""
    if given is None and rulebook.project.corrections:
        return rulebook.source.path.parent / rulebook.project.corrections
    return given


def amended(plan: Plan, facts: Facts, path: Path | None) -> Amended:
    """Return ``facts`` with the corrections that lie at ``path``, if any do.

    Raises:
        StopError: with everything that is wrong with them; nothing is applied.
    """
    if path is None:
        return Amended(facts=facts)
    file = read_corrections(path)
    found = _applied(plan, facts, file.written, file)
    return attrs.evolve(found, file=file)


def amended_as_told(
    plan: Plan, facts: Facts, told: Iterable[Mapping[str, Any]]
) -> Amended:
    """Return ``facts`` with the corrections that a receipt lists.

    Raises:
        StopError: they do not fit the data.
    """
    columns = {column.quantity: column for _, column in _columns(plan)}
    written = [_of_receipt(nth, one, columns) for nth, one in enumerate(told, start=1)]
    file = CorrectionsFile(name="receipt.json", sha256="", text="", written=())
    return _applied(plan, facts, written, file, computed=True)


def _of_receipt(
    nth: int, told: Mapping[str, Any], columns: Mapping[str, Column]
) -> Written:
    id_ = str(told.get("quantity", ""))
    key = "、".join(map(str, told.get("key", ())))
    column = columns.get(id_)
    return Written(
        nth=nth,
        figure=f"{id_}[{key}]" if key else id_,
        was=_content(told.get("was", ""), column),
        now=_content(told.get("now", ""), column),
        reason=str(told.get("reason", "")),
    )


def _content(told: object, column: Column | None) -> CellValue:
    text = str(told)
    is_number = column is not None and isinstance(column.measure, Numeric)
    if not is_number or text in ABSENCES.values():
        return text
    return Fraction(text)


def _applied(
    plan: Plan,
    facts: Facts,
    written: Sequence[Written],
    file: CorrectionsFile,
    *,
    computed: bool = False,
) -> Amended:
    holding = _Holding(plan, facts, file, computed=computed)
    found = [one for each in written for one in holding.held(each)]
    told = (one for one in found if isinstance(one, Diagnostic))
    faults = sorted((*file.faults, *told), key=_place)
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise StopError(*faults, texts={file.name: file.text})
    corrections = tuple(one for one in found if isinstance(one, Correction))
    others = {
        (one.quantity.id, one.key): Fact(one.now, one.cell)
        for one in corrections
        if one.changes
    }
    return Amended(
        facts=facts.replaced(others),
        corrections=corrections,
        remarks=tuple(faults),
    )


def _place(fault: Diagnostic) -> int:
    return fault.place.start if isinstance(fault.place, Span) else 0


def _columns(plan: Plan) -> Iterator[tuple[Table, Column]]:
    for table in tables(plan):
        for column in table.columns:
            yield table, column


@attrs.frozen(eq=False)
class _Holding:
    """The holding of corrections to the data, one after the other."""

    plan: Plan
    facts: Facts
    file: CorrectionsFile
    computed: bool = attrs.field(kw_only=True)
    """Whether a receipt says so, with every digit."""
    _done: dict[tuple[str, Key], int] = attrs.field(factory=dict, init=False)

    def held(self, one: Written) -> Iterator[Correction | Diagnostic]:
        """Yield the correction, or all that is wrong with it."""
        found = self._found(one)
        if found is None:
            yield self._unknown(one)
            return
        table, column, key = found
        first = self._done.setdefault((column.quantity, key), one.nth)
        if first != one.nth:
            yield CORRECTED_TWICE.found(
                Text(
                    zh=f"“{one.figure}”在第{first}条已经更正过",
                    en=f"{one.figure} is corrected in no. {first} already",
                ),
                Text(zh="两条并成一条", en="make one of the two"),
                one.places.get("figure"),
            )
            return
        yield from self._of(one, table, column, key)

    def _of(
        self, one: Written, table: Table, column: Column, key: Key
    ) -> Iterator[Correction | Diagnostic]:
        fact = self.facts.values[column.quantity][key]
        cell = self._cell(one, fact)
        loose = attrs.evolve(column, interval=Interval(), places=None)
        was = self._read(one.was, loose, cell)
        now = tuple(self._legal(one, table, column, key, cell))
        faults = [
            *self._of_was(one, was, column, fact),
            *(x for x in now if isinstance(x, Diagnostic)),
        ]
        yield from faults
        values = [x for x in now if not isinstance(x, Diagnostic)]
        if any(x.severity is Severity.ERROR for x in faults) or not values:
            return
        if fact.value is True and values[0] is not True and _lists(table):
            yield self._changes_list(one)
            return
        yield Correction(
            quantity=self.plan.quantities[column.quantity],
            key=key,
            was=fact.value,
            now=values[0],
            cell=cell,
            reason=one.reason,
            decision=one.decision,
            day=one.day,
        )

    def _cell(self, one: Written, fact: Fact) -> Corrected:
        """Return where the corrected figure stands: in the file of corrections."""
        return Corrected(
            file=self.file.name,
            sheet="",
            row=one.line,
            column=1,
            sha256=self.file.sha256,
            nth=one.nth,
            original=fact.cell,
        )

    def _read(
        self, content: CellValue, column: Column, cell: Cell
    ) -> Value | Diagnostic | None:
        return read_figure(content, column, cell, typed=False, computed=self.computed)

    def _legal(
        self, one: Written, table: Table, column: Column, key: Key, cell: Cell
    ) -> Iterator[Value | Diagnostic]:
        """Yield the new value as the data contract takes it, and what it refuses."""
        gathered = Gathered(table=table)
        content = self._read(one.now, column, cell)
        gathered.add([Entry(column, key, content, cell, computed=self.computed)])
        for fault in gathered.all_faults(blank=()):
            yield attrs.evolve(fault, place=one.places.get("now"))
        yield from (fact.value for fact in gathered.facts.values())

    def _of_was(
        self,
        one: Written,
        was: Value | Diagnostic | None,
        column: Column,
        fact: Fact,
    ) -> Iterator[Diagnostic]:
        if isinstance(was, Diagnostic):
            yield attrs.evolve(was, place=one.places.get("was"))
            return
        is_same = type(was) is type(fact.value) and was == fact.value
        if is_same:
            return
        shown = Text(zh="空白", en="blank")
        if was is not None:
            shown = exactly(was, column.measure)
        holds = exactly(fact.value, column.measure)
        zh = "" if fact.cell is None else f"（{fact.cell.said('zh')}）"
        en = "" if fact.cell is None else f" ({fact.cell.said('en')})"
        yield WAS_DIFFERS.found(
            Text(
                zh=f"“{one.figure}”在数据里是 {holds.zh}{zh}，"
                f"更正写的原数是 {shown.zh}",
                en=f"{one.figure} is {holds.en} in the data{en}; the correction says "
                f"it was {shown.en}",
            ),
            _LOOK,
            one.places.get("was"),
        )

    def _found(self, one: Written) -> tuple[Table, Column, Key] | None:
        """Return which figure is meant; several groups may use one name."""
        keyed = _KEYED.fullmatch(one.figure)
        name = (keyed[1] if keyed else one.figure).strip()
        inner = keyed[2].strip() if keyed else ""
        for table, column in _columns(self.plan):
            quantity = self.plan.quantities[column.quantity]
            if name in {quantity.id, quantity.name}:
                key = self._key(table, inner)
                if key in self.facts.values[column.quantity]:
                    return table, column, key
        return None

    def _key(self, table: Table, inner: str) -> Key:
        """Return the key that is written; names may be aliases, as in the data."""
        single = len(table.keys) == 1
        parts = (inner,) if single else _APART.split(inner) if inner else ()
        if len(parts) != len(table.keys):
            return tuple(parts)
        pairs = zip(table.keys, parts, strict=True)
        return tuple(
            part if axis.roster else members_of(axis, self.plan).find(part) or part
            for axis, part in pairs
        )

    def _unknown(self, one: Written) -> Diagnostic:
        keyed = _KEYED.fullmatch(one.figure)
        name = (keyed[1] if keyed else one.figure).strip()
        known = {
            self.plan.quantities[c.quantity].name: t for t, c in _columns(self.plan)
        }
        advice = nearest(name, known, _FIGURES)
        if name in known:
            column = next(
                c
                for _, c in _columns(self.plan)
                if self.plan.quantities[c.quantity].name == name
            )
            keys = self.facts.values[column.quantity]
            some = [f"{name}[{'、'.join(key)}]" for key in keys]
            advice = nearest(one.figure, some, _FIGURES)
        message = Text(
            zh=f"没有填报的数“{one.figure}”",
            en=f"there is no reported figure {one.figure}",
        )
        return CORRECTED_UNKNOWN.found(message, advice, one.places.get("figure"))

    def _changes_list(self, one: Written) -> Diagnostic:
        return LIST_WOULD_CHANGE.found(
            Text(
                zh=f"“{one.figure}”决定清单里有没有这个问题，不能在更正里改",
                en=f"{one.figure} decides whether the problem is on the list; it "
                "cannot be changed by a correction",
            ),
            Text(
                zh="改填报的表，重新运行",
                en="change the table that was reported, and carry out a new run",
            ),
            one.places.get("now"),
        )


def _lists(table: Table) -> bool:
    """Whether what is true in ``table`` puts problems on a list (回头看)."""
    has_problems = any(axis.name == PROBLEM for axis in table.keys)
    return has_problems and all(isinstance(c.measure, Truth) for c in table.columns)
