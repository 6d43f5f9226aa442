"""The tables of a script, one after the other: none is there longer than it is read."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs
from sqlglot import exp

from guiju.plugins.sql.answers import Answers, query_for, table_for
from guiju.plugins.sql.arrow import arrow
from guiju.plugins.sql.cases import Asked, Gathering
from guiju.plugins.sql.engine import Engine
from guiju.plugins.sql.loading import Loading
from guiju.plugins.sql.script import Script


@attrs.frozen(eq=False)
class Carrying:
    """A script that an engine carries out."""

    script: Script
    loading: Loading
    answers: Answers
    engine: Engine

    def out(self) -> None:
        """Make every table, and drop those that nobody reads any more."""
        for statement in self.script.before():
            self.engine.execute(self._written(statement))
        loaded: set[str] = set()
        for nth, (table, query) in enumerate(self.script.queries):
            wanted = self._reads[nth] - loaded
            for one in self.script.inputs:
                if one.name in wanted:
                    self.engine.fill(one, self.loading.of(one))
                    loaded.add(one.name)
            for asked in self._asked(nth):
                self._answer(asked)
            self.engine.make(table.name, self._written(query))
            for name in sorted(self._reads[nth]):
                if self._last.get(name) == nth:
                    self.engine.drop(name)

    def _asked(self, nth: int) -> Sequence[Asked]:
        table, _ = self.script.queries[nth]
        return [one for one in self.script.asked if one.table is table]

    def _answer(self, asked: Asked) -> None:
        question, table = query_for(self.script, asked), table_for(self.script, asked)
        found = [()] if question is None else self.engine.fetch(self._written(question))
        self.engine.fill(table, arrow(table, self.answers.to(asked, found)))

    @cached_property
    def _reads(self) -> Sequence[frozenset[str]]:
        """The tables that are read to make each one."""
        return [
            frozenset(
                [
                    *(one.name for one in query.find_all(exp.Table)),
                    *(
                        asked.source.name
                        for asked in self._asked(nth)
                        if isinstance(asked, Gathering)
                    ),
                ]
            )
            for nth, (_, query) in enumerate(self.script.queries)
        ]

    @cached_property
    def _last(self) -> Mapping[str, int]:
        """For each table that is not looked at, the last one that is made from it."""
        script = self.script
        tables = {one.name for one in (*script.inputs, *script.asked)}
        tables |= {one.name for one, _ in script.queries if not script.shown(one)}
        return {
            name: nth
            for nth, reads in enumerate(self._reads)
            for name in reads & tables
        }

    def _written(self, statement: exp.Expr) -> str:
        return statement.sql(self.script.dialect.value)
