"""How one step came about, operator by operator, ending with its value."""

from guiju.dsl.keywords import PREVIOUS
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Fold,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    WhenAbsent,
)
from guiju.engine.measure import RATIO, Measure
from guiju.engine.trace import Step
from guiju.engine.value import Absence
from guiju.plugins.prose.figure import equals
from guiju.plugins.prose.gathered import over_clause, rank_clause
from guiju.plugins.prose.mention import Known, Speaker, is_arithmetic
from guiju.plugins.prose.words import (
    axis_name,
    bounds,
    bracketed,
    comparison_word,
    elapsed,
    joined,
    raised,
    rounding,
    spaced,
)


def sentence(speaker: Speaker, step: Step, known: Known) -> str:
    """Return the whole sentence of a step, beginning with what it is about."""
    name = speaker.name(step, known)
    measure = RATIO if step.quantity is None else step.quantity.measure
    if step.expr is None or isinstance(step.expr, Const):
        value, absent = speaker.value(step, measure), isinstance(step.value, Absence)
        told = _of(speaker, name, value) if absent else name + equals(value)
        return told + _source(speaker, step)
    told = clause(speaker, step, known.within(step), measure)
    if not name:
        return told
    return name + equals(told) if _is_equation(step) else _of(speaker, name, told)


def _source(speaker: Speaker, step: Step) -> str:
    """Return that the last result says so, where it does."""
    if step.quantity is None or isinstance(step.value, Absence):
        return ""
    if not step.quantity.name.startswith(f"{PREVIOUS}."):
        return ""
    words = speaker.text("上期结果", "the previous result")
    return bracketed(words, speaker.language)


def clause(speaker: Speaker, step: Step, known: Known, measure: Measure = RATIO) -> str:
    """Return how the step came about, and its value, measured in ``measure``."""
    because = speaker.because((step.children[nth] for nth in step.decisive), known)
    if isinstance(step.value, Absence) and because:
        none = speaker.text("，没有结果", ", so there is no result")
        return because + none
    value, parts = speaker.value(step, measure), step.children
    match step.expr:
        case Add() | Mul() | Div():
            return speaker.arithmetic(step, known) + equals(value)
        case Round(step=to, mode=mode):
            how = rounding(to, mode, speaker.language)
            inner = _mentioned(speaker, parts[0], known)
            return speaker.text(
                f"{inner}，{how}，得 {value}", f"{inner}, {how}, gives {value}"
            )
        case Least() | Greatest() as bound:
            return _bounded(speaker, step, bound, known) + speaker.gives(value)
        case Ln() | Exp() | Power() | Days() as function:
            return _called(speaker, step, function, known) + speaker.gives(value)
        case Compare(comparison=comparison):
            left, right = (_mentioned(speaker, part, known) for part in parts)
            measures = (part.quantity.measure for part in parts if part.quantity)
            word = comparison_word(comparison, measures, speaker.language)
            said = speaker.text(f"{left} {word} {right}", f"{left} is {word} {right}")
            return _of(speaker, said, _verdict(speaker, step))
        case Every() | Some() | Not() as condition:
            return _of(speaker, _condition(speaker, condition), _verdict(speaker, step))
        case If():
            holds = _verdict(speaker, parts[0])
            chosen = _mentioned(speaker, parts[1], known)
            return speaker.text(
                f"条件{holds}，取 {chosen}", f"the condition {holds}, so it is {chosen}"
            )
        case Bands() as bands:
            return _banded(speaker, step, bands, known) + speaker.gives(value)
        case Applies():
            return f"{speaker.inline(parts[0], known)}{speaker.gives(value)}"
        case Among(axis=axis, members=members):
            who = axis_name(axis, speaker.language)
            listed = speaker.text(
                f"{who}属于所列 {len(members)} 个",
                f"the {who} is one of {len(members)}",
            )
            return _of(speaker, listed, _verdict(speaker, step))
        case Over() as over:
            return over_clause(speaker, step, over, value)
        case Rank() as rank:
            return rank_clause(speaker, step, rank, value, known)
        case WhenAbsent() if len(parts) > 1:
            absent = speaker.because(parts[:1], known) or speaker.shown(parts[0])
            return speaker.text(
                f"{absent}，按 {spaced(value)}计", f"{absent}, counted as {value}"
            )
        case WhenAbsent() | Ref():
            return _passed_on(speaker, parts[0], known, measure)
        case Const() | None:
            return value


