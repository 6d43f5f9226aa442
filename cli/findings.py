"""What checking several rulebooks found, and whether that is a failure."""

from collections.abc import Iterable, Mapping

import attrs

from guiju.cli.fault import StopError
from guiju.cli.rulebook import Source, compiled
from guiju.dsl.check import Check
from guiju.dsl.compile import Compiled
from guiju.dsl.working_years import working_years
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Findings(Record):
    """The diagnostics of all ``files``, in the order of the files, and the texts."""

    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    compiled: Mapping[str, Compiled] = attrs.field(factory=dict)
    """What each file that could be read turned out to be."""
    strict: bool = False
    """Whether warnings are failures as well."""

    @property
    def added(self) -> tuple[Check, ...]:
        """The checks of plugins that were asked, each once."""
        asked = (check for one in self.compiled.values() for check in one.checks)
        return tuple({check.code: check for check in asked}.values())

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics are of this severity."""
        return sum(one.severity is severity for one in self.diagnostics)

    def is_failure(self, one: Diagnostic) -> bool:
        """Whether the exit code has to tell of this one."""
        warned = one.severity is Severity.WARNING
        return one.severity is Severity.ERROR or (self.strict and warned)

    @property
    def fails(self) -> bool:
        """Whether there is any failure."""
        return any(map(self.is_failure, self.diagnostics))


def examined(sources: Iterable[Source], *, strict: bool = False) -> Findings:
    """Return everything that is to be said about the rulebooks.

    A file that only serves others is not looked at by itself, and what two rulebooks
    have from one file is told once.
    """
    found: dict[str, tuple[Diagnostic, ...]] = {}
    results: dict[str, Compiled] = {}
    for source in sources:
        try:
            results[source.shown] = compiled(source)
        except StopError as error:
            found[source.shown] = error.diagnostics
        else:
            found[source.shown] = _told(results[source.shown], source)
    for shared in only_serving(results):
        del found[shared], results[shared]
    told = dict.fromkeys(one for several in found.values() for one in several)
    return Findings(
        files=tuple(found),
        diagnostics=tuple(told),
        texts={name: t for one in results.values() for name, t in one.texts.items()},
        compiled=results,
        strict=strict,
    )


def _told(one: Compiled, source: Source) -> tuple[Diagnostic, ...]:
    """Return what is said of a rulebook, also of years without published holidays."""
    years = () if one.plan is None else tuple(working_years(one.model.tree))
    if not years:
        return one.diagnostics
    # What a rulebook that counts no working days need not wait for.
    from guiju.cli.workdays import not_published  # noqa: PLC0415

    return (*one.diagnostics, *not_published(years, source))


def only_serving(results: Mapping[str, Compiled]) -> tuple[str, ...]:
    """Return the files without a scheme that others are made of."""
    parts = {file for own, one in results.items() for file in one.texts if file != own}
    return tuple(f for f in results if f in parts and results[f].model.scheme is None)
