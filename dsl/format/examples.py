"""Examples, as lines."""

from collections.abc import Iterator

import attrs

from guiju.dsl.format.line import Line, width
from guiju.dsl.format.rules import Rules
from guiju.dsl.format.scoring import clauses, words
from guiju.dsl.format.spelling import quote
from guiju.dsl.keywords import WORDS
from guiju.dsl.syntax import node as n

_Expected = n.Binding | n.Verdict


@attrs.frozen
class Examples:
    """Prints examples with the tools of ``rules``."""

    rules: Rules

    def example(self, node: n.Example) -> Iterator[Line]:
        """Yield an example: what is given, what is expected, then its tables."""
        spelling = self.rules.spelling
        header = words(spelling.word("_EXAMPLE"), quote(node.title))
        return self.rules.block(0, header, node, self._lines(node))

    def _lines(self, node: n.Example) -> Iterator[Line]:
        yield from self._settings("_GIVEN", node.given)
        yield from self._settings("_EXPECT", node.expect)
        for cases in node.cases:
            yield from self._cases(cases)

    def _settings(
        self, terminal: str, settings: tuple[_Expected, ...]
    ) -> Iterator[Line]:
        """Yield a line each. The keyword stands before the first of them.

        It stands also before a name that would be a keyword at the head of a line.
        """
        keyword = self.rules.spelling.word(terminal)
        for number, setting in enumerate(settings):
            again = number == 0 or _begins_with_keyword(setting)
            word = keyword if again else " " * width(keyword)
            table = f"{terminal} {type(setting).__name__}"
            yield Line.whole(1, (word, *self._setting(setting)), setting, table)

    def _setting(self, setting: _Expected) -> tuple[str, str]:
        """Return what is set and to what, so that the signs stand below each other."""
        spelling = self.rules.spelling
        target = spelling.path(setting.target)
        if isinstance(setting, n.Verdict):
            return f"{spelling.word(setting.word)} {target}", ""
        return target, f"= {spelling.expr(setting.value)}"

    def _cases(self, node: n.Cases) -> Iterator[Line]:
        spelling = self.rules.spelling
        given = spelling.listed(map(spelling.path, node.given))
        expected = spelling.listed(map(spelling.path, node.expect))
        header = clauses(
            f"{spelling.word('_CASES')} {spelling.word('_GIVEN')} {given}",
            f"{spelling.word('_EXPECT')} {expected}",
        )
        yield from self.rules.block(1, header, node, map(self._case, node.rows))

    def _case(self, row: n.Case) -> Line:
        spelling = self.rules.spelling
        given = spelling.listed(map(spelling.expr, row.given))
        cells = (f"{given}:", spelling.listed(map(spelling.expr, row.expect)))
        return Line.whole(2, cells, row, table="case")


def _begins_with_keyword(setting: _Expected) -> bool:
    return isinstance(setting, n.Binding) and setting.target.words[0].text in WORDS
