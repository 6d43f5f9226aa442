"""The clauses of the source, as lines."""

from collections.abc import Iterator

import attrs

from guiju.dsl.citation import steps
from guiju.dsl.format.line import WIDTH, Line, fits, width
from guiju.dsl.format.rules import Rules
from guiju.dsl.format.scoring import words
from guiju.dsl.format.spelling import quote
from guiju.dsl.syntax import node as n

_ROOM = WIDTH - 4
_BETWEEN = "  "


@attrs.frozen
class ClauseLists:
    """Prints 条文 with the tools of ``rules``."""

    rules: Rules

    def clauses(self, node: n.Clauses) -> Iterator[Line]:
        """Yield a list of clauses, in one line where it fits."""
        title = quote(node.title) if node.title else None
        header = words(self.rules.spelling.word("_CLAUSES"), title)
        inline = f"{header} {{ {_BETWEEN.join(map(self._listed, node.listed))} }}"
        is_plain = not any(one.reason for one in node.listed)
        is_clear = self.rules.is_clear(node.span)
        if node.listed and is_plain and is_clear and fits(0, inline):
            return iter([Line.whole(0, (inline,), node)])
        return self.rules.block(0, header, node, self._rows(node))

    def _rows(self, node: n.Clauses) -> Iterator[Line]:
        """Yield a line for each chapter, and for each clause with a reason.

        A comment begins a new line, and so does what does not fit.
        """
        row: list[n.ListedClause] = []
        for one in node.listed:
            if row and (one.reason or not self._joins(row, one)):
                yield self._row(row)
                row = []
            row.append(one)
            if one.reason:
                yield self._row(row)
                row = []
        if row:
            yield self._row(row)

    def _joins(self, row: list[n.ListedClause], one: n.ListedClause) -> bool:
        if _begins_a_chapter(row[-1], one):
            return False
        end, start = row[-1].span.end, one.span.start
        between = any(end <= at < start for at in self.rules.comments)
        return not between and width(self._text([*row, one])) <= _ROOM

    def _row(self, row: list[n.ListedClause]) -> Line:
        return Line(1, (self._text(row),), row[0].span.start, row[-1].span.end)

    def _text(self, row: list[n.ListedClause]) -> str:
        return _BETWEEN.join(map(self._listed, row))

    def _listed(self, one: n.ListedClause) -> str:
        reason = quote(one.reason) if one.reason else None
        word = self.rules.spelling.word("_NOT_COMPUTED") if reason else None
        return words(quote(one.name), word, reason)


def _begins_a_chapter(last: n.ListedClause, one: n.ListedClause) -> bool:
    """Whether 二 follows the parts of 一; 一, 二, 三 without parts stay together."""
    before, here = steps(last.name.text), steps(one.name.text)
    return before[:1] != here[:1] and max(len(before), len(here)) > 1
