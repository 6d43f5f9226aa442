"""What a calendar plugin declares; the built-in ones are in ``calendars``."""

from collections.abc import Callable

import attrs

from guiju.engine.text import Text
from guiju.engine.workdays import Calendar


@attrs.frozen(kw_only=True)
class WorkingCalendar:
    """A calendar of working days, by the name that people choose it by.

    ``read`` makes it and is asked only when working days are counted, so that listing
    calendars reads none.
    """

    name: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z][a-z0-9-]*"))
    title: Text
    read: Callable[[], Calendar]
