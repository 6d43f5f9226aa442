"""方案: what the notice says about itself."""

from collections.abc import Sequence
from typing import TypeVar

from guiju.dsl.model import problem as p
from guiju.dsl.model.model import Scheme
from guiju.dsl.model.quantities import ROUNDINGS, day, exact, step
from guiju.dsl.model.scope import Scope
from guiju.dsl.model.stages import window
from guiju.dsl.syntax import node as n
from guiju.engine.measure import POINTS

LineKind = TypeVar("LineKind", bound=n.SchemeLine)


def scheme(written: Sequence[n.Scheme], scope: Scope) -> Scheme | None:
    """Return the scheme; a second one is reported, none at all is a check's matter."""
    for other in written[1:]:
        scope.repeat(other.name, written[0].name.span)
    return _scheme(written[0], scope) if written else None


def _scheme(written: n.Scheme, scope: Scope) -> Scheme:
    region, issued = _only(written, n.Region), _only(written, n.Issued)
    period, full = _only(written, n.Period), _only(written, n.Full)
    keep = _only(written, n.Keep)
    if issued and day(issued.date) is None:
        scope.problems.append(
            p.ImpossibleDate(span=issued.date.span, text=issued.date.text)
        )
    return Scheme(
        name=written.name.text,
        title=written.title.text if written.title else written.name.text,
        region=region.name.text if region else "",
        region_code=region.code if region else "",
        issuer=issued.issuer.text if issued else "",
        issued=day(issued.date) if issued else None,
        period=window(period.start, period.end, scope) if period else None,
        full=exact(full.number) if full else None,
        keep=(step(keep, POINTS), ROUNDINGS[keep.mode]) if keep else None,
        syntax=written,
    )


def _only(written: n.Scheme, kind: type[LineKind]) -> LineKind | None:
    return next((line for line in written.lines if isinstance(line, kind)), None)
