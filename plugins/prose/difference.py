"""What changed between two rulebooks, sentence by sentence, in both languages.

A sentence says which thing, what it was and what it is. Names are those of the newer
rulebook, so that what has only another name is not told twice.
"""

from fractions import Fraction

import attrs

from guiju.dsl.difference.change import (
    Aspect,
    Comparison,
    Difference,
    Kept,
    Kind,
    Names,
    Part,
    Range,
    Rule,
    Shown,
)
from guiju.engine.expr import Const, Ties
from guiju.engine.measure import RATIO, Numeric
from guiju.engine.number import show
from guiju.engine.plan import Force, Input, Plan, Role, Undetermined
from guiju.engine.text import Language, Text
from guiju.plugins.prose.figure import with_unit
from guiju.plugins.prose.rule import say
from guiju.plugins.prose.verdict import FORCES
from guiju.plugins.prose.words import TIES, bounds, bracketed, joined, rounding, spaced

_ROLES = {
    Role.INPUT: Text(zh="输入", en="input"),
    Role.PARAMETER: Text(zh="参数", en="parameter"),
    Role.ITEM: Text(zh="指标", en="indicator"),
    Role.BLOCK: Text(zh="一级指标", en="block of indicators"),
    Role.TREE: Text(zh="指标体系", en="indicator tree"),
    Role.LAYER: Text(zh="层级", en="layer"),
    Role.STAGE: Text(zh="环节", en="stage"),
    Role.WEIGHTED: Text(zh="环节加权", en="weighted stages"),
    Role.BONUS: Text(zh="加分", en="bonus"),
    Role.DEDUCTION: Text(zh="扣分", en="deduction"),
    Role.DERIVED: Text(zh="推算", en="derived figure"),
    Role.TOTAL: Text(zh="总分", en="total"),
    Role.RANK: Text(zh="排名", en="ranking"),
    Role.GRADE: Text(zh="等次", en="grades"),
    Role.VETO: Text(zh="否决", en="veto"),
}
_KINDS = {
    Kind.SCHEME: Text(zh="方案", en="scheme"),
    Kind.GROUP: Text(zh="对象", en="group"),
    Kind.QUANTITY: Text(zh="指标体系", en="indicator tree"),
    Kind.GRADES: Text(zh="等次和否决", en="grades and vetoes"),
    Kind.RANKING: Text(zh="排名", en="ranking"),
    Kind.CONSTRAINT: Text(zh="约束", en="constraint"),
    Kind.RECTIFICATION: Text(zh="整改", en="rectification"),
    Kind.VIEW: Text(zh="公开", en="view"),
    Kind.INTERPRETATION: Text(zh="解释", en="interpretation"),
}
_ASPECTS = {
    Aspect.THERE: Text(zh="有无", en="existence"),
    Aspect.TITLE: Text(zh="标题", en="title"),
    Aspect.GROUND: Text(zh="依据", en="ground"),
    Aspect.ROLE: Text(zh="种类", en="kind"),
    Aspect.MEASURE: Text(zh="计量单位", en="measure"),
    Aspect.KEYS: Text(zh="逐个列出的方面", en="what it is listed by"),
    Aspect.FULL_MARKS: Text(zh="满分", en="full marks"),
    Aspect.SHIFT: Text(zh="移动", en="move"),
    Aspect.PARENT: Text(zh="上级指标", en="head that it stands under"),
    Aspect.WEIGHT: Text(zh="系数", en="factor"),
    Aspect.TERM: Text(zh="合计里的", en="term"),
    Aspect.TIER: Text(zh="档次", en="tier"),
    Aspect.BOUNDS: Text(zh="档次的界限", en="bounds of the tier"),
    Aspect.OTHERWISE: Text(zh="各档以外", en="outside all tiers"),
    Aspect.ROUNDING: Text(zh="取舍", en="rounding"),
    Aspect.CAP: Text(zh="封顶", en="cap"),
    Aspect.FLOOR: Text(zh="保底", en="floor"),
    Aspect.VALUE: Text(zh="数值", en="value"),
    Aspect.RULE: Text(zh="规则", en="rule"),
    Aspect.ORDER: Text(zh="排名方法", en="order"),
    Aspect.TIES: Text(zh="并列办法", en="ties"),
    Aspect.TIE_BREAKS: Text(zh="同分比较", en="tie-breaks"),
    Aspect.ABSENCE: Text(zh="缺少时的办法", en="rule for what is absent"),
    Aspect.RANGE: Text(zh="允许范围", en="legal range"),
    Aspect.OPTIONAL: Text(zh="可缺", en="may be missing"),
    Aspect.APPLIES: Text(zh="仅适用于", en="applies only to"),
    Aspect.MAY_NOT_APPLY: Text(zh="可不适用", en="may be told not to apply"),
    Aspect.CONFIDENTIAL: Text(zh="保密", en="confidential"),
    Aspect.PLACES: Text(zh="小数位数", en="decimals"),
    Aspect.TABLE: Text(zh="填报表", en="table of the data"),
    Aspect.REASON: Text(zh="理由", en="reason"),
    Aspect.POLICY: Text(zh="不适用的办法", en="rule for what does not apply"),
    Aspect.MEMBER: Text(zh="成员", en="member"),
    Aspect.FORCE: Text(zh="约束力", en="force"),
    Aspect.SHOWN: Text(zh="公开的内容", en="what is shown"),
    Aspect.GRADE: Text(zh="档线和名额", en="bound and quota"),
    Aspect.PROBLEM: Text(zh="问题", en="problem"),
    Aspect.NAME: Text(zh="名称", en="name"),
    Aspect.REGION: Text(zh="地区", en="region"),
    Aspect.ISSUER: Text(zh="制定单位", en="issuer"),
    Aspect.ISSUED: Text(zh="印发日期", en="date of issue"),
    Aspect.PERIOD: Text(zh="考核期", en="period"),
}
_LISTED = {Aspect.MEMBER, Aspect.PROBLEM, Aspect.SHOWN}
_NONE = Text(zh="无", en="none")


