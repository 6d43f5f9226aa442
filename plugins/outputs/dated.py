"""When a file says that it was made: the day of the scheme, never that of the clock."""

import datetime as dt

from guiju.engine.plan import Scheme

_UNDATED = dt.date(2000, 1, 1)


def created(scheme: Scheme) -> dt.date:
    """Return the day on which the scheme was issued; of one without a day, always one.

    So the same results give the same bytes.
    """
    return scheme.issued or _UNDATED
