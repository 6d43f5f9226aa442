"""Scoring methods: what a plugin adds to the functions of the language.

A method is an expansion into the core, as every built-in function is. It is never given
a figure: it gets expressions and returns one, so that whatever reads the core (checks,
ranges, traces) reads a method without knowing that there was one.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

import attrs

from guiju.engine.axis import Axis
from guiju.engine.expr import Add, Const, Expr, Mul
from guiju.engine.measure import Measure
from guiju.engine.record import Record
from guiju.engine.text import Language, Text

_ZH = re.compile(r"[\u4e00-\u9fff]+")
_EN = re.compile(r"[a-z]+(_[a-z]+)*")


def _is_readable(_: object, __: object, name: Text) -> None:
    """Hold a name to words that the language can read, one for each spelling."""
    if not (_ZH.fullmatch(name.zh) and _EN.fullmatch(name.en)):
        raise ValueError(name)


@attrs.frozen(eq=False, repr=False)
class Like(Record):
    """A measure that is not fixed: the one that another parameter has in this call."""

    parameter: str
    """The English name of the other one, which is declared before."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Parameter(Record):
    """One value that a method is given.

    ``measure`` is what it must be measured in; None takes any number. A parameter that
    ``is_named`` is written as its name and a number (``基础 60分``), the others are
    expressions in the order declared. Only a named one can have a ``default``, which is
    a plain number; without one it has to be written.
    """

    name: Text = attrs.field(validator=_is_readable)
    title: Text
    measure: Measure | Like | None = None
    is_named: bool = False
    default: Fraction | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Argument(Record):
    """What a call gives for one parameter: an expression of the core, measured."""

    expr: Expr
    measure: Measure


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Given(Record):
    """What a call gives, by the English names of the parameters."""

    arguments: Mapping[str, Argument]
    group: Axis | None = None
    """The units of the group: for a method ``of_group``, and for no other."""

    def __getitem__(self, name: str) -> Argument:
        return self.arguments[name]

    @property
    def units(self) -> Axis:
        """The units of the group, for a method ``of_group``."""
        assert self.group is not None, "only a method of a group has units"
        return self.group


Expanded = tuple[Expr, Measure]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Method(Record):
    """One scoring method, and everything that people read about it.

    ``expand`` is asked when the arguments are as many as declared and fit in measure.
    What it returns is made of core operators alone, reads no quantity that was not in
    the arguments, and has the measure that it says. ``expansion`` says the same in
    words. ``example`` is a whole rulebook in Chinese, with 例, that uses the method.
    A method ``of_group`` compares the units of a group, so it has no place elsewhere.
    """

    name: Text = attrs.field(validator=_is_readable)
    title: Text
    documentation: Text
    """What it computes, when it is used, and where it comes from."""
    parameters: tuple[Parameter, ...] = attrs.field()
    expansion: Text
    expand: Callable[[Given], Expanded] = attrs.field(repr=False)
    example: str = attrs.field(repr=False)
    of_group: bool = False

    @parameters.validator
    def _are_in_order(self, _: object, parameters: tuple[Parameter, ...]) -> None:
        """Hold parameters to different names, each ``Like`` one before itself."""
        known: set[str] = set()
        for parameter in parameters:
            wanted = parameter.measure
            if isinstance(wanted, Like) and wanted.parameter not in known:
                raise ValueError(wanted.parameter)
            if known & set(_spellings(parameter.name)):
                raise ValueError(parameter.name)
            if parameter.default is not None and not parameter.is_named:
                raise ValueError(parameter.default)
            known |= set(_spellings(parameter.name))

    def form(self, language: Language) -> str:
        """Return a call as the parameters name it: ``标准分(数值, 均值 0)``."""
        shown = (_shown(parameter, language) for parameter in self.parameters)
        return f"{self.name.of(language)}({', '.join(shown)})"


Methods = Callable[[], Mapping[str, Method]]
"""Asked for methods by name in either spelling, when a rulebook calls for one.

Most rulebooks do not, so nobody pays for loading plugins before.
"""


def no_methods() -> Mapping[str, Method]:
    """Be the methods where there are none."""
    return {}


def by_spelling(methods: Iterable[Method]) -> Mapping[str, Method]:
    """Return ``methods`` by name in both spellings."""
    return {word: method for method in methods for word in _spellings(method.name)}


def difference(left: Expr, right: Expr) -> Expr:
    """Return ``left - right``; the core has no sign of its own."""
    return Add((left, Mul((Const(Fraction(-1)), right))))


def _spellings(name: Text) -> tuple[str, str]:
    return (name.zh, name.en)


def _shown(parameter: Parameter, language: Language) -> str:
    name = parameter.name.of(language)
    if not parameter.is_named:
        return name
    return f"{name} {'…' if parameter.default is None else parameter.default}"
