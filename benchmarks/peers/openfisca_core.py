"""OpenFisca-core: a variable for each figure, a formula for each that is computed."""

from collections.abc import Callable, Mapping
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
    hundredths,
    places,
)

_WHEN = "2026"
Formula = Callable[[Any, Any], Any]


def prepare(given: Given) -> Prepared:
    """Return the work on a simulation whose inputs are set."""
    table = wide.in_points(given)
    formulas = {**_sums(), "score": _score, "place_found": _place}
    simulation = _simulation(table, formulas)

    def run() -> tuple[Any, Any]:
        for name in formulas:  # what was computed is kept: forget it
            simulation.delete_arrays(name)
        return (
            simulation.calculate("score", _WHEN),
            simulation.calculate("place_found", _WHEN),
        )

    return Prepared(run=run, read=_answer)


def _simulation(table: Mapping[str, Any], formulas: Mapping[str, Formula]) -> Any:  # noqa: ANN401 - OpenFisca may be absent
    from openfisca_core.entities import build_entity  # noqa: PLC0415 - may be absent
    from openfisca_core.periods import DateUnit  # noqa: PLC0415
    from openfisca_core.simulation_builder import SimulationBuilder  # noqa: PLC0415
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: PLC0415
    from openfisca_core.variables import Variable  # noqa: PLC0415

    unit = build_entity("unit", "units", "A unit", is_person=True)
    system = TaxBenefitSystem([unit])
    shared = {"entity": unit, "definition_period": DateUnit.YEAR}
    for name in table:
        kind = int if name == wide.GROUP else float
        made = type(name, (Variable,), {**shared, "value_type": kind, "label": name})
        system.add_variable(made)
    for name, formula in formulas.items():
        kind = int if formula is _place else float
        given = {**shared, "value_type": kind, "label": name, "formula": formula}
        system.add_variable(type(name, (Variable,), given))
    units = len(table[wide.GROUP])
    simulation = SimulationBuilder().build_default_simulation(system, count=units)
    for name, column in table.items():
        simulation.set_input(name, _WHEN, column)
    return simulation


def _sums() -> Mapping[str, Formula]:
    return {one.name: _sum(one) for one in (*wide.layers(), *wide.stages())}


def _sum(part: wide.Part) -> Formula:
    def formula(unit: Any, period: Any) -> Any:  # noqa: ANN401 - the library's signature
        return sum(unit(name, period) * weight for name, weight in part.floats())

    return formula


def _score(unit: Any, period: Any) -> Any:  # noqa: ANN401 - the library's signature
    parts = [unit(one.name, period) for one in wide.stages()]
    parts += [
        sum(unit(name, period) for name in names) / len(names)
        for names in (wide.RATER, wide.QUARTER)
    ]
    total = sum(float(w) * one for w, one in zip(SHARES.values(), parts, strict=True))
    place, points = unit(wide.PLACE, period), [float(n) for *_, n in TIERS]
    total += np.select([place <= last for _, last, _ in TIERS], points, 0.0)
    total -= np.minimum(unit(wide.FAULTS, period) * float(A_FAULT), MOST_LOST)
    return np.floor(np.maximum(total, 0) * 100 + 0.5) / 100


def _place(unit: Any, period: Any) -> Whole:  # noqa: ANN401 - the library's signature
    scores, group = hundredths(unit("score", period)), unit(wide.GROUP, period)
    found = np.empty_like(scores)
    for nth in np.unique(group):
        found[group == nth] = places(scores[group == nth])
    return found


def _answer(found: tuple[Any, Any]) -> Answer:
    scores, ranks = found
    return Answer(hundredths(scores), ranks.astype(np.int64))


PEERS = (Peer(name="OpenFisca-core", prepare=prepare, needs=("openfisca_core",)),)
