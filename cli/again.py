"""What was said on the command line, for another command that takes the same.

A hint that leaves out the data or a setting fails when it is copied. Addresses of
databases are not repeated: they may hold a password.
"""

import re

import click

_PLAIN = re.compile(r"[\w@%+=:,./\\~-]+")
_REPEATED = ("data", "settings", "previous")
"""The parameters that change what is computed, as commands that score call them."""


def repeated(rulebook: str) -> str:
    """Return ``rulebook`` with the data and settings that the command was given."""
    context = click.get_current_context(silent=True)
    said = {} if context is None else context.params
    options = {} if context is None else {p.name: p for p in context.command.params}
    words = [rulebook]
    for name in _REPEATED:
        given = said.get(name) or ()
        values = given if isinstance(given, tuple) else (given,)
        is_argument = isinstance(options.get(name), click.Argument)
        for value in values:
            words += (
                [str(value)] if is_argument else [options[name].opts[0], str(value)]
            )
    return " ".join(map(quoted, words))


def quoted(word: str) -> str:
    """Return a word as it is typed: in quotes if it has blanks or the like."""
    return word if _PLAIN.fullmatch(word) else f'"{word}"'
