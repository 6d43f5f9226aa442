"""The notice (通报) as a PDF, to be read and filed as it is."""

from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.notice import notice
from guiju.plugins.outputs.typeset import NEEDS, as_bytes


def write(report: Report) -> bytes:
    """Return the report as a PDF document, dated as the scheme is.

    Raises:
        DiagnosticError: the package is not installed, or no font has Chinese.
    """
    scheme = report.result.plan.scheme
    head = scheme.called
    return as_bytes(notice(report), head, created(scheme), report.language)


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="pdf",
            title=Text(
                zh="考评结果通报，公文格式（PDF）", en="notice of results (PDF)"
            ),
            file_suffix=".pdf",
            audience="any",
            write=write,
            on_request=True,
            needs=NEEDS,
            uses_machine=True,
        ),
    )
