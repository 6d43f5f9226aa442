"""What an output plugin declares, and what it is given to write.

Data only: the built-in outputs are in ``guiju.plugins.outputs``, and whoever writes
the bytes to a disk uses ``guiju.plugins.files``.
"""

from collections.abc import Callable, Mapping
from typing import BinaryIO, Final, Literal

import attrs

from guiju.engine.diagnostic import Diagnostic
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.plugins.correction import Correction

Audience = Literal["public", "internal", "any"]
"""Which reports an output is given.

``internal``: whole results. ``public``: only what a view (公开) shows, so that nothing
confidential ever reaches it. ``any``: both, each in a report of its own.
"""


@attrs.frozen(kw_only=True)
class Report:
    """One run, ready to be written by any output.

    The numbers in ``result`` are final: an output shows them and computes none. With
    ``result.view`` the result holds what that view shows and nothing else.
    """

    result: Result
    language: Language
    notices: tuple[Text, ...] = ()
    """What every reader must be told, for example that the facts are invented."""
    receipt: Mapping[str, str] = attrs.field(factory=dict)
    """The sha256 of everything that went into the run, by name."""
    rulebook_name: str
    diagnostics: tuple[Diagnostic, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """What was corrected (更正); of a view, only figures that it shows."""
    before: Result | None = None
    """The result without the corrections, where there are any: the same view of it."""
    is_of_earlier_run: bool = False
    """Whether ``before`` is what an earlier run came to, corrections included."""


MOST: Final = 2_000_000
"""So many figures are for people and their documents; more are for programs."""


def _always(_: Report) -> bool:
    return True


@attrs.frozen(kw_only=True)
class Output:
    """One way to write a report. ``write`` is pure: the same report, the same bytes.

    ``file_suffix`` is None for an output that is only meant for the terminal. One that
    is ``on_request`` is written only where somebody names it (``--only``, ``--also``);
    ``needs`` is what has to be installed for it besides, as pip takes it. ``has_any``
    says whether a report has anything to say in this form; ``uses_machine`` owns up to
    bytes that hang on more than the report, such as the fonts of the machine. A report
    of more than ``MOST`` figures is only given to one that is of ``any_size``: it makes
    no object of each.
    """

    name: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z][a-z0-9-]*"))
    title: Text
    file_suffix: str | None
    audience: Audience
    write: Callable[[Report], bytes]
    on_request: bool = False
    needs: str = ""
    has_any: Callable[[Report], bool] = _always
    uses_machine: bool = False
    any_size: bool = False
    write_into: Callable[[Report, BinaryIO], None] | None = None
    """Writes the same bytes as ``write`` to a file, as they come; None for the rest."""

    def serves(self, report: Report) -> bool:
        """Whether this output may be given ``report``."""
        kind = "internal" if report.result.view is None else "public"
        return self.audience in {kind, "any"} and self.has_any(report)

    def holds(self, report: Report) -> bool:
        """Whether ``report`` is not too large for this output."""
        return self.any_size or report.result.figures <= MOST
