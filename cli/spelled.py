"""``[data.columns]`` and ``[data.names]``: held to the rulebook before they are used.

What a user has confirmed once is used on every run. So a line that no longer means
anything, or that would give a name of the rulebook another meaning, stops the run.
"""

from collections.abc import Iterable, Iterator, Mapping

from guiju.cli.fault import StopError
from guiju.cli.faults import PROJECT_FAULTY
from guiju.cli.nearest import nearest
from guiju.engine.contract import tables
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.plan import Plan
from guiju.engine.text import Text
from guiju.plugins.intake.layout import ITEM, reader_of
from guiju.plugins.intake.names import Names
from guiju.plugins.intake.spelled import COLUMNS, NAMES, Spellings

_KNOWN = Text(zh="规则书里的名称", en="names of the rulebook")


def held(spellings: Spellings, plan: Plan) -> Spellings:
    """Return the spellings, which all mean something for ``plan`` and only one thing.

    Raises:
        StopError: with every line that does not.
    """
    readers = [reader_of(table, plan) for table in tables(plan)]
    heads = [names for r in readers for names in (r.heads, r.members[ITEM])]
    members = [n for r in readers for axis, n in r.members.items() if axis != ITEM]
    faults = [
        *_faults(COLUMNS, spellings.columns, heads),
        *_faults(NAMES, spellings.names, members),
    ]
    if faults:
        raise StopError(*faults, exit_code=PROJECT_FAULTY.exit_code)
    return spellings


def _faults(
    section: str, spelled: Mapping[str, str], known: Iterable[Names]
) -> Iterator[Diagnostic]:
    every = tuple(known)
    for written, meant in spelled.items():
        of = [names for names in every if names.find(meant) is not None]
        taken = {n.find(written) for n in of} - {None, *(n.find(meant) for n in of)}
        if not of:
            yield PROJECT_FAULTY.found(
                Text(
                    zh=f"[{section}] 里“{written}”对应的“{meant}”，规则书里没有",
                    en=f'[{section}] says that "{written}" means "{meant}", which the '
                    "rulebook does not have",
                ),
                nearest(meant, [t for n in every for t in n.meaning.values()], _KNOWN),
            )
        elif taken:
            (other, *_) = sorted(filter(None, taken))
            yield PROJECT_FAULTY.found(
                Text(
                    zh=f"[{section}] 里“{written}”本来就是“{other}”，"
                    f"不能再当作“{meant}”",
                    en=f'[{section}] says that "{written}" means "{meant}", but it '
                    f'already means "{other}"',
                ),
                Text(zh="删去这一行", en="remove this line"),
            )
