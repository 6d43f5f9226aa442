"""A rule in words: the prose reading of the core, without any facts.

Arithmetic stays arithmetic, because that is how people write it; everything else is
said. The words name what is computed, never how the engine computes it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Bindings,
    Compare,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
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
from guiju.engine.plan import Input, Plan, Quantity, Undetermined
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence
from guiju.plugins.prose.figure import ABSENCES, figure, with_unit
from guiju.plugins.prose.words import (
    FOLDS,
    TIES,
    axis_name,
    bounds,
    bracketed,
    comparison_word,
    elapsed,
    joined,
    raised,
    rounding,
)

MINUS_ONE = Const(Fraction(-1))


def rule_of(plan: Plan, quantity: Quantity, language: Language) -> str:
    """Return how ``quantity`` comes about, in one sentence without its name."""
    match quantity.definition:
        case Input(interval=interval, table=table):
            legal = bounds(interval, quantity.measure, language)
            return Text(
                zh=f"由“{table}”填报，{legal}", en=f"reported in {table}, {legal}"
            ).of(language)
        case Undetermined(reason=reason):
            return Text(zh=f"待定：{reason}", en=f"undetermined: {reason}").of(language)
        case Const(value=value):
            return with_unit(value, quantity.measure, language)
        case expr:
            return say(plan, expr, language)


def say(plan: Plan, expr: Expr, language: Language) -> str:
    """Return ``expr`` in words."""
    return _Speaker(plan, language).say(expr)


def negated(expr: Expr) -> Expr | None:
    """Return what ``expr`` takes away, if it is written as minus one times that."""
    match expr:
        case Mul(factors=(first, *rest)) if first == MINUS_ONE and rest:
            return rest[0] if len(rest) == 1 else Mul(tuple(rest))
        case _:
            return None


@attrs.frozen
class _Speaker:
    plan: Plan
    language: Language

    def say(self, expr: Expr) -> str:
        match expr:
            case Const(value=value):
                return figure(value, RATIO, self.language).shown
            case Ref(quantity=name, at=at):
                return f"{self.plan.quantities[name].name}{self._fixed(at)}"
            case Add(terms=terms):
                return self._sum(terms)
            case Mul(factors=factors):
                return self._product(factors)
            case Div(dividend=left, divisor=right):
                return f"{self._product((left,))} ÷ {self._atom(right)}"
            case Least(values=values):
                return self._text(
                    f"{self._list(values)}中较小的",
                    f"the least of {self._list(values)}",
                )
            case Greatest(values=values):
                return self._text(
                    f"{self._list(values)}中较大的",
                    f"the greatest of {self._list(values)}",
                )
            case Round(value=value, step=step, mode=mode):
                how = rounding(step, mode, self.language)
                return f"{self.say(value)}{self._text('，', ', ')}{how}"
            case Ln(value=value):
                words = self._atom(value)
                return self._text(f"{words} 的自然对数", f"the logarithm of {words}")
            case Exp(value=value):
                words = self._atom(value)
                return self._text(f"e 的 {words} 次方", f"e to the power of {words}")
            case Power(base=base, exponent=exponent):
                return raised(self._atom(base), exponent, self.language)
            case Days(start=start, end=end, working=working):
                first, last = self._atom(start), self._atom(end)
                return elapsed(first, last, self.language, working=working)
            case Compare(left=left, comparison=comparison, right=right):
                measures = self._measures(left, right)
                word = comparison_word(comparison, measures, self.language)
                copula = self._text("", "is ")
                return f"{self._atom(left)} {copula}{word} {self._atom(right)}"
            case Every(conditions=conditions):
                return self._text("，且", ", and ").join(map(self.say, conditions))
            case Some(conditions=conditions):
                return self._text("，或", ", or ").join(map(self.say, conditions))
            case Not(condition=condition):
                words = self.say(condition)
                return self._text(f"并非“{words}”", f"it is not so that {words}")
            case If(condition=condition, then=then, otherwise=otherwise):
                first, second, third = map(self.say, (condition, then, otherwise))
                return self._text(
                    f"若{first}，则为 {second}，否则为 {third}",
                    f"if {first}, then {second}, else {third}",
                )
            case Bands():
                return self._bands(expr)
            case WhenAbsent():
                return self._when_absent(expr)
            case Applies(value=value):
                words = self.say(value)
                return self._text(f"{words} 适用", f"{words} applies")
            case Among(axis=axis, members=members):
                who, listed = axis_name(axis, self.language), sorted(members)
                words = joined(listed, self.language)
                return self._text(
                    f"{who}是 {words} 之一", f"the {who} is one of {words}"
                )
            case Over():
                return self._over(expr)
            case Rank():
                return self._rank(expr)

    def _measures(self, *sides: Expr) -> Iterator[Measure]:
        """Yield the measures of the sides that are a quantity."""
        for side in sides:
            if isinstance(side, Ref):
                yield self.plan.quantities[side.quantity].measure

    def _sum(self, terms: Sequence[Expr]) -> str:
        words = ""
        for nth, term in enumerate(terms):
            taken_away = negated(term)
            sign = "+" if taken_away is None else "-"
            shown = self._atom(taken_away or term, in_sum=True)
            words += shown if not nth and sign == "+" else f" {sign} {shown}"
        return words.strip() or "0"

    def _product(self, factors: Sequence[Expr]) -> str:
        """A product or quotient may stand first in a product as it is."""
        first, *rest = factors
        inside = isinstance(first, Mul | Div)
        words = self.say(first) if inside else self._atom(first)
        return " × ".join([words, *map(self._atom, rest)])

    def _atom(self, expr: Expr, *, in_sum: bool = False) -> str:
        match expr:
            case Const() | Ref() | WhenAbsent(value=Ref()):
                return self.say(expr)
            case Mul() | Div() if in_sum:
                return self.say(expr)
            case _:
                return f"({self.say(expr)})"

    def _bands(self, expr: Bands) -> str:
        measure = self._measure(expr.subject)
        rows = [
            f"{bounds(band.interval, measure, self.language)}"
            f"{self._text(' 得 ', ' gives ')}{self.say(band.value)}"
            for band in expr.bands
        ]
        if expr.otherwise is not None:
            value = self.say(expr.otherwise)
            rows.append(self._text(f"其他得 {value}", f"anything else gives {value}"))
        subject = self.say(expr.subject)
        told = self._text("；", "; ").join(rows)
        return self._text(f"按 {subject} 分档：{told}", f"by {subject}: {told}")

    def _when_absent(self, expr: WhenAbsent) -> str:
        policies = (
            (Absence.NOT_REPORTED, expr.not_reported),
            (Absence.NOT_APPLICABLE, expr.not_applicable),
        )
        told = [
            self._text(
                f"{ABSENCES[kind].zh}按 {self.say(policy)} 计",
                f"{self.say(policy)} if {ABSENCES[kind].en}",
            )
            for kind, policy in policies
            if policy is not None
        ]
        return f"{self._atom(expr.value)}{self._bracketed(joined(told, self.language))}"

    def _over(self, expr: Over) -> str:
        body = self._atom(expr.body)
        axis = axis_name(expr.axis.name, self.language)
        fold = FOLDS[expr.fold].of(self.language)
        words = self._text(
            f"各{axis} {body} 的{fold}", f"{fold} of {body} over each {axis}"
        )
        limits = [
            self._text(f"不计{ABSENCES[kind].zh}", f"leaving out {ABSENCES[kind].en}")
            for kind in sorted(expr.skip, key=lambda kind: kind.value)
        ]
        if expr.others:
            limits.append(self._text("不含本单位", "without the unit itself"))
        lowest, highest = expr.trim
        if lowest or highest:
            limits.append(
                self._text(
                    f"去掉 {highest} 个最高、{lowest} 个最低",
                    f"without the {highest} highest and {lowest} lowest",
                )
            )
        return words + (
            self._bracketed(joined(limits, self.language)) if limits else ""
        )

    def _rank(self, expr: Rank) -> str:
        order = self._order(self.say(expr.value), descending=expr.descending)
        ties = [
            self._order(self.say(tie.value), descending=tie.descending)
            for tie in expr.then
        ]
        then = "".join(self._text(f"，同分比 {t}", f", then by {t}") for t in ties)
        how = TIES[expr.ties].of(self.language)
        return self._text(
            f"按 {order} 的名次{then}，{how}", f"rank by {order}{then}, {how}"
        )

    def _order(self, words: str, *, descending: bool) -> str:
        if descending:
            return self._text(f"{words} 从高到低", f"{words} from high to low")
        return self._text(f"{words} 从低到高", f"{words} from low to high")

    def _measure(self, expr: Expr) -> Measure:
        if isinstance(expr, Ref):
            return self.plan.quantities[expr.quantity].measure
        return RATIO

    def _list(self, exprs: Sequence[Expr]) -> str:
        return joined([self.say(expr) for expr in exprs], self.language)

    def _fixed(self, at: Bindings) -> str:
        members = [member for _, member in at]
        return self._bracketed(joined(members, self.language)) if members else ""

    def _bracketed(self, words: str) -> str:
        return bracketed(words, self.language)

    def _text(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en
