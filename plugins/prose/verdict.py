"""Constraints and verdicts in words: what was measured, what is asked, of whom."""

from guiju.engine.expr import Comparison
from guiju.engine.plan import Constraint, Force
from guiju.engine.result import Verdict
from guiju.engine.text import Language, Text
from guiju.plugins.prose.figure import with_unit

FORCES = {
    Force.MUST: Text(zh="必须", en="must"),
    Force.SHOULD: Text(zh="原则上", en="should"),
}
OUTCOMES: dict[bool | None, Text] = {
    True: Text(zh="满足", en="holds"),
    False: Text(zh="不满足", en="does not hold"),
    None: Text(zh="无法判断", en="cannot be said"),
}
_ASKED = {
    Comparison.LESS: Text(zh="应低于", en="must be less than"),
    Comparison.AT_MOST: Text(zh="应不超过", en="must be at most"),
    Comparison.EQUAL: Text(zh="应等于", en="must be"),
    Comparison.NOT_EQUAL: Text(zh="应不等于", en="must not be"),
    Comparison.AT_LEAST: Text(zh="应不低于", en="must be at least"),
    Comparison.MORE: Text(zh="应高于", en="must be more than"),
}

_CONDITION = {
    True: Text(zh="条件成立", en="the condition holds"),
    False: Text(zh="条件不成立", en="the condition does not hold"),
}
_ASKED_OF_CONDITION = Text(zh="条件应成立", en="the condition must hold")


def name_of(constraint: Constraint) -> str:
    """Return what people call the constraint."""
    return constraint.called


def where(verdict: Verdict, language: Language) -> str:
    """Return whom the verdict is about: a rater, a unit, a group, or everybody."""
    whole = Text(zh="全方案", en="the whole scheme")
    if verdict.where:
        return "、".join(verdict.where)
    return verdict.constraint.group or whole.of(language)


def measured(verdict: Verdict, language: Language) -> str:
    """Return the left side as it was measured; of a condition, whether it holds."""
    if _is_condition(verdict) and isinstance(verdict.left, bool):
        return _CONDITION[verdict.left].of(language)
    return with_unit(verdict.left, verdict.constraint.measure, language)


def asked(verdict: Verdict, language: Language) -> str:
    """Return what the constraint asks of the left side: ``应不低于 10 分``."""
    if _is_condition(verdict):
        return _ASKED_OF_CONDITION.of(language)
    constraint = verdict.constraint
    limit = with_unit(verdict.right, constraint.measure, language)
    return f"{_ASKED[constraint.comparison].of(language)} {limit}"


def sentence(verdict: Verdict, language: Language) -> str:
    """Return the verdict in one line, without its name."""
    place, value = where(verdict, language), measured(verdict, language)
    outcome = OUTCOMES[verdict.holds].of(language)
    is_zh = language == "zh"
    if _is_condition(verdict):  # No figure stands behind it.
        return f"{place}：{value}，{outcome}" if is_zh else f"{place}: {value}"
    if is_zh:
        return f"{place}：实为 {value}，{asked(verdict, language)}，{outcome}"
    return f"{place}: is {value}, {asked(verdict, language)}: {outcome}"


def _is_condition(verdict: Verdict) -> bool:
    """Whether a condition is asked for as a whole, and not a figure within a limit."""
    is_equal = verdict.constraint.comparison is Comparison.EQUAL
    return is_equal and verdict.right is True
