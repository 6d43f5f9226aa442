"""The notices of a rulebook, as they stand above what is printed."""

from collections.abc import Iterable

from guiju.engine.text import Language, Text

_NOTICE = Text(zh="【提示】", en="NOTE: ")


def noticed(notices: Iterable[Text], language: Language) -> list[str]:
    """Return a line for each of ``notices``."""
    return [f"{_NOTICE.of(language)}{notice.of(language)}" for notice in notices]