def _passed_on(speaker: Speaker, step: Step, known: Known, measure: Measure) -> str:
    """What only passes a value on is said as that value itself."""
    if step.quantity is not None:
        return speaker.inline(step, known)
    return clause(speaker, step, known, measure)


def _operand(speaker: Speaker, step: Step, known: Known) -> str:
    said = speaker.inline(step, known)
    return f"({said})" if is_arithmetic(step) else said


def _mentioned(speaker: Speaker, step: Step, known: Known) -> str:
    """A mention that ends with a figure, also where it is arithmetic."""
    said = speaker.inline(step, known)
    if is_arithmetic(step):
        return said + equals(speaker.shown(step))
    return said


def _called(
    speaker: Speaker, step: Step, function: Ln | Exp | Power | Days, known: Known
) -> str:
    """Return what was computed from the operands, arithmetic in brackets."""
    first, *others = (_operand(speaker, part, known) for part in step.children)
    match function:
        case Ln():
            return speaker.text(f"{first} 的自然对数", f"the logarithm of {first}")
        case Exp():
            return speaker.text(f"e 的 {first} 次方", f"e to the power of {first}")
        case Power(exponent=exponent):
            return raised(first, exponent, speaker.language)
        case Days(working=working):
            return elapsed(first, others[0], speaker.language, working=working)


def _bounded(
    speaker: Speaker, step: Step, bound: Least | Greatest, known: Known
) -> str:
    """A cap and a floor have one operand that is written in the rulebook."""
    limits = [part for part in step.children if isinstance(part.expr, Const)]
    others = [part for part in step.children if part not in limits]
    said = [_mentioned(speaker, part, known) for part in others]
    least = isinstance(bound, Least)
    if len(limits) == 1 and len(others) == 1:
        word = (
            speaker.text("封顶", "capped at")
            if least
            else speaker.text("保底", "not below")
        )
        return speaker.text("，", ", ").join(
            [*said, f"{word} {speaker.shown(limits[0])}"]
        )
    listed = joined([*said, *map(speaker.shown, limits)], speaker.language)
    if least:
        return speaker.text(f"取最小者（{listed}）", f"the least of {listed}")
    return speaker.text(f"取最大者（{listed}）", f"the greatest of {listed}")


def _banded(speaker: Speaker, step: Step, bands: Bands, known: Known) -> str:
    subject = step.children[0]
    said = _mentioned(speaker, subject, known)
    if step.band is None:
        return speaker.text(f"{said}，不在所列各档", f"{said} is in none of the bands")
    measure = RATIO if subject.quantity is None else subject.quantity.measure
    hit = bounds(bands.bands[step.band].interval, measure, speaker.language)
    return speaker.text(f"{said}，属于“{hit}”", f"{said} is in the band {hit}")


def _condition(speaker: Speaker, condition: Every | Some | Not) -> str:
    match condition:
        case Every():
            return speaker.text("以下条件全部", "all of these conditions")
        case Some():
            return speaker.text("以下条件之一", "any of these conditions")
        case Not():
            return speaker.text("以下条件的反面", "the opposite of this condition")


def _verdict(speaker: Speaker, step: Step) -> str:
    if isinstance(step.value, Absence):
        return speaker.shown(step)
    if step.value:
        return speaker.text("成立", "holds")
    return speaker.text("不成立", "does not hold")


def _is_equation(step: Step) -> bool:
    """Whether the clause of the step reads well behind an equals sign."""
    if isinstance(step.value, Absence):
        return False
    match step.expr:
        case Add() | Mul() | Div() | Round() | Ref():
            return True
        case WhenAbsent() if len(step.children) == 1:
            return step.children[0].quantity is not None or _is_equation(
                step.children[0]
            )
        case Over(fold=Fold.MEAN):
            return len(step.decisive) > 1
        case Over(fold=Fold.SUM):
            return bool(step.decisive)
        case _:
            return False


def _of(speaker: Speaker, what: str, told: str) -> str:
    return f"{what}{speaker.text('：', ': ')}{told}"
