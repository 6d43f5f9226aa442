"""The tree of one rulebook, with what 引用 and 继承 bring put in their places.

Purely on the syntax: what comes from another file is then as if it had been written
here, save that its place is there.
"""

from collections.abc import Iterator, Mapping

import attrs

from guiju.dsl.compose.problem import (
    MOST,
    BroughtTwice,
    CompositionProblem,
    GoesRound,
    NotToHand,
    SchemeInShared,
    TooMuch,
)
from guiju.dsl.faults.text_too_long import LONGEST
from guiju.dsl.library import Library, Page, Refused
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import Diagnostic, Related
from guiju.engine.record import Record, Shown
from guiju.engine.source import Span
from guiju.engine.text import Text

_BROUGHT_HERE = Text(zh="在这里写到这个文件", en="the file is named here")
_Declared = tuple[n.Plain, ...]
_Way = tuple[n.Quote, ...]
"""The names that lead from the first file to the one which is read."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Composed(Record):
    """A tree without 引用 and 继承, and everything that it was made of."""

    tree: n.Rulebook
    texts: Mapping[str, str]
    """The text of every file by its name, the rulebook's own first."""
    diagnostics: tuple[Diagnostic, ...]
    """What could not be read, in any of the files."""
    problems: tuple[CompositionProblem, ...] = ()


def compose(text: str, file: str, library: Library) -> Composed:
    """Parse ``text`` and all that it is made of. Never raises for a bad rulebook."""
    parsed = parse(text, file)
    composer = _Composer(library, {file: text}, [*parsed.diagnostics])
    tree = parsed.tree
    if any(isinstance(one, n.Import | n.Extends) for one in tree.declarations):
        whole = tuple(composer.expanded(tree, ()))
        tree = attrs.evolve(tree, declarations=whole)
    return Composed(
        tree=tree,
        texts=composer.texts,
        diagnostics=tuple(composer.diagnostics),
        problems=tuple(composer.problems),
    )


@attrs.frozen(eq=False, repr=False)
class _Composer(Shown):
    library: Library
    texts: dict[str, str]
    diagnostics: list[Diagnostic]
    problems: list[CompositionProblem] = attrs.field(factory=list)
    first: dict[str, Span] = attrs.field(factory=dict)
    """Where each of the other files was named first."""

    def expanded(self, tree: n.Rulebook, way: _Way) -> Iterator[n.Scheme | n.Plain]:
        """Yield the declarations of a file; those of others stand in their places."""
        for declared in tree.declarations:
            match declared:
                case n.Import():
                    yield from self._imported(declared.file, way)
                case n.Extends():
                    yield from self._extended(declared, way)
                case _:
                    yield declared

    def _imported(self, name: n.Quote, way: _Way) -> Iterator[n.Plain]:
        for declared in self._brought(name, way) or ():
            if isinstance(declared, n.Scheme):
                scheme = declared.name.span
                self.problems.append(
                    SchemeInShared(span=name.span, name=name.text, scheme=scheme)
                )
            else:
                yield declared

    def _extended(self, extends: n.Extends, way: _Way) -> _Declared:
        base = self._brought(extends.file, way)
        if base is None:
            return ()
        # Most rulebooks extend no other, and need not wait for what does.
        from guiju.dsl.compose.change import changed  # noqa: PLC0415

        result = changed(_without_scheme(base), extends.changes)
        self.problems.extend(result.problems)
        return result.declarations

    def _brought(
        self, name: n.Quote, way: _Way
    ) -> tuple[n.Scheme | n.Plain, ...] | None:
        """Return what stands in the file that ``name`` means, or note why nothing."""
        answer = self.library(name.text, name.span.file)
        if isinstance(answer, Diagnostic):
            here = Related(place=name.span, message=_BROUGHT_HERE)
            related = (*answer.related, here)
            self.diagnostics.append(attrs.evolve(answer, related=related))
            return None
        if isinstance(answer, Refused):
            problem = NotToHand(span=name.span, name=name.text, refused=answer)
            self.problems.append(problem)
            return None
        if answer.file in self.texts:
            self.problems.append(self._again(answer.file, (*way, name)))
            return None
        return self._read(answer, name, way)

    def _read(
        self, page: Page, name: n.Quote, way: _Way
    ) -> tuple[n.Scheme | n.Plain, ...] | None:
        characters = sum(map(len, self.texts.values())) + len(page.text)
        if len(self.first) >= MOST or characters > LONGEST:
            files = len(self.first) + 1
            self.problems.append(
                TooMuch(
                    span=name.span, files=files, characters=characters, longest=LONGEST
                )
            )
            return None
        self.texts[page.file] = page.text
        self.first[page.file] = name.span
        parsed = parse(page.text, page.file)
        self.diagnostics.extend(parsed.diagnostics)
        return tuple(self.expanded(parsed.tree, (*way, name)))

    def _again(self, file: str, way: _Way) -> CompositionProblem:
        """Return what is wrong with naming ``file``, which was read before.

        On the way from it to itself every file names the next one; the place that
        starts the round is the one to tell.
        """
        names = [name.span.file for name in way]
        if file not in names:
            name = way[-1]
            first = self.first[file]
            return BroughtTwice(span=name.span, name=name.text, first=first)
        start = names.index(file)
        span, *steps = (name.span for name in way[start:])
        return GoesRound(span=span, files=(*names[start:], file), steps=tuple(steps))


def _without_scheme(base: tuple[n.Scheme | n.Plain, ...]) -> _Declared:
    """Return ``base`` without its 方案, and without what 解释 says of that."""
    names = {one.name.text for one in base if isinstance(one, n.Scheme)}
    return tuple(
        one
        for one in base
        if not isinstance(one, n.Scheme)
        and not (
            isinstance(one, n.Interpretation) and one.subject.words[0].text in names
        )
    )
