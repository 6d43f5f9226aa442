"""Polars, in floating point and on scaled integers."""

from functools import reduce
from operator import add
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


def floats(given: Given) -> Prepared:
    """Return the work in floating point."""
    import polars as pl  # noqa: PLC0415 - may be absent

    frame = pl.DataFrame(wide.in_points(given)).lazy()
    parts = [pl.col(part.name) for part in wide.stages()]
    parts += [pl.mean_horizontal(*names) for names in (wide.RATER, wide.QUARTER)]
    shares = [float(share) for share in SHARES.values()]
    total = reduce(add, (w * one for w, one in zip(shares, parts, strict=True)))
    lost = pl.min_horizontal(pl.col(wide.FAULTS) * float(A_FAULT), float(MOST_LOST))
    whole = pl.max_horizontal(total + _bonus(pl, 1.0) - lost, 0.0)
    query = _stages(
        frame,
        [_sum(pl, one.floats()).alias(one.name) for one in wide.layers()],
        [_sum(pl, one.floats()).alias(one.name) for one in wide.stages()],
        ((whole * 100 + 0.5).floor() / 100).alias("score"),
    )
    return Prepared(
        run=query.collect,
        read=lambda found: Answer(
            hundredths(found["score"].to_numpy()), _places(found)
        ),
    )


def integers(given: Given) -> Prepared:
    """Return the work on whole numbers of 64 bits."""
    import polars as pl  # noqa: PLC0415 - may be absent

    frame = pl.DataFrame(wide.in_hundredths(given)).lazy()
    total = reduce(add, (wide.WHOLE_STAGE * pl.col(one.name) for one in wide.stages()))
    total += wide.WHOLE_RATER * pl.sum_horizontal(*wide.RATER)
    total += wide.WHOLE_QUARTER * pl.sum_horizontal(*wide.QUARTER)
    lost = pl.min_horizontal(pl.col(wide.FAULTS), 2 * MOST_LOST) * (wide.POINT // 2)
    whole = pl.max_horizontal(total + _bonus(pl, wide.POINT) - lost, 0)
    query = _stages(
        frame,
        [_sum(pl, one.whole(1000)).alias(one.name) for one in wide.layers()],
        [_sum(pl, one.whole(10)).alias(one.name) for one in wide.stages()],
        ((2 * whole + wide.HUNDREDTH) // (2 * wide.HUNDREDTH)).alias("score"),
    )
    return Prepared(
        run=query.collect,
        read=lambda found: Answer(found["score"].to_numpy(), _places(found)),
    )


def _stages(frame: Any, layers: Any, stages: Any, score: Any) -> Any:  # noqa: ANN401 - Polars may be absent
    import polars as pl  # noqa: PLC0415 - likewise

    rank = pl.col("score").rank("min", descending=True).over(wide.GROUP)
    query = frame.with_columns(*layers).with_columns(*stages)
    return query.select(wide.GROUP, score).select("score", rank.alias("rank"))


def _sum(pl: Any, terms: Any) -> Any:  # noqa: ANN401 - likewise
    return pl.sum_horizontal(*(pl.col(name) * weight for name, weight in terms))


def _bonus(pl: Any, point: float) -> Any:  # noqa: ANN401 - likewise
    found = pl.lit(0 * point)
    for _, last, points in reversed(TIERS):
        within = pl.col(wide.PLACE) <= last
        found = pl.when(within).then(points * point).otherwise(found)
    return found


def _places(found: Any) -> Any:  # noqa: ANN401 - likewise
    return found["rank"].to_numpy().astype(np.int64)


PEERS = (
    Peer(name="Polars, float64", prepare=floats, needs=("polars",)),
    Peer(name="Polars, int64", prepare=integers, needs=("polars",)),
)
