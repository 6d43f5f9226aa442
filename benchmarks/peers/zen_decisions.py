"""zen-engine: one decision for each unit, then places by Python, as it has none."""

import json
from decimal import ROUND_HALF_UP, Decimal
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
    Whole,
    places,
)


def prepare(given: Given) -> Prepared:
    """Return the work on one record for each unit."""
    import zen  # noqa: PLC0415 - may be absent

    decision = zen.ZenEngine().create_decision(json.dumps(_decision()))
    table = wide.in_points(given)
    rows = zip(*(column.tolist() for column in table.values()), strict=True)
    records = [dict(zip(table, row, strict=True)) for row in rows]
    group = table[wide.GROUP]

    def run() -> tuple[Whole, Whole]:
        found = [decision.evaluate(one)["result"]["total"] for one in records]
        scores = np.array([_hundredths(total) for total in found])
        ranks = np.empty_like(scores)
        for nth in np.unique(group):
            ranks[group == nth] = places(scores[group == nth])
        return scores, ranks

    return Prepared(run=run, read=lambda found: Answer(*found))


def _hundredths(total: Any) -> int:  # noqa: ANN401 - a number as the engine gives it
    return int((Decimal(str(total)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _decision() -> dict[str, Any]:
    expressions = [
        {"id": name, "key": name, "value": value} for name, value in _values().items()
    ]
    nodes = [
        {"id": "given", "name": "given", "type": "inputNode"},
        {
            "id": "work",
            "name": "work",
            "type": "expressionNode",
            "content": {"expressions": expressions},
        },
        {"id": "found", "name": "found", "type": "outputNode"},
    ]
    edges = [
        {"id": f"{one}-{other}", "sourceId": one, "targetId": other}
        for one, other in (("given", "work"), ("work", "found"))
    ]
    return {"nodes": nodes, "edges": edges}


def _values() -> dict[str, str]:
    found = {one.name: _sum(one, "") for one in wide.layers()}
    found |= {one.name: _sum(one, "$.") for one in wide.stages()}
    raters, quarters = (
        f"({' + '.join(names)}) / {len(names)}" for names in (wide.RATER, wide.QUARTER)
    )
    parts = [*(f"$.{one.name}" for one in wide.stages()), raters, quarters]
    shares = [float(share) for share in SHARES.values()]
    total = " + ".join(f"{w} * {part}" for w, part in zip(shares, parts, strict=True))
    lost = f"min([{wide.FAULTS} * {float(A_FAULT)}, {MOST_LOST}])"
    return {**found, "total": f"max([{total} + {_bonus()} - {lost}, 0])"}


def _sum(part: wide.Part, where: str) -> str:
    return " + ".join(f"{weight} * {where}{name}" for name, weight in part.floats())


def _bonus() -> str:
    found = "0"
    for _, last, points in reversed(TIERS):
        found = f"({wide.PLACE} <= {last} ? {points} : {found})"
    return found


PEERS = (
    Peer(name="zen-engine, unit by unit", prepare=prepare, needs=("zen",), most=3_000),
)
