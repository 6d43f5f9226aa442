"""What a law has come across: a law that met no case of its kind has proved nothing.

A law says ``seen("a tie")`` where one matters, and is marked ``@must_see("a tie")``.
With enough examples it fails when they held none. What was seen is also an event of
Hypothesis, shown by ``--hypothesis-show-statistics``.
"""

from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from hypothesis import event, settings

ENOUGH = 40
"""With fewer examples nothing is required of them."""

Arguments = ParamSpec("Arguments")
_SEEN: Counter[str] = Counter()


def seen(what: str, *, when: bool = True) -> None:
    """Note that the present example is a case of ``what``."""
    if when:
        _SEEN[what] += 1
        event(what)


def must_see(
    *needed: str, times: int = 3
) -> Callable[[Callable[Arguments, None]], Callable[Arguments, None]]:
    """Make a law fail when it has not seen everything in ``needed``, several times."""

    def marked(law: Callable[Arguments, None]) -> Callable[Arguments, None]:
        @wraps(law)
        def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
            _SEEN.clear()
            law(*args, **kwargs)
            if settings().max_examples >= ENOUGH:
                rare = [what for what in needed if _SEEN[what] < times]
                assert not rare, f"never or hardly seen: {rare} of {dict(_SEEN)}"

        return run

    return marked
