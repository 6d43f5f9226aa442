"""What ``diff`` compares: rulebooks, what they make of data, or written results."""

import json
from collections.abc import Mapping
from pathlib import Path

import attrs

from guiju.cli.added import Chosen, added
from guiju.cli.fault import USAGE, StopError
from guiju.cli.faults import RESULT_NOT_FOUND
from guiju.cli.receipts import RECEIPT, digests_of
from guiju.cli.reports import as_json, report_of
from guiju.cli.rulebook import compiled, find
from guiju.cli.running import Request, Run, carry_out
from guiju.dsl.difference.change import Comparison
from guiju.dsl.difference.compare import compare
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Language, Text
from guiju.plugins.outcome import Outcome, outcome, shift
from guiju.plugins.outputs.compared import Compared

_ONE, _TWO = 1, 2
_RULES, _FACTS = "rulebook", "facts"
_OTHER_RULES = Text(
    zh="两次运行的规则不同：哪条规则改了、谁因此变化，见 "
    "guiju diff 旧规则书 新规则书 --data 旧数据 --data 新数据",
    en="the two runs have different rules: which rule changed, and who moves by it, "
    "is told by guiju diff OLD_RULES NEW_RULES --data OLD_DATA --data NEW_DATA",
)


@attrs.frozen(kw_only=True)
class Asked:
    """What was asked for, as it stands on the command line."""

    old: str
    new: str
    data: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    plugins: Chosen
    language: Language


def compared(asked: Asked) -> Compared:
    """Return the comparison.

    Raises:
        StopError: one of the two cannot be read, or has errors.
    """
    if _is_result(asked.old) and _is_result(asked.new):
        return _results(asked)
    try:
        return _rulebooks(asked)
    except DiagnosticError as error:
        texts = error.texts if isinstance(error, StopError) else {}
        raise StopError(*error.diagnostics, texts=texts, exit_code=USAGE) from None


def _rulebooks(asked: Asked) -> Compared:
    brought = added(asked.plugins)
    old, new = (compiled(find(one, brought)) for one in (asked.old, asked.new))
    for one in (old, new):
        if one.plan is None:
            raise StopError(*one.diagnostics, texts=one.texts)
    rules = compare(old, new)
    whole = Compared(
        old=asked.old, new=asked.new, rules=rules, texts=(old.texts, new.texts)
    )
    return _scored(asked, whole, rules) if asked.data else whole


def _scored(asked: Asked, whole: Compared, rules: Comparison) -> Compared:
    """Return the comparison with what both rulebooks make of the data."""
    first, second = asked.data[0], asked.data[-1]
    is_split = len(asked.data) == _TWO
    runs = _run(asked, asked.old, first), _run(asked, asked.new, second)
    between, notes = _between(asked, first) if is_split else (None, ())
    old, new = (_outcome(run, asked.language) for run in runs)
    found = shift(old, new, between, groups=rules.groups, ids=rules.ids)
    return attrs.evolve(
        whole,
        shift=found,
        by_rules=shift(old, between or new, groups=rules.groups, ids=rules.ids).figures,
        is_split=between is not None and bool(rules.differences),
        notes=notes,
    )


def _between(asked: Asked, data: str) -> tuple[Outcome | None, tuple[str, ...]]:
    """Return what the new rules make of the old data, or why they make nothing."""
    try:
        return _outcome(_run(asked, asked.new, data), asked.language), ()
    except DiagnosticError:
        words = Text(
            zh="新规则算不了旧数据，所以变化没有拆成规则和数据两部分",
            en="the new rules cannot be applied to the old data, so the moves are not "
            "taken apart into rules and data",
        )
        return None, (words.of(asked.language),)


def _run(asked: Asked, rulebook: str, data: str) -> Run:
    return carry_out(
        Request(
            rulebook=rulebook,
            data=data,
            settings=asked.settings,
            plugins=asked.plugins,
        )
    )


def _outcome(run: Run, language: Language) -> Outcome:
    found = outcome(as_json(report_of(run, language)).encode())
    assert found is not None
    return found


def _is_result(location: str) -> bool:
    return Path(location, RECEIPT).is_file()


def _results(asked: Asked) -> Compared:
    """Return how two results differ that were written with their receipts."""
    (old, before), (new, after) = (
        _written(Path(one)) for one in (asked.old, asked.new)
    )
    names = dict.fromkeys((*before, *after))
    files = tuple(name for name in names if before.get(name) != after.get(name))
    has_other_rules = any(name.startswith(_RULES) for name in files)
    return Compared(
        old=asked.old,
        new=asked.new,
        shift=shift(old, new),
        files=files,
        notes=(_OTHER_RULES.of(asked.language),) if has_other_rules else (),
    )


def _written(folder: Path) -> tuple[Outcome, Mapping[str, str]]:
    """Return the one result in a folder, and the digests of what it was made from."""
    files = [one for one in sorted(folder.glob("*.json")) if one.name != RECEIPT]
    found = [(file, outcome(file.read_bytes())) for file in files]
    results = [(file, one) for file, one in found if one is not None]
    if len(results) != _ONE:
        raise RESULT_NOT_FOUND.stop(
            Text(
                zh=f"文件夹“{folder.name}”里有{len(results)}个结果，要的是一个",
                en=f'the folder "{folder.name}" holds {len(results)} results, and one '
                "is wanted",
            ),
            Text(
                zh="用 run -o 写出的整个文件夹，不要增减文件",
                en="use the folder as run -o wrote it",
            ),
        )
    file, one = results[0]
    digests_of(file)
    return one, _digests(folder / RECEIPT)


def _digests(receipt: Path) -> Mapping[str, str]:
    """Return the digests of rules and data that a checked receipt gives."""
    data = json.loads(receipt.read_bytes())
    return {
        f"{kind}/{name}": digest
        for kind in (_RULES, _FACTS)
        for name, digest in data.get(kind, {}).items()
    }
