"""What every trouble with plugins and files declares. Data faults are in ``intake``.

There are no examples to run here, as a data fault has: these troubles are made by the
machine and not by a text.
"""

import attrs

from guiju.engine.diagnostic import Coded


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Trouble(Coded):
    """One way in which plugins or files stop the work."""

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ1[34]\d{2}"))
