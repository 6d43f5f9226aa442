"""Which table holds which column, and which steps are written into one expression.

A table has the rows of one space. Steps that look along a row stay within a table; one
that looks across rows reads tables of an earlier stage, so that all tables can be made
one after the other. A later table of the same space is made from the one before it and
takes along the columns that are still needed.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.operation import (
    Chosen,
    Compared,
    Folded,
    Gathered,
    Index,
    Largest,
    Number,
    Product,
    Quotient,
    Smallest,
    Space,
    Stepwise,
    Taken,
    Weighted,
    operands,
)
from guiju.plugins.sql.questions import Question, is_along, questions

Along = (
    Weighted | Product | Quotient | Smallest | Largest | Compared | Chosen | Stepwise
)
"""What is computed from one row alone."""
_MENTIONED_OFTEN = (Quotient, Stepwise)
"""What mentions its operands more than once."""


@attrs.frozen(kw_only=True)
class Table:
    """The rows of a space with the columns of one stage."""

    space: Space
    stage: int
    before: "Table | None"
    """The last table of the same rows."""
    read: tuple[Index, ...]
    """Columns of the table before that are needed here or later."""
    carried: tuple[Index, ...]
    """Those of them that are needed later."""
    layers: tuple[tuple[Index, ...], ...]
    """Columns made here; each layer reads those before it only."""
    kept: tuple[Index, ...]
    """Those of them that are looked at from outside."""

    @property
    def name(self) -> str:
        """What it is called."""
        axes = "_".join(map(str, self.space)) or "all"
        return f"rows_{axes}_stage_{self.stage}"


@attrs.frozen(eq=False)
class Stages:
    """The tables in the order in which they are made, and where columns are found."""

    tables: tuple[Table, ...]
    home: Mapping[Index, Table]
    """The first table that has a column."""
    questions: Mapping[Index, Question]
    """The columns that are answers, and what each depends on."""

    def having(self, columns: Collection[Index]) -> Table:
        """Return the first table that has all of ``columns``, of the same rows."""
        return max((self.home[one] for one in columns), key=lambda table: table.stage)


def stages(
    program: Program, steps: Sequence[Index], wanted: Collection[Index]
) -> Stages:
    """Return the tables for ``steps``; ``wanted`` are looked at from outside."""
    return _Staging(program, steps, frozenset(wanted)).result()


@attrs.frozen(eq=False)
class _Staging:
    program: Program
    steps: Sequence[Index]
    wanted: frozenset[Index]
    questions: Mapping[Index, Question] = attrs.field(init=False)
    _stage: dict[Index, int] = attrs.field(factory=dict, init=False)
    _last: dict[Index, int] = attrs.field(factory=dict, init=False)
    """The last table of its rows that is asked for a column, by its stage."""
    _along: set[tuple[Index, int]] = attrs.field(factory=set, init=False)
    """Columns that are needed to make a later table of the same rows."""

    @questions.default
    def _asked(self) -> Mapping[Index, Question]:
        return questions(self.program, self.steps, self.wanted)

    def result(self) -> Stages:
        """Return the tables."""
        for index in self.steps:
            if not self._is_within(index):
                self._stage[index] = self._staged(index)
        places = sorted(
            {(self._stage[one], self._space(one)) for one in self._columns()}
        )
        written = self._written()
        self._note_needs(places)
        tables: list[Table] = []
        latest: dict[Space, Table] = {}
        home: dict[Index, Table] = {}
        for stage, space in places:
            own = [
                one
                for one in self._columns()
                if self._stage[one] == stage and self._space(one) == space
            ]
            earlier = self._earlier(space, stage, written)
            later = [one for one in earlier if self._last.get(one, -1) >= stage]
            here = [one for one in earlier if (one, stage) in self._along]
            table = Table(
                space=space,
                stage=stage,
                before=latest.get(space),
                read=tuple(dict.fromkeys((*later, *here))),
                carried=tuple(later),
                layers=self._layers(own, written),
                kept=tuple(one for one in own if self._is_kept(one, written)),
            )
            latest[space] = table
            tables.append(table)
            home |= {one: table for one in own if one in written}
        return Stages(tuple(tables), home, self.questions)

    def _space(self, index: Index) -> Space:
        return self.program.steps[index].space

    def _columns(self) -> Iterator[Index]:
        for index in self.steps:
            is_number = isinstance(self.program.operation(index), Number)
            if index in self.wanted or not (is_number or self._is_within(index)):
                yield index

    def _is_within(self, index: Index) -> bool:
        """Whether a step is no column, but computed within a question."""
        return index not in self.questions and is_along(self.program.steps[index])

    def _is_along(self, index: Index) -> bool:
        is_along = isinstance(self.program.operation(index), Along)
        return is_along and index not in self.questions

    def _inner(self, index: Index) -> Sequence[Index]:
        """Return the columns that a step reads; a number is none."""
        if index in self.questions:
            return self.questions[index].operands
        read = operands(self.program.steps[index].operation)
        kinds = (self.program.steps[one].operation for one in read)
        return [
            one
            for one, kind in zip(read, kinds, strict=True)
            if not isinstance(kind, Number)
        ]

    def _staged(self, index: Index) -> int:
        before = max((self._stage[one] for one in self._inner(index)), default=0)
        after = bool(self._inner(index)) and not self._is_along(index)
        return before + 1 if after else before

    def _written(self) -> frozenset[Index]:
        """Return the steps that are columns; the others stand where they are read."""
        mentions: Counter[Index] = Counter()
        columns = set(self.wanted)
        for index in self._stage:
            operation = self.program.steps[index].operation
            for one in self._inner(index):
                mentions[one] += 2 if isinstance(operation, _MENTIONED_OFTEN) else 1
                apart = self._stage[one] != self._stage[index]
                if apart or not self._is_along(index):
                    columns.add(one)
        for index in self._stage:
            if not self._is_along(index) or mentions[index] > 1:
                columns.add(index)
        return frozenset(columns) & frozenset(self._columns())

    def _note_needs(self, places: Sequence[tuple[int, Space]]) -> None:
        for index, stage in self._stage.items():
            read = self._inner(index)
            if not read:
                continue
            if isinstance(self.program.operation(index), Taken | Folded | Gathered):
                self._note(read, max(self._stage[one] for one in read))
                continue
            space = self._space(read[0])
            earlier = [one for one in read if self._stage[one] < stage]
            before = (at for at, where in places if where == space and at < stage)
            self._note(earlier, max(before, default=0))
            if self._is_along(index):
                self._along.update((one, stage) for one in earlier)

    def _note(self, columns: Collection[Index], stage: int) -> None:
        for one in columns:
            self._last[one] = max(self._last.get(one, 0), stage)

    def _earlier(
        self, space: Space, stage: int, written: frozenset[Index]
    ) -> Sequence[Index]:
        """Return the columns of earlier tables of the same rows."""
        return [
            index
            for index in sorted(written)
            if self._space(index) == space and self._stage[index] < stage
        ]

    def _is_kept(self, index: Index, written: frozenset[Index]) -> bool:
        read_later = self._last.get(index, -1) >= self._stage[index]
        return index in written and (index in self.wanted or read_later)

    def _layers(
        self, own: Sequence[Index], written: frozenset[Index]
    ) -> tuple[tuple[Index, ...], ...]:
        """Return the columns ``own`` by how many columns here they stand upon."""
        level: dict[Index, int] = {}
        for index in own:
            if not self._is_along(index):
                level[index] = 0
                continue
            inner = [one for one in self._inner(index) if one in level]
            level[index] = max([1, *(level[one] + (one in written) for one in inner)])
        count = max(level.values(), default=0) + 1
        return tuple(
            tuple(one for one in own if one in written and level[one] == at)
            for at in range(count)
        )
