"""What a plugin's method must keep: free names, and an expansion that can be believed.

A method is asked in the middle of reading a rulebook. Whatever goes wrong there is the
plugin's fault and not the rulebook's, so it is said of the plugin.
"""

from collections.abc import Callable

import attrs

from guiju.dsl.expansion import NotHeldError, hold
from guiju.dsl.keywords import MEASURES, TERMS, WORDS
from guiju.dsl.method import Expanded, Given, Method
from guiju.dsl.model.functions import FUNCTIONS, WEIGHT
from guiju.dsl.model.scope import WEIGHTED
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text

_LANGUAGE = frozenset(
    {*WORDS, *MEASURES, *TERMS, *TERMS.values(), *FUNCTIONS, WEIGHT, *WEIGHTED}
)


def reserved(method: Method) -> str | None:
    """Return a name of ``method`` or of a named parameter that the language has."""
    named = (one.name for one in method.parameters if one.is_named)
    words = (word for name in (method.name, *named) for word in (name.zh, name.en))
    return next((word for word in words if word in _LANGUAGE), None)


def held(method: Method, blame: Callable[[Text], DiagnosticError]) -> Method:
    """Return ``method`` with an expansion that is checked whenever it is asked for.

    ``blame`` makes the error that names the plugin.
    """

    def expand(given: Given) -> Expanded:
        try:
            return hold(method.expand(given), given)
        except NotHeldError as error:
            raise blame(_about(method, error.what)) from error
        except Exception as error:
            failed = Text(zh=f"运行中出错：{error!r}", en=f"it failed: {error!r}")
            raise blame(_about(method, failed)) from error

    return attrs.evolve(method, expand=expand)


def _about(method: Method, what: Text) -> Text:
    return Text(
        zh=f"方法“{method.name.zh}”{what.zh}",
        en=f"its method “{method.name.en}” breaks its promise: {what.en}",
    )
