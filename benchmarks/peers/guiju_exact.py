"""Guiju's reference interpreter: every figure exact, with what a trace needs."""

from fractions import Fraction

import numpy as np

from benchmarks.peers.peer import Peer, Prepared
from benchmarks.scheme import PUBLISHED, blocks, plan_for
from benchmarks.workload import GROUPS, Answer, Given
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.order import position
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.value import Absence

_NONE = Facts(values={})


def prepare(given: Given) -> Prepared:
    """Return the work on facts, each a fraction."""
    plan = plan_for([len(one.raters) for one in given.values()])
    facts = _facts(plan, given)
    return Prepared(run=lambda: evaluate(plan, facts), read=_answer)


def _facts(plan: Plan, given: Given) -> Facts:
    found = {}
    for block in (block for each in given.items() for block in blocks(*each)):
        scale = 10**block.places
        for name, numbers in zip(block.quantities, block.numbers.T, strict=True):
            axes = plan.quantities[name].axes
            keys = (key_at(names(axes), place) for place in places(axes, _NONE))
            values = (Fact(Fraction(int(number), scale)) for number in numbers)
            found[name] = dict(zip(keys, values, strict=True))
    return Facts(values=found)


def _answer(result: Result) -> Answer:
    scores, ranks = (
        [
            position(value)
            for group in GROUPS
            for value in result.values[f"{what}@{group}"].values()
            if not isinstance(value, Absence)
        ]
        for what in PUBLISHED
    )
    return Answer(
        np.array([int(score * 100) for score in scores]),
        np.array([int(rank) for rank in ranks]),
    )


PEERS = (Peer(name="**Guiju, exact interpreter**", prepare=prepare, most=3_000),)
