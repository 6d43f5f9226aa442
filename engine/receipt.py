"""What a run was made of: digests that anybody can compute again.

A receipt is plain data. It is written as canonical JSON: keys in order, no blanks, and
every number as text, so that the same run gives the same bytes on every machine.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import attrs

from guiju.engine.number import show
from guiju.engine.settle import Settings
from guiju.engine.workdays import Calendar

SELF: Final = "receipt"
"""The key of the digest of all the rest."""


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
    project: Mapping[str, str] = attrs.field(factory=dict)
    """The digest of what lies beside the rules and says where the data is, by name."""
    corrections: Mapping[str, str] = attrs.field(factory=dict)
    """The digest of the file of corrections (更正) by its name, where there is one."""
    corrected: tuple[Mapping[str, object], ...] = ()
    """Each correction: figure, old and new value, and why."""
    after: str = ""
    """The receipt of the run that was corrected: the digest that it has itself."""
    earlier: tuple[Mapping[str, object], ...] = ()
    """What was corrected in that run already."""
    moved: tuple[Mapping[str, object], ...] = ()
    """Everybody whose rank, total or grade became another by the corrections."""
    calendar: str = ""
    """The calendar of working days that was counted on; empty where none was."""
    calendar_days: str = ""
    """The digest of the days of that calendar, as ``calendar_data`` lists them."""
    view: str = ""
    """The view (公开) that alone was written; empty where everything was.

    Then nothing is said of the data: whoever may not see a mark could try which one
    has the digest.
    """
    outputs: Mapping[str, str] = attrs.field(factory=dict)
    """The digest of each file that was written by its name."""
    name: str = ""
    """What the rulebook was called; the outputs have their names from it."""
    language: str = ""
    """The language that the outputs were written in."""
    forms: tuple[str, ...] = ()
    """The outputs that were written, where others than the usual ones were wanted."""

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
        if self.project:
            inputs["project"] = dict(self.project)
        if self.calendar_days:
            inputs["calendar_days"] = self.calendar_days
        if self.corrections:
            inputs["corrections"] = dict(self.corrections)
        if self.after:
            inputs["after"] = self.after
            inputs["earlier"] = list(map(dict, self.earlier))
        whole = {**inputs, "inputs": digest_of(inputs), "outputs": dict(self.outputs)}
        if self.corrections or self.after:
            whole["corrected"] = list(map(dict, self.corrected))
            whole["moved"] = list(map(dict, self.moved))
        if self.name:
            whole |= {"name": self.name, "language": self.language}
        if self.forms:
            whole["forms"] = list(self.forms)
        return {**whole, SELF: digest_of(whole)}


def _text(value: Fraction | dt.date) -> str:
    return show(value) if isinstance(value, Fraction) else value.isoformat()


def as_file(data: Mapping[str, object]) -> bytes:
    """Return the one way to write a receipt to a file: not a blank may differ."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def sealed(content: bytes) -> Mapping[str, object] | None:
    """Return the receipt in ``content``; None if a byte is not as written.

    Anybody can write a receipt that is whole. Whether it is true is found by computing
    again, and whose it is by a signature.
    """
    try:
        data = json.loads(content)
        if not isinstance(data, dict) or as_file(data) != content:
            return None
        whole = {key: value for key, value in data.items() if key != SELF}
        return data if digest_of(whole) == data.get(SELF) else None
    except (ValueError, RecursionError):
        return None


def calendar_data(calendar: Calendar) -> dict[str, object]:
    """Return the days of ``calendar`` as JSON data, for its digest."""
    return {
        "name": calendar.name,
        "years": {
            str(number): {
                "holidays": sorted(day.isoformat() for day in year.holidays),
                "workdays": sorted(day.isoformat() for day in year.workdays),
            }
            for number, year in calendar.years.items()
        },
    }


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
