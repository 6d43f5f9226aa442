"""The bulletin of the province: who is where, in a line each."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guiju.engine.number import show
from guiju.engine.text import Text
from guiju.engine.value import Value
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report


@hookimpl
def guiju_list_outputs() -> Sequence[Output]:
    """See the hook specification."""
    return [BULLETIN]


def write(report: Report) -> bytes:
    """Return the bulletin as plain text."""
    return "".join(f"{line}\n" for line in _lines(report)).encode()


def _lines(report: Report) -> Iterator[str]:
    plan = report.result.plan
    yield plan.scheme.title
    for ranking in plan.rankings:
        for one in report.result.standings(ranking):
            yield f"{one.rank} {one.unit} {_shown(one.value)}"


def _shown(value: Value) -> str:
    return show(value) if isinstance(value, Fraction) else str(value)


BULLETIN = Output(
    name="qingshui-bulletin",
    title=Text(zh="清水通报", en="bulletin of Qingshui"),
    file_suffix=".bulletin.txt",
    audience="internal",
    write=write,
)
