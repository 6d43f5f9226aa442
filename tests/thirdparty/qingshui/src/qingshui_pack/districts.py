"""``guiju qingshui-districts``: the districts that are assessed."""

from collections.abc import Sequence

from guiju.engine.text import Text
from guiju.plugins.command import Command
from guiju.plugins.hookspecs import hookimpl


@hookimpl
def guiju_list_commands() -> Sequence[Command]:
    """See the hook specification."""
    title = Text(zh="列出清水省的县区", en="list the districts of Qingshui")
    return [Command(name="qingshui-districts", title=title, make=make)]


def make() -> object:
    """Return the command; click is imported when somebody calls it."""
    import click  # noqa: PLC0415

    from guiju.cli.rulebook import load  # noqa: PLC0415

    @click.command("qingshui-districts")
    def command() -> int:
        """Print a district a line."""
        for group in load("qingshui-2026").plan.groups.values():
            click.echo("\n".join(group.members))
        return 0

    return command
