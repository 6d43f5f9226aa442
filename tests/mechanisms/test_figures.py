"""No figure of a rule is decoration: a different one would be noticed by an example."""

import re
from collections.abc import Iterator

import attrs
import pytest

from tests.mechanisms.case import Case, cases

_NOT_A_FIGURE = re.compile(
    r'"[^"]*"|#[^\n]*'
    r"|\d{4}-\d\d-\d\d"
    r"|评分 \S+ 至 \S+"  # the range of a mark or of an input
    r"|\d\S* 至 \d\S*(?= 依据| 可缺)"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")

NOT_IN_FORCE = {("m097_minimum_weight", "3"), ("m097_before_the_minimum", "4")}
"""Figures of another period: that they decide nothing is what the case is about."""


@pytest.mark.parametrize("case", [c for c in cases() if not c.codes], ids=str)
def test_every_figure_of_the_rule_decides_something(case: Case) -> None:
    idle = {figure for figure, texts in _changed(case) if _all_stand(case, texts)}
    assert idle == {figure for name, figure in NOT_IN_FORCE if name == case.name}


def _all_stand(case: Case, texts: tuple[str, ...]) -> bool:
    return all(attrs.evolve(case, text=text).stands for text in texts)


def _changed(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each figure with the rulebooks that have one more, and one less, there."""
    start = case.text.index(case.rule)
    bare = _NOT_A_FIGURE.sub(lambda found: " " * len(found[0]), case.rule)
    for found in _FIGURE.finditer(bare):
        before = case.text[: start + found.start()]
        after = case.text[start + found.end() :]
        others = (float(found[0]) + 1, float(found[0]) - 1)
        yield (
            found[0],
            tuple(f"{before}{other:g}{after}" for other in others if other >= 0),
        )
