"""Methods: ways of scoring beyond the functions of the language."""

from collections.abc import Sequence

from guiju.dsl.method import Method
from guiju.plugins.hookspecs import hookspec


@hookspec
def guiju_list_methods() -> Sequence[Method]:
    """List the scoring methods that this plugin brings.

    Shape: one ``Method`` for each, with its name in both spellings, its parameters,
    its documentation, what it expands to, and an example that can be run.
    Units: a method is given expressions with their measures and says the measure of
    its result, which is derived anew and has to be the same. Numbers are fractions.
    Returns: the methods; an empty sequence is allowed. Listing imports no heavy
    library.
    Errors: a name that another plugin or the language has is refused when the methods
    are listed. An expansion that fails, uses more than the core, reads what it was not
    given or has another measure is refused when a rulebook calls it. Both name the
    plugin.
    Calls: once for each command whose rulebook calls something that is no function of
    the language, or that lists methods; ``Method.expand`` once for each call written.
    Source: the arguments of the call alone; no figure, no file, no clock, no network.
    """
    raise NotImplementedError
