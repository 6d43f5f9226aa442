"""The words of the language: one meaning, a Chinese and an English spelling.

The grammar, the formatter, the messages and the glossary all read these two tables.
The first spelling of each language is the canonical one, which the formatter writes.
"""

import attrs

from guiju.engine.text import Language


@attrs.frozen
class Keyword:
    """A reserved word. ``terminal`` is its name in the grammar."""

    terminal: str
    zh: tuple[str, ...]
    en: tuple[str, ...]

    def spelled(self, language: Language, spelling: int = 0) -> str:
        """Return the canonical spelling, or another one of several."""
        spellings = self.zh if language == "zh" else self.en
        return spellings[min(spelling, len(spellings) - 1)]


def _keyword(terminal: str, zh: str, en: str) -> Keyword:
    return Keyword(terminal, tuple(zh.split()), tuple(en.split()))


_ALL = (
    # declarations
    _keyword("_SCHEME", "方案", "scheme"),
    _keyword("_GROUP", "对象", "group"),
    _keyword("_INDICATORS", "指标", "indicators"),
    _keyword("_STAGE", "环节", "stage"),
    _keyword("_INPUT", "输入", "input"),
    _keyword("_PARAMETER", "参数", "parameter"),
    _keyword("_BONUS", "加分", "bonus"),
    _keyword("_DEDUCTION", "扣分", "deduction"),
    _keyword("_RANKING", "排名", "ranking"),
    _keyword("_GRADES", "等次", "grades"),
    _keyword("_VETO", "否决", "veto"),
    _keyword("_RECTIFICATION", "整改", "rectification"),
    _keyword("_PUBLICATION", "公开", "publish"),
    _keyword("_CLAUSES", "条文", "clauses"),
    _keyword("_INTERPRETATION", "解释", "interpretation"),
    _keyword("MUST", "必须", "must"),
    _keyword("SHOULD", "原则上", "should"),
    _keyword("_EXAMPLE", "例", "example"),
    # rulebooks made of others
    _keyword("_IMPORT", "引用", "import"),
    _keyword("_EXTENDS", "继承", "extends"),
    _keyword("_REPLACE", "替换", "replace"),
    _keyword("_REMOVE", "删除", "remove"),
    _keyword("_INTRODUCE", "新增", "introduce"),
    _keyword("_INSIDE", "在", "inside"),
    # facts about the scheme
    _keyword("_REGION", "地区", "region"),
    _keyword("_ISSUED", "发文", "issued_by"),
    _keyword("_ASSESSED", "考评期", "period"),
    _keyword("_SOURCE", "来源", "source"),
    _keyword("FULL", "满分", "full"),
    # attributes
    _keyword("_CITE", "依据", "cite"),
    _keyword("_NOT_COMPUTED", "非计算", "not_computed"),
    _keyword("_ALIAS", "别名", "alias"),
    _keyword("_PART_OF", "属于", "part_of"),
    _keyword("_TOGETHER", "共", "count"),
    _keyword("_ONLY_FOR", "仅适用", "only_for"),
    _keyword("_FOR", "用于", "for"),
    _keyword("_WINDOW", "时间", "window"),
    _keyword("_TO", "至", "to"),
    _keyword("_BY", "按", "by"),
    _keyword("_RATED_BY", "由", "rated_by"),
    _keyword("_SCORE", "评分", "score"),
    _keyword("_LAYERS", "分层", "layers"),
    _keyword("_OPTIONAL", "可缺", "optional"),
    _keyword("_MAY_NOT_APPLY", "可不适用", "may_not_apply"),
    _keyword("_CONFIDENTIAL", "保密", "confidential"),
    _keyword("_TOGETHER_AT_LEAST", "至少", "at_least"),
    _keyword("_UNDETERMINED", "待定", "undetermined"),
    _keyword("_ANSWERS", "答复", "answers"),
    _keyword("_GIVEN", "给定", "given"),
    _keyword("_EXPECT", "期望", "expect"),
    _keyword("_CASES", "情形", "cases"),
    _keyword("HELD", "满足", "held"),
    _keyword("VIOLATED", "不满足", "violated"),
    _keyword("REFUSED", "拒收", "refused"),
    # several at once
    _keyword("_EACH", "每 每个", "each"),
    _keyword("QUARTERLY", "每季度", "quarterly"),
    _keyword("MONTHLY", "每月", "monthly"),
    _keyword("HALF_YEARLY", "每半年", "half_yearly"),
    _keyword("MEAN", "取平均", "mean"),
    _keyword("LOWEST", "取最低", "lowest"),
    _keyword("HIGHEST", "取最高", "highest"),
    _keyword("MEDIAN", "取中位", "median"),
    _keyword("TOTAL", "取合计", "sum"),
    _keyword("_TRIM", "去掉", "trim"),
    _keyword("_INVALID", "无效票", "invalid_ballot"),
    _keyword("_WEIGHT", "占", "weighing"),
    # policies for what does not apply
    _keyword("NOT_APPLICABLE", "不适用", "not_applicable"),
    _keyword("RESCALE", "折算", "rescale"),
    _keyword("SPREAD", "平摊", "spread_evenly"),
    _keyword("PEERS", "同类均值", "peers_mean"),
    _keyword("AWARD_FULL", "计满分", "award_full"),
    _keyword("AWARD_RATE", "得分率", "award_rate"),
    # bands and steps
    _keyword("BANDS", "分档", "bands"),
    _keyword("RANK_TABLE", "名次表", "rank_table"),
    _keyword("_EACH_LOWER", "每低", "each_lower"),
    _keyword("EACH_ABOVE", "每超过", "each_above"),
    _keyword("EACH_BELOW", "每低于", "each_below"),
    _keyword("_PER", "满", "per"),
    _keyword("_REACHING", "达到", "reaching"),
    _keyword("_FORFEIT", "不得分", "forfeit"),
    _keyword("_INTERPOLATE", "插值", "interpolate"),
    _keyword("WORST", "最差", "worst"),
    _keyword("BEST", "最好", "best"),
    _keyword("CLAMPED", "取端点", "clamped"),
    _keyword("_OR_MORE", "以上", "or_more"),
    _keyword("_OR_LESS", "以下", "or_less"),
    _keyword("_ABOVE", "超过", "above"),
    _keyword("_BELOW", "不满", "below"),
    _keyword("OTHERS", "其他 其他名次 其余", "others"),
    _keyword("NOT_REPORTED", "未报 未上榜", "not_reported not_listed"),
    _keyword("ADD", "加", "add"),
    _keyword("DEDUCT", "扣", "deduct"),
    _keyword("_AT_MOST", "最多", "at_most"),
    _keyword("_UNTIL_ZERO", "扣完为止", "until_zero"),
    # expressions
    _keyword("TOP", "最高", "top"),
    _keyword("BOTTOM", "最低", "bottom"),
    _keyword("_CAP", "封顶", "cap"),
    _keyword("_FLOOR", "保底", "floor"),
    _keyword("_IF", "若 如果", "if"),
    _keyword("_THEN", "则", "then"),
    _keyword("_ELSE", "否则", "else"),
    _keyword("AND", "且", "and"),
    _keyword("OR", "或", "or"),
    _keyword("NOT", "非", "not"),
    _keyword("TRUE", "是", "true"),
    _keyword("FALSE", "否", "false"),
    # grades and vetoes
    _keyword("_WHEN", "当", "when"),
    _keyword("_AT_BEST", "不高于", "at_best"),
    _keyword("_NOT_RANKED", "不参加排名", "not_ranked"),
    _keyword("STRICT", "从严", "strict"),
    _keyword("LENIENT", "从宽", "lenient"),
    _keyword("_SINCE", "起", "since"),
    # problems to put right, and what is published
    _keyword("_PROBLEM", "问题", "problem"),
    _keyword("_DEADLINE", "期限", "deadline"),
    _keyword("_LASTING", "持续", "lasting"),
    _keyword("_RESPONSIBLE", "责任", "responsible"),
    _keyword("_AS_OF", "截至", "as_of"),
    _keyword("_RECHECK", "回头看", "recheck"),
    _keyword("_OWN_UNIT", "本单位", "own_unit"),
    _keyword("_EVERYTHING", "全部", "everything"),
    # rounding and order
    _keyword("_KEEP", "保留", "round"),
    _keyword("HALF_UP", "四舍五入", "half_up"),
    _keyword("HALF_EVEN", "四舍六入", "half_even"),
    _keyword("ROUND_DOWN", "舍去", "round_down"),
    _keyword("ROUND_UP", "进一", "round_up"),
    _keyword("DESCENDING", "从高到低", "high_to_low"),
    _keyword("ASCENDING", "从低到高", "low_to_high"),
    _keyword("_WITHIN", "分", "within"),
    _keyword("_EQUAL_SCORES", "同分", "equal_scores"),
    _keyword("_FIRST_BY", "先比", "first_by"),
    _keyword("_THEN_BY", "再比", "then_by"),
    _keyword("_STILL_EQUAL", "仍同", "still_equal"),
    _keyword("_TIES", "并列", "ties"),
    _keyword("SKIP", "占位", "skip"),
    _keyword("DENSE", "不占位", "dense"),
)

