"""The names that the language brings: quantities, marks, periods, parts of a list.

No rulebook declares them, so each has a Chinese and an English spelling, as a keyword
has. The Chinese one is the name in a tree, a model and a plan.
"""

from guiju.dsl.keywords import STATES
from guiju.engine.text import Language

MARK = "评分"
"""What the marks of a stage without a tree are called, behind the stage's name."""

MARK_TERMS: dict[str, str] = {MARK: "score"}
"""The same in both spellings."""

LIST_TERMS: dict[str, str] = {
    "期限": "deadline",
    "销号日期": "closed_on",
    "状态": "state",
    "截至": "as_of",
    "未销号项": "open_items",
    **STATES,
}
"""The quantities that a list of problems (整改) gives itself, behind its name."""

QUANTITIES: dict[str, str] = {
    "环节加权": "weighted_stages",
    "排名": "ranking",
    "等次": "grades",
}
"""Quantities that no rulebook declares by name: Chinese and English."""

PERIODS: dict[str, dict[str, str]] = {
    "QUARTERLY": {"一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4"},
    "HALF_YEARLY": {"上半年": "H1", "下半年": "H2"},
    "MONTHLY": {
        "一月": "January",
        "二月": "February",
        "三月": "March",
        "四月": "April",
        "五月": "May",
        "六月": "June",
        "七月": "July",
        "八月": "August",
        "九月": "September",
        "十月": "October",
        "十一月": "November",
        "十二月": "December",
    },
}
"""The periods behind 每季度, 每半年 and 每月: Chinese and English."""

PERIOD_NAMES: dict[str, str] = {
    zh: en for names in PERIODS.values() for zh, en in names.items()
}
"""Every period, wherever it comes from."""

_CHINESE_QUANTITIES = {en: zh for zh, en in QUANTITIES.items()}


def canonical_quantity(word: str) -> str:
    """Return the Chinese name of a quantity of the language, or the word itself."""
    return _CHINESE_QUANTITIES.get(word, word)


def spelled_quantity(word: str, language: Language) -> str:
    """Return a quantity of the language as ``language`` spells it; others stay."""
    return QUANTITIES.get(word, word) if language == "en" else word


_CHINESE_PERIODS = {en: zh for zh, en in PERIOD_NAMES.items()}


def canonical_period(word: str) -> str:
    """Return the Chinese name of a period, or the word itself."""
    return _CHINESE_PERIODS.get(word, word)


def spelled_period(word: str, language: Language) -> str:
    """Return a period as ``language`` spells it; other words stay as they are."""
    return PERIOD_NAMES.get(word, word) if language == "en" else word
