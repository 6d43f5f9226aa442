"""The hooks of Guiju: what a plugin may implement, one file for each kind.

The built-in sources and outputs come in through the same hooks as everybody else's.
"""

from typing import Final

from pluggy import HookimplMarker, HookspecMarker

PROJECT: Final = "guiju"
"""The name of the hooks' project, and the prefix of every hook."""

hookspec = HookspecMarker(PROJECT)
hookimpl = HookimplMarker(PROJECT)
