"""A finished run as reports: on the screen, or as files in a folder."""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import file_digest
from itertools import count
from pathlib import Path
from shutil import get_terminal_size
from typing import BinaryIO

import attrs

from guiju.cli.fault import USAGE, StopError
from guiju.cli.naming import file_name, file_names
from guiju.cli.outputs_asked import USUAL, Asked, too_many
from guiju.cli.progress import OUTPUTS, counted
from guiju.cli.receipts import RECEIPT, SIGNATURE
from guiju.cli.running import Run
from guiju.cli.streams import has_boxes, is_coloured
from guiju.cli.writing import Written, write_set
from guiju.dsl.keywords import PREVIOUS
from guiju.engine.plan import View
from guiju.engine.receipt import Receipt, as_file, digest
from guiju.engine.text import Language
from guiju.plugins.correction import Correction
from guiju.plugins.disclosure import disclosed, readers
from guiju.plugins.files import Content
from guiju.plugins.output import MOST, Output, Report
from guiju.plugins.outputs import json_file, table
from guiju.plugins.outputs.moved import seen

_PLAIN_WIDTH = 100

Signer = Callable[[bytes], bytes]
"""What makes a signature of the bytes of a receipt."""


def report_of(run: Run, language: Language) -> Report:
    """Return the report that all outputs write."""
    receipt = run.receipt
    return Report(
        result=run.result,
        language=language,
        notices=run.rulebook.project.notices,
        receipt={
            **receipt.rulebook,
            **receipt.facts,
            **({} if run.before is None else receipt.corrections),
            **{f"{PREVIOUS}/{name}": sha for name, sha in receipt.previous.items()},
            **receipt.plugins,
        },
        rulebook_name=run.name,
        diagnostics=(*run.rulebook.diagnostics, *run.remarks),
        corrections=_corrections(run),
        before=run.before,
        is_of_earlier_run=bool(receipt.after),
    )


def _corrections(run: Run) -> tuple[Correction, ...]:
    return tuple(one for one in run.amended.corrections if one.changes)


def report_of_view(run: Run, language: Language, view: View, reader: str) -> Report:
    """Return what ``view`` shows, to ``reader`` if one unit reads.

    The digests of the data are left out, since a mark could be guessed from them.
    """
    receipt, result = run.receipt, disclosed(run.result, view, reader)
    before = None if run.before is None else disclosed(run.before, view, reader)
    return Report(
        result=result,
        language=language,
        notices=run.rulebook.project.notices,
        receipt={**receipt.rulebook, **receipt.plugins},
        rulebook_name=run.name,
        corrections=() if before is None else seen(_corrections(run), before, result),
        before=before,
        is_of_earlier_run=bool(receipt.after),
    )


def as_table(report: Report) -> str:
    """Return the ranking tables as standard output shows them."""
    stream = sys.stdout
    wide = get_terminal_size((_PLAIN_WIDTH, 0)).columns
    terminal = table.Terminal(
        width=wide if stream.isatty() else _PLAIN_WIDTH,
        colour=is_coloured(stream),
        ascii_only=not has_boxes(stream),
    )
    return table.render(report, terminal)


def as_json(report: Report) -> str:
    """Return the result for programs.

    Raises:
        StopError: it is too large for that.
    """
    if report.result.figures > MOST:
        raise StopError(too_many(["json"]), exit_code=USAGE)
    return json_file.write(report).decode("utf-8")


def write_all(
    run: Run,
    report: Report,
    folder: Path,
    asked: Asked = USUAL,
    sign: Signer | None = None,
) -> tuple[Written, ...]:
    """Write what is ``asked`` for, a set for every view, and the receipt.

    Everything is made before anything is written: what cannot be said in some form
    leaves no other form behind. Return where the files went.

    Raises:
        DiagnosticError: an output failed, or the folder cannot be written.
    """
    made = contents(run, _sets(run, report), asked)
    receipt = _told(run, run.receipt, report.language, asked)
    return _write(made, receipt, folder, sign)


def made_again(
    run: Run, language: Language, view: str, asked: Asked = USUAL
) -> Mapping[str, "Piece"]:
    """Return what ``run -o`` writes, by name: all of it, or what is of one view."""
    if not view:
        return pieces(run, _sets(run, report_of(run, language)), asked)
    chosen = (one for one in run.result.plan.views if one.name == view)
    sets = [issue for one in chosen for issue in issues(run, language, one)]
    return pieces(run, sets, asked)


def _sets(run: Run, report: Report) -> Sequence["Issue"]:
    """Return the whole report, and what is issued of every view."""
    views = run.result.plan.views
    seen = [issue for view in views for issue in issues(run, report.language, view)]
    return [Issue(run.name, report), *seen]


def write_view(  # noqa: PLR0913, PLR0917 - one for each option
    run: Run,
    language: Language,
    view: View,
    reader: str,
    folder: Path,
    asked: Asked = USUAL,
    sign: Signer | None = None,
) -> tuple[Written, ...]:
    """Write what ``view`` shows, and a receipt that says nothing of the data.

    Raises:
        DiagnosticError: an output failed, or the folder cannot be written.
    """
    chosen = [one for one in issues(run, language, view) if _is_for(one, reader)]
    receipt = _told(run, of_view(run.receipt, view.name), language, asked)
    return _write(contents(run, chosen, asked), receipt, folder, sign)


