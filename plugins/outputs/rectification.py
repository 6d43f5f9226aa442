"""整改清单 by itself: every problem with its days, and the counts of each unit.

As a document for the file, and as a workbook to filter by unit and deadline. Only what
the notice and the workbook of results have as well stands in it.
"""

from collections.abc import Iterator
from fractions import Fraction

from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels, problems
from guiju.plugins.outputs.blocks import Block, NewPage, Table, Words
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.document import as_bytes as as_document
from guiju.plugins.outputs.notice import problem_table
from guiju.plugins.outputs.problems import ProblemList, problem_lists
from guiju.plugins.outputs.workbook import Content, Number, Sheet
from guiju.plugins.outputs.workbook import as_bytes as as_workbook
from guiju.plugins.outputs.xlsx_file import problem_sheet

_LIST = Text(zh="整改清单", en="List of problems")
_COUNTS = Text(zh="统计", en="counts")
_AS_OF = Text(
    zh="对象：{group}　　截至：{day}　　问题：{n} 个",
    en="group: {group}; as of: {day}; problems: {n}",
)
_BY_UNIT = Text(zh="各单位情况", en="By unit")
_BY_PROBLEM = Text(zh="问题清单", en="Problem by problem")
_NONE = Text(zh="没有列入问题。", en="No problem is listed.")


def has_any(report: Report) -> bool:
    """Whether there is a list at all."""
    return bool(problem_lists(report.result))


def write_document(report: Report) -> bytes:
    """Return the lists as a DOCX document, each from a page of its own."""
    scheme = report.result.plan.scheme
    day = created(scheme)
    return as_document(_blocks(report), _title(report), day, report.language)


def write_workbook(report: Report) -> bytes:
    """Return the lists as an XLSX workbook, with a sheet of counts behind each."""
    notices = tuple(notice.of(report.language) for notice in report.notices)
    day = created(report.result.plan.scheme)
    return as_workbook(_sheets(report), _title(report), notices, day)


def _title(report: Report) -> str:
    scheme = report.result.plan.scheme
    return f"{scheme.called} · {_LIST.of(report.language)}"


def _blocks(report: Report) -> Iterator[Block]:
    language, scheme = report.language, report.result.plan.scheme
    for nth, one in enumerate(problem_lists(report.result)):
        if nth:
            yield NewPage()
        for notice in report.notices:
            yield Words("remark", notice.of(language))
        yield Words("title", scheme.called)
        yield Words("title", f"{one.title}{_LIST.of(language)}")
        yield Words("body", "")
        yield Words("to", _caption(one, language))
        if not one.problems:
            yield Words("body", _NONE.of(language))
            continue
        yield Words("section", _BY_UNIT.of(language))
        yield _counts(one, language)
        yield NewPage(is_wide=True)
        yield Words("section", _BY_PROBLEM.of(language))
        yield problem_table(one, language)


def _caption(one: ProblemList, language: Language) -> str:
    day = problems.day_word(one.as_of)
    told = {"group": one.group, "day": day, "n": len(one.problems)}
    return _AS_OF.of(language).format(**told)


def _count_heads(one: ProblemList, language: Language) -> tuple[str, ...]:
    states = (problems.count_word(state, language) for state in one.counted)
    return (labels.UNIT_NAME.of(language), *states)


def _counts(one: ProblemList, language: Language) -> Table:
    return Table(
        heads=_count_heads(one, language),
        rows=tuple((count.unit, *map(_whole, count.numbers)) for count in one.counts),
        plain=frozenset({0}),
    )


def _whole(number: Value) -> str:
    return "" if _number(number) is None else str(number)


def _number(number: Value) -> Content:
    return Number(number, "0") if isinstance(number, Fraction) else None


def _sheets(report: Report) -> Iterator[Sheet]:
    language = report.language
    for one in problem_lists(report.result):
        listed = problem_sheet(report, one)
        yield listed
        yield Sheet(
            name=f"{one.name}-{one.group}-{_COUNTS.of(language)}",
            title=f"{listed.title} · {_COUNTS.of(language)}",
            heads=_count_heads(one, language),
            rows=tuple(
                (count.unit, *map(_number, count.numbers)) for count in one.counts
            ),
            frozen=1,
        )


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="rectification",
            title=Text(zh="整改清单（DOCX）", en="list of problems (DOCX)"),
            file_suffix=".docx",
            audience="any",
            write=write_document,
            on_request=True,
            has_any=has_any,
        ),
        Output(
            name="rectification-xlsx",
            title=Text(zh="整改清单（XLSX）", en="list of problems (XLSX)"),
            file_suffix=".xlsx",
            audience="any",
            write=write_workbook,
            on_request=True,
            has_any=has_any,
        ),
    )