KEYWORDS: dict[str, Keyword] = {keyword.terminal: keyword for keyword in _ALL}
"""Every reserved word by the name of its terminal."""


def spelling_of(terminal: str, word: str) -> int:
    """Return which of the spellings of a terminal ``word`` is, in either language."""
    keyword = KEYWORDS.get(terminal)
    spellings = (keyword.zh, keyword.en) if keyword else ()
    return next((one.index(word) for one in spellings if word in one), 0)


SHARE_WORDS = {"的": "_DE", "of": "_OF"}
"""The sign between a base and its percentage. The order around it differs."""


def _words() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {
        word: (terminal,) for word, terminal in SHARE_WORDS.items()
    }
    for keyword in _ALL:
        for word in (*keyword.zh, *keyword.en):
            words[word] = (*words.get(word, ()), keyword.terminal)
    return words


WORDS: dict[str, tuple[str, ...]] = _words()
"""The terminals that a word may be. One word, one terminal."""

EXPRESSION_WORDS = ("FULL", "TOP", "BOTTOM", "_IF", "NOT", "TRUE", "FALSE")
"""Words that mean something inside an expression, so that nothing may be named so."""

MEASURES: dict[str, tuple[str, ...]] = {
    "分": ("points", "point"),
    "名": ("places", "place", "名次"),
    "次": ("times", "time"),
    "处": ("spots", "spot"),
    "项": ("items", "item"),
    "条": ("entries", "entry"),
    "篇": ("articles", "article"),
    "件": ("cases", "case"),
    "个": ("pieces", "piece"),
    "家": ("units", "unit"),
    "人": ("persons", "person", "people"),
    "天": ("days", "day", "日"),
    "工作日": ("workdays", "workday", "个工作日"),
    "月": ("months", "month", "个月"),
    "年": ("years", "year"),
    "位": ("decimals", "decimal"),
    "元": ("yuan",),
    "起": ("incidents", "incident"),
    "户": ("households", "household"),
    "吨": ("tonnes", "tonne"),
    "个百分点": ("percentage_points", "percentage_point"),
}
"""Measure words by their Chinese name: the English spelling, then other spellings.

Any other word directly behind a number (``5万元``) is a measure of its own.
"""

