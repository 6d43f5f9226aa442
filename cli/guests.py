"""Commands that plugins add below ``guiju``, and what they are held to.

They are looked for only when somebody types a command that Guiju does not have:
``guiju --help`` runs nobody else's code.
"""

import click

from guiju.cli.added import INSTALLED
from guiju.cli.contents import COMMANDS
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.command import Command
from guiju.plugins.plugin import Plugin, broken, failed
from guiju.plugins.questions import Plugins

_HIGHEST = 255
_AS_ANY_COMMAND = (
    DiagnosticError,
    click.ClickException,
    click.Abort,
    click.exceptions.Exit,
    BrokenPipeError,
)


def guests(plugins: Plugins) -> tuple[tuple[Plugin, Command], ...]:
    """Return the commands that plugins add.

    Raises:
        DiagnosticError: one has the name of a command of Guiju or of another plugin.
    """
    listed = plugins.commands()
    for plugin, one in listed:
        if one.name in COMMANDS:
            raise broken(
                plugin,
                Text(
                    zh=f"命令“{one.name}”已经有了，是规矩自己的",
                    en=f'Guiju has a command "{one.name}" of its own',
                ),
            )
    return listed


def guest(name: str) -> tuple[Plugin, click.Command] | None:
    """Return the command of an installed plugin, and whose it is.

    Raises:
        DiagnosticError: the plugin fails, or makes something else.
    """
    for plugin, one in guests(INSTALLED.load()) if INSTALLED.is_any else ():
        if one.name == name:
            try:
                made = one.make()
            except Exception as error:
                raise broken(plugin, failed(error)) from error
            if not isinstance(made, click.Command):
                raise broken(plugin, Text(zh="给出的不是命令", en="it made no command"))
            return plugin, made
    return None


def ended(plugin: Plugin, code: object) -> int:
    """Return the exit code of a plugin's command.

    Raises:
        DiagnosticError: it is none.
    """
    if code is None:
        return 0
    if isinstance(code, int) and 0 <= code <= _HIGHEST:
        return code
    raise broken(
        plugin,
        Text(
            zh=f"退出码应是 0 到 {_HIGHEST} 的整数，命令给出的是 {code!r}",
            en=f"its exit code should be from 0 to {_HIGHEST} and is {code!r}",
        ),
    )


def blamed(plugin: Plugin, error: Exception) -> Exception:
    """Return ``error`` if any command may end with it, else what names the plugin."""
    if isinstance(error, _AS_ANY_COMMAND):
        return error
    return broken(plugin, failed(error))
