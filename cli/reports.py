"""A finished run as reports: on the screen, or as files in a folder."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import get_terminal_size

import attrs

from guiju.cli.receipts import RECEIPT
from guiju.cli.running import Run
from guiju.cli.streams import has_boxes, is_coloured
from guiju.cli.writing import Written, write
from guiju.dsl.keywords import PREVIOUS
from guiju.engine.receipt import digest
from guiju.engine.text import Language
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
    """Write every output and the receipt into ``folder``; return where they went.

    Everything is made before anything is written: what cannot be said in some form
    leaves no other form behind.

    Raises:
        DiagnosticError: an output failed, or the folder cannot be written.
    """
    outputs = [one for one in run.plugins.outputs() if one.file_suffix is not None]
    names = _names(outputs, run.rulebook.source.name)
    made = {name: names[name].write(report) for name in names}
    files = [write(folder / name, content) for name, content in made.items()]
    contents = zip(files, made.values(), strict=True)
    receipt = attrs.evolve(
        run.receipt, outputs={file.path.name: digest(made) for file, made in contents}
    )
    text = json.dumps(receipt.data, ensure_ascii=False, sort_keys=True, indent=1)
    return (*files, write(folder / RECEIPT, f"{text}\n".encode()))


def _names(outputs: Sequence[Output], rulebook: str) -> Mapping[str, Output]:
    """Return the outputs by the file that each of them is written to."""
    names: dict[str, Output] = {}
    for output in outputs:
        free = (name for name in _tries(output, rulebook) if name not in names)
        names[next(free)] = output
    return names


def _tries(output: Output, rulebook: str) -> Iterator[str]:
    plain = f"{rulebook}{output.file_suffix}"
    if plain != RECEIPT:
        yield plain
    yield f"{rulebook}-{output.name}{output.file_suffix}"
