"""The model of examples: what is given, and what is expected of it."""

import attrs

from guiju.dsl.model.rule import Signature
from guiju.dsl.syntax import node as n
from guiju.engine.axis import Key
from guiju.engine.record import Shown
from guiju.engine.value import Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Setting(Shown):
    """One line of 给定 or 期望: a quantity at a key, and a value known without data."""

    target: Signature
    key: Key
    value: Value
    syntax: n.Binding


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Judgement(Shown):
    """``满足`` or ``不满足`` in 期望: whether a constraint holds at one place."""

    constraint: str
    key: Key
    holds: bool
    syntax: n.Verdict


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Refusal(Shown):
    """``拒收`` in 期望: the data contract does not let in what is given here."""

    target: Signature
    key: Key
    syntax: n.Verdict


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Example(Shown):
    """例, or one row of its 情形: what is given and all that is expected of it."""

    title: str
    given: tuple[Setting, ...]
    expect: tuple[Setting, ...]
    judgements: tuple[Judgement, ...]
    refusals: tuple[Refusal, ...]
    syntax: n.Example
