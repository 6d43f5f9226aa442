"""A rulebook text with every fix applied that cannot change its meaning.

A fix is offered by the check or fault that knows it, and believed only after a look at
the text with the fix in it: what was read before reads the same, no comment is lost,
and the finding is gone. Fixes that do not stand together are tried one by one; one that
does not stand alone is left to the author.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence

import attrs

from guiju.dsl.check import Check
from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.faults import too_many_faults
from guiju.dsl.library import Library, no_library
from guiju.dsl.mended import edited
from guiju.dsl.method import Methods, no_methods
from guiju.dsl.syntax.cut import comments
from guiju.dsl.syntax.node import Rulebook
from guiju.engine.diagnostic import Diagnostic, Edit
from guiju.engine.record import Record
from guiju.engine.source import Span

_ATTEMPTS = 200
"""A fix may bring another fault to light, but nobody waits for ever."""
_AGAIN = 20_000_000
"""So many characters are read again at most, and every text a few times."""
_FEW = 4
_OF_THE_TEXT = "GJ00"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Fixed(Record):
    """The text as it is afterwards, and what was fixed on the way."""

    text: str
    findings: tuple[Diagnostic, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _State(Record):
    text: str
    file: str
    compiled: Compiled

    @property
    def tree(self) -> Rulebook:
        return self.compiled.model.tree


def fixed(
    text: str,
    file: str = "",
    *,
    methods: Methods = no_methods,
    library: Library = no_library,
    checks: Sequence[Check] = (),
) -> Fixed:
    """Return ``text`` with all its fixes, also those that only then come to light.

    What can be fixed in the other files that it is made of is left to these.
    """

    def state_of(text: str) -> _State:
        found = compile_text(
            text,
            file,
            methods=methods,
            library=library,
            most=sys.maxsize,
            checks=checks,
        )
        return _State(text=text, file=file, compiled=found)

    state = state_of(text)
    done: list[Diagnostic] = []
    choices = _choices(state)
    for _ in range(_attempts(text)):
        chosen = next(choices, ())
        if not chosen:
            break
        after = state_of(edited(state.text, map(_edit, chosen)))
        if _is_sound(state, after, chosen):
            done.extend(chosen)
            state, choices = after, _choices(after)
    return Fixed(text=state.text, findings=tuple(done))


def _attempts(text: str) -> int:
    return max(_FEW, min(_ATTEMPTS, _AGAIN // max(len(text), 1)))


def _choices(state: _State) -> Iterator[Sequence[Diagnostic]]:
    """Yield what may be fixed together: all that do not overlap, then each alone."""
    found = state.compiled.diagnostics
    offered = [one for one in found if one.fix and one.fix.span.file == state.file]
    apart = [*_apart(offered)]
    if apart:
        yield apart
    if len(offered) > 1:
        yield from ([one] for one in offered)


def _apart(offered: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    end = -1
    for one in sorted(offered, key=_start):
        if _start(one) > end:
            yield one
            end = _edit(one).span.end


def _is_sound(before: _State, after: _State, chosen: Sequence[Diagnostic]) -> bool:
    """Whether nothing but the findings has gone."""
    if _remarks(before.text) != _remarks(after.text):
        return False
    if before.compiled.plan is not None:
        same = before.compiled.plan == after.compiled.plan
        count = len(before.compiled.diagnostics)
        return same and len(after.compiled.diagnostics) < count
    end = max(_edit(one).span.end for one in chosen)
    moved = end + len(after.text) - len(before.text)
    left = _faults_before(after, moved)
    return left < _faults_before(before, end) and _reads_the_same(before, after)


def _faults_before(state: _State, end: int) -> int:
    """Return how many faults of the text stand before ``end``."""
    found = (one for one in state.compiled.diagnostics if _is_of_the_text(one))
    return sum(isinstance(p := one.place, Span) and p.start <= end for one in found)


def _reads_the_same(before: _State, after: _State) -> bool:
    """Whether all that could be read before reads the same afterwards.

    Where the text was not read to its end, what stood last may have been cut short.
    """
    old, new = before.tree.declarations, after.tree.declarations
    codes = {one.code for one in before.compiled.diagnostics}
    if too_many_faults.FAULT.code in codes:
        old = old[:-1]
        new = new[: len(old)]
    return old == new


def _is_of_the_text(one: Diagnostic) -> bool:
    is_end = one.code == too_many_faults.FAULT.code
    return one.code.startswith(_OF_THE_TEXT) and not is_end


def _remarks(text: str) -> list[str]:
    return [remark for _, remark in comments(text)]


def _start(one: Diagnostic) -> int:
    return _edit(one).span.start


def _edit(one: Diagnostic) -> Edit:
    assert one.fix is not None, "only what can be fixed is asked"
    return one.fix
