"""The workbook while it is laid out: which cell has which value, and by which formula.

Quantities get their columns in the order of the plan. What a formula needs in a cell of
its own is put aside when it is asked for, once for everybody who asks.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

import attrs

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.contract import tables
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import Expr, Over, Rank
from guiju.engine.facts import Facts
from guiju.engine.measure import Scale, Truth
from guiju.engine.place import Place, key_at, members, names, places
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence, Value
from guiju.plugins.intake.match import sheet_names
from guiju.plugins.living import words
from guiju.plugins.living.crowd import Crowd
from guiju.plugins.living.exact import Exactness, exactness
from guiju.plugins.living.form import Form, form, keys_of
from guiju.plugins.living.formula import Formulas
from guiju.plugins.living.free import free
from guiju.plugins.living.layout import (
    Cell,
    Column,
    Content,
    Grid,
    Head,
    grid,
    quoted,
)
from guiju.plugins.living.look import as_number, shown_as
from guiju.plugins.living.operand import Here, Leaf, Scope
from guiju.plugins.living.parameters import Parameters, is_parameter
from guiju.plugins.living.sheets import SheetNames
from guiju.plugins.living.slots import is_slot, with_slots
from guiju.plugins.prose.figure import TRUTHS
from guiju.plugins.prose.rule import rule_of, say

Kind = Literal["computed", "aside"]


@attrs.define(eq=False)
class Workings:
    """Everything that a living workbook computes."""

    result: Result
    language: Language
    names: SheetNames
    facts: Facts
    exact: Exactness
    interpreter: Interpreter
    parameters: Parameters
    forms: Mapping[str, Form]
    """The entry sheet of each reported quantity, by its id."""
    grids: dict[tuple[Kind, tuple[Axis, ...]], Grid] = attrs.field(factory=dict)
    columns: dict[object, Column] = attrs.field(factory=dict)
    owner: str = ""
    """What is being computed just now, for the names of weights."""
    counts_days: bool = False
    """Whether a formula looks at the calendar."""

    # What formulas ask for.

    def mark(self, absence: Absence) -> str:
        """Return the word for ``absence``."""
        return words.mark(absence, self.language)

    def ref(self, quantity: str, place: Place) -> Leaf:
        """Return the cell with the value of a quantity, as a number."""
        found = self.result.plan.quantities[quantity]
        key = key_at(names(found.axes), place)
        absences = self.exact.ranges.quantities[quantity].absences
        outside = Absence.NOT_APPLICABLE in absences
        if is_parameter(found):
            return Leaf(
                self.parameters.cell(quantity), is_raw=True, can_be_outside=False
            )
        if isinstance(found.measure, Scale) or _is_coded(found):
            return Leaf(self._coded(found, key), can_be_outside=outside)
        if isinstance(found.definition, Input):
            cell = self.forms[quantity].cell(quantity, key)
            return Leaf(cell, is_raw=True, can_be_outside=outside)
        return Leaf(self.shown(found, key), can_be_outside=outside)

    def aside(self, expr: Expr, place: Place, scope: Scope) -> Leaf:
        """Return the cell with the value of an expression that stands apart."""
        return self.aside_in(expr, self.axes(self.free(expr), scope, place), place)

    def weight(self, value: Fraction, of: str) -> Leaf:
        """Return the cell with a factor of a quantity in what is being computed."""
        name = self.result.plan.quantities[of].name
        group = self.result.plan.quantities[of].group
        cell = self.parameters.weight(self.owner, name, value, group)
        return Leaf(cell, is_raw=True, can_be_outside=False)

    def population(self, operator: Over | Rank, formulas: Here) -> str:
        """Return the formula of an operator that looks at many members."""
        crowd = Crowd(self, formulas, self.exact.rows(operator, formulas.place))
        if isinstance(operator, Over):
            return crowd.folded(operator)
        return crowd.ranked(operator)

    def working_days(self, start: str, end: str) -> str:
        """Return the formula of the working days between two cells with days."""
        missing = quoted(self.mark(Absence.NOT_REPORTED))
        if self.facts.calendar is None:
            return missing
        self.counts_days = True
        sheet = quoted_sheet(words.CALENDAR.of(self.language))
        days, counts, runs = (f"{sheet}!${c}:${c}" for c in "ACD")
        at = [f"MATCH({day},{days},0)" for day in (start, end)]
        same = "=".join(f"INDEX({runs},{one})" for one in at)
        gone = "-".join(f"INDEX({counts},{one})" for one in reversed(at))
        known = f"ISNUMBER({at[0]}+{at[1]})"
        return f"IF({known},IF({same},{gone},{missing}),{missing})"

    # Where things stand.

    def shown(self, quantity: Quantity, key: Key) -> Cell:
        """Return where people read the value of a computed quantity."""
        column = self.columns[quantity.id]
        return self.grid("computed", quantity.axes).cell(column, key)

    def grid(self, kind: Kind, axes: tuple[Axis, ...]) -> Grid:
        """Return the grid of ``axes``; a new one where there is none."""
        if (kind, axes) not in self.grids:
            title = self.title(axes)
            pattern = words.COMPUTED if kind == "computed" else words.ASIDE
            title = pattern.of(self.language).format(name=title)
            keys = keys_of(axes, self.facts)
            self.grids[kind, axes] = grid(self.names.free(title), title, axes, keys)
        return self.grids[kind, axes]

    def title(self, axes: Sequence[Axis]) -> str:
        """Return what a grid is about: the group, and the other axes."""
        parts = [self.group_of(axis) or axis.name for axis in axes]
        return "×".join(parts) or words.ALL.of(self.language)

    def group_of(self, axis: Axis) -> str:
        """Return the group whose units are the members of an axis."""
        groups = self.result.plan.groups.values()
        same = (group.name for group in groups if group.members == axis.members)
        return next(same, "") if axis.name == UNIT else ""

    def name_cell(self, axis: Axis, place: Place) -> Cell:
        """Return where the name of a member is filled in that the data lists."""
        of_axis = [one for one in self.forms.values() if axis in one.keys]
        assert of_axis, axis
        found = of_axis[0]
        key = key_at(names(found.keys), place)
        return found.name(key, found.keys.index(axis))

    # How quantities are computed.

    def fill(self) -> None:
        """Lay out every quantity that is computed."""
        for quantity in self.result.plan.quantities.values():
            if isinstance(quantity.definition, Input) or is_parameter(quantity):
                continue
            self.owner = quantity.name
            found = self.grid("computed", quantity.axes)
            column = found.column(self.head(quantity))
            self.columns[quantity.id] = column
            for place in places(quantity.axes, self.facts):
                key = key_at(names(quantity.axes), place)
                column.cells[key] = self._computed(quantity, place, key)

    def head(self, quantity: Quantity) -> Head:
        """Return what stands over the column of a quantity."""
        title = quantity.title if quantity.title != quantity.name else ""
        rule = rule_of(self.result.plan, quantity, self.language)
        return Head(quantity.name, quantity.clause, title, rule)

    def formulas(self, sheet: str, place: Place, scope: Scope) -> Formulas:
        """Return who writes formulas for ``sheet`` at ``place``."""
        return Formulas(self, self.exact, sheet, place, scope)

    def value(self, expr: Expr, place: Place) -> Value | None:
        """Return what the engine makes of ``expr``; None for a row without a name."""
        if any(is_slot(member) for member in place.values()):
            return None
        return self.interpreter.value(expr, place)

    def _computed(self, quantity: Quantity, place: Place, key: Key) -> Content:
        value = self.result.values[quantity.id].get(key)
        found = self.grid("computed", quantity.axes)
        shown = shown_as(self.result.plan, quantity, self.language)
        if isinstance(quantity.measure, Scale):
            level = self._coded(quantity, key).text(found.sheet)
            labels = self.parameters.labels(quantity.measure)
            text = f"IF(ISNUMBER({level}),INDEX({labels},{level}+1),{level})"
            label = as_number(value, self.language, labelled=True)
            return Content(formula=text, value=label, look="mark")
        text = self._whole(quantity, found.sheet, place)
        return Content(
            formula=self._if_named(text, found, key),
            value=as_number(value, self.language),
            shown=shown,
        )

    def _whole(self, quantity: Quantity, sheet: str, place: Place) -> str:
        if isinstance(quantity.definition, Input | Undetermined):
            return quoted(self.mark(Absence.NOT_REPORTED))
        scope = {axis.name: axis for axis in quantity.axes}
        return self.formulas(sheet, place, scope).whole(quantity.definition)

    def _coded(self, quantity: Quantity, key: Key) -> Cell:
        """Return the cell with a truth or a grade as a number."""
        found = self.grid("aside", quantity.axes)
        column = self.columns.get(("coded", quantity.id))
        if column is None:
            name = Text(zh=f"{quantity.name}（序号）", en=f"{quantity.name} (code)")
            column = found.column(Head(name.of(self.language), quantity.clause))
            self.columns["coded", quantity.id] = column
        if key not in column.cells:
            place = dict(zip(names(quantity.axes), key, strict=True))
            column.cells[key] = Content()
            text = self._code(quantity, found.sheet, place, key)
            value = self.result.values[quantity.id].get(key)
            column.cells[key] = Content(
                formula=self._if_named(text, found, key),
                value=as_number(value, self.language),
            )
        return found.cell(column, key)

    def _code(self, quantity: Quantity, sheet: str, place: Place, key: Key) -> str:
        if not isinstance(quantity.definition, Input):
            return self._whole(quantity, sheet, place)
        cell = self.forms[quantity.id].cell(quantity.id, key).text(sheet)
        missing = quoted(self.mark(Absence.NOT_REPORTED))
        outside = quoted(self.mark(Absence.NOT_APPLICABLE))
        word = f"IF({cell}={outside},{outside},{missing})"
        if isinstance(quantity.measure, Scale):
            found = f"MATCH({cell},{self.parameters.labels(quantity.measure)},0)"
            return f"IF(ISNUMBER({found}),{found}-1,{word})"
        yes, no = (quoted(TRUTHS[t].of(self.language)) for t in (True, False))
        return f"IF({cell}={yes},1,IF({cell}={no},0,{word}))"

    def _if_named(self, text: str, found: Grid, key: Key) -> str:
        """Return a formula that gives nothing in a row whose member has no name."""
        open_ = [nth for nth, member in enumerate(key) if is_slot(member)]
        if not open_:
            return text
        name = found.name(key, open_[-1]).text(found.sheet)
        return f'IF({name}="","",{text})'

    # What stands aside.

    def free(self, expr: Expr) -> frozenset[str]:
        """Return the names of the axes on which ``expr`` depends."""
        return free(expr, self.result.plan.quantities)

    def axes(
        self, wanted: frozenset[str], scope: Scope, place: Place
    ) -> tuple[Axis, ...]:
        """Return the axes with these names at ``place``, each after those around it."""
        wanted &= place.keys()
        named = [name for name in scope if name in wanted]
        found: dict[str, Axis] = {}
        for name in (*named, *sorted(wanted.difference(named))):
            axis = self._axis(name, scope, place)
            for around in axis.within:
                found.setdefault(around, self._axis(around, scope, place))
            found.setdefault(name, axis)
        return tuple(found.values())

    def _axis(self, name: str, scope: Scope, place: Place) -> Axis:
        plan = self.result.plan
        every = (axis for q in plan.quantities.values() for axis in q.axes)
        known = [scope[name]] if name in scope else []
        for axis in (*known, *(axis for axis in every if axis.name == name)):
            if place[name] in members(axis, place, self.facts):
                return axis
        raise AssertionError(name)

    def aside_in(self, expr: Expr, axes: tuple[Axis, ...], place: Place) -> Leaf:
        """Return the cell with the value of ``expr`` in the grid of ``axes``."""
        found = self.grid("aside", axes)
        rule = say(self.result.plan, expr, self.language)
        column = self.column((axes, expr), found, rule)
        key = key_at(names(axes), place)
        if key not in column.cells:
            column.cells[key] = Content()
            there = {name: place[name] for name in names(axes)}
            scope = {axis.name: axis for axis in axes}
            text = self.formulas(found.sheet, there, scope).whole(expr)
            column.cells[key] = Content(
                formula=self._if_named(text, found, key),
                value=as_number(self.value(expr, there), self.language),
            )
        absences = self.exact.ranges.of(expr).absences
        outside = Absence.NOT_APPLICABLE in absences
        return Leaf(found.cell(column, key), can_be_outside=outside)

    def column(self, key: object, found: Grid, rule: str) -> Column:
        """Return the column with this key; a new one for what is computed just now."""
        if key not in self.columns:
            self.columns[key] = found.column(Head(self.owner, rule=rule))
        return self.columns[key]


def quoted_sheet(name: str) -> str:
    """Return the name of a sheet as formulas write it."""
    return "'" + name.replace("'", "''") + "'"


def workings(result: Result, language: Language, facts: Facts) -> Workings:
    """Return the layout of the workbook for ``result``, with all its formulas."""
    plan, full = result.plan, with_slots(result.plan, facts)
    contract = tables(plan)
    sheets = SheetNames()
    for text in (words.COVER, words.PARAMETERS, words.CHECKS, words.CALENDAR):
        sheets.free(text.of(language))
    forms = {}
    called = sheet_names(contract)
    for table in contract:
        one = form(table, sheets.free(called[table.name]), full)
        forms.update(dict.fromkeys((column.quantity for column in table.columns), one))
    found = Workings(
        result=result,
        language=language,
        names=sheets,
        facts=full,
        exact=exactness(plan, full),
        interpreter=Interpreter(plan, facts, result.values),
        parameters=Parameters(result, language),
        forms=forms,
    )
    found.parameters.begin()
    found.fill()
    return found


def _is_coded(quantity: Quantity) -> bool:
    return isinstance(quantity.definition, Input) and isinstance(
        quantity.measure, Truth
    )
