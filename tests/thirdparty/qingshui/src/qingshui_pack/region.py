"""The rulebooks of the province."""

from collections.abc import Sequence
from pathlib import Path

from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.rulebook_folder import RulebookFolder

_RULEBOOKS = Path(__file__).parent / "rulebooks"


@hookimpl
def guiju_list_rulebooks() -> Sequence[RulebookFolder]:
    """See the hook specification."""
    name = "qingshui-2026"
    return [RulebookFolder(name=name, folder=_RULEBOOKS / name)]
