"""What depends on what, in the languages of two drawing programs."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from guiju.dsl.called import called
from guiju.engine.graph import dependencies
from guiju.engine.plan import Input, Plan, Quantity, Role
from guiju.engine.text import Language

_MERMAID = {Role.INPUT: ("([", "])"), Role.PARAMETER: ("{{", "}}")}
_BOX = ("[", "]")
_DOT = {Role.INPUT: "ellipse", Role.PARAMETER: "hexagon"}


def as_mermaid(plan: Plan, language: Language) -> str:
    """Return the graph for Mermaid. An arrow goes from what is needed to its user."""
    return "\n".join(_mermaid(plan, language)) + "\n"


def as_dot(plan: Plan, language: Language) -> str:
    """Return the graph for Graphviz."""
    return "\n".join(_dot(plan, language)) + "\n"


def _mermaid(plan: Plan, language: Language) -> Iterator[str]:
    yield "flowchart LR"
    names = _numbered(plan)
    groups = groupby(_by_group(plan), key=lambda q: q.group)
    for number, (group, quantities) in enumerate(groups):
        if group:
            yield f"  subgraph g{number}[{_mermaid_words(group)}]"
        for quantity in quantities:
            start, end = _MERMAID.get(_kind(quantity), _BOX)
            label = _mermaid_words(_name(quantity, language))
            yield f"    {names[quantity.id]}{start}{label}{end}"
        if group:
            yield "  end"
    for needed, user in _edges(plan):
        yield f"  {names[needed]} --> {names[user]}"


def _dot(plan: Plan, language: Language) -> Iterator[str]:
    yield "digraph {"
    yield "  rankdir=LR;"
    names = _numbered(plan)
    groups = groupby(_by_group(plan), key=lambda q: q.group)
    for number, (group, quantities) in enumerate(groups):
        yield f"  subgraph {f'cluster_{number}' if group else ''} {{"
        yield f"    label={_dot_words(group)};"
        for quantity in quantities:
            shape = _DOT.get(_kind(quantity), "box")
            label = _dot_words(_name(quantity, language))
            yield f"    {names[quantity.id]} [label={label}, shape={shape}];"
        yield "  }"
    for needed, user in _edges(plan):
        yield f"  {names[needed]} -> {names[user]};"
    yield "}"


def _numbered(plan: Plan) -> Mapping[str, str]:
    return {name: f"q{number}" for number, name in enumerate(plan.quantities)}


def _by_group(plan: Plan) -> list[Quantity]:
    order = {name: number for number, name in enumerate(("", *plan.groups))}
    return sorted(plan.quantities.values(), key=lambda q: order[q.group])


def _edges(plan: Plan) -> Iterator[tuple[str, str]]:
    for user, needs in dependencies(plan).items():
        yield from ((needed, user) for needed in needs)


def _name(quantity: Quantity, language: Language) -> str:
    return called(quantity.name) if language == "en" else quantity.name


def _kind(quantity: Quantity) -> Role:
    return Role.INPUT if isinstance(quantity.definition, Input) else quantity.role


def _mermaid_words(words: str) -> str:
    safe = words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'"{safe}"'


def _dot_words(words: str) -> str:
    safe = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'
