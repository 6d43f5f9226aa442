"""What help says, in both languages, and which of them somebody speaks.

``engine.text.Text`` is the same for everything else; it stands on attrs, and help is to
be there before anything but click is loaded.
"""

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

LANGUAGES = ("zh", "en")
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_UNNAMED = ("C", "POSIX")


class Words(NamedTuple):
    """One piece of help in Chinese and English."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """Return the words in ``language``."""
        return self.zh if language == "zh" else self.en


class Session(NamedTuple):
    """What every command knows of the one who calls it."""

    language: str
    debug: bool = False


def session(arguments: Sequence[str]) -> Session:
    """Return what the whole command line says of language and debugging.

    It is read before the arguments are parsed: what is wrong with them has to be said
    in some language too. An illegal ``--lang`` is refused by the parsing itself.
    """
    said = list(arguments)
    named = [
        *(value for option, value in pairwise(said) if option == "--lang"),
        *(one.removeprefix("--lang=") for one in said if one.startswith("--lang=")),
    ]
    language = named[-1] if named and named[-1] in LANGUAGES else _of_locale()
    return Session(language, "--debug" in said)


def _of_locale() -> str:
    """Return the language of the locale. One that names none is the first reader's."""
    name = next((os.environ[n] for n in _LOCALES if os.environ.get(n)), "")
    if not name or name.partition(".")[0] in _UNNAMED:
        return "zh"
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
