"""解释: which part of the rulebook each one speaks of."""

from collections.abc import Iterable

from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.model.model import Interpretation
from guiju.dsl.model.scope import Scope
from guiju.dsl.syntax import node as n

_ASPECTS = {s for keyword in KEYWORDS.values() for s in (*keyword.zh, *keyword.en)}
"""An interpretation may end in a word of the language: 县区指标.不适用."""


def interpretations(
    written: Iterable[n.Interpretation], tree: n.Rulebook, scope: Scope
) -> tuple[Interpretation, ...]:
    """Return the interpretations, reporting those that speak of nothing."""
    subjects = _subjects(tree, scope)
    return tuple(_interpretation(one, subjects, scope) for one in written)


def _interpretation(
    written: n.Interpretation, subjects: frozenset[str], scope: Scope
) -> Interpretation:
    if written.subject.text not in subjects:
        first, last = written.subject.words[0].text, written.subject.words[-1].text
        if not (first in subjects and last in _ASPECTS):
            scope.unknown(written.subject, "subject", subjects)
    return Interpretation(
        subject=written.subject.text,
        answers=tuple(word.text for word in written.answers),
        reason=written.reason.text,
        clause=written.cite.text if written.cite else "",
        syntax=written,
    )


def _subjects(tree: n.Rulebook, scope: Scope) -> frozenset[str]:
    """Return everything that an interpretation may speak of."""
    found = {*scope.declared, *scope.signatures, *scope.units, *_ASPECTS}
    found |= {one.signature.name for one in scope.past.values()}
    for declaration in tree.declarations:
        match declaration:
            case n.Scheme(name=name):
                found.add(name.text)
            case n.Indicators(name=name, lines=lines):
                found.update(f"{name.text}.{item}" for item in _items(lines))
            case n.Stage(name=name, lines=lines):
                named = (i.name for i in lines if isinstance(i, n.Constraint))
                found.update(f"{name.text}.{word.text}" for word in named if word)
                groups = (
                    g for a in lines if isinstance(a, n.Assessment) for g in a.groups
                )
                found.update(f"{name.text}.{word.text}" for word in groups)
            case n.Constraint(name=n.Word(text=text)):
                found.add(text)
            case _:
                pass
    return frozenset(found)


def _items(lines: Iterable[object]) -> Iterable[str]:
    for line in lines:
        if isinstance(line, n.Item):
            yield line.name.text
            yield from _items(line.lines)