@attrs.frozen(kw_only=True)
class Told:
    """One difference in words: the thing, what it was, what it is, and all of it."""

    subject: str
    aspect: str
    was: str | None
    now: str | None
    sentence: str


def told(one: Difference, comparison: Comparison, language: Language) -> Told:
    """Return ``one`` in words."""
    teller = _Teller(comparison.both, language, one)
    was, now = teller.shown(one.old.shown), teller.shown(one.new.shown)
    return Told(
        subject=teller.subject(),
        aspect=teller.aspect(),
        was=was,
        now=now,
        sentence=f"{teller.subject()}{teller.text('：', ': ')}{teller.said(was, now)}",
    )


@attrs.frozen
class _Teller:
    plan: Plan
    language: Language
    one: Difference

    def text(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def subject(self) -> str:
        """Return which thing it is: ``指标“义务教育”（县区）``."""
        one = self.one
        kind = _ROLES[one.role] if one.role else _KINDS[one.kind]
        name = kind.of(self.language)
        if one.name != kind.zh:
            name += self._quoted(one.name)
        groups = joined(list(one.groups), self.language)
        return name + (bracketed(groups, self.language) if groups else "")

    def aspect(self) -> str:
        """Return what of the thing is another: ``档次“80% 以上”``."""
        one = self.one
        words = _ASPECTS[one.aspect].of(self.language)
        if one.aspect is Aspect.WEIGHT and _is_share(one):
            words = self.text("权重", "weight")
        about = self.shown(one.about)
        if one.aspect is Aspect.SHIFT or about is None:
            return words
        if isinstance(one.about, str) and one.aspect is Aspect.MEMBER:
            return self.text(f"{about}的{words}", f"{words} of the {about}")
        return f"{self._quoted(about)}{self.text('的', ' ')}{words}".strip()

    def said(self, was: str | None, now: str | None) -> str:
        """Return the whole of the difference, without the thing itself."""
        match self.one.aspect:
            case Aspect.THERE:
                return self._there(was, now)
            case Aspect.SHIFT:
                amount = self.shown(self.one.about) or ""
                words = self.text("权重" if self._of_shares() else "分值", "")
                return self.text(
                    f"{words} {spaced(amount)}由“{was}”移到“{now}”",
                    f'{amount} moved from "{was}" to "{now}"',
                )
            case aspect if aspect in _LISTED:
                return self._joined_or_left(was, now)
            case _:
                return self._other(was, now)

    def _there(self, was: str | None, now: str | None) -> str:
        is_new = self.one.old.place is None and self.one.old.shown is None
        words = (now if is_new else was) or ""
        about = self.text("：", ": ") + words if words != self.one.name else ""
        if is_new:
            return self.text("新增", "added") + about
        return self.text("取消", "removed") + about

    def _joined_or_left(self, was: str | None, now: str | None) -> str:
        what = self.aspect()
        if was is None:
            return self.text(f"{what}增加“{now}”", f'{what} "{now}" added')
        return self.text(f"{what}减少“{was}”", f'{what} "{was}" removed')

    def _other(self, was: str | None, now: str | None) -> str:
        what = self.aspect()
        if was is None:
            return self.text(
                f"{what}原来没有，现在是 {now}", f"{what}: was none, is {now}"
            )
        if now is None:
            return self.text(
                f"{what}原来是 {was}，现在没有", f"{what}: was {was}, is none"
            )
        return self.text(f"{what}由 {was} 改为 {now}", f"{what}: was {was}, is {now}")

    def shown(self, shown: Shown | None) -> str | None:
        """Return a value in words; None for nothing."""
        language = self.language
        match shown:
            case None:
                return None
            case bool():
                return self.text("是", "yes") if shown else self.text("否", "no")
            case str():
                return self._name(shown)
            case Role():
                return _ROLES[shown].of(language)
            case Ties():
                return TIES[shown].of(language)
            case Force():
                return FORCES[shown].of(language)
            case Kept(step=step, mode=mode):
                return rounding(step, mode, language)
            case Names(names=names):
                return joined(list(names), language) or _NONE.of(language)
            case Range(interval=interval, measure=measure):
                return bounds(interval, measure or RATIO, language)
            case Part(value=value, is_share=is_share):
                return self._part(value, is_share=is_share)
            case Rule():
                return self._rule(shown)

    def _name(self, written: str) -> str:
        """Return what somebody wrote; what a view shows is an id, = for one's own."""
        if self.one.aspect is not Aspect.SHOWN:
            return written
        own = written.startswith("=")
        name = written.removeprefix("=").replace("@", " ").strip()
        return self.text("本单位的", "of the unit itself: ") + name if own else name

    def _part(self, value: Fraction, *, is_share: bool) -> str:
        if is_share:
            return f"{show(value * 100)}%"
        if self.one.aspect is Aspect.SHIFT:
            return with_unit(value, Numeric((("分", 1),)), self.language)
        return show(value)

    def _rule(self, rule: Rule) -> str:
        measure = rule.measure or RATIO
        match rule.definition:
            case Input(interval=interval):
                legal = bounds(interval, measure, self.language)
                return self.text(f"填报，{legal}", f"reported, {legal}")
            case Undetermined(reason=reason):
                return self.text(f"待定（{reason}）", f"undetermined ({reason})")
            case Const(value=value):
                return with_unit(value, measure, self.language)
            case expr:
                return say(self.plan, expr, self.language)

    def _of_shares(self) -> bool:
        return isinstance(self.one.about, Part) and self.one.about.is_share

    def _quoted(self, words: str) -> str:
        return self.text(f"“{words}”", f' "{words}"') if words else ""


def _is_share(one: Difference) -> bool:
    return any(
        isinstance(side.shown, Part) and side.shown.is_share
        for side in (one.old, one.new)
    )
