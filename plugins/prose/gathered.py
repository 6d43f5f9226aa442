"""Many values in one sentence: a mean of raters, a place among units.

Only what the arithmetic needs is in the sentence; who gave which value is told below.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guiju.engine.expr import Fold, Over, Rank
from guiju.engine.trace import Step
from guiju.engine.value import Absence
from guiju.plugins.prose.figure import ABSENCES, equals
from guiju.plugins.prose.mention import LONG, Known, Speaker
from guiju.plugins.prose.words import FOLDS, axis_name, bracketed, joined


def over_clause(speaker: Speaker, step: Step, over: Over, value: str) -> str:
    """Return what a fold made of the values of its members."""
    said = _folded(speaker, step, over, value)
    left_out = speaker.text("；", "; ").join(_left_out(speaker, step, over))
    return said + (bracketed(left_out, speaker.language) if left_out else "")


def rank_clause(
    speaker: Speaker, step: Step, rank: Rank, value: str, known: Known
) -> str:
    """Return the place, who is before and behind, and by how much."""
    each = 1 + len(rank.then)
    there = [row for row in step.children[::each] if isinstance(row.value, Fraction)]
    own = next((row for row in there if row.member in known.members), None)
    if own is None:
        return value
    nth, mentioned = speaker.shown(step), speaker.inline(own, known)
    place = speaker.text(
        f"{mentioned}，在 {len(there)} 家中列第 {nth} 名",
        f"{mentioned} is number {nth} of {len(there)}",
    )
    said = [place, *_neighbours(speaker, own, there, rank)]
    return speaker.text("；", "; ").join(said)


def _folded(speaker: Speaker, step: Step, over: Over, value: str) -> str:
    kept = [step.children[nth] for nth in step.decisive]
    fold = FOLDS[over.fold].of(speaker.language)
    axis = axis_name(over.axis.name, speaker.language)
    match over.fold:
        case Fold.MEAN if len(kept) == 1:
            member = kept[0].member
            return speaker.text(
                f"只有 {member} 一个，得 {value}", f"{value}, of {member} alone"
            )
        case Fold.MEAN if kept:
            total = _total(speaker, kept, bracketed=True)
            return f"{total} ÷ {len(kept)}{equals(value)}"
        case Fold.SUM if kept:
            return f"{_total(speaker, kept, bracketed=False)}{equals(value)}"
        case Fold.LEAST | Fold.GREATEST if kept:
            members = joined([part.member for part in kept], speaker.language)
            return speaker.text(
                f"{len(step.children)} 个{axis}中的{fold}，为 {members} 的 {value}",
                f"{fold} of {len(step.children)}, {value} of {members}",
            )
        case _:
            return speaker.text(
                f"{len(kept)} 个{axis}的{fold}，得 {value}",
                f"{fold} over {len(kept)} members gives {value}",
            )


def _total(speaker: Speaker, parts: Sequence[Step], *, bracketed: bool) -> str:
    count = len(parts)
    if count > LONG:
        values = (part.value for part in parts)
        total = sum((v for v in values if isinstance(v, Fraction)), start=Fraction(0))
        shown = speaker.figure(total)
        return speaker.text(
            f"[{len(parts)} 个合计 {shown}]", f"[{len(parts)} in all: {shown}]"
        )
    terms = " + ".join(speaker.shown(part) for part in parts)
    return f"({terms})" if bracketed and count > 1 else terms


def _left_out(speaker: Speaker, step: Step, over: Over) -> Iterator[str]:
    """Yield who took no part, and why: absent, or trimmed away."""
    left = [p for nth, p in enumerate(step.children) if nth not in step.decisive]
    for kind in sorted(over.skip, key=lambda kind: kind.value):
        members = [part.member for part in left if part.value is kind]
        if members:
            listed, word = joined(members, speaker.language), ABSENCES[kind]
            yield speaker.text(
                f"{listed} {word.zh}，不计", f"without {listed}: {word.en}"
            )
    trimmed = [part for part in left if not isinstance(part.value, Absence)]
    if trimmed and over.trim != (0, 0):
        values = [f"{part.member} {speaker.shown(part)}" for part in trimmed]
        listed = joined(values, speaker.language)
        yield speaker.text(f"去掉 {listed}", f"trimmed: {listed}")


def _neighbours(
    speaker: Speaker, own: Step, there: Sequence[Step], rank: Rank
) -> Iterator[str]:
    """Yield the units right before, beside and right behind, with the margins."""
    gaps = {row.member: _lead(row, own, rank) for row in there if row is not own}
    beside = [member for member, gap in gaps.items() if gap == 0]
    if beside:
        listed = joined(beside, speaker.language)
        yield speaker.text(f"与 {listed} 相同", f"the same as {listed}")
    ahead = [gap for gap in gaps.values() if gap > 0]
    behind = [gap for gap in gaps.values() if gap < 0]
    for gap, zh, en in (
        (min(ahead, default=None), "前一名", "behind"),
        (max(behind, default=None), "后一名", "ahead of"),
    ):
        if gap is None:
            continue
        members = [member for member, other in gaps.items() if other == gap]
        listed, margin = joined(members, speaker.language), speaker.figure(abs(gap))
        yield speaker.text(f"{zh} {listed}，相差 {margin}", f"{margin} {en} {listed}")


def _lead(row: Step, own: Step, rank: Rank) -> Fraction:
    """By how much ``row`` is better than ``own``; below zero if it is worse."""
    assert isinstance(row.value, Fraction)
    assert isinstance(own.value, Fraction)
    gap = row.value - own.value
    return gap if rank.descending else -gap
