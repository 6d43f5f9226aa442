"""Certificates as text and as data: the same pairs, for people and for programs."""

from collections.abc import Iterator
from typing import Any

from guiju.dsl.frame import spelled
from guiju.engine.certificate import Certificate, Pair, Part
from guiju.engine.expr import Ref
from guiju.engine.flip import Change
from guiju.engine.number import show
from guiju.engine.plan import Plan
from guiju.engine.text import Language
from guiju.plugins.prose import firmness
from guiju.plugins.published import plain


def as_text(plan: Plan, certificate: Certificate, language: Language) -> str:
    """Return the certificate of one ranking, a paragraph for each pair."""
    lines = [firmness.heading(certificate, language)]
    lines += firmness.groups(certificate, language)
    for pair in certificate.pairs:
        lines.append(firmness.sentence(plan, certificate, pair, language))
        below = _below(plan, certificate, pair, language)
        lines += [f"  {line}" for line in below if line]
    return "".join(f"{spelled(line)}\n" for line in lines)


def _below(
    plan: Plan, certificate: Certificate, pair: Pair, language: Language
) -> Iterator[str]:
    yield firmness.parts(plan, pair, language)
    yield firmness.rounding(certificate, pair, language)
    yield from firmness.changes(plan, pair, language)
    yield firmness.unknown(plan, pair, language)
    yield firmness.firm(pair, language)


def as_data(plan: Plan, certificate: Certificate) -> dict[str, Any]:
    """Return the certificate as plain JSON data; numbers are exact text."""
    ranking = certificate.ranking
    return {
        "ranking": ranking.name,
        "group": ranking.group,
        "by": ranking.by,
        "step": None if certificate.step is None else show(certificate.step),
        "hang_on_rounding": [list(group) for group in certificate.groups],
        "pairs": [_pair(plan, certificate, pair) for pair in certificate.pairs],
    }


def _pair(plan: Plan, certificate: Certificate, pair: Pair) -> dict[str, Any]:
    level = None if pair.level is None else certificate.levels[pair.level]
    difference, rest = pair.difference, pair.rest
    return {
        "above": {"unit": pair.above.unit, "rank": pair.above.rank},
        "below": {"unit": pair.below.unit, "rank": pair.below.rank},
        "tied": pair.level is None,
        "tie_break": pair.level or None,
        "decided_by": level.quantity if isinstance(level, Ref) else None,
        "values": list(map(plain, pair.values)),
        "difference": None if difference is None else show(difference),
        "parts": list(map(_part, pair.parts)),
        "rest": None if rest is None else show(rest),
        "before_rounding": None
        if pair.rounded_away is None
        else show(pair.rounded_away),
        "changes": [_change(plan, change) for change in pair.flips.changes],
        "unknown": list(pair.flips.unknown),
    }


def _part(part: Part) -> dict[str, str | None]:
    return {
        "quantity": part.quantity or None,
        "above": show(part.above),
        "below": show(part.below),
        "difference": show(part.difference),
    }


def _change(plan: Plan, change: Change) -> dict[str, Any]:
    axes = (axis.name for axis in plan.quantities[change.quantity].axes)
    return {
        "quantity": change.quantity,
        "where": dict(zip(axes, change.key, strict=True)),
        "was": plain(change.was),
        "now": plain(change.now),
        "steps": change.steps,
        "share": None if change.share is None else show(change.share),
        "cell": None if change.cell is None else str(change.cell),
    }
