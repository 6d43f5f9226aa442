"""Everything that has a code, from every room, for ``guiju explain-code``."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import dedent

import attrs

from guiju.cli.distinction import REMARKS
from guiju.cli.faults import FAULTS as COMMAND_FAULTS
from guiju.dsl.check import Check
from guiju.dsl.checks import CHECKS
from guiju.dsl.faults import FAULTS as TEXT_FAULTS
from guiju.engine.diagnostic import Severity
from guiju.engine.settle import NO_PARAMETER, UNDETERMINED
from guiju.engine.text import Text
from guiju.plugins.reference import documented


@attrs.frozen(kw_only=True)
class Entry:
    """What stands behind a code. The examples are texts or files, or there are none."""

    code: str
    severity: Severity
    title: Text
    why: Text
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


def entries(added: Iterable[Check] = ()) -> Mapping[str, Entry]:
    """Return every entry by its code, in the order of the codes.

    The checks ``added`` are those of plugins.
    """
    found = (*everything(), *map(_of_check, added))
    return {one.code: one for one in sorted(found, key=lambda one: one.code)}


def everything() -> Iterator[Entry]:
    """Yield every entry, room by room. No two of them have one code."""
    yield from map(_of_check, CHECKS)
    for fault in TEXT_FAULTS:
        yield Entry(
            code=fault.code,
            severity=Severity.ERROR,
            title=fault.title,
            why=fault.help,
            bad=tuple(map(_clean, fault.bad)),
            good=(_clean(fault.good),),
        )
    for one in (UNDETERMINED, NO_PARAMETER, *documented(), *COMMAND_FAULTS, *REMARKS):
        yield Entry(
            code=one.code,
            severity=one.severity,
            title=one.title,
            why=one.why,
            bad=_files(getattr(one, "bad", {})),
            good=_files(getattr(one, "good", {})),
        )


def _of_check(check: Check) -> Entry:
    return Entry(
        code=check.code,
        severity=check.severity,
        title=check.title,
        why=check.why,
        bad=(_clean(check.bad), *_files(check.files)),
        good=(_clean(check.good), *_files(check.files)),
    )


def _clean(example: str) -> str:
    return dedent(example).strip("\n")


def _files(files: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}:\n{_clean(text)}".rstrip() for name, text in files.items())
