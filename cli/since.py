"""The run that is corrected: whether nothing but the corrections is another now.

The earlier run's folder is held to its receipt, its receipt to the inputs of now, and
its figures to what these inputs give with the corrections that it had already.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

import attrs

from guiju.cli.correction_faults import MORE_THAN_CORRECTED
from guiju.cli.fault import StopError
from guiju.cli.receipts import RECEIPT
from guiju.cli.same_inputs import (
    PARTS,
    other_calendar,
    other_files,
    other_settings,
)
from guiju.cli.seal import Told, inside, of_files, told_in
from guiju.engine.axis import Key
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.receipt import SELF, Receipt, digest
from guiju.engine.result import Result
from guiju.engine.text import Text
from guiju.plugins.published import (
    QUANTITIES,
    SCHEME,
    Figure,
    ResultFile,
    read,
    written,
)

_MOST: Final = 5
_LINE = re.compile(rb"^[ \t]*corrections[ \t]*=.*\r?\n?", re.MULTILINE)
"""The line of ``guiju.toml`` that says where corrections lie."""
_NEW_RUN = Text(
    zh="恢复成当时的样子再更正；要一并改的，去掉 --after，另作一次新的运行",
    en="restore what it was, then correct; where more has to change, leave --after "
    "out and carry out a new run",
)
_WHOLE = Text(
    zh="用当时 guiju run -o 写出的整个文件夹，里面要有结果数据（.json）",
    en="use the whole folder that guiju run -o wrote, with the result data in it "
    "(.json)",
)


@attrs.frozen(kw_only=True)
class Earlier:
    """The run that is corrected, as far as its folder is in hand."""

    receipt: str = ""
    """The digest that its receipt has itself."""
    corrected: tuple[Mapping[str, Any], ...] = ()
    """What it had corrected already, as its receipt lists it."""
    told: Told | None = None
    result: ResultFile | None = None


def earlier_run(folder: Path) -> Earlier:
    """Return the run in ``folder``.

    Raises:
        StopError: it is not as it was written, or not a whole one.
    """
    told = told_in(folder)
    faults = [one for one in of_files(told) if one.severity is Severity.ERROR]
    if faults:
        raise StopError(*faults)
    names = (name for name in told.part("outputs") if name.endswith(".json"))
    files = (inside(folder, name) for name in names)
    found = [r for file in files if file and (r := read(file.read_bytes()))]
    if len(found) != 1:
        raise MORE_THAN_CORRECTED.stop(
            Text(
                zh=f"“{folder.name}”里没有可以比较的完整结果",
                en=f'there is no whole result in "{folder.name}" to compare with',
            ),
            _WHOLE,
        )
    return Earlier(
        receipt=told.text(SELF),
        corrected=tuple_of(told.data.get("corrected")),
        told=told,
        result=found[0],
    )


def tuple_of(listed: object) -> tuple[Mapping[str, Any], ...]:
    """Return what a receipt lists; nothing where it lists nothing of this kind."""
    if not isinstance(listed, list):
        return ()
    return tuple(one for one in listed if isinstance(one, dict))


def hold(earlier: Earlier, receipt: Receipt, before: Result, project: Path) -> None:
    """See that the earlier run was of these inputs and came to ``before``.

    Raises:
        StopError: with everything else that is another.
    """
    if earlier.told is None or earlier.result is None:
        return
    now = Told(folder=project.parent, content=b"", data=receipt.data)
    found = list(_others(earlier.told, now, project))
    found = found or list(_figures(earlier.result, before))
    if found:
        raise StopError(*map(_fault, found))


def _fault(message: Text) -> Diagnostic:
    return MORE_THAN_CORRECTED.found(message, _NEW_RUN)


def _others(was: Told, now: Told, project: Path) -> Iterator[Text]:
    parts = tuple(
        part
        for part in PARTS
        if part != "project" or not _differs_by_line(was, project)
    )
    yield from other_files(was, now, parts)
    yield from other_settings(was, now)
    yield from other_calendar(was, now)


def _differs_by_line(was: Told, project: Path) -> bool:
    """Whether ``guiju.toml`` only says now where the corrections lie, and did not."""
    if not project.is_file():
        return False
    without = digest(_LINE.sub(b"", project.read_bytes(), count=1))
    return was.part("project").get(project.name) == without


def _figures(was: ResultFile, before: Result) -> Iterator[Text]:
    """Yield that the inputs give other figures now: by another version, say."""
    content = {SCHEME: before.plan.scheme.name, QUANTITIES: written(before)}
    now = read(json.dumps(content).encode())
    assert now is not None
    old, new = _rows(was), _rows(now)
    places = [at for at in dict.fromkeys((*old, *new)) if old.get(at) != new.get(at)]
    for id_, key in islice(places, _MOST):
        at = f"{id_}[{'、'.join(key)}]" if key else id_
        was_said, is_said = old.get((id_, key)), new.get((id_, key))
        yield Text(
            zh=f"同样的数据，{at} 当时是 {was_said}，现在不加更正算出 {is_said}",
            en=f"of the same data {at} was {was_said} then, and without the "
            f"corrections it is {is_said} now",
        )
    if len(places) > _MOST:
        more = len(places) - _MOST
        yield Text(
            zh=f"还有 {more} 个数与“{RECEIPT}”那次不同",
            en=f"{more} more figures are others than with that {RECEIPT}",
        )


def _rows(result: ResultFile) -> Mapping[tuple[str, Key], Figure]:
    return {
        (one.id, key): value
        for one in result.quantities.values()
        for key, value in one.rows
    }
