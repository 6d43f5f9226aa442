"""The notice (通报) as a DOCX document."""

from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.document import as_bytes
from guiju.plugins.outputs.notice import notice


def write(report: Report) -> bytes:
    """Return the report as a DOCX document, dated as the scheme is."""
    scheme = report.result.plan.scheme
    head = scheme.called
    day = created(scheme)
    return as_bytes(notice(report), head, day, report.language)


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="docx",
            title=Text(
                zh="考评结果通报，公文格式（DOCX）", en="notice of results (DOCX)"
            ),
            file_suffix=".docx",
            audience="any",
            write=write,
        ),
    )
