"""A plugin as a user writes one: the title of the scheme, and nothing else."""

from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report


def write(report: Report) -> bytes:
    """Return the title on a line of its own."""
    return f"{report.result.plan.scheme.title}\n".encode()


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    title = Text(zh="标题", en="title")
    return (
        Output(
            name="plain",
            title=title,
            file_suffix=".txt",
            audience="any",
            write=write,
        ),
    )
