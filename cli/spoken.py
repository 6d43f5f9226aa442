"""Commands, options and arguments whose help is in the caller's language.

Click's own help is English, and what it says of a command is written when the module
is imported, before anybody knows the language. So the layout is written here.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import click

from guiju.cli.words import LANGUAGES, Session, Words

_NO_WORDS = Words("", "")
_USAGE = Words("用法：", "Usage: ")
_OPTIONS = Words("选项：", "Options:")
_ARGUMENTS = Words("参数：", "Arguments:")
_COMMANDS = Words("命令：", "Commands:")
_COMMAND = Words("命令 [参数]…", "COMMAND [ARGS]…")
_ANY_OPTIONS = Words("[选项]", "[OPTIONS]")
_LANG = Words("用中文还是英文，默认随系统", "Chinese or English; default: the locale's")
_DEBUG = Words("内部出错时显示经过", "show where an internal error came from")
_HELP = Words("显示这段说明", "show this help")
_WIDEST_NAME = 34


def session_of(context: click.Context) -> Session:
    """Return who is calling."""
    session = context.find_root().obj
    return session if isinstance(session, Session) else Session("zh")


class Option(click.Option):
    """An option with ``words`` for its help."""

    def __init__(
        self,
        declarations: Sequence[str],
        *,
        words: Words,
        **attributes: Any,  # noqa: ANN401 - click's
    ) -> None:
        super().__init__(declarations, **attributes)
        self.words = words

    def row(self, context: click.Context) -> tuple[str, str] | None:
        """Return the name and the words for the help; None for a hidden option."""
        record = self.get_help_record(context)
        return record and (record[0], self.words.of(session_of(context).language))


class Argument(click.Argument):
    """An argument with ``words`` for its help. It has a ``metavar``."""

    def __init__(
        self,
        declarations: Sequence[str],
        *,
        words: Words,
        **attributes: Any,  # noqa: ANN401 - click's
    ) -> None:
        super().__init__(declarations, **attributes)
        self.words = words

    def row(self, context: click.Context) -> tuple[str, str] | None:
        """Return the name and the words for the help."""
        return self.metavar or "", self.words.of(session_of(context).language)


argument = partial(click.argument, cls=Argument)
option = partial(click.option, cls=Option)


class Spoken(click.Command):
    """A command with ``words`` for its help and the options that all commands have.

    Its callback returns the exit code.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's
        words: Words = _NO_WORDS,
        **attributes: Any,  # noqa: ANN401 - click's
    ) -> None:
        attributes["add_help_option"] = False
        attributes["no_args_is_help"] = False  # it is the program that shows help then
        super().__init__(*args, **attributes)
        self.words = words
        declared = {name for param in self.params for name in param.opts}
        self.params += [one for one in _shared() if not declared.intersection(one.opts)]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help."""
        language = session_of(ctx).language
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        formatter.write(_indented(self.words.of(language)))
        _write(formatter, _ARGUMENTS.of(language), self._rows(ctx, Argument))
        _write(formatter, *self.further(language))
        _write(formatter, _OPTIONS.of(language), self._rows(ctx, Option))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; what is wrong with them is wrong with this command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def further(self, language: str) -> tuple[str, list[tuple[str, str]]]:
        """Return what the help lists after the arguments: a group's commands."""
        del language
        return "", []

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        language = session_of(ctx).language
        self.options_metavar = _ANY_OPTIONS.of(language)
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE.of(language))

    def _rows(
        self, ctx: click.Context, kind: type[Argument | Option]
    ) -> list[tuple[str, str]]:
        rows = (p.row(ctx) for p in self.get_params(ctx) if isinstance(p, kind))
        return [row for row in rows if row is not None]


class SpokenGroup(Spoken, click.Group):
    """A group of commands that are at hand. ``Program`` loads its own when called."""

    def further(self, language: str) -> tuple[str, list[tuple[str, str]]]:
        """Return the commands with a line for each."""
        commands = self.commands.items()
        rows = [
            (name, one.words.of(language).splitlines()[0])
            for name, one in commands
            if isinstance(one, Spoken)
        ]
        return _COMMANDS.of(language), rows

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        self.subcommand_metavar = _COMMAND.of(session_of(ctx).language)
        super().format_usage(ctx, formatter)


def _indented(words: str) -> str:
    """Return the lines as they are: no program knows where Chinese may be broken."""
    return "".join(f"  {line}\n" if line else "\n" for line in words.splitlines())


def _write(
    formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]
) -> None:
    if rows:
        formatter.write(f"\n{title}\n")
        with formatter.indentation():
            formatter.write_dl(rows, col_max=_WIDEST_NAME)


def _shared() -> Iterator[Option]:
    """Yield the options of every command. The first two are read by ``session``."""
    languages = click.Choice(LANGUAGES)
    yield Option(["--lang"], words=_LANG, type=languages, expose_value=False)
    yield Option(["--debug"], words=_DEBUG, is_flag=True, expose_value=False)
    yield Option(
        ["--help"],
        words=_HELP,
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
    )


def _show_help(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's own signature
    if asked and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()
