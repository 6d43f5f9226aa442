"""NumPy on scaled integers that ride in floats, written by hand: the best there is."""

import numpy as np

from benchmarks.peers.peer import Peer, Prepared
from benchmarks.workload import (
    LAYERS,
    MOST_LOST,
    QUARTERS,
    RATERS,
    ROLL_UP,
    TIERS,
    Answer,
    Figures,
    Floats,
    Given,
    Whole,
    answer,
    places,
    weights,
)

_POINT = 20_000_000
"""A point, where all figures of a total are whole numbers."""
_HUNDREDTH = _POINT // 100
_MARKS = np.array([float(1000 * weight) for weight in weights()])
_LAYERS = np.array([float(7 * 10 * share) for share in ROLL_UP])
_RATERS, _QUARTERS = np.full(RATERS, 2_500.0), np.full(QUARTERS, 5_000.0)
_POINTS = [float(points * _POINT) for *_, points in TIERS]


def prepare(given: Given) -> Prepared:
    """Return the work on marks in hundredths."""
    groups = [*given.values()]
    return Prepared(run=lambda: [scored(one) for one in groups], read=_answer)


def scored(one: Figures) -> tuple[Whole, Whole]:
    """Return the scores, in hundredths, and places of a group."""
    total = sum_of_parts(one)
    place = one.places[:, 0]
    total += np.select([place <= last for _, last, _ in TIERS], _POINTS, 0.0)
    total -= np.minimum(one.faults[:, 0], 2 * MOST_LOST) * (_POINT // 2)
    halves = np.maximum(total, 0) + _HUNDREDTH // 2
    scores = np.floor(halves / _HUNDREDTH).astype(np.int64)
    return scores, places(scores)


def sum_of_parts(one: Figures) -> Floats:
    """Return what stages, raters and quarters make, where all are whole."""
    total: Floats = one.raters @ _RATERS + one.quarters @ _QUARTERS
    for table in one.stages:
        total += (table @ _MARKS).reshape(-1, len(LAYERS)) @ _LAYERS
    return total


def _answer(found: list[tuple[Whole, Whole]]) -> Answer:
    scores, ranks = zip(*found, strict=True)
    return answer(scores, ranks)


PEERS = (Peer(name="NumPy scaled integers, hand-written", prepare=prepare),)
