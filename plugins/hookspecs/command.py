"""Commands: what else can be typed after ``guiju``."""

from collections.abc import Sequence

from guiju.plugins.command import Command
from guiju.plugins.hookspecs import hookspec


@hookspec
def guiju_list_commands() -> Sequence[Command]:
    """List the commands that this plugin adds.

    Shape: one ``Command`` for each, with the name that people type, a line in both
    languages, and ``make``, which returns a ``click.Command``. One that is to speak the
    caller's language is a ``guiju.cli.spoken.Spoken``.
    Units: none.
    Returns: the commands; an empty sequence is allowed. Listing imports no heavy
    library: ``Command.make`` does that. A command returns its exit code from 0 to 255,
    or nothing, which is 0.
    Errors: the name of a command of Guiju or of another plugin is refused when the
    commands are listed. Inside a command, ``DiagnosticError`` and what click raises are
    told as they are; anything else it raises or returns is told of the plugin.
    Calls: once when somebody types a command that Guiju does not have, or lists the
    plugins. ``guiju --help`` calls nobody.
    Source: what the caller names on its command line; it writes files by
    ``guiju.plugins.files``.
    """
    raise NotImplementedError
