"""What depends on what: order, cycles and reach. The one module that knows networkx.

A graph is given as edges: for each name, the names that it needs. Hundreds of
thousands of them are a matter of seconds, because a cycle is looked for only after
ordering has failed, and only inside one strongly connected component. What already
stands in the order of need is left as it is: one pass over the names shows that, and
networkx, slow to load, has nothing to resolve.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from guiju.engine.plan import Plan, Quantity

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
    if _stands_in_order(edges):
        return tuple(edges)
    import networkx as nx  # noqa: PLC0415 - see above

    graph = _graph(edges)
    place = {name: nth for nth, name in enumerate(graph)}
    try:
        return tuple(nx.lexicographical_topological_sort(graph, place.__getitem__))
    except nx.NetworkXUnfeasible:
        raise CycleError(_cycle(graph)) from None


def reachable(edges: Edges, starts: Collection[str]) -> frozenset[str]:
    """Return ``starts`` and everything that they need, directly or not."""
    found: set[str] = set()
    ahead = [name for name in starts if name in edges]
    unlisted = {name for name in starts if name not in edges}
    if unlisted:
        ahead += unlisted.intersection(_needed(edges))
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(edges.get(name, ()))
    return frozenset(found)


def turned(edges: Edges) -> dict[str, tuple[str, ...]]:
    """Return the edges the other way round: for each name, what needs it."""
    users: dict[str, dict[str, None]] = {name: {} for name in [*edges, *_needed(edges)]}
    for name, wanted in edges.items():
        for needed in wanted:
            users[needed][name] = None
    return {name: tuple(found) for name, found in users.items()}


def dependencies(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return for each quantity the quantities it is defined by, in plan order."""
    place = {name: nth for nth, name in enumerate(plan.quantities)}
    return {
        quantity.id: tuple(sorted(needs(quantity), key=place.__getitem__))
        for quantity in plan.quantities.values()
    }


def needs(quantity: Quantity) -> frozenset[str]:
    """Return the ids of the quantities that ``quantity`` is computed from."""
    return quantity.contents.references


def _needed(edges: Edges) -> Iterator[str]:
    return (name for wanted in edges.values() for name in wanted)


def _stands_in_order(edges: Edges) -> bool:
    """Whether every name stands behind all that it needs."""
    seen: set[str] = set()
    for name, wanted in edges.items():
        if not seen.issuperset(wanted):
            return False
        seen.add(name)
    return True


def _graph(edges: Edges) -> "DiGraph[str]":
    """Return the graph with an edge from what is needed to what needs it."""
    import networkx as nx  # noqa: PLC0415 - see above

    graph: DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((needed, name) for name in edges for needed in edges[name])
    return graph


def _cycle(graph: "DiGraph[str]") -> tuple[str, ...]:
    """Return a shortest cycle through the first name that lies on any."""
    import networkx as nx  # noqa: PLC0415 - see above

    knot = next(
        component
        for component in nx.strongly_connected_components(graph)
        if len(component) > 1 or any(graph.has_edge(name, name) for name in component)
    )
    start = next(name for name in graph if name in knot)
    within = graph.subgraph(knot).reverse(copy=False)
    distance = nx.single_target_shortest_path_length(within, start)
    after = min(within[start], key=dict(distance).__getitem__)
    return (start, *nx.shortest_path(within, after, start)[:-1])
