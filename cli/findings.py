"""What checking several rulebooks found, and whether that is a failure."""

from collections.abc import Iterable, Mapping

import attrs

from guiju.cli.fault import StopError
from guiju.cli.rulebook import Source, compiled
from guiju.dsl.compile import Compiled
from guiju.engine.diagnostic import Diagnostic, Severity


@attrs.frozen(kw_only=True)
class Findings:
    """The diagnostics of all ``files``, in the order of the files, and the texts."""

    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    compiled: Mapping[str, Compiled] = attrs.field(factory=dict)
    """What each file that could be read turned out to be."""
    strict: bool = False
    """Whether warnings are failures as well."""

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
    """Return everything that is to be said about the rulebooks."""
    files: list[str] = []
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    results: dict[str, Compiled] = {}
    for source in sources:
        files.append(source.shown)
        try:
            result = compiled(source)
        except StopError as error:
            found.extend(error.diagnostics)
        else:
            texts.update(result.texts)
            results[source.shown] = result
            found.extend(result.diagnostics)
    return Findings(
        files=tuple(files),
        diagnostics=tuple(found),
        texts=texts,
        compiled=results,
        strict=strict,
    )
