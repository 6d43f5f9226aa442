"""Words for people, always in both languages."""

from typing import Literal

import attrs

from guiju.engine.record import Shown

Language = Literal["zh", "en"]
"""The languages that Guiju speaks. Chinese is the first reader's."""


@attrs.frozen(repr=False)
class Text(Shown):
    """One message in Chinese and English. Neither may be empty."""

    zh: str = attrs.field(validator=attrs.validators.min_len(1))
    en: str = attrs.field(validator=attrs.validators.min_len(1))

    def of(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.zh if language == "zh" else self.en

    def as_data(self) -> dict[str, str]:
        """Return both, as programs read them."""
        return {"zh": self.zh, "en": self.en}
