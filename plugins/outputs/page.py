"""How a page is made of a template: the only module that knows Jinja.

Whatever is put into a template is escaped, and what a reader could not see is spelled
out. A page is one file: no script, nothing from elsewhere, no link that leads away.
"""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from guiju.dsl.frame import spelled
from guiju.engine.text import Language, Text

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = files("guiju.plugins.outputs").joinpath("templates")


def render(template: str, language: Language, **values: object) -> str:
    """Return the page that ``template`` makes of ``values``, in ``language``."""

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    def words(text: Text) -> str:
        return text.of(language)

    page = _environment().get_template(template)
    return page.render(language=language, say=say, words=words, **values)


@cache
def _environment() -> "Environment":
    from jinja2 import (  # noqa: PLC0415 - only who writes a page waits for it
        Environment,
        FunctionLoader,
        StrictUndefined,
    )

    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def _read(name: str) -> str:
    return _TEMPLATES.joinpath(name).read_text("utf-8")


def _finalize(value: object) -> object:
    """Leave markup alone; spell out in words what nobody would see."""
    is_markup = hasattr(value, "__html__")
    return spelled(value) if isinstance(value, str) and not is_markup else value
