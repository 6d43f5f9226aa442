"""A run carried out again from its receipt, and what came out differently."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain, islice
from pathlib import Path

import attrs

from guiju.cli.added import Chosen
from guiju.cli.amendments import of_amendments
from guiju.cli.fault import StopError
from guiju.cli.outputs_asked import Asked
from guiju.cli.progress import COMPARED, counted
from guiju.cli.receipts import RECEIPT
from guiju.cli.reports import made_again, of_view
from guiju.cli.rulebook import find
from guiju.cli.running import Request, Run, carry_out
from guiju.cli.same_inputs import CORRECTIONS, PARTS, other_calendar, other_files
from guiju.cli.seal import Told, differs, inside
from guiju.cli.shipped import shipped
from guiju.cli.since import Earlier, tuple_of
from guiju.cli.verify_faults import (
    ENGINE_DIFFERS,
    INPUT_DIFFERS,
    RECEIPT_BROKEN,
    RESULT_DIFFERS,
    RULEBOOK_NOT_NAMED,
)
from guiju.engine.diagnostic import Diagnostic, DiagnosticError
from guiju.engine.receipt import digest
from guiju.engine.settle import Settings
from guiju.engine.text import Language, Text
from guiju.plugins.output_troubles import NOT_WRITTEN_AGAIN
from guiju.plugins.published import Figure, ResultFile, read
from guiju.plugins.sources.elsewhere import NOT_IN_FILES

_MOST = 20
"""So many figures are told, and then how many more there are."""
_NUMBER = re.compile(r"-?[0-9]{1,400}(?:[./][0-9]{1,400})?")
"""How a receipt writes a number; others might be too long to compute."""
_ORIGINAL = Text(
    zh="换成当时用的那一份；如果是有意更正，就重新运行，得到新的凭据",
    en="give the one of that time; if it was corrected on purpose, carry out a new run",
)
_LOOK = Text(
    zh="看清改动的是哪一个，再决定信哪一边",
    en="see which of them was changed before trusting either",
)


@attrs.frozen(kw_only=True)
class Where:
    """Where the things lie that a receipt has only the digests of."""

    rulebook: str | None = None
    data: str | None = None
    previous: Path | None = None
    corrections: Path | None = None
    after: Path | None = None
    """The folder of the run that was corrected, if it is at hand."""
    settings: tuple[str, ...] = ()
    """Parameters as they are set for a view, whose receipt does not tell of them."""
    plugins: Chosen = attrs.field(factory=Chosen)


def of_inputs_and_result(told: Told, where: Where) -> Iterator[Diagnostic]:
    """Yield everything that is not as the receipt says once it is computed again.

    Raises:
        StopError: nobody says which rulebook it was.
    """
    rulebook = where.rulebook or _named(told)
    try:
        run = carry_out(
            Request(
                rulebook=rulebook,
                data=where.data,
                previous=where.previous,
                corrections=where.corrections,
                after=where.after,
                earlier=Earlier(
                    receipt=told.text("after"),
                    corrected=tuple_of(told.data.get("earlier")),
                ),
                plugins=where.plugins,
                settings=where.settings,
                given=None if told.text("view") else _settings(told),
            )
        )
    except DiagnosticError as error:
        sources = (_of_sources(told, rulebook, where), _from_elsewhere(told))
        yield from chain(*sources, _stopped(error))
        return
    name = told.text("name") or run.name
    run = attrs.evolve(run, name=name)
    inputs = tuple(_of_inputs(told, run))
    yield from inputs
    others = any(one.code == INPUT_DIFFERS.code for one in inputs)
    if not others:
        yield from of_amendments(told, run.receipt)
    yield from _of_result(told, run, only_figures=others)


def _named(told: Told) -> str:
    name = told.text("name")
    if name in shipped():
        return name
    raise RULEBOOK_NOT_NAMED.stop(
        Text(
            zh=f"凭据里的规则书“{name}”不是自带的，不知道在哪里",
            en=f'the rulebook "{name}" of the receipt is not shipped: where is it?',
        ),
        Text(
            zh="用 --rulebook 和 --data 写明；只核对文件和签名就加 --files-only",
            en="name it with --rulebook and its data with --data; to look at files and "
            "signature alone add --files-only",
        ),
    )


def _settings(told: Told) -> Settings:
    try:
        return {name: _value(text) for name, text in told.part("settings").items()}
    except (ValueError, ZeroDivisionError):
        message = Text(
            zh=f"凭据“{RECEIPT}”里的参数读不懂",
            en=f'the settings in the receipt "{RECEIPT}" make no sense',
        )
        raise RECEIPT_BROKEN.stop(message, _ORIGINAL) from None


def _value(text: str) -> Fraction | dt.date:
    if text.count("-") > 1:
        return dt.date.fromisoformat(text)
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def _from_elsewhere(told: Told) -> Iterator[Diagnostic]:
    """Yield what was read of no file, so that no folder can hold it."""
    names = [name for name in told.part("facts") if name.endswith("]")]
    if names:
        zh, en = "、".join(f"“{name}”" for name in names), ", ".join(names)
        yield NOT_IN_FILES.found(
            Text(
                zh=f"{zh}取自数据库或网上，凭据里有当时各行的摘要，没有数据本身",
                en=f"{en} came from a database or the web: the receipt has the digest "
                "of the rows, not the rows",
            ),
            Text(
                zh="写明怎样连接（--database、--host）再核验，内容没有变才会通过；"
                "连不上的只能加 --files-only 核对文件和签名",
                en="say how to reach it (--database, --host) and verify again: it "
                "holds if nothing changed there; otherwise --files-only looks at files "
                "and signature",
            ),
        )


def _stopped(error: DiagnosticError) -> Iterator[Diagnostic]:
    """Yield why nothing could be computed, and then what that was."""
    yield RESULT_DIFFERS.found(
        Text(
            zh="用给出的规则和数据算不出结果，原因见下面",
            en="the rules and data that were given give no result, for what follows",
        ),
        _ORIGINAL,
    )
    yield from error.diagnostics


def _of_sources(told: Told, rulebook: str, where: Where) -> Iterator[Diagnostic]:
    """Yield which files are not those of the receipt, as far as they are found."""
    try:
        folder = find(rulebook).path.parent
    except StopError:
        return
    folders = [folder]
    if where.data is not None:
        data = Path(where.data)
        folders = [data if data.is_dir() else data.parent, folder]
    if where.corrections is not None:
        folders.append(where.corrections.parent)
    for part in ("rulebook", "project", "facts", CORRECTIONS):
        is_of_data = part in {"facts", CORRECTIONS}
        for name, wanted in told.part(part).items():
            found = _found(folders if is_of_data else [folder], name)
            if found is not None and digest(found.read_bytes()) != wanted:
                is_now = digest(found.read_bytes())
                yield INPUT_DIFFERS.found(differs(name, wanted, is_now), _ORIGINAL)


def _found(folders: list[Path], name: str) -> Path | None:
    for folder in folders:
        direct = inside(folder, name)
        below = [direct] if direct else sorted(folder.rglob(Path(name).name))
        if below and below[0].is_file():
            return below[0]
    return None


def _of_inputs(told: Told, run: Run) -> Iterator[Diagnostic]:
    receipt, view = run.receipt, told.text("view")
    now = (of_view(receipt, view) if view else receipt).data
    was_by, is_by = told.text("engine"), receipt.engine
    if was_by != is_by:
        yield ENGINE_DIFFERS.found(
            Text(
                zh=f"凭据由 {was_by} 写出，现在用的是 {is_by}",
                en=f"the receipt was written by {was_by}, and this is {is_by}",
            ),
            Text(zh=f"用 {was_by} 再核验一次", en=f"verify again with {was_by}"),
        )
    found = Told(folder=told.folder, content=b"", data=now)
    for message in (*other_files(told, found, PARTS), *other_calendar(told, found)):
        yield INPUT_DIFFERS.found(message, _ORIGINAL)
    advice = _ORIGINAL if found.part(CORRECTIONS) else _named_too(told)
    for message in other_files(told, found, (CORRECTIONS,)):
        yield INPUT_DIFFERS.found(message, advice)


def _named_too(told: Told) -> Text:
    """Say how the corrections of that time are given, for none were given now."""
    files = " ".join(told.part(CORRECTIONS))
    return Text(
        zh=f"那次运行更正过数据，加上 --corrections {files} 再核验",
        en=f"that run corrected its data: verify again with --corrections {files}",
    )


def _of_result(told: Told, run: Run, *, only_figures: bool) -> Iterator[Diagnostic]:
    """Yield how the reports differ; of other inputs only the figures are told.

    Each report lists the digests of its inputs, so it differs wherever one does.
    """
    language: Language = "en" if told.text("language") == "en" else "zh"
    made = made_again(run, language, told.text("view"), Asked(told.names("forms")))
    for name, wanted in counted(COMPARED, [*told.part("outputs").items()]):
        piece = made.get(name)
        if piece is None:
            message = Text(
                zh=f"重算不会写出“{name}”", en=f'a run does not write "{name}"'
            )
            yield RESULT_DIFFERS.found(message, _LOOK)
            continue
        if piece.output.uses_machine:
            yield _not_again(name)
            continue
        content = piece.content()
        file = inside(told.folder, name)
        lying = content if file is None else file.read_bytes()
        if not only_figures:
            yield from _of_bytes(name, content, wanted)
        yield from _of_figures(name, content, lying)
    if not told.text("view"):
        for name in made.keys() - told.part("outputs").keys():
            message = Text(
                zh=f"重算写出的“{name}”，凭据里没有",
                en=f'a run writes "{name}", which the receipt does not tell of',
            )
            yield RESULT_DIFFERS.found(message, _LOOK)


def _not_again(name: str) -> Diagnostic:
    return NOT_WRITTEN_AGAIN.found(
        Text(
            zh=f"“{name}”用到写出它的机器上的字体，没有重新写出来比较",
            en=f'"{name}" holds fonts of the machine that wrote it, so it was not '
            "written again to be compared",
        ),
        Text(
            zh="它的摘要与凭据是否相符已经核对；里面的数以同一次运行的结果数据为准",
            en="its digest was compared with the receipt; for its figures rely on the "
            "result data of the same run",
        ),
    )


def _of_bytes(name: str, content: bytes, wanted: str) -> Iterator[Diagnostic]:
    again = digest(content)
    if again != wanted:
        yield RESULT_DIFFERS.found(
            Text(
                zh=f"重新写出的“{name}”和凭据不同：摘要现在是 {again[:12]}…，"
                f"凭据里是 {wanted[:12]}…",
                en=f'"{name}" written again is not the one of the receipt: its digest '
                f"is {again[:12]}… and {wanted[:12]}… there",
            ),
            _LOOK,
        )


def _of_figures(name: str, content: bytes, lying: bytes) -> Iterator[Diagnostic]:
    """Yield which figures of a result file are others when they are computed again."""
    was, now = read(lying), read(content)
    if was is not None and now is not None:
        found = [*_figures(name, was, now)]
        yield from islice(found, _MOST)
        if len(found) > _MOST:
            more = len(found) - _MOST
            message = Text(
                zh=f"“{name}”里还有 {more} 个数不同",
                en=f'{more} more figures of "{name}" differ',
            )
            yield RESULT_DIFFERS.found(message, _LOOK)


def _figures(name: str, was: ResultFile, now: ResultFile) -> Iterator[Diagnostic]:
    first, second = _rows(was), _rows(now)
    for place in dict.fromkeys((*first, *second)):
        old, new = first.get(place), second.get(place)
        if old != new:
            quantity, *key = place
            at = f"{quantity}[{'、'.join(key)}]" if key else quantity
            yield RESULT_DIFFERS.found(
                Text(
                    zh=f"“{name}”里 {at} 是 {_shown(old).zh}，重算是 {_shown(new).zh}",
                    en=f'{at} is {_shown(old).en} in "{name}", and computed again '
                    f"{_shown(new).en}",
                ),
                _LOOK,
            )


def _rows(result: ResultFile) -> Mapping[tuple[str, ...], Figure]:
    return {
        (one.id, *key): value
        for one in result.quantities.values()
        for key, value in one.rows
    }


def _shown(value: Figure | None) -> Text:
    match value:
        case None:
            return Text(zh="没有", en="not there")
        case bool():
            return Text(zh="是" if value else "否", en="yes" if value else "no")
        case _:
            return Text(zh=str(value), en=str(value))
