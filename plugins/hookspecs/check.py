"""Checks: what else ``guiju check`` looks for in a rulebook."""

from collections.abc import Sequence

from guiju.dsl.check import Check
from guiju.plugins.hookspecs import hookspec


@hookspec
def guiju_list_checks() -> Sequence[Check]:
    """List the checks that this plugin brings.

    Shape: one ``Check`` for each, with a bad and a good rulebook as its examples. Its
    code is two to four capital letters and four digits; the letters are the plugin's
    own (``QS0001``) and never ``GJ``. A finding stands at a place of the rulebook, says
    what is so in both languages, and offers no fix.
    Units: a check reads the model and, if it is ``on_plan``, the plan: numbers are
    exact fractions with their measures.
    Returns: the checks; an empty sequence is allowed. Listing imports no heavy library.
    Errors: a code that is not the plugin's own is refused when the checks are listed; a
    check that fails, or that finds something elsewhere than in the rulebook, when it is
    asked. Both name the plugin.
    Calls: once for each command that reads rulebooks; ``Check.run`` once for each
    rulebook, and once more where a report lists what is answered. Built-in checks are
    asked beside it. An error keeps the rulebook from being run, as one of Guiju's does.
    Source: the rulebook alone; no data, no file, no clock, no network.
    """
    raise NotImplementedError
