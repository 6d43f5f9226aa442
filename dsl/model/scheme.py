"""方案: what the notice says about itself."""

from collections.abc import Sequence

from guiju.dsl.model import problem as p
from guiju.dsl.model.model import Scheme
from guiju.dsl.model.quantities import ROUNDINGS, day, exact, step
from guiju.dsl.model.scope import Scope
from guiju.dsl.model.stages import window
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.engine.measure import POINTS


def scheme(written: Sequence[n.Scheme], scope: Scope) -> Scheme | None:
    """Return the scheme; a second one is reported, none at all is a check's matter."""
    for other in written[1:]:
        scope.repeat(other.name, written[0].name.span)
    return _scheme(written[0], scope) if written else None


def _scheme(written: n.Scheme, scope: Scope) -> Scheme:
    region, issued = first(written.lines, n.Region), first(written.lines, n.Issued)
    period, full = first(written.lines, n.Period), first(written.lines, n.Full)
    keep = first(written.lines, n.Keep)
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
