"""Whether what a receipt says of its corrections holds: each of them, and who moved."""

from collections.abc import Iterator, Mapping
from typing import Any

from guiju.cli.correction_faults import AMENDMENT_DIFFERS
from guiju.cli.receipts import RECEIPT
from guiju.cli.seal import Told
from guiju.cli.since import tuple_of
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.receipt import Receipt, canonical
from guiju.engine.text import Text

_LOOK = Text(
    zh="以重新算出的为准；凭据是谁改的，看签名",
    en="what is computed again counts; whose the receipt is, its signature says",
)
_LISTS = {
    "corrected": Text(zh="更正", en="correction"),
    "moved": Text(zh="变动", en="move"),
}


def of_amendments(told: Told, now: Receipt) -> Iterator[Diagnostic]:
    """Yield every correction and every move that the receipt has and should not have.

    A receipt of a view says nothing of corrections.
    """
    if told.text("view"):
        return
    again = now.data
    for key, what in _LISTS.items():
        was, found = (tuple_of(data.get(key)) for data in (told.data, again))
        for message in _others(was, found, what):
            yield AMENDMENT_DIFFERS.found(message, _LOOK)
    if told.text("after") != now.after:
        yield AMENDMENT_DIFFERS.found(
            Text(
                zh=f"“{RECEIPT}”记的上次运行是另一次：{told.text('after')[:12]}…，"
                f"不是 {now.after[:12]}…",
                en=f"{RECEIPT} names another earlier run: {told.text('after')[:12]}… "
                f"and not {now.after[:12]}…",
            ),
            _LOOK,
        )


def _others(
    was: tuple[Mapping[str, Any], ...], now: tuple[Mapping[str, Any], ...], what: Text
) -> Iterator[Text]:
    old, new = ([canonical(one) for one in each] for each in (was, now))
    for one in (one for one, line in zip(was, old, strict=True) if line not in new):
        yield Text(
            zh=f"“{RECEIPT}”里的{what.zh}“{_named(one)}”，重新算出的没有这一条",
            en=f'the {what.en} "{_named(one)}" in {RECEIPT} is not found by computing '
            "again",
        )
    for one in (one for one, line in zip(now, new, strict=True) if line not in old):
        yield Text(
            zh=f"重新算出的{what.zh}“{_named(one)}”，“{RECEIPT}”里没有这一条",
            en=f'computing again finds the {what.en} "{_named(one)}", which {RECEIPT} '
            "has not",
        )
    if old != new and set(old) == set(new):
        yield Text(
            zh=f"“{RECEIPT}”里的{what.zh}次序不对，或者有重复",
            en=f"{RECEIPT} lists each {what.en} in another order, or twice",
        )


def _named(one: Mapping[str, Any]) -> str:
    """Return what it is about: a unit, or a figure with its key."""
    if "unit" in one:
        return str(one["unit"])
    return f"{one.get('quantity', '')}[{'、'.join(map(str, one.get('key', ())))}]"
