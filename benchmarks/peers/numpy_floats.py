"""NumPy in floating point, as written by hand: what all are compared with."""

import numpy as np

from benchmarks.peers.peer import Peer, Prepared
from benchmarks.workload import (
    A_FAULT,
    LAYERS,
    MOST_LOST,
    QUARTERS,
    RATERS,
    ROLL_UP,
    SHARES,
    TIERS,
    Answer,
    Figures,
    Floats,
    Given,
    Whole,
    answer,
    hundredths,
    in_points,
    places,
    weights,
)

_MARKS = np.array([float(weight) for weight in weights()])
_LAYERS = np.array([float(share) for share in ROLL_UP])
_RATERS = np.full(RATERS, 1 / RATERS)
_QUARTERS = np.full(QUARTERS, 1 / QUARTERS)
_SHARES = [float(share) for share in SHARES.values()]
_POINTS = [float(points) for *_, points in TIERS]
_A_FAULT = float(A_FAULT)


def prepare(given: Given) -> Prepared:
    """Return the work on marks in points."""
    groups = [in_points(one) for one in given.values()]
    return Prepared(run=lambda: [scored(one) for one in groups], read=_answer)


def scored(one: Figures) -> tuple[Floats, Whole]:
    """Return the scores and places of a group."""
    parts = [
        *((table @ _MARKS).reshape(-1, len(LAYERS)) @ _LAYERS for table in one.stages),
        one.raters @ _RATERS,
        one.quarters @ _QUARTERS,
    ]
    total = np.zeros(len(one.raters))
    for share, part in zip(_SHARES, parts, strict=True):
        total += share * part
    place = one.places[:, 0]
    total += np.select([place <= last for _, last, _ in TIERS], _POINTS, 0.0)
    total -= np.minimum(one.faults[:, 0] * _A_FAULT, MOST_LOST)
    scores = np.floor(np.maximum(total, 0) * 100 + 0.5) / 100
    return scores, places(hundredths(scores))


def _answer(found: list[tuple[Floats, Whole]]) -> Answer:
    scores, ranks = zip(*found, strict=True)
    return answer([hundredths(one) for one in scores], ranks)


PEERS = (Peer(name="NumPy float64, hand-written", prepare=prepare),)
