"""What the papers of one unit's appeal are made of, before they have a form."""

from collections.abc import Iterator

import attrs

from guiju.engine.text import Text
from guiju.plugins.output import Report
from guiju.plugins.outputs.arrange import boards
from guiju.plugins.outputs.board import Board, Line

TITLE = Text(zh="申诉复核材料", en="Papers for an appeal")
_INTERNAL = Text(zh="内部使用", en="for internal use")


@attrs.frozen(kw_only=True)
class Packet:
    """The papers of one unit, before they have a form."""

    report: Report
    unit: str

    @property
    def title(self) -> str:
        """What the papers are called as a whole."""
        language = self.report.language
        scheme = self.report.result.plan.scheme
        head = scheme.called
        return f"{head} · {TITLE.of(language)} · {self.unit}"

    @property
    def mark(self) -> str:
        """What stands on every page; nothing on what the unit may see."""
        is_whole = self.report.result.view is None
        return _INTERNAL.of(self.report.language) if is_whole else ""

    @property
    def lines(self) -> tuple[tuple[Board, Line], ...]:
        """The boards that the unit stands on, with its line on each."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[tuple[Board, Line]]:
        for board in boards(self.report.result):
            for line in board.lines:
                if line.unit == self.unit:
                    yield board, line
