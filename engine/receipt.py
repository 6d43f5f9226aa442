"""What a run was made of: digests that anybody can compute again.

A receipt is plain data. It is written as canonical JSON: keys in order, no blanks, and
every number as text, so that the same run gives the same bytes on every machine.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction

import attrs

from guiju.engine.number import show
from guiju.engine.settle import Settings


@attrs.frozen(kw_only=True)
class Receipt:
    """The inputs of a run, and what came of it. Digests are sha256 in hexadecimal."""

    engine: str
    """Name and version of what computed."""
    rulebook: Mapping[str, str]
    """The digest of each file of rules by its name."""
    facts: Mapping[str, str]
    """The digest of each file of data by its name."""
    plugins: Mapping[str, str]
    """The digest of each plugin that took part by its name."""
    settings: Settings
    """Parameters that were set for this run."""
    previous: Mapping[str, str] = attrs.field(factory=dict)
    """The digests of the last period's result and receipt, where they were read.

    That of the receipt is the one that it has itself, so receipts form a chain."""
    calendar: str = ""
    """The calendar of working days that was counted on; empty where none was."""
    view: str = ""
    """The view (公开) that alone was written; empty where everything was.

    Then nothing is said of the data: whoever may not see a mark could try which one
    has the digest.
    """
    outputs: Mapping[str, str] = attrs.field(factory=dict)
    """The digest of each file that was written by its name."""

    @property
    def data(self) -> dict[str, object]:
        """The receipt as JSON data, with the digest of the inputs and of everything."""
        inputs: dict[str, object] = {
            "engine": self.engine,
            "rulebook": dict(self.rulebook),
            "facts": dict(self.facts),
            "plugins": dict(self.plugins),
            "calendar": self.calendar,
            "settings": {name: _text(one) for name, one in self.settings.items()},
        }
        if self.view:
            inputs["view"] = self.view
        if self.previous:
            inputs["previous"] = dict(self.previous)
        whole = {**inputs, "inputs": digest_of(inputs), "outputs": dict(self.outputs)}
        return {**whole, "receipt": digest_of(whole)}


def _text(value: Fraction | dt.date) -> str:
    return show(value) if isinstance(value, Fraction) else value.isoformat()


def canonical(data: object) -> bytes:
    """Return the one way to write ``data`` as JSON, in UTF-8.

    Objects are sorted by their keys. Numbers do not occur: they are written as text.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def digest(content: bytes) -> str:
    """Return the sha256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of(data: object) -> str:
    """Return the sha256 of the canonical form of ``data``."""
    return digest(canonical(data))
