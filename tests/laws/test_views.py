"""A view tells what it shows and nothing else, whatever the rulebook and the facts.

Hidden figures are exchanged for unmistakable ones: none of them may be found in any
byte of any output, and exchanging them for others may change no byte.
"""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction as F
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

import attrs
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.lower.lower import lower
from guiju.dsl.model.resolve import resolve
from guiju.dsl.syntax.parse import parse
from guiju.engine.axis import RATER, UNIT, Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.number import show
from guiju.engine.plan import Plan, Role, View
from guiju.engine.result import Result
from guiju.engine.settle import settle
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.disclosure import disclosed, readers
from guiju.plugins.output import Report
from guiju.plugins.outputs import csv_file, html_page, json_file, table, xlsx_file
from guiju.plugins.outputs.explained import as_data
from guiju.plugins.prose.explanation import explanation
from tests.strategies.rulebooks import Assessment, assessments

OUTPUTS = (csv_file, html_page, json_file, table, xlsx_file)
NOTICE = Text(zh="数据系虚构", en="invented")
_STAMP = 90_000_007


@attrs.frozen(kw_only=True)
class Seen:
    """A result, one of its views, and who reads it."""

    result: Result
    view: View
    reader: str


@st.composite
def seen(draw: st.DrawFn) -> Seen:
    """Draw a rulebook with a view, a result of it, and a reader if one reads alone."""
    drawn = draw(assessments())
    plan = _with_view(drawn, draw(_contents(drawn.book.plan)))
    view = plan.views[0]
    each = readers(plan, view)
    return Seen(
        result=evaluate(plan, drawn.facts),
        view=view,
        reader=draw(st.sampled_from(each)) if each else "",
    )


@st.composite
def _contents(draw: st.DrawFn, plan: Plan) -> str:
    """Draw what a view shows: anything but marks of raters, and perhaps 本单位."""
    names = {
        quantity.name: None
        for quantity in plan.quantities.values()
        if RATER not in {axis.name for axis in quantity.axes}
        and quantity.group in {"县区", ""}
    }
    one = st.sampled_from([*names])
    own = draw(st.booleans())
    shown = draw(st.lists(one, unique=True, min_size=0 if own else 1, max_size=4))
    return "、".join([*shown, *(["本单位 全部"] if own else [])])


def _with_view(drawn: Assessment, contents: str) -> Plan:
    parsed = parse(f"{drawn.book.text}\n公开 通报 用于 县区 {{ {contents} }}")
    model = resolve(parsed.tree)
    assert not parsed.diagnostics, (contents, parsed.diagnostics)
    assert not model.problems, (contents, model.problems)
    given = {"每项扣分": F(1, 2)} if "每项扣分: 分/项 待定" in drawn.book.text else {}
    return settle(lower(model), given)


@given(seen())
def test_no_hidden_figure_is_in_any_byte_of_any_output(case: Seen) -> None:
    stamps: list[str] = []
    stamped = _with_others(case, _STAMP, stamps)
    assert stamps
    for content in _written(stamped, case):
        found = [stamp for stamp in stamps if stamp.encode() in content]
        assert not found
        assert "机密".encode() not in content


@given(seen())
def test_other_hidden_figures_change_no_byte(case: Seen) -> None:
    first = _written(_with_others(case, _STAMP, []), case)
    second = _written(_with_others(case, _STAMP + 500_000, []), case)
    assert [*first] == [*second]


@given(seen())
def test_every_figure_that_is_shown_is_in_the_data(case: Seen) -> None:
    result = disclosed(case.result, case.view, case.reader)
    told = json_file.write(_report(result)).decode()
    for id_, of in result.values.items():
        for value in of.values():
            if isinstance(value, F) and result.plan.quantities[id_].role is Role.TOTAL:
                assert as_text(value) in told


@given(seen())
def test_what_is_explained_in_a_view_stays_in_the_view(case: Seen) -> None:
    stamps: list[str] = []
    result = disclosed(_with_others(case, _STAMP, stamps), case.view, case.reader)
    own = {id_ for ids in case.view.own.values() for id_ in ids} if case.reader else ()
    for id_, of in result.values.items():
        for key in of:
            if id_ in own and case.reader in key[:1]:
                said = str(as_data(explanation(result, id_, key, "zh")))
                assert not [stamp for stamp in stamps if stamp in said]


def as_text(value: F) -> str:
    """Return the exact text of a number, as the data has it."""
    return f'"{show(value)}"'


def _written(result: Result, case: Seen) -> Iterator[bytes]:
    """Yield what every output writes; of an archive also what is in it."""
    report = _report(disclosed(result, case.view, case.reader))
    for output in OUTPUTS:
        content = output.write(report)
        yield content
        if is_zipfile(BytesIO(content)):
            with ZipFile(BytesIO(content)) as archive:
                yield from map(archive.read, archive.namelist())


def _report(result: Result) -> Report:
    return Report(result=result, language="zh", notices=(NOTICE,), rulebook_name="试行")


def _with_others(case: Seen, start: int, stamps: list[str]) -> Result:
    """Exchange every hidden figure, noting each new one in ``stamps``."""
    result, numbers = case.result, iter(range(start, start + 400_000, 2))

    def other(id_: str, key: Key, value: Value) -> Value:
        if _is_shown(case, id_, key):
            return value
        match value:
            case Absence():
                return value
            case bool():
                return not value if start > _STAMP else value
            case Grade():
                return Grade(0, f"机密{next(numbers)}")
            case dt.date():
                return dt.date(1987, 6, 5) + dt.timedelta(days=start % 7)
            case F():
                number = next(numbers)
                stamps.append(str(number))
                return F(number)

    values = {
        id_: {key: other(id_, key, value) for key, value in of.items()}
        for id_, of in result.values.items()
    }
    secret = Cell("机密.csv", "机密", 1, 1)
    facts = {
        id_: {key: Fact(values[id_][key], secret) for key in of}
        for id_, of in result.facts.values.items()
    }
    changed = Facts(values=facts, rosters=result.facts.rosters)
    return attrs.evolve(result, values=values, facts=changed)


def _is_shown(case: Seen, id_: str, key: Key) -> bool:
    """Whether the view shows the figure; said again, apart from what is under test."""
    plan = case.result.plan
    quantity = plan.quantities[id_]
    place: dict[str, Any] = dict(
        zip((axis.name for axis in quantity.axes), key, strict=True)
    )
    for name, ids in case.view.shown.items():
        if id_ in ids and place.get(UNIT) in {None, *plan.groups[name].members}:
            return True
    is_rule = quantity.role is Role.PARAMETER and not key
    if not case.reader or RATER in place:
        return False
    own = {one for ids in case.view.own.values() for one in ids}
    return is_rule or (id_ in own and place.get(UNIT) == case.reader)
