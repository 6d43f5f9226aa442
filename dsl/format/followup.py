"""What follows a result, as lines: problems to put right, and what is published."""

from collections.abc import Iterator

import attrs

from guiju.dsl.format.line import FIRM, Line, fits
from guiju.dsl.format.rules import Rules
from guiju.dsl.format.scoring import clauses, words
from guiju.dsl.format.spelling import quote
from guiju.dsl.syntax import node as n


@attrs.frozen
class FollowUp:
    """Prints 整改 and 公开 with the tools of ``rules``."""

    rules: Rules

    def rectification(self, node: n.Rectification) -> Iterator[Line]:
        """Yield a list of problems with what they cost."""
        header = self._header("_RECTIFICATION", node)
        body = (self._line(line) for line in node.lines)
        return self.rules.block(0, header, node, body)

    def publication(self, node: n.Publication) -> Iterator[Line]:
        """Yield a view, in one line where it fits."""
        spelling = self.rules.spelling
        header = self._header("_PUBLICATION", node)
        inline = f"{header} {{ {spelling.listed(map(self.shown, node.shown))} }}"
        if node.shown and fits(0, inline) and self.rules.is_clear(node.span):
            return iter([Line.whole(0, (inline.replace("\n", ""),), node)])
        body = (Line.whole(1, (self.shown(one),), one) for one in node.shown)
        return self.rules.block(0, header, node, body)

    def _header(self, terminal: str, node: n.Rectification | n.Publication) -> str:
        title = quote(node.title) if node.title else None
        return clauses(
            words(self.rules.spelling.word(terminal), node.name.text, title),
            self.rules.groups(node.groups, "_FOR"),
            self.rules.cite(node.cite),
        )

    def shown(self, shown: n.Path | n.OwnUnit) -> str:
        """Return one thing that a view shows."""
        spelling = self.rules.spelling
        if isinstance(shown, n.OwnUnit):
            return words(spelling.word("_OWN_UNIT"), spelling.word("_EVERYTHING"))
        return spelling.path(shown)

    def _line(self, line: n.RectificationLine) -> Line:
        spelling = self.rules.spelling
        match line:
            case n.Problem():
                return self._problem(line)
            case n.Deadline():
                text = spelling.behind("_DEADLINE", line.day)
            case n.AsOf():
                text = spelling.behind("_AS_OF", line.day)
            case n.Recheck():
                text = spelling.word("_RECHECK")
            case n.EachRow():
                event = attrs.evolve(line.event, text=spelling.term(line.event))
                text = self.rules.scoring.rule(attrs.evolve(line, event=event))
            case _:
                text = spelling.modifier(line)
        return Line.whole(1, (text,), line)

    def _problem(self, problem: n.Problem) -> Line:
        spelling = self.rules.spelling
        deadline = spelling.behind("_DEADLINE", problem.deadline.day)
        rest = clauses(
            words(deadline, self.lasting(problem.lasting)),
            self.rules.groups(problem.responsible, "_RESPONSIBLE"),
            self.rules.cite(problem.cite),
        )
        title = quote(problem.title) if problem.title else ""
        name = f"{spelling.word('_PROBLEM')} {problem.name.text}"
        return Line.whole(1, (name, title, f" {FIRM}{rest}"), problem, "problem")

    def lasting(self, lasting: n.Lasting | None) -> str:
        """Return how long a problem has to stay closed, or nothing."""
        if lasting is None:
            return ""
        spelling = self.rules.spelling
        until = f"{spelling.word('_TO')} {lasting.until.text}" if lasting.until else ""
        return words(spelling.word("_LASTING"), until)
