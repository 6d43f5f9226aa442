"""Names that some reader of files would obey, and reports that are full of them.

A rulebook can name no unit like this, and hardly anything else (``ACCEPTED`` in
``test_hostile_rulebooks``); data can, and a plugin can. So the names are put into
results, in the place of units, titles, clauses, reasons and notices.
"""

from collections.abc import Iterator
from functools import cache
from itertools import cycle

import attrs
from wcwidth import wcswidth

from guiju.dsl.frame import spelled
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.plan import Plan, Quantity, Unit
from guiju.engine.result import Result
from guiju.engine.text import Text
from guiju.plugins.output import Report
from tests.plugins.outputs import test_problems
from tests.plugins.outputs.city import BUREAUS, COUNTIES, report

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    '=HYPERLINK("http://example.invalid","点我")',
    "=IMPORTXML(CONCAT(A1),B1)",
    "+1",
    "+cmd|' /C calc'!A0",
    "-1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    '";=1+1;"',
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "</td></table><h1>x",
    "</text></svg><h1>x",
    "</style><style>*{display:none}",
    '" onmouseover="alert(1)',
    "' style='position:fixed",
    "<!-- 注释",
    "]]><x>",
    "<![CDATA[x",
    "<?xml version='1.0'?>",
    "&lt;b&gt;",
    "&#x3C;b&#x3E;",
    '&P&[文件]&"黑体"',
    "{{7*7}}",
    "{% include '/etc/passwd' %}",
    "{#注释#}",
    "${7*7}#{7*7}",
    "[点我](javascript:alert(1))",
    "![图](http://example.invalid/x.png)",
    "[^1]: 脚注",
    "**粗** _斜_ ~~删~~ `码`",
    "```围栏",
    "# 标题",
    "1. 列表",
    "- 列表",
    "> 引用",
    "a | b | c",
    "\\| b",
    "$x^2$",
    "<http://example.invalid>",
    "www.example.invalid",
    "a@example.invalid",
    '#read("/etc/passwd")',
    "#let x = 1; #x",
    '#link("http://example.invalid")[点我]',
    "*粗* _斜_ = 标题 <标签> @引用",
    "\\u{41} \\#x // 注释 /* 注释 */",
    "[bold red]x[/bold red]",
    "[link=http://example.invalid]x[/link]",
    "\x1b[31m红\x1b[0m",
    "\x1b]8;;http://example.invalid\x07x",
    "\x00空",
    "a\nb",
    "a\u2028b\u2029c\x85d",
    "甲\u202e乙",
    "\u200f\u200e方向",
    "\u2066隔离\u2069",
    "零\u200b宽",
    "\ufeff字节",
    "\ufffe\uffff非字符",
    "\ud800半个",
    "\ue000私用",
    "𠮷野家",
    "👨‍👩‍👧",
    "e\u0301te\u0301",
    "http://example.invalid",
    "mailto:a@example.invalid",
    "internal:Sheet1!A1",
    "external:c:\\x.xlsx",
    "_x0041_",
    "长" * 3000,
    "W" * 300,
    "a,b;c|d",
    '"引号"',
    "'单引号'",
    "\\反斜杠\\n",
    "%s %d %(x)s {0} {}",
    "NULL",
    "1e5",
    "003",
    "2020-01-01",
)
UNITS = (*COUNTIES, *BUREAUS)
_FIRST = range(0, len(HOSTILE) - len(UNITS), len(UNITS))
BATCHES = (
    *(HOSTILE[at : at + len(UNITS)] for at in _FIRST),
    HOSTILE[-len(UNITS) :],
)
"""As many names at a time as there are units."""


def harmless(name: str, at: int) -> str:
    """Return a name of the same length and width in which there is nothing."""
    narrow, wide = chr(ord("A") + at), chr(ord("甲") + at)
    return "".join(narrow if wcswidth(one) < 2 else wide for one in spelled(name))


@cache
def of(names: tuple[str, ...]) -> Report:
    """Return a report in which the units, and everything else in words, are so."""
    given = report(names=dict(zip(UNITS, names, strict=False)))
    words = Text(zh=names[0], en=names[0])
    finding = Diagnostic(
        code="GJ0000", severity=Severity.NOTE, message=words, place=None
    )
    return attrs.evolve(
        given,
        result=attrs.evolve(given.result, plan=_renamed(given.result.plan, names)),
        notices=tuple(Text(zh=name, en=name) for name in names),
        receipt=dict.fromkeys(names, "ab" * 32),
        rulebook_name=names[0],
        diagnostics=(finding,),
    )


@cache
def problems_of(names: tuple[str, ...]) -> Report:
    """Return a report with lists of problems in which the words are so."""
    result = test_problems.RESULT
    known = [*result.plan.groups["县区"].members, "栏目", "解读"]
    given = dict(zip(known, names, strict=False))
    return Report(
        result=_with_names(result, given, names),
        language="zh",
        notices=tuple(Text(zh=name, en=name) for name in names),
        rulebook_name=names[0],
    )


def _with_names(
    result: Result, given: dict[str, str], names: tuple[str, ...]
) -> Result:
    some = cycle(names)
    groups = {
        key: attrs.evolve(
            group, units=tuple(Unit(name=given[unit]) for unit in group.members)
        )
        for key, group in result.plan.groups.items()
    }
    lists = tuple(
        attrs.evolve(
            one,
            title=next(some),
            problems=tuple(
                attrs.evolve(days, title=next(some), clause=next(some))
                for days in one.problems
            ),
        )
        for one in result.plan.rectifications
    )
    values = {
        id_: {
            tuple(given.get(part, part) for part in key): value
            for key, value in by_key.items()
        }
        for id_, by_key in result.values.items()
    }
    scheme = attrs.evolve(result.plan.scheme, title=next(some))
    plan = attrs.evolve(result.plan, groups=groups, rectifications=lists, scheme=scheme)
    return attrs.evolve(result, plan=plan, values=values)


def _renamed(plan: Plan, names: tuple[str, ...]) -> Plan:
    some = cycle(names)
    scheme = plan.scheme
    return attrs.evolve(
        plan,
        scheme=attrs.evolve(
            scheme, title=next(some), issuer=next(some), region=next(some)
        ),
        quantities={key: _called(q, some) for key, q in plan.quantities.items()},
        groups={
            key: attrs.evolve(group, title=next(some), clause=next(some))
            for key, group in plan.groups.items()
        },
        interpretations=tuple(
            attrs.evolve(one, subject=next(some), reason=next(some), clause=next(some))
            for one in plan.interpretations
        ),
        constraints=tuple(
            attrs.evolve(one, title=next(some), clause=next(some))
            for one in plan.constraints
        ),
    )


def _called(quantity: Quantity, some: Iterator[str]) -> Quantity:
    """A point in a name would say that the quantity is a part of a stage."""
    name = next(some)
    whole = name.replace(".", "")[:40] + quantity.name
    return attrs.evolve(quantity, title=name, clause=next(some), name=whole)
