"""pandas, as its users write it."""

from typing import Any

import numpy as np

from benchmarks.peers import wide
from benchmarks.peers.peer import Peer, Prepared
from benchmarks.workload import (
    A_FAULT,
    MOST_LOST,
    SHARES,
    TIERS,
    Answer,
    Given,
    hundredths,
)


def prepare(given: Given) -> Prepared:
    """Return the work on a frame."""
    import pandas as pd  # noqa: PLC0415 - may be absent

    frame = pd.DataFrame(wide.in_points(given))
    return Prepared(run=lambda: _scored(frame), read=_answer)


def _scored(frame: Any) -> tuple[Any, Any]:  # noqa: ANN401 - pandas may be absent
    parts = [*(_stage(frame, nth) for nth in range(2))]
    parts += [frame[[*names]].mean(axis=1) for names in (wide.RATER, wide.QUARTER)]
    total = sum(float(w) * one for w, one in zip(SHARES.values(), parts, strict=True))
    place, points = frame[wide.PLACE], [float(n) for *_, n in TIERS]
    total += np.select([place <= last for _, last, _ in TIERS], points, 0.0)
    total -= (frame[wide.FAULTS] * float(A_FAULT)).clip(upper=MOST_LOST)
    scores = np.floor(total.clip(lower=0) * 100 + 0.5) / 100
    ranks = scores.groupby(frame[wide.GROUP]).rank(method="min", ascending=False)
    return scores, ranks


def _stage(frame: Any, nth: int) -> Any:  # noqa: ANN401 - likewise
    part, layers = wide.stages()[nth], {one.name: one for one in wide.layers()}
    return sum(weight * _layer(frame, layers[name]) for name, weight in part.floats())


def _layer(frame: Any, part: wide.Part) -> Any:  # noqa: ANN401 - likewise
    names, weights = zip(*part.floats(), strict=True)
    return frame[[*names]] @ np.array(weights)


def _answer(found: tuple[Any, Any]) -> Answer:
    scores, ranks = found
    return Answer(hundredths(scores.to_numpy()), ranks.to_numpy().astype(np.int64))


PEERS = (Peer(name="pandas", prepare=prepare, needs=("pandas",)),)
