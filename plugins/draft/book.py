"""What a draft is written from: the rules as written, the plan, and what is open."""

from collections.abc import Iterator
from typing import TypeVar

import attrs

from guiju.dsl.syntax import built_in
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.plan import Plan
from guiju.engine.text import Language, Text
from guiju.plugins.draft.phrases import Phrases

_Node = TypeVar("_Node", bound=n.Node)


@attrs.frozen(kw_only=True)
class Book:
    """A rulebook without errors, in the language of the document.

    ``tree`` has every declaration in its place, whatever file it came from;
    ``findings`` are what ``check`` asks and nobody has answered.
    """

    tree: n.Rulebook
    plan: Plan
    findings: tuple[Diagnostic, ...]
    notices: tuple[Text, ...]
    phrases: Phrases

    @classmethod
    def of(
        cls,
        tree: n.Rulebook,
        plan: Plan,
        findings: tuple[Diagnostic, ...],
        notices: tuple[Text, ...],
        language: Language,
    ) -> "Book":
        """Return the book with the names of the language spelled in ``language``."""
        spelled = built_in.spelled(tree) if language == "en" else tree
        return cls(
            tree=spelled,
            plan=plan,
            findings=findings,
            notices=notices,
            phrases=Phrases(language, _cited(spelled)),
        )

    def all(self, kind: type[_Node]) -> Iterator[_Node]:
        """Yield the declarations of one kind, in the order of the rulebook."""
        return (one for one in self.tree.declarations if isinstance(one, kind))


def _cited(tree: n.Rulebook) -> frozenset[str]:
    """Return every name that a rule uses to speak of another, and those of groups."""
    told = (one for one in tree.declarations if not isinstance(one, n.Example))
    paths = (one for d in told for one in nodes(d) if isinstance(one, n.Path))
    groups = (d.name.text for d in tree.declarations if isinstance(d, n.Group))
    return frozenset({*(word.text for path in paths for word in path.words), *groups})
