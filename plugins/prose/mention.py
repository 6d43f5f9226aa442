"""How values are mentioned inside a sentence: ``双向互评 93.5``, ``(5 + 3) × 2``.

Arithmetic is written out here; operators that take a sentence of their own are
mentioned by their result, and have that sentence elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from guiju.dsl.called import called as in_english
from guiju.dsl.terms import spelled_period
from guiju.engine.expr import (
    Add,
    Applies,
    Div,
    If,
    Mul,
    Ref,
    WhenAbsent,
)
from guiju.engine.measure import RATIO, Measure
from guiju.engine.plan import Quantity, Undetermined
from guiju.engine.result import Result
from guiju.engine.text import Language
from guiju.engine.trace import Step
from guiju.engine.value import Absence, Value
from guiju.plugins.prose.figure import Digits, declared_places, figure, with_unit
from guiju.plugins.prose.rule import MINUS_ONE
from guiju.plugins.prose.words import bracketed, joined


@attrs.frozen
class Known:
    """What the reader knows to be meant, so that it is not repeated.

    ``members`` are units, layers, raters; ``names`` are quantities, whose parts
    (专业机构测评.本级) go by their last name.
    """

    members: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def within(self, step: Step) -> "Known":
        """Return what is known besides to whoever reads the sentence of ``step``."""
        members = self.members | {*step.key, step.member}
        if step.quantity is None:
            return attrs.evolve(self, members=members)
        name = step.quantity.name
        return Known(members, self.names | {name, name.rpartition(".")[0]})


_MOST = 6
"""So many decimals let a desk calculator come to the same figure."""
LONG = 12
"""A sum of more terms is mentioned by its result; its terms are explained below."""


@attrs.frozen
class Speaker:
    """Mentions steps of derivations of ``result`` in ``language``."""

    result: Result
    language: Language

    def text(self, zh: str, en: str) -> str:
        """Return the words in the language of the speaker."""
        return zh if self.language == "zh" else en

    def name(self, step: Step, known: Known) -> str:
        """Return what the step is about: its quantity and the members not known."""
        if step.quantity is None:
            return step.member
        named = [m for m in step.key if m not in known.members]
        named += [m for m, again in pairwise(sorted(step.key)) if m == again]
        members = dict.fromkeys(spelled_period(m, self.language) for m in named)
        where = bracketed(joined(list(members), self.language), self.language)
        whole = step.quantity.name.rpartition(".")[0]
        name = called(step.quantity, self.language)
        if whole in known.names:
            name = name.rpartition(".")[2]
        return name + (where if members else "")

    def shown(self, step: Step) -> str:
        """Return the value of the step, without its unit of measure."""
        if step.quantity is None:
            return self.figure(step.value)
        if isinstance(step.value, Absence) and self._waits(step):
            return self.text("待定", "undetermined")
        return figure(
            step.value, step.quantity.measure, self.language, self._digits(step)
        ).shown

    def figure(self, value: Value) -> str:
        """Return a value whose measure is not known."""
        return figure(value, RATIO, self.language, Digits(most=_MOST)).shown

    def value(self, step: Step, measure: Measure) -> str:
        """Return the value of the step with its unit of measure."""
        if self._is_open(step):
            assert step.quantity is not None
            definition = step.quantity.definition
            assert isinstance(definition, Undetermined)
            reason = definition.reason
            return self.text(f"待定，{reason}", f"undetermined: {reason}")
        return with_unit(step.value, measure, self.language, self._digits(step))

    def _is_open(self, step: Step) -> bool:
        """Whether the step is a parameter that nobody has settled."""
        return step.quantity is not None and isinstance(
            step.quantity.definition, Undetermined
        )

    def _waits(self, step: Step) -> bool:
        """Whether the step has no value because nobody has settled a parameter."""
        decisive = (step.children[nth] for nth in step.decisive)
        return self._is_open(step) or any(map(self._waits, decisive))

    def gives(self, words: str) -> str:
        """Return the end of a sentence whose outcome is ``words``."""
        return self.text(f"，得 {words}", f", gives {words}")

    def because(self, steps: Iterable[Step], known: Known) -> str:
        """Return which quantities are absent, so that ``steps`` are; empty if none."""
        absent = (
            _beside(self.name(to_blame, known), self.shown(to_blame))
            for step in steps
            for to_blame in _absent(step)
        )
        return joined(list(dict.fromkeys(absent)), self.language)

    def inline(self, step: Step, known: Known) -> str:
        """Return how the step is mentioned inside another sentence."""
        if step.quantity is not None:
            return _beside(self.name(step, known), self.shown(step))
        if isinstance(step.value, Absence):
            return self.because([step], known) or self.shown(step)
        match step.expr:
            case Add() | Mul() | Div():
                return self.arithmetic(step, known)
            case Ref():
                return self.inline(step.children[0], known)
            case WhenAbsent():
                return self._or_policy(step, known)
            case If(condition=Applies()) if not step.children[0].value:
                because = self.because(step.children, known)
                return self.shown(step) + bracketed(because, self.language)
            case _:
                return self.shown(step)

    def arithmetic(self, step: Step, known: Known) -> str:
        """Return the sum, product or quotient as it is written."""
        match step.expr:
            case Add() if len(step.children) > LONG:
                terms = len(step.children)
                shown = self.shown(step)
                return self.text(
                    f"[{terms} 项合计 {shown}]", f"[{terms} terms: {shown}]"
                )
            case Add():
                return self._sum(step.children, known) or "0"
            case Mul():
                return self._product(step.children, known)
            case _:
                return " ÷ ".join(self._divided(step.children, known))

    def _or_policy(self, step: Step, known: Known) -> str:
        if len(step.children) == 1:
            return self.inline(step.children[0], known)
        because = self.because(step.children[:1], known)
        policy = self.inline(step.children[1], known)
        return policy + bracketed(because, self.language)

    def _sum(self, terms: Sequence[Step], known: Known) -> str:
        words = ""
        for term in terms:
            taken_away = _taken_away(term)
            sign = "-" if taken_away else "+"
            shown = (
                self._product(taken_away, known)
                if taken_away
                else self._term(term, known)
            )
            words += shown if not words and sign == "+" else f" {sign} {shown}"
        return words.strip()

    def _term(self, step: Step, known: Known) -> str:
        shown = self.inline(step, known)
        return f"({shown})" if is_arithmetic(step, Add) else shown

    def _product(self, factors: Sequence[Step], known: Known) -> str:
        """A quotient may stand first in a product as it is: 1 ÷ 3 × 100."""
        first, *rest = factors
        shown = self.inline(first, known)
        if is_arithmetic(first, Add) or (shown.startswith("-") and rest):
            shown = f"({shown})"
        return " × ".join([shown, *(self._factor(step, known) for step in rest)])

    def _factor(self, step: Step, known: Known) -> str:
        shown = self.inline(step, known)
        negative = shown.startswith("-")
        return f"({shown})" if negative or is_arithmetic(step, Add, Div) else shown

    def _divided(self, steps: Sequence[Step], known: Known) -> Iterator[str]:
        dividend, divisor = steps
        yield self._product([dividend], known)
        shown = self.inline(divisor, known)
        yield f"({shown})" if is_arithmetic(divisor, Add, Mul, Div) else shown

    def _digits(self, step: Step) -> Digits:
        if step.quantity is None:
            return Digits(most=_MOST)
        places = declared_places(self.result.plan, step.quantity)
        return Digits(places=places, most=_MOST)


def called(quantity: Quantity, language: Language) -> str:
    """Return the name of a quantity, terms of the language spelled in ``language``."""
    return in_english(quantity.name) if language == "en" else quantity.name


def is_arithmetic(step: Step, *operators: type) -> bool:
    """Whether the step is mentioned as a sum, product or quotient of these kinds."""
    if step.quantity is not None or isinstance(step.value, Absence):
        return False
    if isinstance(step.expr, Ref | WhenAbsent) and len(step.children) == 1:
        return is_arithmetic(step.children[0], *operators)
    if isinstance(step.expr, Add) and not 1 < len(step.children) <= LONG:
        return False
    return isinstance(step.expr, operators or (Add, Mul, Div))


def _taken_away(step: Step) -> tuple[Step, ...]:
    """Return the factors of what a sum takes away; nothing if the step is added."""
    if step.quantity is None and isinstance(step.expr, Mul):
        first, *rest = step.children
        if first.expr == MINUS_ONE:
            return tuple(rest)
    return ()


def _absent(step: Step) -> Iterator[Step]:
    """Yield the quantities that are to blame for the absence of a step."""
    if step.quantity is not None:
        if isinstance(step.value, Absence):
            yield step
        return
    for nth in step.decisive:
        yield from _absent(step.children[nth])


def _beside(name: str, value: str) -> str:
    """A full-width bracket brings its own blank."""
    return f"{name}{value}" if name.endswith("）") else f"{name} {value}"
