"""A file of corrections (更正) as it is written, before it is held to any data.

TOML, one table for each figure. Nothing here knows whether there is such a figure.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import attrs

from guiju.cli.correction_faults import CORRECTIONS_FAULTY
from guiju.cli.fault import StopError
from guiju.cli.nearest import nearest
from guiju.cli.project import no_toml
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.number import parse_decimal
from guiju.engine.receipt import digest
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.plugins.sheet import CellValue

_TABLE: Final = "correction"
_HEAD = re.compile(r"^\s*\[\[\s*[\"']?correction[\"']?\s*\]\]", re.MULTILINE)
_WORDS: Final = frozenset({"figure", "reason", "decision"})
_NEEDED: Final = ("figure", "was", "now", "reason")
_KEYS: Final = (*_NEEDED, "decision", "day")
_KEYS_THERE = Text(zh="可以写的键", en="keys")
_EXAMPLE = Text(
    zh='每条写成 [[correction]]，下面一行一个键，例如 was = "85分"',
    en='write [[correction]] and a key a line below it, for example was = "85 points"',
)


@attrs.frozen(kw_only=True)
class Written:
    """One correction as somebody wrote it. ``nth`` counts from 1."""

    nth: int
    figure: str
    was: CellValue
    now: CellValue
    reason: str
    decision: str = ""
    day: dt.date | None = None
    places: Mapping[str, Span] = attrs.field(factory=dict, repr=False)
    """Where each key stands."""
    line: int = 0


@attrs.frozen(kw_only=True)
class CorrectionsFile:
    """All corrections of one file, which messages call ``name``."""

    name: str
    sha256: str
    text: str = attrs.field(repr=False)
    written: tuple[Written, ...]
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong with the form of others; the file as a whole is then no use."""


def read_corrections(path: Path) -> CorrectionsFile:
    """Return what the file at ``path`` says.

    Raises:
        StopError: there is no such file, or it is no TOML.
    """
    name = path.name
    if not path.is_file():
        raise CORRECTIONS_FAULTY.stop(
            Text(zh=f"没有更正文件“{path}”", en=f'there is no file "{path}"'),
            Text(zh="写明更正文件在哪里", en="say where the corrections lie"),
        )
    content = path.read_bytes()
    text = content.decode("utf-8-sig", errors="replace")
    try:
        data = tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        fault = no_toml(error, text, name, CORRECTIONS_FAULTY, _EXAMPLE)
        raise StopError(fault, texts={name: text}) from None
    except ValueError:  # inf, 1e9, or longer than anybody reports
        message = Text(zh="数写得不对", en="a number is none")
        fault = CORRECTIONS_FAULTY.found(message, _EXAMPLE, Span(name, 0, 0))
        raise StopError(fault, texts={name: text}) from None
    found = tuple(_found(data, text, name))
    return CorrectionsFile(
        name=name,
        sha256=digest(content),
        text=text,
        written=tuple(one for one in found if isinstance(one, Written)),
        faults=tuple(one for one in found if isinstance(one, Diagnostic)),
    )


def _number(text: str) -> Fraction:
    """Return the exact number; one with an exponent might be too long to compute."""
    found = parse_decimal(text.replace("_", ""))
    if found is None:
        raise ValueError(text)
    return found


def _found(
    data: Mapping[str, Any], text: str, file: str
) -> Iterator[Written | Diagnostic]:
    start = Span(file, 0, 0)
    for key in data.keys() - {_TABLE}:
        yield CORRECTIONS_FAULTY.found(
            Text(zh=f"没有“{key}”这个键", en=f"there is no key {key}"),
            nearest(key, [_TABLE], _KEYS_THERE),
            _place(key, text, 0, len(text), file),
        )
    tables = data.get(_TABLE)
    if not isinstance(tables, list) or not tables:
        message = Text(zh="里面没有一条更正", en="there is no correction in it")
        yield CORRECTIONS_FAULTY.found(message, _EXAMPLE, start)
        return
    for nth, table in enumerate(tables, start=1):
        places = _places(nth, table, text, file)
        faults = tuple(_of_one(nth, table, places))
        yield from faults
        if not faults:
            yield _written(nth, table, places, text)


def _of_one(
    nth: int, table: object, places: Mapping[str, Span]
) -> Iterator[Diagnostic]:
    if not isinstance(table, dict):
        message = Text(zh=f"第{nth}条不是一条更正", en=f"no. {nth} is no correction")
        yield CORRECTIONS_FAULTY.found(message, _EXAMPLE, places[""])
        return
    for key in (key for key in _NEEDED if key not in table):
        message = Text(zh=f"第{nth}条没有写 {key}", en=f"no. {nth} has no {key}")
        yield CORRECTIONS_FAULTY.found(message, _EXAMPLE, places[""])
    for key, value in table.items():
        if key not in _KEYS:
            message = Text(
                zh=f"第{nth}条里没有“{key}”这个键",
                en=f"no. {nth}: there is no key {key}",
            )
            advice = nearest(key, _KEYS, _KEYS_THERE)
            yield CORRECTIONS_FAULTY.found(message, advice, places[key])
        elif not _fits(key, value):
            message = Text(
                zh=f"第{nth}条的 {key} 写得不对", en=f"no. {nth}: {key} is not right"
            )
            yield CORRECTIONS_FAULTY.found(message, _wanted(key), places[key])


def _fits(key: str, value: object) -> bool:
    if key in _WORDS:
        return isinstance(value, str) and bool(value.strip())
    if key == "day":
        return _is_day(value)
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, int | Fraction) or _is_day(value)


def _is_day(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _wanted(key: str) -> Text:
    if key == "day":
        return Text(zh="写成 day = 2026-01-20", en="write day = 2026-01-20")
    if key in _WORDS:
        return Text(
            zh=f"{key} 是放在英文引号里的文字", en=f"{key} is text in straight quotes"
        )
    return Text(
        zh='写成填报的样子，例如 "85分"、"未报"',
        en='write it as it is reported, for example "85 points" or "not reported"',
    )


def _written(
    nth: int, table: Mapping[str, Any], places: Mapping[str, Span], text: str
) -> Written:
    return Written(
        nth=nth,
        figure=table["figure"].strip(),
        was=_content(table["was"]),
        now=_content(table["now"]),
        reason=table["reason"].strip(),
        decision=table.get("decision", "").strip(),
        day=table.get("day"),
        places=places,
        line=text.count("\n", 0, places[""].start) + 1,
    )


def _content(value: object) -> CellValue:
    """Return what a cell would hold: an integer is a number like any other."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    assert isinstance(value, str | bool | Fraction | dt.date)
    return value


def _places(nth: int, table: object, text: str, file: str) -> Mapping[str, Span]:
    """Return where a correction and its keys stand; the key of itself is empty."""
    heads = [*_HEAD.finditer(text)]
    if nth > len(heads):  # written in another way that TOML knows
        start, end, here = 0, len(text), Span(file, 0, 0)
    else:
        head = heads[nth - 1]
        start = head.end()
        end = heads[nth].start() if nth < len(heads) else len(text)
        at = head.start() + len(head[0]) - len(head[0].lstrip())
        here = Span(file, at, head.end())
    keys = table if isinstance(table, dict) else ()
    found = {key: _place(key, text, start, end, file) or here for key in keys}
    return {**found, "": here}


def _place(key: str, text: str, start: int, end: int, file: str) -> Span | None:
    """Return the line on which ``key`` stands between two places, if one does."""
    line = rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]].*$"
    written = re.compile(line, re.MULTILINE)
    at = written.search(text, start, end)
    return None if at is None else Span(file, at.start(), at.end())
