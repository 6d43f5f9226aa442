"""What a region pack declares of each rulebook that it brings."""

from pathlib import Path

import attrs


@attrs.frozen(kw_only=True)
class RulebookFolder:
    """A rulebook by the name that people type after ``guiju run``.

    ``folder`` is laid out as the shipped rulebooks are, with a ``guiju.toml`` in it,
    and lies among the plugin's own files.
    """

    name: str = attrs.field(
        validator=attrs.validators.matches_re(r"[a-z0-9][a-z0-9-]*")
    )
    folder: Path = attrs.field(validator=attrs.validators.instance_of(Path))
