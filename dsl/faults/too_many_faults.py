"""GJ0019: so many faults that the rest of the text is not read."""

from guiju.dsl.fault import Fault, Found
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Span
from guiju.engine.text import Text

MOST = 100
"""So many are told. Whoever has more has taken the wrong file."""


def diagnostic(span: Span) -> Diagnostic:
    """Return what stands for all faults from ``span`` on."""
    return FAULT.diagnostic(
        Found(
            span=span,
            message=Text(
                zh=f"已有 {MOST} 处错误，从这里起不再往下读",
                en=f"there are {MOST} faults already; nothing is read from here on",
            ),
        )
    )


FAULT = Fault(
    code="GJ0019",
    since="0.1",
    title=Text(zh="错误太多，没有读完", en="too many faults to read on"),
    help=Text(
        zh="先改正前面的错误；也可能是选错了文件",
        en="correct those before first; this may also be the wrong file",
    ),
    bad=("总分 = 甲 乙  # 这样的错误有一百多处",),
    good="总分 = 甲 + 乙",
    becomes=lambda _example: "总分 = = 甲\n" * (MOST + 1),
)