def _told(run: Run, receipt: Receipt, language: Language, asked: Asked) -> Receipt:
    """Return the receipt with what has to be known to write the same files again."""
    return attrs.evolve(receipt, name=run.name, language=language, forms=asked.names)


def of_view(receipt: Receipt, view: str) -> Receipt:
    """Return a receipt of the rules alone; whatever else it has, a view has not."""
    return Receipt(
        engine=receipt.engine,
        rulebook=receipt.rulebook,
        plugins=receipt.plugins,
        facts={},
        settings={},
        project=receipt.project,
        calendar=receipt.calendar,
        calendar_days=receipt.calendar_days,
        view=view,
    )


@attrs.frozen
class Issue:
    """One report and the name that its files have, whatever their form."""

    name: str
    report: Report


def issues(run: Run, language: Language, view: View) -> list[Issue]:
    """Return what is issued of a view: one report, or one for each unit."""
    plan, name = run.result.plan, file_name(view.name)
    each = readers(plan, view)
    names = dict(zip(each, file_names(each), strict=True))
    return [
        Issue(
            f"{name}/{names[reader]}" if reader else name,
            report_of_view(run, language, view, reader),
        )
        for reader in each or ("",)
    ]


def _is_for(issue: Issue, reader: str) -> bool:
    return not reader or issue.report.result.reader == reader


@attrs.frozen
class Piece:
    """One file to be: a report, and what writes it."""

    output: Output
    report: Report

    def content(self) -> bytes:
        """Return what the file holds.

        Raises:
            DiagnosticError: the output failed.
        """
        return self.output.write(self.report)

    def later(self) -> Callable[[BinaryIO], None] | None:
        """Return what writes a large report to a file, as it comes."""
        write = self.output.write_into
        return None if write is None else lambda file: write(self.report, file)


def contents(run: Run, sets: Sequence[Issue], asked: Asked) -> Mapping[str, Content]:
    """Return what the outputs make of every set, by the name of its file.

    Raises:
        DiagnosticError: an output failed, or one that was named fits no report.
    """
    chosen = pieces(run, sets, asked)
    asked.hold([piece.output for piece in chosen.values()], _too_large(run, sets))
    made = counted(OUTPUTS, [*chosen.items()])
    return {name: piece.later() or piece.content() for name, piece in made}


def left_out(run: Run, report: Report, asked: Asked) -> tuple[str, ...]:
    """Return the outputs that ``report`` was too large for, though they are usual."""
    too_large = _too_large(run, [Issue(run.name, report)])
    return tuple(one.name for one in too_large if asked.takes(one))


def _too_large(run: Run, sets: Sequence[Issue]) -> Sequence[Output]:
    """Return the outputs that some report is too large for."""
    return [
        one
        for one in run.plugins.outputs()
        if one.file_suffix is not None
        and any(one.serves(s.report) and not one.holds(s.report) for s in sets)
    ]


def pieces(run: Run, sets: Sequence[Issue], asked: Asked) -> Mapping[str, Piece]:
    """Return what is written by the name of its file.

    A file has the same name whatever else is written.
    """
    outputs = [one for one in run.plugins.outputs() if one.file_suffix is not None]
    found: dict[str, Piece] = {}
    for issue in sets:
        fitting = [one for one in outputs if one.serves(issue.report)]
        names = _names(fitting, issue.name, found)
        found |= {name: Piece(one, issue.report) for name, one in names.items()}
    return {
        name: piece
        for name, piece in found.items()
        if asked.takes(piece.output) and piece.output.holds(piece.report)
    }


def _write(
    made: Mapping[str, Content], receipt: Receipt, folder: Path, sign: Signer | None
) -> tuple[Written, ...]:
    def sealed(files: tuple[Written, ...]) -> Mapping[Path, bytes | None]:
        """Return the receipt, which names each file as it could be called."""
        pairs = zip(files, made.values(), strict=True)
        written = {
            file.path.relative_to(folder).as_posix(): _digest(file.path, content)
            for file, content in pairs
        }
        told = as_file(attrs.evolve(receipt, outputs=written).data)
        # Without a key the signature goes that was of the receipt before.
        signed = None if sign is None else sign(told)
        return {folder / RECEIPT: told, folder / SIGNATURE: signed}

    wanted = {folder / name: content for name, content in made.items()}
    return write_set(wanted, sealed)


def _digest(path: Path, content: Content) -> str:
    if isinstance(content, bytes):
        return digest(content)
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _names(
    outputs: Sequence[Output], wanted: str, taken: Collection[str]
) -> Mapping[str, Output]:
    """Return the outputs by the file that each of them is written to.

    What is called as its suffix is, as ``docx``, has the first choice.
    """
    names: dict[str, Output] = {}
    for output in sorted(outputs, key=lambda one: f".{one.name}" != one.file_suffix):
        tries = _tries(output, wanted)
        names[next(name for name in tries if name not in {*names, *taken})] = output
    order = {output.name: at for at, output in enumerate(outputs)}
    return dict(sorted(names.items(), key=lambda pair: order[pair[1].name]))


def _tries(output: Output, wanted: str) -> Iterator[str]:
    plain = f"{wanted}{output.file_suffix}"
    if plain not in {RECEIPT, SIGNATURE}:
        yield plain
    yield f"{wanted}-{output.name}{output.file_suffix}"
    for nth in count(2):
        yield f"{wanted}-{output.name}-{nth}{output.file_suffix}"
