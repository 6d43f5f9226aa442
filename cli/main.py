"""``guiju``: the way in, and the one place where a run ends.

Whatever happens becomes an exit code here: 0 clean, 1 findings, 2 usage, 3 internal
error. Only click is imported; each command loads what it needs.
"""

import gc
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NoReturn

import click

from guiju.cli.contents import COMMANDS, module_of
from guiju.cli.signals import end_as_by_ctrl_c, end_by
from guiju.cli.spoken import Option, SpokenGroup
from guiju.cli.streams import speak_utf8, stop_writing
from guiju.cli.usage import Misuse
from guiju.cli.words import Words, session

_WORDS = Words(
    "规矩：把考评方案写成可以运行的规则。\n\n"
    "RULEBOOK 是规则书的文件、文件夹，或自带规则书的名称。\n"
    "退出码：0 没有问题，1 有问题，2 命令写得不对，3 内部错误。",
    "Guiju: assessment schemes as rules that run.\n\n"
    "RULEBOOK is a file, a folder, or the name of a shipped rulebook.\n"
    "Exit codes: 0 clean, 1 findings, 2 usage, 3 internal error.",
)
_VERSION = Words("显示版本", "show the version")
_NOBODY_READS = 141
"""What shells count for a program that wrote to a closed pipe."""
_GUEST = "guiju.guest"
"""Where the context holds the plugin whose command was called."""


class Program(SpokenGroup):
    """The commands, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of working with a rulebook."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return _guest(ctx, cmd_name)
        command = import_module(module_of(cmd_name)).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that ``args`` begin with, and the rest of them."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise Misuse(_no_command(args[0]), ctx)
        return args[0], command, args[1:]

    def further(self, language: str) -> tuple[str, list[tuple[str, str]]]:
        """Return the commands with a line for each."""
        rows = [(name, words.of(language)) for name, words in COMMANDS.items()]
        return super().further(language)[0], rows

    def __call__(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ANN401 - click's
        """Be the whole of a program that ends soon: no garbage is looked for.

        What a command makes, it needs until its end, and looking through all of it
        again and again, and once more at the end, takes a fifth of a short run.
        """
        gc.disable()
        try:
            self.main(*args, **kwargs)
        finally:
            gc.freeze()

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. That nobody reads on is no fault of the run."""
        try:
            ended = super().invoke(ctx)
        except BrokenPipeError:
            stop_writing()
            return _NOBODY_READS
        except Exception as error:
            if _GUEST not in ctx.meta:
                raise
            blamed = import_module("guiju.cli.guests").blamed(ctx.meta[_GUEST], error)
            raise blamed from error
        if _GUEST not in ctx.meta:
            return ended
        return import_module("guiju.cli.guests").ended(ctx.meta[_GUEST], ended)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - click's
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002 - click's
        **extra: Any,  # noqa: ANN401 - click's
    ) -> NoReturn:
        """Run the command line and end the program with its exit code."""
        del prog_name, standalone_mode
        said = sys.argv[1:] if args is None else list(args)
        caller = session(said)
        speak_utf8()
        before = end_as_by_ctrl_c()
        try:
            code = super().main(
                args if said else ["--help"],
                "guiju",
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                obj=caller,
                **extra,
            )
            sys.stdout.flush()
        except BrokenPipeError:  # from the flush
            stop_writing()
            code = _NOBODY_READS
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last one
            code = import_module("guiju.cli.failure").told(error, caller)
        finally:
            end_by(before)
        sys.exit(code)


def _guest(ctx: click.Context, name: str) -> click.Command | None:
    """Return the command of this name that a plugin adds, and note whose it is."""
    found = import_module("guiju.cli.guests").guest(name)
    if found is None:
        return None
    ctx.meta[_GUEST], command = found
    assert isinstance(command, click.Command)
    return command


def _no_command(name: str) -> Words:
    near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
    if near:
        return Words(
            f"没有命令 {name}，是不是想写 {near[0]}",
            f"there is no command {name}; did you mean {near[0]}?",
        )
    return Words(f"没有命令 {name}", f"there is no command {name}")


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's own signature
    if asked:
        version = import_module("importlib.metadata").version("guiju")
        click.echo(f"guiju {version}")
        context.exit()


main = Program(
    "guiju",
    words=_WORDS,
    params=[
        Option(
            ["--version"],
            words=_VERSION,
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
        )
    ],
)
