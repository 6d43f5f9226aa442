"""Region packs: rulebooks that come with a plugin, beside its sources and outputs."""

from collections.abc import Sequence

from guiju.plugins.hookspecs import hookspec
from guiju.plugins.rulebook_folder import RulebookFolder


@hookspec
def guiju_list_rulebooks() -> Sequence[RulebookFolder]:
    """List the rulebooks that this plugin brings, each in a folder of its own.

    Shape: one ``RulebookFolder`` for each; its folder lies among the plugin's own files
    and has a ``guiju.toml`` and the file of rules that it names. A distribution that
    brings rulebooks, with the sources and outputs of its region, is a region pack.
    Units: none here; a rulebook writes the measures of its numbers.
    Returns: the folders; an empty sequence is allowed. Listing reads none of them.
    Errors: a name that a shipped rulebook or another plugin has, and a folder that is
    not there or lies elsewhere, is refused when the rulebooks are listed, naming the
    plugin. What is wrong with the rules is told as of any other rulebook.
    Calls: once for each command that is given a name which no shipped rulebook has, or
    whose rulebook includes or extends one of such a name, or that lists rulebooks.
    Source: what the plugin ships; no file of the user, no clock, no network.
    """
    raise NotImplementedError