_CANONICAL = {also: zh for zh, others in MEASURES.items() for also in (zh, *others)}


def canonical_measure(word: str) -> str:
    """Return the Chinese name of a measure word, or the word itself if unknown."""
    return _CANONICAL.get(word, word)


def spelled_measure(word: str, language: Language, *, one: bool = False) -> str:
    """Return a canonical measure word as ``language`` spells it, for one or for many.

    A word of nobody's table is the same in both languages.
    """
    if language == "zh" or word not in MEASURES:
        return word
    many, *others = MEASURES[word]
    return next((o for o in others if o.isascii()), many) if one else many


STATES: dict[str, str] = {
    "问题数": "problems",
    "已销号": "closed",
    "逾期销号": "closed_late",
    "持续推进": "kept_up",
    "未销号": "open",
    "未到期": "not_due",
    "逾期未销号": "overdue",
    "回头看未销号": "still_open",
}
"""What the rows of 整改 can count: the Chinese name and the English one."""

TERMS: dict[str, str] = {
    "最小": "least",
    "最大": "greatest",
    "几何平均": "geometric_mean",
    "绝对值": "absolute",
    "取整": "whole",
    "归一": "normalised",
    "对数": "ln",
    "指数": "exp",
    "乘方": "power",
    "适用": "applies",
    "已报": "reported",
    "平均": "average",
    "去极值平均": "trimmed_mean",
    "合计": "total_of",
    "中位": "median_of",
    "最高值": "highest_of",
    "最低值": "lowest_of",
    "组内最高": "best_of_group",
    "组内最低": "worst_of_group",
    "组内平均": "group_mean",
    "其他平均": "others_mean",
    "组内合计": "group_total",
    "家数": "number_of",
    "天数": "days_between",
    "工作日数": "workdays_between",
    "逾期天数": "days_late",
    "逾期工作日": "workdays_late",
    "权重": "weight_of",
    "去高": "drop_high",
    "去低": "drop_low",
    "单位": "unit",
    "评价者": "rater",
    "层级": "layer",
    "下级": "subunit",
    "期": "term",
    "问题": "problem",
    "上期": "previous",
    **STATES,
}
"""Functions, named arguments and dimensions: the Chinese name and the English one.

They are not reserved: only before a bracket, behind 每个, in the rows of 整改 or (上期)
at the head of a path do they mean this.
"""

PREVIOUS = "上期"
"""The head of a path that leads to the previous period's result."""

_CHINESE_TERMS = {en: zh for zh, en in TERMS.items()}


def canonical_term(word: str) -> str:
    """Return the Chinese name of a term of the language, or the word itself."""
    return _CHINESE_TERMS.get(word, word)


def spelled_term(word: str, language: Language) -> str:
    """Return a term as ``language`` spells it; other words stay as they are."""
    return TERMS.get(word, word) if language == "en" else word
