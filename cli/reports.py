"""A finished run as reports: on the screen, or as files in a folder."""

import json
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from shutil import get_terminal_size

import attrs

from guiju.cli.naming import file_name, file_names
from guiju.cli.receipts import RECEIPT
from guiju.cli.running import Run
from guiju.cli.streams import has_boxes, is_coloured
from guiju.cli.writing import Written, write
from guiju.dsl.keywords import PREVIOUS
from guiju.engine.plan import View
from guiju.engine.receipt import Receipt, digest
from guiju.engine.text import Language
from guiju.plugins.disclosure import disclosed, readers
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import json_file, table

_PLAIN_WIDTH = 100


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
            **{f"{PREVIOUS}/{name}": sha for name, sha in receipt.previous.items()},
            **receipt.plugins,
        },
        rulebook_name=run.rulebook.source.name,
        diagnostics=(*run.rulebook.diagnostics, *run.remarks),
    )


def report_of_view(run: Run, language: Language, view: View, reader: str) -> Report:
    """Return what ``view`` shows, to ``reader`` if one unit reads.

    The digests of the data are left out, since a mark could be guessed from them.
    """
    receipt = run.receipt
    return Report(
        result=disclosed(run.result, view, reader),
        language=language,
        notices=run.rulebook.project.notices,
        receipt={**receipt.rulebook, **receipt.plugins},
        rulebook_name=run.rulebook.source.name,
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
    """Return the result for programs."""
    return json_file.write(report).decode("utf-8")


def write_all(run: Run, report: Report, folder: Path) -> tuple[Written, ...]:
    """Write every output, a set for every view, and the receipt into ``folder``.

    Everything is made before anything is written: what cannot be said in some form
    leaves no other form behind. Return where the files went.

    Raises:
        DiagnosticError: an output failed, or the folder cannot be written.
    """
    sets = [Issue(run.rulebook.source.name, report)]
    for view in run.result.plan.views:
        sets += issues(run, report.language, view)
    return _write(run, sets, run.receipt, folder)


def write_view(
    run: Run, language: Language, view: View, reader: str, folder: Path
) -> tuple[Written, ...]:
    """Write what ``view`` shows, and a receipt that says nothing of the data.

    Raises:
        DiagnosticError: an output failed, or the folder cannot be written.
    """
    chosen = [one for one in issues(run, language, view) if _is_for(one, reader)]
    return _write(run, chosen, _of_view(run.receipt, view), folder)


def _of_view(receipt: Receipt, view: View) -> Receipt:
    """Return a receipt of the rules alone; whatever else it has, a view has not."""
    return Receipt(
        engine=receipt.engine,
        rulebook=receipt.rulebook,
        plugins=receipt.plugins,
        facts={},
        settings={},
        calendar=receipt.calendar,
        view=view.name,
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


def _write(
    run: Run, sets: Sequence[Issue], receipt: Receipt, folder: Path
) -> tuple[Written, ...]:
    outputs = [one for one in run.plugins.outputs() if one.file_suffix is not None]
    made: dict[str, bytes] = {}
    for issue in sets:
        fitting = [one for one in outputs if one.serves(issue.report)]
        for name, output in _names(fitting, issue.name, made).items():
            made[name] = output.write(issue.report)
    files = [write(folder / name, content) for name, content in made.items()]
    contents = zip(files, made.values(), strict=True)
    written = {
        file.path.relative_to(folder).as_posix(): digest(content)
        for file, content in contents
    }
    receipt = attrs.evolve(receipt, outputs=written)
    text = json.dumps(receipt.data, ensure_ascii=False, sort_keys=True, indent=1)
    return (*files, write(folder / RECEIPT, f"{text}\n".encode()))


def _names(
    outputs: Sequence[Output], wanted: str, taken: Collection[str]
) -> Mapping[str, Output]:
    """Return the outputs by the file that each of them is written to."""
    names: dict[str, Output] = {}
    for output in outputs:
        tries = _tries(output, wanted)
        names[next(name for name in tries if name not in {*names, *taken})] = output
    return names


def _tries(output: Output, wanted: str) -> Iterator[str]:
    plain = f"{wanted}{output.file_suffix}"
    if plain != RECEIPT:
        yield plain
    yield f"{wanted}-{output.name}{output.file_suffix}"
    for nth in count(2):
        yield f"{wanted}-{output.name}-{nth}{output.file_suffix}"
