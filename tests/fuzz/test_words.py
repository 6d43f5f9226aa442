"""Texts that the grammar allows and nobody would write, and texts grown from parts.

Three ways to them: a walk through the parser's own table, a word at a time; trees drawn
as the grammar builds them; and sound rulebooks with pieces of others grafted in where
something of the same kind stood. The last ones are often computable, and then are.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from textwrap import dedent

from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.dsl.checks import CHECKS
from guiju.dsl.compile import Compiled
from guiju.dsl.fault import Piece
from guiju.dsl.format import print_tree
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.cut import SIGNS
from guiju.dsl.syntax.grammar import load
from guiju.dsl.syntax.parse import parse
from guiju.dsl.syntax.stack import Stack, automaton
from guiju.dsl.syntax.walk import nodes
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.measure import Day, Numeric, Truth
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Input, Plan, Quantity, Undetermined
from guiju.engine.ranges import ranges
from guiju.engine.value import Value
from tests.dsl.syntax.trees import rulebooks
from tests.fuzz.reading import held

_SPELLED = {
    **{terminal: (sign,) for sign, terminal in SIGNS.items()},
    "NAME": ("甲", "乙", "县区", "总分"),
    "STRING": ('"甲"', "“一(二)”"),
    "NUMBER": ("0", "2", "0.5"),
    "QUANTITY": ("5分", "10%", "3名", "2项"),
    "DATE": ("2020-01-01", "2020-12-31"),
    "COMPARISON": (">=", "≠"),
    "EACH_WORD": ("每项", "每县区"),
}
_MORE = 5
"""Grafts are drawn more often: they reach what the others do not."""


def _spellings(terminal: str) -> Sequence[str]:
    if terminal in _SPELLED:
        return _SPELLED[terminal]
    keyword = KEYWORDS.get(terminal)
    return (*keyword.zh, *keyword.en) if keyword else ()


@cache
def _start() -> Stack:
    machine = automaton(load()[0])
    return Stack(machine, [machine.conf.start_state], [])


@st.composite
def walks(draw: st.DrawFn) -> str:
    """Draw a text in which every word may follow those before it."""
    stack, written = _start(), list[str]()
    for _ in range(draw(st.integers(1, 40))):
        allowed = sorted(one for one in stack.allowed() if _spellings(one))
        terminal = draw(st.sampled_from(allowed))
        after = stack.would_take(Piece(terminal, "", 0, 0, first=False))
        assert after is not None, "it is allowed"
        stack = after
        written.append(draw(st.sampled_from(_spellings(terminal))))
        written.append(draw(st.sampled_from([" ", " ", "\n"])))
    return "".join(written)


@given(walks())
def test_a_walk_through_the_grammar_is_read_and_checked(text: str) -> None:
    held(text)


@given(rulebooks)
def test_a_drawn_tree_is_read_and_checked(tree: n.Rulebook) -> None:
    held(print_tree(tree, "zh"))


# ---- grafts


@cache
def _sound() -> tuple[str, ...]:
    """Return the good examples of all checks: small rulebooks that say much."""
    return tuple(dedent(check.good).lstrip("\n") for check in CHECKS)


@cache
def _scions() -> Mapping[type[n.Node], Sequence[str]]:
    """Return what is written in the sound rulebooks, by the kind of its node."""
    found: dict[type[n.Node], dict[str, None]] = {}
    for text in _sound():
        for one in nodes(parse(text).tree):
            piece = text[one.span.start : one.span.end]
            found.setdefault(type(one), {})[piece] = None
    return {kind: tuple(pieces) for kind, pieces in found.items()}


@st.composite
def grafted(draw: st.DrawFn) -> str:
    """Draw a sound rulebook in which some pieces come from others."""
    text = draw(st.sampled_from(_sound()))
    for _ in range(draw(st.integers(1, 4))):
        inner = [one for one in nodes(parse(text).tree) if type(one) in _scions()]
        if not inner:
            break
        one = draw(st.sampled_from(inner))
        scion = draw(st.sampled_from(_scions()[type(one)]))
        text = text[: one.span.start] + scion + text[one.span.end :]
    return text


@settings(max_examples=_MORE * settings().max_examples)
@given(grafted(), st.data())
def test_what_is_grafted_is_read_checked_and_computed(
    text: str, data: st.DataObject
) -> None:
    _computed(held(text), data)


def _computed(compiled: Compiled, data: st.DataObject) -> None:
    """Compute the plan, if there is one and nothing in it is left open."""
    plan = compiled.plan
    if plan is None:
        return
    ranges(plan)
    if _is_closed(plan):
        result = evaluate(plan, Facts(values=data.draw(_reported(plan))))
        assert result.values.keys() == plan.quantities.keys()


def _is_closed(plan: Plan) -> bool:
    """Whether the plan stands alone: no list of members or value comes from outside."""
    return not any(
        isinstance(one.definition, Undetermined) or any(a.roster for a in one.axes)
        for one in plan.quantities.values()
    )


@st.composite
def _reported(draw: st.DrawFn, plan: Plan) -> Mapping[str, Mapping[Key, Fact]]:
    return {
        one.id: draw(_column(one, one.definition))
        for one in plan.quantities.values()
        if isinstance(one.definition, Input)
    }


@st.composite
def _column(draw: st.DrawFn, one: Quantity, definition: Input) -> Mapping[Key, Fact]:
    keys = (key_at(names(one.axes), p) for p in places(one.axes, Facts(values={})))
    return {
        key: Fact(draw(_legal(one, definition)))
        for key in keys
        if not (definition.optional and draw(st.booleans()))
    }


def _legal(one: Quantity, definition: Input) -> st.SearchStrategy[Value]:
    match one.measure:
        case Numeric():
            low = definition.interval.low or Fraction(0)
            high = definition.interval.high or low + 20
            whole = st.integers(0, int(high - low)).map(lambda more: low + more)
            return whole.map(Fraction)
        case Day():
            return st.dates(dt.date(2020, 1, 1), dt.date(2020, 12, 31))
        case Truth():
            return st.booleans()
        case _:
            raise AssertionError(one)
