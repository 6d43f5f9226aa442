"""Answers for some facts, to be written into a script: it cannot ask for them.

Computed on Python's own integers, so that no engine need be there.
"""

from collections.abc import Mapping, Sequence

from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.lists import Lists
from guiju.engine.columnar.load import lanes_of
from guiju.engine.facts import Facts
from guiju.engine.scaled.figure import Carrier
from guiju.engine.scaled.operation import Index
from guiju.engine.scaled.profile import loaded
from guiju.plugins.sql.answers import Answers
from guiju.plugins.sql.cases import Cases
from guiju.plugins.sql.held import BeyondFractionsError, asking
from guiju.plugins.sql.script import Script

Foreseen = Mapping[str, Sequence[tuple[int, ...]]]
"""The rows of each table of answers."""


def foreseen(script: Script, facts: Facts | None) -> Foreseen:
    """Return all answers that ``script`` needs for ``facts``.

    Raises:
        BeyondFractionsError: there are no facts; or exact values are folded, and
            the answers would be those of single units.
    """
    if not script.asked:
        return {}
    program = script.program
    if facts is None or not all(isinstance(one, Cases) for one in script.asked):
        raise BeyondFractionsError(asking(program))
    layout = Layout(program.axes, facts)
    answers = Answers(script, layout)
    lists = Lists(program, layout, lanes_of(loaded(program.plan, facts)))

    def column(index: Index) -> Sequence[int]:
        if program.steps[index].carrier is Carrier.EXACT:
            return answers.numbers(lists.exact(index))
        return lists.numbers(index)

    found = {}
    for asked in script.asked:
        assert isinstance(asked, Cases)
        read = len(asked.operands)
        columns = [column(index) for index in (*asked.operands, *asked.answers)]
        different = {row[:read]: row for row in zip(*columns, strict=True)}
        found[asked.name] = [different[case] for case in sorted(different)]
    return found
