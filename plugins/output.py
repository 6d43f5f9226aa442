"""What an output plugin declares, and what it is given to write.

Data only: the built-in outputs are in ``guiju.plugins.outputs``, and whoever writes
the bytes to a disk uses ``guiju.plugins.files``.
"""

from collections.abc import Callable, Mapping
from typing import Literal

import attrs

from guiju.engine.diagnostic import Diagnostic
from guiju.engine.result import Result
from guiju.engine.text import Language, Text

Audience = Literal["public", "internal"]
"""Who may see an output. What is confidential never reaches a public one."""


@attrs.frozen(kw_only=True)
class Report:
    """One run, ready to be written by any output.

    The numbers in ``result`` are final: an output shows them and computes none.
    """

    result: Result
    language: Language
    notices: tuple[Text, ...] = ()
    """What every reader must be told, for example that the facts are invented."""
    receipt: Mapping[str, str] = attrs.field(factory=dict)
    """The sha256 of everything that went into the run, by name."""
    rulebook_name: str
    diagnostics: tuple[Diagnostic, ...] = ()


@attrs.frozen(kw_only=True)
class Output:
    """One way to write a report. ``write`` is pure: the same report, the same bytes.

    ``file_suffix`` is None for an output that is only meant for the terminal.
    """

    name: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z][a-z0-9-]*"))
    title: Text
    file_suffix: str | None
    audience: Audience
    write: Callable[[Report], bytes]
