"""The sheet of constraints: both sides as formulas, and whether they hold."""

from collections.abc import Iterator

from guiju.engine.expr import Comparison
from guiju.engine.measure import Truth
from guiju.engine.plan import Constraint
from guiju.engine.result import Verdict
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.living import words
from guiju.plugins.living.exact import rule_of
from guiju.plugins.living.figures import SIGNS
from guiju.plugins.living.layout import Cell, Content, quoted
from guiju.plugins.living.look import as_number, look_of
from guiju.plugins.living.paper import Page, Paper
from guiju.plugins.living.workings import Workings
from guiju.plugins.prose.verdict import FORCES, name_of, where

_COLOUR = "#C00000"
FIRST_ROW = 4
_HEADS = (
    Text(zh="约束", en="constraint"),
    Text(zh="效力", en="force"),
    Text(zh="对谁", en="about"),
    Text(zh="左边", en="left side"),
    Text(zh="应", en="must be"),
    Text(zh="右边", en="right side"),
    Text(zh="结论", en="verdict"),
    Text(zh="依据", en="ground"),
)
_SHOWN = {
    Comparison.LESS: "＜",
    Comparison.AT_MOST: "≤",
    Comparison.EQUAL: "＝",
    Comparison.NOT_EQUAL: "≠",
    Comparison.AT_LEAST: "≥",
    Comparison.MORE: "＞",
}


def lay_out(made: Workings) -> list[tuple[Verdict, str, str]]:
    """Return each verdict with the formulas of its two sides."""
    return list(_sides(made))


def _sides(made: Workings) -> Iterator[tuple[Verdict, str, str]]:
    sheet = words.CHECKS.of(made.language)
    for verdict in made.result.verdicts:
        constraint = verdict.constraint
        made.owner = name_of(constraint)
        scope = {axis.name: axis for axis in constraint.axes}
        place = dict(zip(scope, verdict.where, strict=True))
        writer = made.formulas(sheet, place, scope)
        yield verdict, writer.whole(constraint.left), writer.whole(constraint.right)


def write_checks(
    paper: Paper, made: Workings, found: list[tuple[Verdict, str, str]]
) -> None:
    """Write a line for each constraint and each of whom it is about."""
    if not found:
        return
    page = paper.sheet(words.CHECKS.of(made.language), _COLOUR)
    page.say((0, 0), words.CHECKS.of(made.language), "title")
    for at, head in enumerate(_HEADS):
        page.say((FIRST_ROW - 1, at), head.of(made.language), "head")
    for row, (verdict, left, right) in enumerate(found, start=FIRST_ROW):
        _write(page, row, verdict, (left, right), made)
    for at, width in enumerate((30, 10, 26, 14, 6, 14, 12, 18)):
        page.sheet.set_column(at, at, width)
    page.sheet.freeze_panes(FIRST_ROW, 1)
    page.sheet.repeat_rows(FIRST_ROW - 1)


def _write(
    page: Page,
    row: int,
    verdict: Verdict,
    sides: tuple[str, str],
    made: Workings,
) -> None:
    constraint, language = verdict.constraint, made.language
    left, right = sides
    shown = look_of(constraint.measure, None, language)
    page.say((row, 0), name_of(constraint), "name")
    page.say((row, 1), FORCES[constraint.force].of(language))
    page.say((row, 2), where(verdict, language))
    for at, text, value in ((3, left, verdict.left), (5, right, verdict.right)):
        number = as_number(value, language)
        look = _look_of_side(value, shown, language)
        page.put((row, at), Content(formula=text, value=number, shown=look))
    page.say((row, 4), _SHOWN[constraint.comparison], "mark")
    page.put((row, 6), _verdict(made, verdict, row))
    page.say((row, 7), constraint.clause)


def _look_of_side(value: Value, shown: str, language: Language) -> str:
    """Return the number format of one side: a truth is a word."""
    return look_of(Truth(), None, language) if isinstance(value, bool) else shown


def _verdict(made: Workings, verdict: Verdict, row: int) -> Content:
    constraint, language = verdict.constraint, made.language
    left, right = Cell("", row, 3).text(""), Cell("", row, 5).text("")
    test = _test(made, constraint, left, right)
    yes, no, unknown = (
        quoted(words.HOLDS[h].of(language)) for h in (True, False, None)
    )
    text = f"IF(COUNT({left},{right})=2,IF({test},{yes},{no}),{unknown})"
    value = words.HOLDS[verdict.holds].of(language)
    return Content(formula=text, value=value, look="mark")


def _test(made: Workings, constraint: Constraint, left: str, right: str) -> str:
    rule, sign = rule_of(constraint), SIGNS[constraint.comparison]
    if made.exact.is_plain(rule):
        return f"{left}{sign}{right}"
    return f"ROUND({left}-{right},{made.exact.places(rule)}){sign}0"
