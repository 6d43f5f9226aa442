"""Words for people, always in both languages."""

from typing import Literal

import attrs

Language = Literal["zh", "en"]
"""The languages that Guiju speaks. Chinese is the first reader's."""


@attrs.frozen
class Text:
    """One message in Chinese and English. Neither may be empty."""

    zh: str = attrs.field(validator=attrs.validators.min_len(1))
    en: str = attrs.field(validator=attrs.validators.min_len(1))

    def of(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.zh if language == "zh" else self.en
