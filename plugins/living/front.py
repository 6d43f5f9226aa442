"""The sheets that explain: what this workbook is, and what its formulas point to."""

from collections.abc import Iterator, Sequence
from math import ceil

from wcwidth import wcswidth

from guiju.engine.measure import Day, Numeric
from guiju.engine.plan import Input, Quantity
from guiju.engine.text import Text
from guiju.plugins.intake.match import LIVING
from guiju.plugins.living import words
from guiju.plugins.living.layout import Content
from guiju.plugins.living.look import PLAIN, as_number, look_of
from guiju.plugins.living.paper import Page, Paper
from guiju.plugins.living.parameters import FIRST_ROW, LABELS, Parameter
from guiju.plugins.living.supposed import PLACES, expected, farthest
from guiju.plugins.living.workings import Workings
from guiju.plugins.prose.figure import unit_word
from guiju.plugins.prose.rule import rule_of
from guiju.plugins.prose.words import joined

_HEIGHT, _WIDTHS = 16, (24, 14, 16, 56, 26)
_GREEN, _YELLOW = "#70AD47", "#FFC000"
_WHAT = Text(
    zh="这是一本会算的工作簿：每个得数都是公式，公式就是方案的规则。改一个填报数或一个参数，"
    "得分、名次、约束随之重算，不需要装任何程序。",
    en="This workbook computes: every result is a formula, and the formulas are the "
    "rules of the scheme. Change a figure or a parameter, and scores, places and "
    "constraints follow. No program is needed.",
)
_HOW = Text(
    zh="公式所在的格子锁住了，没有密码：审阅→撤销工作表保护，即可改动。",
    en="Cells with formulas are locked, without a password: Review, Unprotect Sheet.",
)
_COLOURS = (
    ("entry", Text(zh="由人填写", en="filled in by people")),
    (
        "open",
        Text(zh="待定的参数，须先填写", en="left open by the scheme: fill in first"),
    ),
    ("closed", Text(zh="不适用，不填", en="does not apply")),
    ("number", Text(zh="公式", en="formula")),
    ("published", Text(zh="公布的名次", en="published place")),
)
_MARKS = Text(
    zh="“未报”是应有而没有，“不适用”是不该有；都不当作零。",
    en='"not reported" should be there and is not; "not applicable" does not arise. '
    "Neither is taken for zero.",
)
_EXACT = Text(
    zh="精确：所有取舍、比较、排名都与规矩的精确计算一致，逐条证明过；前提是填报数合乎规定，"
    "没有写明小数位数的不超过两位，没有写明上限的不超过下表。",
    en="Exact: every rounding, comparison and place agrees with the exact computation; "
    "this was proved rule by rule, for figures as the rules allow them; where they set "
    "no limit, with two decimals at most and no larger than in the table below.",
)
_INSIDE = Text(
    zh="内部使用：里面有规则书写明保密的数，不要对外发送。",
    en="For internal use: it holds figures that the rulebook calls confidential.",
)
_BUT = Text(
    zh="证明不到、可能在末位相差的：{names}",
    en="Not proved, may differ in the last digit: {names}",
)
_LIMITS = (
    Text(zh="填报数", en="figure"),
    Text(zh="不超过", en="at most"),
    Text(zh="小数位数", en="decimals"),
)
_RULES = (
    Text(zh="量", en="quantity"),
    Text(zh="对象", en="group"),
    Text(zh="依据", en="ground"),
    Text(zh="算法", en="rule"),
    Text(zh="工作表", en="sheet"),
)
_NOTES = (
    Text(zh="事项", en="point"),
    Text(zh="类别", en="kind"),
    Text(zh="依据", en="ground"),
    Text(zh="内容", en="what is said"),
)
_OPEN = Text(zh="待定", en="left open")
_SETTLED = Text(zh="解释", en="interpretation")
_PARAMETER = (
    Text(zh="参数", en="parameter"),
    Text(zh="数值", en="value"),
    Text(zh="单位", en="unit"),
    Text(zh="依据", en="ground"),
    Text(zh="说明", en="note"),
)
_LABELS = Text(zh="等次（由低到高）", en="grades, the lowest first")


def write_cover(paper: Paper, made: Workings) -> None:
    """Write what the workbook is, how it is used, and every rule with its ground."""
    page = paper.sheet(words.COVER.of(made.language), _GREEN, portrait=True)
    scheme, language = made.result.plan.scheme, made.language
    for at, width in enumerate(_WIDTHS):
        page.sheet.set_column(at, at, width)
    page.say((0, 0), scheme.called, "title")
    page.say((0, len(_WIDTHS) - 1), LIVING, "small")
    row = 1
    lines = [scheme.issuer, *(t.of(language) for t in (_WHAT, _HOW, _MARKS, _EXACT))]
    if made.exact.doubts:
        names = joined(doubtful(made), language)
        lines.append(_BUT.of(language).format(names=names))
    if any(_is_confidential(one) for one in made.result.plan.quantities.values()):
        lines.append(_INSIDE.of(language))
    for line in filter(None, lines):
        page.sheet.merge_range(row, 0, row, 4, line, page.paper.look("words"))
        page.sheet.set_row(row, _HEIGHT * ceil(wcswidth(line) / sum(_WIDTHS)))
        row += 1
    for look, text in _COLOURS:
        page.put((row, 0), Content(look=look))
        page.say((row, 1), text.of(language), "hint")
        row += 1
    row = _write_rows(page, row + 1, _LIMITS, list(_limits(made)), made)
    row = _write_rows(page, row + 1, _NOTES, list(_settled(made)), made)
    row = _write_rows(page, row + 1, _RULES, list(_rules(made)), made)
    page.sheet.print_area(0, 0, row, 4)


