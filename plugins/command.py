"""What a plugin declares of a command that it adds below ``guiju``.

The command is made with click, which only the command line knows; so it is declared
here by a function that makes it, and looked at when somebody calls it.
"""

from collections.abc import Callable

import attrs

from guiju.engine.text import Text


@attrs.frozen(kw_only=True)
class Command:
    """A command by the name that people type after ``guiju``."""

    name: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z][a-z0-9-]*"))
    title: Text = attrs.field(validator=attrs.validators.instance_of(Text))
    """The line that ``guiju plugins`` shows of it."""
    make: Callable[[], object] = attrs.field(repr=False)
    """Returns the ``click.Command``; asked when the command is called."""
