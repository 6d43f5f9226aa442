"""DuckDB, in DOUBLE and on scaled BIGINT."""

from collections.abc import Iterable
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

_QUERY = """\
with layer as (select unit, grp, place, faults, {kept}, {layers} from facts),
stage as (select *, {stages} from layer),
scored as (select unit, grp, {score} as score from stage)
select unit, score, rank() over (partition by grp order by score desc) as place
from scored order by unit
"""


def doubles(given: Given) -> Prepared:
    """Return the work in floating point."""
    shares = [f"{float(share)}e0" for share in SHARES.values()]
    raters = f"({' + '.join(wide.RATER)}) / {len(wide.RATER)}"
    quarters = f"({' + '.join(wide.QUARTER)}) / {len(wide.QUARTER)}"
    parts = [*(one.name for one in wide.stages()), raters, quarters]
    total = " + ".join(f"{w} * {part}" for w, part in zip(shares, parts, strict=True))
    lost = f"least(faults * {float(A_FAULT)}e0, {MOST_LOST}e0)"
    score = f"floor(greatest({total} + {_bonus(1)} - {lost}, 0e0) * 1e2 + 0.5e0) / 1e2"
    query = _QUERY.format(
        kept=_kept(),
        layers=_sums((one.name, one.floats()) for one in wide.layers()),
        stages=_sums((one.name, one.floats()) for one in wide.stages()),
        score=score,
    )
    return Prepared(
        run=_running(wide.in_points(given), query),
        read=lambda found: Answer(hundredths(found["score"]), found["place"]),
    )


def integers(given: Given) -> Prepared:
    """Return the work on whole numbers of 64 bits."""
    stages = " + ".join(f"{wide.WHOLE_STAGE} * {one.name}" for one in wide.stages())
    raters = f"{wide.WHOLE_RATER} * ({' + '.join(wide.RATER)})"
    quarters = f"{wide.WHOLE_QUARTER} * ({' + '.join(wide.QUARTER)})"
    lost = f"least(faults, {2 * MOST_LOST}) * {wide.POINT // 2}"
    total = f"{stages} + {raters} + {quarters} + {_bonus(wide.POINT)} - {lost}"
    half, full = wide.HUNDREDTH, 2 * wide.HUNDREDTH
    query = _QUERY.format(
        kept=_kept(),
        layers=_sums((one.name, one.whole(1000)) for one in wide.layers()),
        stages=_sums((one.name, one.whole(10)) for one in wide.stages()),
        score=f"(2 * greatest({total}, 0) + {half}) // {full}",
    )
    return Prepared(
        run=_running(wide.in_hundredths(given), query),
        read=lambda found: Answer(found["score"], found["place"]),
    )


def _running(table: dict[str, Any], query: str) -> Any:  # noqa: ANN401 - DuckDB may be absent
    """Return what runs ``query`` on a table that DuckDB holds, in the order of rows."""
    import duckdb  # noqa: PLC0415 - may be absent
    import pyarrow as pa  # noqa: PLC0415 - likewise

    base = duckdb.connect(config={"threads": 1})
    numbers = np.arange(len(table[wide.GROUP]))
    facts = pa.table({"unit": numbers, **table})
    base.register("given", facts)
    base.execute("create table facts as select * from given")
    base.unregister("given")
    return lambda: base.execute(query).fetchnumpy()


def _kept() -> str:
    return ", ".join((*wide.RATER, *wide.QUARTER))


def _sums(parts: Iterable[tuple[str, Any]]) -> str:
    return ", ".join(
        " + ".join(f"{weight} * {column}" for column, weight in terms) + f" as {name}"
        for name, terms in parts
    )


def _bonus(point: int) -> str:
    tiers = " ".join(f"when place <= {last} then {n * point}" for _, last, n in TIERS)
    return f"case {tiers} else 0 end"


PEERS = (
    Peer(name="DuckDB, DOUBLE", prepare=doubles, needs=("duckdb", "pyarrow")),
    Peer(name="DuckDB, BIGINT", prepare=integers, needs=("duckdb", "pyarrow")),
)