def _write_rows(
    page: Page,
    row: int,
    heads: Sequence[Text],
    rows: Sequence[Sequence[str]],
    made: Workings,
) -> int:
    """Write a table and return the row below it."""
    if not rows:
        return row - 1
    for at, head in enumerate(heads):
        page.say((row, at), head.of(made.language), "head")
    for nth, cells in enumerate(rows, start=row + 1):
        for at, text in enumerate(cells):
            page.say((nth, at), text, "text")
        lines = max(_lines(text, at) for at, text in enumerate(cells))
        page.sheet.set_row(nth, _HEIGHT * lines)
    return row + len(rows) + 1


def _is_confidential(quantity: Quantity) -> bool:
    definition = quantity.definition
    return isinstance(definition, Input) and definition.confidential is not None


def _lines(text: str, at: int) -> int:
    """Return how many lines a text takes in a column."""
    return max(ceil(wcswidth(text) / (_WIDTHS[at] - 2)), 1)


def _limits(made: Workings) -> Iterator[tuple[str, str, str]]:
    """Yield the figures that a proof had to suppose something of."""
    for quantity in made.result.plan.quantities.values():
        definition, measure = quantity.definition, quantity.measure
        if not isinstance(definition, Input) or not isinstance(measure, Numeric):
            continue
        most, places = expected(quantity, definition, made.facts)
        bounded = farthest(definition.interval) is not None
        usual = places in {definition.places, PLACES}
        if not (bounded and usual):
            unit = unit_word(measure, made.language)
            yield quantity.name, f"{float(most):g} {unit}".strip(), str(places)


def _settled(made: Workings) -> Iterator[tuple[str, str, str, str]]:
    for one in made.result.left_open:
        definition = one.definition
        reason = getattr(definition, "reason", "")
        yield one.name, _OPEN.of(made.language), one.clause, reason
    for note in made.result.plan.interpretations:
        yield note.subject, _SETTLED.of(made.language), note.clause, note.reason


def _rules(made: Workings) -> Iterator[tuple[str, str, str, str, str]]:
    plan = made.result.plan
    for quantity in plan.quantities.values():
        if quantity.id in made.columns:
            sheet = made.grid("computed", quantity.axes).sheet
            rule = rule_of(plan, quantity, made.language)
            yield quantity.name, quantity.group, quantity.clause, rule, sheet


def doubtful(made: Workings) -> list[str]:
    """Return the names of what is not proved to agree."""
    plan = made.result.plan
    names = (
        plan.quantities[one].name if one in plan.quantities else one
        for one in made.exact.doubts
    )
    return list(dict.fromkeys(names))


def write_parameters(paper: Paper, made: Workings) -> None:
    """Write the list of parameters and weights, and the labels of the scales."""
    lines, scales = made.parameters.lines, made.parameters.scales
    if not lines and not scales:
        return
    page = paper.sheet(made.parameters.sheet, _YELLOW, portrait=True)
    page.say((0, 0), words.PARAMETERS.of(made.language), "title")
    for at, head in enumerate(_PARAMETER):
        page.say((FIRST_ROW - 1, at), head.of(made.language), "head")
    for row, line in enumerate(lines.values(), start=FIRST_ROW):
        _write_parameter(page, row, line, made)
    for nth, labels in enumerate(scales):
        place = (FIRST_ROW - 1, LABELS + nth)
        page.say(place, _LABELS.of(made.language), "head")
        for row, label in enumerate(labels, start=FIRST_ROW):
            page.say((row, LABELS + nth), label, "name")
    for at, width in enumerate((40, 14, 10, 18, 40)):
        page.sheet.set_column(at, at, width)
    page.sheet.set_column(LABELS, LABELS + len(scales), 16)
    page.sheet.freeze_panes(FIRST_ROW, 1)


def _write_parameter(
    page: Page,
    row: int,
    line: Parameter,
    made: Workings,
) -> None:
    value = None if line.value is None else as_number(line.value, made.language)
    shown = line.shown or PLAIN
    is_share = isinstance(line.measure, Numeric) and line.measure.percent
    if isinstance(line.measure, Day) or is_share:
        shown = look_of(line.measure, None, made.language)
    look = "open" if line.reason else "entry"
    unit = "" if line.shown else unit_word(line.measure, made.language)
    page.say((row, 0), line.name, "name")
    page.put((row, 1), Content(value=value, look=look, shown=shown))
    page.say((row, 2), unit)
    page.say((row, 3), line.clause)
    reason = f"{_OPEN.of(made.language)} · {line.reason}" if line.reason else ""
    page.say((row, 4), reason)
    page.sheet.data_validation(
        row,
        1,
        row,
        1,
        {"validate": "custom", "value": f"=ISNUMBER(B{row + 1})", "ignore_blank": True},
    )
