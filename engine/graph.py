"""What depends on what: order, cycles and reach. The one module that knows networkx.

A graph is given as edges: for each name, the names that it needs. Hundreds of
thousands of them are a matter of seconds, because a cycle is named only after ordering
has failed, and only inside one strongly connected component. Almost no rulebook has
one, so networkx, slow to load, is left until then.
"""

import graphlib
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from guiju.engine.expr import references
from guiju.engine.plan import Input, Plan, Quantity, Undetermined

if TYPE_CHECKING:
    from networkx import DiGraph

Edges = Mapping[str, Iterable[str]]
"""For each name, the names that it needs. A needed name may itself be left out."""


class CycleError(Exception):
    """Names that need each other in a circle, so that none can come first."""

    def __init__(self, cycle: tuple[str, ...]) -> None:
        super().__init__(" -> ".join((*cycle, cycle[0])))
        self.cycle = cycle
        """Each name needs the next one, and the last one needs the first."""


def in_order(edges: Edges) -> tuple[str, ...]:
    """Return all names, each after what it needs; otherwise in the order given.

    Raises:
        CycleError: some names need each other.
    """
    names = _names(edges)
    place = {name: nth for nth, name in enumerate(names)}
    sorter = graphlib.TopologicalSorter(edges)
    try:
        sorter.prepare()
    except graphlib.CycleError:
        raise CycleError(_cycle(edges)) from None
    ready = [place[name] for name in sorter.get_ready()]
    heapify(ready)
    order: list[str] = []
    while ready:
        order.append(names[heappop(ready)])
        sorter.done(order[-1])
        for name in sorter.get_ready():
            heappush(ready, place[name])
    return tuple(order)


def reachable(edges: Edges, starts: Iterable[str]) -> frozenset[str]:
    """Return ``starts`` and everything that they need, directly or not."""
    found: set[str] = set()
    ahead = list({*_names(edges)}.intersection(starts))
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(edges.get(name, ()))
    return frozenset(found)


def turned(edges: Edges) -> dict[str, tuple[str, ...]]:
    """Return the edges the other way round: for each name, what needs it."""
    users: dict[str, dict[str, None]] = {name: {} for name in _names(edges)}
    for name, needs in edges.items():
        for needed in needs:
            users[needed][name] = None
    return {name: tuple(found) for name, found in users.items()}


def dependencies(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return for each quantity the quantities it is defined by, in plan order."""
    place = {name: nth for nth, name in enumerate(plan.quantities)}
    return {
        quantity.id: tuple(sorted(_needs(quantity), key=place.__getitem__))
        for quantity in plan.quantities.values()
    }


def _needs(quantity: Quantity) -> frozenset[str]:
    match quantity.definition:
        case Input() | Undetermined():
            return frozenset()
        case expr:
            return references(expr)


def _names(edges: Edges) -> tuple[str, ...]:
    """Return all names, those that only others mention last."""
    needed = (name for needs in edges.values() for name in needs)
    return tuple(dict.fromkeys([*edges, *needed]))


def _cycle(edges: Edges) -> tuple[str, ...]:
    """Return a shortest cycle through the first name that lies on any."""
    import networkx as nx  # noqa: PLC0415 - see above

    graph: DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((name, needed) for name in edges for needed in edges[name])
    knot = next(
        component
        for component in nx.strongly_connected_components(graph)
        if len(component) > 1 or any(graph.has_edge(name, name) for name in component)
    )
    start = next(name for name in graph if name in knot)
    within = graph.subgraph(knot)
    distance = nx.single_target_shortest_path_length(within, start)
    after = min(within[start], key=dict(distance).__getitem__)
    return (start, *nx.shortest_path(within, after, start)[:-1])
