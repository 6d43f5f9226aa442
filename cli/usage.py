"""What is wrong with a command line, said in both languages."""

import re

import click

from guiju.cli.words import Words

_WRONG = Words("命令写得不对：", "usage: ")
_SEE = Words("说明见：", "see ")
_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")
_NO_COMMAND = re.compile(r"No such command '(.*?)'(?:\. Did you mean '(.*?)'\?)?")
_OTHERS = {"Missing command": "还要写一个命令"}


class Misuse(click.UsageError):
    """A command line that cannot be meant, with words in both languages."""

    def __init__(self, words: Words, ctx: click.Context | None = None) -> None:
        super().__init__(words.en, ctx)
        self.words = words


def as_text(error: click.ClickException, language: str) -> str:
    """Return the message for people: what is so, how to go on, the other language."""
    words = _words(error)
    lines = [f"{_WRONG.of(language)}{words.of(language)}"]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        usage = context.command.get_usage(context).splitlines()
        lines += [line.strip() for line in usage]
    called = context.command_path if context else "guiju"
    lines.append(f"{_SEE.of(language)}{called} --help")
    first, *others = (*lines, words.of("en" if language == "zh" else "zh"))
    return "\n".join((first, *(f"  {line}" for line in others))) + "\n"


def _words(error: click.ClickException) -> Words:
    english = error.format_message().strip().rstrip(".")
    match error:
        case Misuse():
            return error.words
        case click.NoSuchOption():
            near = (
                f"，是不是想写 {'、'.join(error.possibilities)}"
                if error.possibilities
                else ""
            )
            return Words(f"没有选项 {error.option_name}{near}", english)
        case click.MissingParameter():
            return Words(f"缺少{_kind(error)} {_name(error)}", english)
        case click.BadParameter() if (wanted := _wanted(error)) is not None:
            return Words(
                f"{_name(error)} 要写成{wanted.zh}", f"{_name(error)} takes {wanted.en}"
            )
        case click.BadParameter():
            return Words(f"{_name(error)} {_what_it_should_be(error)}", english)
        case click.BadOptionUsage():
            return Words(f"选项 {error.option_name} 缺少值，或多写了值", english)
        case _:
            return Words(_in_chinese(english), english)


def _in_chinese(english: str) -> str:
    """Return what click says in words alone, in Chinese."""
    if extra := _EXTRA.search(english):
        return f"多写了参数：{extra[1]}"
    if unknown := _NO_COMMAND.search(english):
        near = f"，是不是想写 {unknown[2]}" if unknown[2] else ""
        return f"没有命令 {unknown[1]}{near}"
    return _OTHERS.get(english, english)


def _kind(error: click.BadParameter) -> str:
    return "参数" if isinstance(error.param, click.Argument) else "选项"


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    if isinstance(error.param, click.Argument):
        return error.param.metavar or error.param.human_readable_name
    return "/".join(error.param.opts)


def _wanted(error: click.BadParameter) -> Words | None:
    """Return what a date or a number may be; click says it as programs write it."""
    match error.param.type if error.param else None:
        case click.DateTime():
            return Words("日期，如 2020-12-31", "a date, such as 2020-12-31")
        case click.IntRange(min=low, max=high):
            zh = (f"{low} 以上", f"{high} 以下")[: 1 if high is None else 2]
            en = (f"{low} at least", f"{high} at most")[: len(zh)]
            return Words(
                f"整数，{'、'.join(zh)}", f"a whole number, {' and '.join(en)}"
            )
        case _:
            return None


def _what_it_should_be(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(map(str, kind.choices))}"
    return f"的值不对：{error.message}"
