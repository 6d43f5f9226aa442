"""Which outputs a run writes: the usual ones, or those that somebody named."""

from collections.abc import Iterator, Sequence

import attrs

from guiju.cli.added import Chosen
from guiju.cli.fault import USAGE, StopError
from guiju.cli.faults import TOO_MANY_FIGURES
from guiju.cli.nearest import nearest
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.text import Text
from guiju.plugins.output import Output
from guiju.plugins.output_troubles import NOTHING_TO_WRITE, OUTPUT_UNKNOWN

_OUTPUTS = Text(zh="输出", en="outputs")


@attrs.frozen
class Asked:
    """``names`` are the outputs to write, none for the usual ones.

    ``named`` are those that somebody typed: each of them has to be written.
    """

    names: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def takes(self, output: Output) -> bool:
        """Whether ``output`` is written."""
        return output.name in self.names if self.names else not output.on_request

    def hold(self, written: Sequence[Output], too_large: Sequence[Output] = ()) -> None:
        """Hold the run to writing everything that was named.

        Raises:
            StopError: there is nothing to say in one of these forms, or the result is
                ``too_large`` for it.
        """
        names = {output.name for output in written}
        missing = [name for name in self.named if name not in names]
        large = [one.name for one in too_large if one.name in missing]
        if large:
            raise StopError(too_many(large), exit_code=USAGE)
        if missing:
            raise StopError(_nothing(missing), exit_code=USAGE)


BY_PROGRAMS = Text(
    zh="名次用 --only csv，全部的数用 --only parquet，在 DuckDB、pandas 里看",
    en="take --only csv for the places and --only parquet for all figures, and read "
    "them with DuckDB or pandas",
)
"""What to do with a result that is too large for documents."""
USUAL = Asked()
"""The outputs that are written where nobody names any."""


def asked(only: Sequence[str], also: Sequence[str], plugins: Chosen) -> Asked:
    """Return what ``--only`` and ``--also`` name, each perhaps a list with commas.

    An empty list is a name that no output has.

    Raises:
        StopError: there is no output of that name.
    """
    named, more = tuple(_split(only)), tuple(_split(also))
    if not named and not more:
        return USUAL
    outputs = [one for one in plugins.load().outputs() if one.file_suffix is not None]
    known = [one.name for one in outputs]
    wrong = [name for name in (*named, *more) if name not in known]
    if wrong:
        raise StopError(*(_unknown(name, known) for name in wrong), exit_code=USAGE)
    usual = [one.name for one in outputs if not one.on_request]
    chosen = {*(named or usual), *more}
    return Asked(
        names=tuple(name for name in known if name in chosen), named=(*named, *more)
    )


def _split(names: Sequence[str]) -> Iterator[str]:
    for some in names:
        words = (word.strip() for word in some.replace("，", ",").split(","))
        yield from [word for word in words if word] or [""]


def _unknown(name: str, known: Sequence[str]) -> Diagnostic:
    return OUTPUT_UNKNOWN.found(
        Text(zh=f"没有叫“{name}”的输出", en=f'there is no output called "{name}"'),
        nearest(name, known, _OUTPUTS),
    )


def too_many(names: Sequence[str]) -> Diagnostic:
    """Return what to say where a result is too large for these outputs."""
    return TOO_MANY_FIGURES.found(
        Text(
            zh=f"结果有几百万个数，写不成 {'、'.join(names)}",
            en=f"the result has millions of figures: too many for {', '.join(names)}",
        ),
        BY_PROGRAMS,
    )


def _nothing(names: Sequence[str]) -> Diagnostic:
    return NOTHING_TO_WRITE.found(
        Text(
            zh=f"这次运行没有可以写进 {'、'.join(names)} 的内容",
            en=f"this run has nothing to write as {', '.join(names)}",
        ),
        Text(
            zh="去掉它；或者换一个公开（--view），换一个有这些内容的规则书",
            en="leave it out, or take another --view or a rulebook that has it",
        ),
    )
