"""Outputs: the forms in which a report can be written."""

from collections.abc import Sequence

from guiju.plugins.hookspecs import hookspec
from guiju.plugins.output import Output


@hookspec
def guiju_list_outputs() -> Sequence[Output]:
    """List the forms in which this plugin can write a report.

    Shape: one ``Output`` for each form; its ``name`` is what people type after
    ``--output`` and is unique among all plugins. Its ``audience`` says which reports it
    is given: whole results (``internal``), what a view shows (``public``), or both
    (``any``). A view is a result that holds nothing else: its ``plan`` has only the
    figures shown, its ``view`` is set, and so is ``reader`` where one unit reads.
    Whatever takes long, needs a package or has few readers is ``on_request``: it is
    written where it is named with ``--only`` or ``--also`` and nowhere else.
    Units: an output prints the measures of the quantities in the plan; numbers are
    exact, and text output writes them by ``guiju.engine.number.show``.
    Returns: the outputs, in the order in which help lists them; an empty sequence is
    allowed. Listing imports no heavy library: ``Output.write`` does that.
    Errors: ``DiagnosticError`` from ``Output.write`` when a report cannot be said in
    this form; a name that another plugin has is refused when the outputs are listed.
    Calls: once for each command that writes or lists outputs.
    Source: the ``Report`` alone; an output reads no file, no clock and no network.
    """
    raise NotImplementedError
