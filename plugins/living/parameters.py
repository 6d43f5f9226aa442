"""The sheet of parameters: every number that people may want to change.

The parameters of the scheme, those that it leaves open, and the weights that stand in
its rules. Formulas point here. Beside them lie the labels of each scale of grades.
"""

from fractions import Fraction

import attrs

from guiju.engine.measure import RATIO, Measure, Scale
from guiju.engine.number import show
from guiju.engine.plan import Quantity, Role, Undetermined
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.living import words
from guiju.plugins.living.layout import Area, Cell

FIRST_ROW, LABELS = 4, 7
"""Where the list begins, and in which column the first scale stands."""
_OF_GROUP = Text(zh="{title}（{group}）", en="{title} ({group})")
_WEIGHT = Text(zh="{owner}：{name}的系数", en="{owner}: factor of {name}")


@attrs.frozen(kw_only=True)
class Parameter:
    """One line of the list. ``reason`` says why a value is left open."""

    name: str
    value: Value | None
    measure: Measure
    clause: str = ""
    reason: str = ""
    shown: str = ""


@attrs.define(eq=False)
class Parameters:
    """The list, which grows while formulas are written."""

    result: Result
    language: Language
    lines: dict[object, Parameter] = attrs.field(factory=dict)
    scales: dict[tuple[str, ...], int] = attrs.field(factory=dict)

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return words.PARAMETERS.of(self.language)

    def begin(self) -> None:
        """Put the parameters of the scheme first, those that it leaves open on top."""
        quantities = self.result.plan.quantities.values()
        mine = [q.id for q in quantities if is_parameter(q)]
        open_ = {one.id for one in self.result.left_open}
        for quantity in sorted(mine, key=lambda one: one not in open_):
            self.cell(quantity)

    @property
    def to_fill_in(self) -> tuple[tuple[str, Cell], ...]:
        """The parameters that the scheme leaves open, with where they are filled in."""
        open_ = ((key, line) for key, line in self.lines.items() if line.reason)
        return tuple((line.name, self._cell(key)) for key, line in open_)

    def cell(self, quantity: str) -> Cell:
        """Return where the value of a parameter stands."""
        if quantity not in self.lines:
            self.lines[quantity] = self._parameter(quantity)
        return self._cell(quantity)

    def weight(self, owner: str, name: str, value: Fraction, group: str) -> Cell:
        """Return where a factor stands that the rule of ``owner`` gives to ``name``.

        Groups that have the same one share it; another one is named after its group.
        """
        key = (owner, name, value)
        if key not in self.lines:
            title = _WEIGHT.of(self.language).format(owner=owner, name=name)
            if any(line.name == title for line in self.lines.values()):
                title = _OF_GROUP.of(self.language).format(title=title, group=group)
            shown = _share(value)
            line = Parameter(name=title, value=value, measure=RATIO, shown=shown)
            self.lines[key] = line
        return self._cell(key)

    def labels(self, scale: Scale) -> str:
        """Return the range with the labels of a scale, the lowest first."""
        at = self.scales.setdefault(scale.labels, len(self.scales))
        first = Cell(self.sheet, FIRST_ROW, LABELS + at)
        last = Cell(self.sheet, FIRST_ROW + len(scale.labels) - 1, LABELS + at)
        return Area(first, last).text(fixed="$")

    def _cell(self, key: object) -> Cell:
        return Cell(self.sheet, FIRST_ROW + list(self.lines).index(key), 1)

    def _parameter(self, quantity: str) -> Parameter:
        found = self.result.plan.quantities[quantity]
        before = {one.id: one.definition for one in self.result.left_open}
        was = before.get(quantity, found.definition)
        value = self.result.values[quantity].get(())
        return Parameter(
            name=found.name,
            value=None if isinstance(found.definition, Undetermined) else value,
            measure=found.measure,
            clause=found.clause,
            reason=was.reason if isinstance(was, Undetermined) else "",
        )


def is_parameter(quantity: Quantity) -> bool:
    """Whether people find a quantity on the sheet of parameters."""
    is_open = isinstance(quantity.definition, Undetermined)
    settled = quantity.role is Role.PARAMETER and not quantity.contents.references
    return not quantity.axes and (is_open or settled)


def _share(value: Fraction) -> str:
    """Return the number format of a factor: a share of the whole as a percentage."""
    text = show(value * 100)
    if not 0 < value < 1 or "/" in text:
        return ""
    decimals = len(text.partition(".")[2])
    return f"0.{'0' * decimals}%" if decimals else "0%"
