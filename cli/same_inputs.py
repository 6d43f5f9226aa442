"""Whether two runs were of the same inputs: what their receipts say, part by part."""

from collections.abc import Iterator, Mapping
from typing import Final

from guiju.cli.seal import Told, differs
from guiju.dsl.keywords import PREVIOUS
from guiju.engine.text import Text

PARTS: Final = ("rulebook", "project", "facts", "previous", "plugins")
CORRECTIONS: Final = "corrections"


def other_files(
    was: Told, now: Told, parts: tuple[str, ...] = (*PARTS, CORRECTIONS)
) -> Iterator[Text]:
    """Yield what is said of every file that is another, missing, or one too many."""
    for part in parts:
        prefix = f"{PREVIOUS}/" if part == "previous" else ""
        yield from _compared(was.part(part), now.part(part), prefix)


def other_calendar(was: Told, now: Told) -> Iterator[Text]:
    """Yield that the working days are others, if they are."""
    for key in ("calendar", "calendar_days"):
        if was.text(key) != now.text(key):
            yield Text(
                zh=f"工作日历不同：凭据里是“{was.text(key)}”，现在是“{now.text(key)}”",
                en=f'another calendar of working days: "{was.text(key)}" in the '
                f'receipt, "{now.text(key)}" now',
            )


def other_settings(was: Told, now: Told) -> Iterator[Text]:
    """Yield each parameter that was set to something else."""
    old, new = was.part("settings"), now.part("settings")
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            before, after = old.get(name, "—"), new.get(name, "—")
            yield Text(
                zh=f"参数“{name}”不同：凭据里是 {before}，现在是 {after}",
                en=f"{name} is set otherwise: {before} in the receipt, {after} now",
            )


def _compared(
    was: Mapping[str, str], now: Mapping[str, str], prefix: str
) -> Iterator[Text]:
    for name in dict.fromkeys((*was, *now)):
        shown = f"{prefix}{name}"
        if name not in now:
            yield Text(
                zh=f"凭据里有“{shown}”，这次没有读到",
                en=f'the receipt tells of "{shown}", which was not read now',
            )
        elif name not in was:
            yield Text(
                zh=f"凭据里没有“{shown}”，这次却读了",
                en=f'"{shown}" was read now, and the receipt does not tell of it',
            )
        elif was[name] != now[name]:
            yield differs(shown, was[name], now[name])
