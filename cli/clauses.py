"""``guiju check --clauses``: which clauses of the source have rules, as text.

It is told of every rulebook, also of one with errors: it is most wanted while a notice
is being written down.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from guiju.cli.console import language_of
from guiju.cli.findings import Findings
from guiju.cli.words import Session
from guiju.dsl.grounds import Coverage, Entry, Ground, State, coverage
from guiju.dsl.syntax.node import Interpretation
from guiju.engine.text import Language, Text

_HUMAN = "human"
_HEAD = (
    Text(zh="条文", en="clause"),
    Text(zh="着落", en="state"),
    Text(zh="规则或理由", en="rules, or why there is none"),
)
_STATES = {
    State.ENCODED: Text(zh="有规则", en="encoded"),
    State.INTERPRETED: Text(zh="只有解释", en="only interpreted"),
    State.NOT_COMPUTED: Text(zh="非计算", en="not computed"),
    State.MISSING: Text(zh="没有规则", en="missing"),
}
_TEXT = Text(zh="正文", en="the text itself")
_NOT_LISTED = Text(
    zh="规则书没有列出条文，写法见 条文 { … }",
    en="the rulebook lists no clauses; see clauses { … }",
)
_MOST = 5
"""So many rules of one clause are named; JSON names them all."""


def clauses_told(
    form: str, findings: Findings, session: Session, stream: TextIO
) -> str:
    """Return the clauses of every rulebook in ``form``, as ``stream`` shows them."""
    found = {
        file: (coverage(one.model.tree), one.texts)
        for file, one in findings.compiled.items()
    }
    if form != _HUMAN:
        data = [
            {"path": file, "sources": _sources(*both)} for file, both in found.items()
        ]
        return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"
    listed = {file: covered for file, (covered, _) in found.items()}
    return _tables(listed, language_of(session), stream)


def _tables(found: Mapping[str, Coverage], language: Language, stream: TextIO) -> str:
    # A check without --clauses loads nothing of this.
    from guiju.cli.grid import Page  # noqa: PLC0415

    page = Page(stream)
    for file, covered in found.items():
        page.say(file)
        if not covered.sources:
            page.say(f"\n{_NOT_LISTED.of(language)}")
        for title, entries in covered.sources.items():
            page.say(f"\n{_summary(title, entries, language)}")
            rows = (_cells(entry, language) for entry in entries)
            page.table([one.of(language) for one in _HEAD], rows)
        page.say("")
    return page.text()


def _summary(title: str, entries: tuple[Entry, ...], language: Language) -> str:
    shown = title or _TEXT.of(language)
    counts = _counts(entries)
    zh = [f"{_STATES[one].zh} {count}" for one, count in counts.items() if count]
    en = [f"{_STATES[one].en} {count}" for one, count in counts.items() if count]
    number = len(entries)
    return Text(
        zh=f"{shown}：共 {number} 条{'，' if zh else ''}{'，'.join(zh)}",
        en=f"{shown}: clauses {number}{', ' if en else ''}{', '.join(en)}",
    ).of(language)


def _counts(entries: tuple[Entry, ...]) -> dict[State, int]:
    return {state: sum(one.state is state for one in entries) for state in State}


def _cells(entry: Entry, language: Language) -> tuple[str, str, str]:
    reason = entry.clause.reason
    said = [*([reason.text] if reason else []), *_names(entry, language)]
    separator = Text(zh="、", en=", ").of(language)
    named = separator.join(said[:_MOST])
    if len(said) > _MOST:
        more = Text(zh=f" 等 {len(said)} 项", en=f" and {len(said) - _MOST} more")
        named += more.of(language)
    return entry.clause.name.text, _STATES[entry.state].of(language), named


def _names(entry: Entry, language: Language) -> Iterator[str]:
    """Yield what rests on the clause, each once; what only interprets it says so."""
    rules = dict.fromkeys(ground.subject for ground in entry.rules)
    yield from rules
    read = dict.fromkeys(ground.subject for ground in entry.grounds)
    for name in read:
        if name not in rules:
            yield Text(zh=f"{name}（解释）", en=f"{name} (interpretation)").of(language)


def _sources(covered: Coverage, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "title": title,
            "counts": {state.value: n for state, n in _counts(entries).items()},
            "clauses": [_data(entry, texts) for entry in entries],
        }
        for title, entries in covered.sources.items()
    ]


def _data(entry: Entry, texts: Mapping[str, str]) -> dict[str, Any]:
    reason = entry.clause.reason
    return {
        "clause": entry.clause.name.text,
        "state": entry.state.value,
        "reason": reason.text if reason else None,
        "rules": [_ground(one, texts) for one in entry.grounds],
    }


def _ground(ground: Ground, texts: Mapping[str, str]) -> dict[str, Any]:
    # People are shown no places, and a frame loads what measures terminals.
    from guiju.dsl.frame import place_of  # noqa: PLC0415

    span = ground.cite.span
    place = place_of(texts[span.file], span.start)
    return {
        "name": ground.subject,
        "interprets": isinstance(ground.by, Interpretation),
        "path": span.file,
        "line": place.line,
        "column": place.column,
    }
