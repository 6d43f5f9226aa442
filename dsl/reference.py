"""The table of codes, made from what checks and faults say of themselves.

``python -m guiju.dsl.reference`` writes it to ``checks/README.md``; a test holds that
file to be current. ``guiju explain-code`` gives longer answers, with examples.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import attrs

from guiju.dsl.checks import CHECKS
from guiju.dsl.faults import FAULTS
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

README = Path(__file__).parent / "checks" / "README.md"

FAMILIES = {
    "00": Text(zh="文字", en="text"),
    "01": Text(zh="名称", en="names"),
    "02": Text(zh="对象", en="groups"),
    "03": Text(zh="合计", en="sums"),
    "04": Text(zh="单位和类型", en="units and types"),
    "05": Text(zh="分档", en="bands and tiers"),
    "06": Text(zh="范围", en="ranges"),
    "07": Text(zh="评价者", en="raters"),
    "08": Text(zh="日期", en="dates"),
    "09": Text(zh="缺报和不适用", en="absence"),
    "10": Text(zh="先后", en="order"),
    "11": Text(zh="依据", en="grounds"),
    "12": Text(zh="公开", en="disclosure"),
    "16": Text(zh="整改", en="rectification"),
}
"""What the first two digits of a code mean."""

_LETTERS = "GJ"
_WORDS = {
    Severity.ERROR: "错误 error",
    Severity.WARNING: "提醒 warning",
    Severity.NOTE: "说明 note",
}
_HEAD = """\
# The codes of guiju check

Written by `python -m guiju.dsl.reference`; do not edit. `guiju explain-code GJ0301`
says more of each code, with an example that is found and one that is not.

An error stops a run. A warning asks for a decision: correct the rulebook, or answer it
with an interpretation that names the code (`解释 总分 答复 GJ0601 "…"`). A note asks
for nothing. A code keeps its meaning for ever; what is gone is in `../retired.toml`.

To add a check, add one file here, named by the fault in words, with a bad and a good
rulebook in which ⟦ and ⟧ mark what must be found; the tests need nothing else but the
golden words, which `pytest --update-golden` writes for you to read.
"""


@attrs.frozen(kw_only=True)
class Entry:
    """One line of the table."""

    code: str
    severity: Severity
    title: Text

    @property
    def family(self) -> str:
        """What the code belongs to."""
        return family_of(self.code)


def family_of(code: str) -> str:
    """Return the first two digits of a code of Guiju, the letters of another."""
    if code.startswith(_LETTERS):
        return code[2:4]
    return code.rstrip("0123456789")


def entries() -> tuple[Entry, ...]:
    """Return what checks and faults can find, in the order of the codes."""
    faults = (
        Entry(code=one.code, severity=Severity.ERROR, title=one.title) for one in FAULTS
    )
    checks = (
        Entry(code=one.code, severity=one.severity, title=one.title) for one in CHECKS
    )
    return tuple(sorted((*faults, *checks), key=lambda entry: entry.code))


def table() -> str:
    """Return the README of the checks."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    for family, members in groupby(entries(), key=lambda entry: entry.family):
        name = FAMILIES[family]
        yield f"## {family} {name.zh} {name.en}\n"
        yield "| code | severity | 中文 | English |\n|---|---|---|---|"
        yield from map(_row, members)
        yield ""


def _row(entry: Entry) -> str:
    zh, en = entry.title.zh, entry.title.en
    return f"| {entry.code} | {_WORDS[entry.severity]} | {zh} | {en} |"


if __name__ == "__main__":
    README.write_text(table(), "utf-8")
