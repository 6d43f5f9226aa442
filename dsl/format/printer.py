"""Declarations as lines: one method for each kind of node, named after it."""

from collections.abc import Iterator
from typing import assert_never

import attrs

from guiju.dsl.format.clauses import ClauseLists
from guiju.dsl.format.examples import Examples
from guiju.dsl.format.followup import FollowUp
from guiju.dsl.format.grading import Grading
from guiju.dsl.format.line import WIDTH, Line, fits, width
from guiju.dsl.format.rules import Rules
from guiju.dsl.format.scoring import clauses, words
from guiju.dsl.format.spelling import Spelling, quote
from guiju.dsl.format.stages import Stages
from guiju.dsl.syntax import built_in
from guiju.dsl.syntax import node as n
from guiju.engine.text import Language

_ROOM = WIDTH - 4
_CHANGES: dict[type[n.Change], str] = {
    n.Replace: "_REPLACE",
    n.ReplaceInside: "_REPLACE",
    n.Introduce: "_INTRODUCE",
    n.IntroduceInside: "_INTRODUCE",
}


@attrs.frozen
class Printer:
    """Prints with the words of one language."""

    rules: Rules

    @classmethod
    def of(cls, language: Language, comments: tuple[int, ...] = ()) -> "Printer":
        """Return the printer of ``language`` that leaves room for ``comments``."""
        return cls(Rules(Spelling(language), comments))

    @property
    def spelling(self) -> Spelling:
        """How words are written."""
        return self.rules.spelling

    def lines(self, tree: n.Rulebook) -> list[Line]:
        """Return all lines of ``tree``, the names of the language spelled in it."""
        if self.spelling.language == "en":
            tree = built_in.spelled(tree)
        return [line for d in tree.declarations for line in self._declaration(d)]

    def _declaration(self, node: n.Declaration) -> Iterator[Line]:
        match node:
            case n.Scheme():
                return self._scheme(node)
            case n.Group():
                return self._group(node)
            case n.Indicators():
                return self._indicators(node)
            case n.Stage():
                return Stages(self.rules).stage(node)
            case n.Adjustment():
                return self._adjustment(node)
            case n.Example():
                return Examples(self.rules).example(node)
            case n.Rectification():
                return FollowUp(self.rules).rectification(node)
            case n.Publication():
                return FollowUp(self.rules).publication(node)
            case n.Clauses():
                return ClauseLists(self.rules).clauses(node)
            case n.Extends():
                return self._extends(node)
            case n.Grades():
                return Grading(self.rules).grades(node)
            case n.Veto():
                return Grading(self.rules).veto(node)
            case n.Parameter():
                return self._parameter(node)
            case _:
                return iter([Line.whole(0, (self._one_line(node),), node)])

    def _one_line(
        self,
        node: n.Import
        | n.Input
        | n.Definition
        | n.Ranking
        | n.Constraint
        | n.Interpretation,
    ) -> str:
        match node:
            case n.Import():
                return f"{self.spelling.word('_IMPORT')} {quote(node.file)}"
            case n.Input():
                return self._input(node)
            case n.Definition():
                return self._definition(node)
            case n.Ranking():
                return self._ranking(node)
            case n.Constraint():
                return Stages(self.rules).constraint(node)
            case n.Interpretation():
                return self._interpretation(node)
            case _:
                assert_never(node)

    def _header(self, terminal: str, name: n.Word, title: n.Quote | None) -> str:
        shown = quote(title) if title else None
        return words(self.spelling.word(terminal), name.text, shown)

    # ---- rulebooks made of others

    def _extends(self, node: n.Extends) -> Iterator[Line]:
        header = clauses(self.spelling.word("_EXTENDS"), quote(node.file))
        body = (line for change in node.changes for line in self._change(change))
        return self.rules.block(0, header, node, body)

    def _change(self, change: n.Change) -> Iterator[Line]:
        """Yield a change; its word stands before the first line of what it brings."""
        word = self.spelling.word
        match change:
            case n.Remove():
                text = f"{word('_REMOVE')} {self._removed(change.target)}"
                yield Line.whole(1, (text,), change)
            case n.Replace() | n.Introduce():
                lines = self._declaration(change.declaration)
                yield from _behind(word(_CHANGES[type(change)]), lines, 1)
            case n.ReplaceInside() | n.IntroduceInside():
                tree = self.spelling.path(change.tree)
                start = f"{word('_INSIDE')} {tree} {word(_CHANGES[type(change)])}"
                yield from _behind(start, self.rules.items((change.item,), 0), 1)
            case _:
                assert_never(change)

    def _removed(
        self, target: n.Path | n.ExampleOf | n.InterpretationOf | n.ClausesOf
    ) -> str:
        word = self.spelling.word
        match target:
            case n.Path():
                return self.spelling.path(target)
            case n.ExampleOf():
                return f"{word('_EXAMPLE')} {quote(target.title)}"
            case n.InterpretationOf():
                return f"{word('_INTERPRETATION')} {self.spelling.path(target.subject)}"
            case n.ClausesOf():
                title = quote(target.title) if target.title else None
                return words(word("_CLAUSES"), title)
            case _:
                assert_never(target)

    # ---- the scheme itself, and who is assessed

    def _scheme(self, node: n.Scheme) -> Iterator[Line]:
        body = (
            Line.whole(
                1,
                (cells[0], f" {cells[1]}"),
                line,
                table="scheme",
            )
            for line in node.lines
            for cells in [self._scheme_line(line)]
        )
        header = self._header("_SCHEME", node.name, node.title)
        return self.rules.block(0, header, node, body)

    def _scheme_line(self, line: n.SchemeLine) -> tuple[str, str]:
        word = self.spelling.word
        match line:
            case n.Region():
                return word("_REGION"), f"{line.code} {quote(line.name)}"
            case n.Issued():
                return word("_ISSUED"), f"{quote(line.issuer)} {line.date.text}"
            case n.Period():
                dates = f"{line.start.text} {word('_TO')} {line.end.text}"
                return word("_ASSESSED"), dates
            case n.Source():
                return word("_SOURCE"), quote(line.text)
            case n.Full():
                return word("FULL"), self.spelling.number(line.number)
            case n.Keep():
                keep, _, rest = self.spelling.keep(line).partition(" ")
                return keep, rest
            case _:
                assert_never(line)

    def _group(self, node: n.Group) -> Iterator[Line]:
        word, number = self.spelling.word, self.spelling.number
        header = clauses(
            self._header("_GROUP", node.name, node.title),
            f"{word('_PART_OF')} {node.part_of.text}" if node.part_of else None,
            f"{word('_TOGETHER')} {number(node.count)}" if node.count else None,
            self.rules.cite(node.cite),
        )
        members = self.spelling.listed(map(self._member, node.members))
        inline = f"{header} {{ {members} }}"
        if node.members and fits(0, inline) and self.rules.is_clear(node.span):
            return iter([Line.whole(0, (inline.replace("\n", ""),), node)])
        return self.rules.block(0, header, node, self._member_rows(node))

    def _member_rows(self, node: n.Group) -> Iterator[Line]:
        """Yield as many members in a line as fit; a comment begins a new line."""
        comma = "、" if self.spelling.language == "zh" else ", "
        row, start, end = "", 0, 0
        for number, member in enumerate(node.members, start=1):
            text = self._member(member) + (comma if number < len(node.members) else "")
            between = any(end <= at < member.span.start for at in self.rules.comments)
            if row and (between or width((row + text).rstrip()) > _ROOM):
                yield Line(1, (row.rstrip(),), start, end)
                row = ""
            start = start if row else member.span.start
            row, end = row + text, member.span.end
        if row:
            yield Line(1, (row,), start, end)

    def _member(self, node: n.Member) -> str:
        alias = self.spelling.word("_ALIAS")
        title = quote(node.title) if node.title else None
        others = (f"{alias} {other.text}" for other in node.aliases)
        return words(node.name.text, title, *others)

    # ---- indicator trees and adjustments

    def _indicators(self, node: n.Indicators) -> Iterator[Line]:
        full = node.full.number
        header = clauses(
            self._header("_INDICATORS", node.name, node.title),
            f"{self.spelling.word('FULL')} {self.spelling.number(full)}",
            self.rules.cite(node.cite),
        )
        return self.rules.block(0, header, node, self.rules.items(node.lines, 1))

    def _adjustment(self, node: n.Adjustment) -> Iterator[Line]:
        header = clauses(
            self._header(f"_{node.kind}", node.name, node.title),
            self.rules.groups(node.groups, "_FOR"),
            self.spelling.behind("_BY", node.by),
            self.rules.cite(node.cite),
        )
        return self.rules.block(0, header, node, self._adjustment_lines(node))

    def _adjustment_lines(self, node: n.Adjustment) -> Iterator[Line]:
        bands = tuple(line for line in node.lines if isinstance(line, n.Band))
        shown = self.rules.scoring.band_lines(bands, 1)
        for line in node.lines:
            if isinstance(line, n.Band):
                yield next(shown)
            else:
                yield from self.rules.rule(line, 1)

    # ---- one line each

    def _input(self, node: n.Input) -> str:
        return words(
            f"{self._header('_INPUT', node.name, node.title)}:",
            self.spelling.measure(node.measure),
            *map(self._attribute, node.attributes),
            self.rules.cite(node.cite),
        )

    def _attribute(self, node: n.InputAttribute) -> str:
        word, number = self.spelling.word, self.spelling.number
        match node:
            case n.Per():
                return f"{word('_EACH')} {self.spelling.names(node.groups)}"
            case n.Optional():
                return word("_OPTIONAL")
            case n.MayNotApply():
                return word("_MAY_NOT_APPLY")
            case n.Confidential():
                return self.spelling.confidential(node)
            case n.Bounds():
                return f"{number(node.low)} {word('_TO')} {number(node.high)}"
            case n.Periodic():
                return word(node.word)
            case _:
                assert_never(node)

    def _parameter(self, node: n.Parameter) -> Iterator[Line]:
        name = self._header("_PARAMETER", node.name, node.title)
        start = f"{name}: {self.spelling.measure(node.measure)}"
        cite = self.rules.cite(node.cite)
        match node.value:
            case n.Since():
                return self._since(node, node.value, start, cite)
            case n.Undetermined():
                unknown = self.spelling.word("_UNDETERMINED")
                value = f"{unknown} {quote(node.value.reason)}"
            case _:
                value = f"= {self.spelling.expr(node.value)}"
        return iter([Line.whole(0, (words(start, value, cite),), node)])

    def _since(
        self, node: n.Parameter, since: n.Since, start: str, cite: str
    ) -> Iterator[Line]:
        word = self.spelling.word("_SINCE")
        days = [
            f"{row.day.text} {word} {self.spelling.expr(row.value)}"
            for row in since.rows
        ]
        inline = words(start, "{", "  ".join(days), "}", cite)
        if fits(0, inline) and self.rules.is_clear(node.span):
            yield Line.whole(0, (inline,), node)
            return
        yield Line(0, (f"{start} {{",), node.span.start)
        for text, row in zip(days, since.rows, strict=True):
            yield Line.whole(1, (text,), row)
        yield Line(0, (words("}", cite),), since.span.end - 1, closes=True)

    def _definition(self, node: n.Definition) -> str:
        start = words(
            node.name.text,
            quote(node.title) if node.title else None,
            self.rules.groups(node.groups, "_FOR"),
            self.spelling.formula(node.formula),
        )
        return clauses(start, self.rules.cite(node.cite))

    def _ranking(self, node: n.Ranking) -> str:
        word = self.spelling.word
        return words(
            word("_RANKING"),
            node.name.text if node.name else None,
            f"{word('_BY')} {self.spelling.path(node.by)}",
            word(node.direction),
            self.rules.groups(node.within, "_WITHIN"),
            self._tie_breaks(node.tie_breaks),
            f"{word('_TIES')} {word(node.ties)}",
        )

    def _tie_breaks(self, paths: tuple[n.Path, ...]) -> str:
        if not paths:
            return ""
        word = self.spelling.word
        first, *others = map(self.spelling.path, paths)
        then = (f"{word('_THEN_BY')} {other}" for other in others)
        chain = self.spelling.listed([f"{word('_FIRST_BY')} {first}", *then])
        return words(word("_EQUAL_SCORES"), chain, word("_STILL_EQUAL"))

    def _interpretation(self, node: n.Interpretation) -> str:
        word = self.spelling.word("_INTERPRETATION")
        return clauses(
            f"{word} {self.spelling.path(node.subject)}",
            self.rules.groups(node.answers, "_ANSWERS"),
            quote(node.reason),
            self.rules.cite(node.cite),
        )


def _behind(start: str, lines: Iterator[Line], deeper: int) -> Iterator[Line]:
    """Yield ``lines`` with ``start`` before the first, ``deeper`` than they were."""
    for number, line in enumerate(lines):
        first, *others = line.cells
        cells = (words(start, first), *others) if number == 0 else line.cells
        yield attrs.evolve(line, depth=line.depth + deeper, cells=cells)
