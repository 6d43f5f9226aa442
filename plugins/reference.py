"""Every code that this room can say, for ``guiju explain-code``."""

from guiju.plugins.calendars.own_days import NOT_A_DAY
from guiju.plugins.calendars.year_not_published import NOT_PUBLISHED
from guiju.plugins.files import DISK, FOLDER
from guiju.plugins.intake.columns.untold import UNTOLD
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.faults import find_faults
from guiju.plugins.marked.troubles import NOT_MARKED, ON_ORIGINAL, SEVERAL_FILES
from guiju.plugins.output_troubles import (
    NO_CHINESE_FONT,
    NOT_WRITTEN_AGAIN,
    NOTHING_TO_WRITE,
    OUTPUT_UNKNOWN,
    PACKAGE_MISSING,
)
from guiju.plugins.plugin import BROKEN, NOT_AS_ALLOWED, NOT_LOADED
from guiju.plugins.sources import web
from guiju.plugins.sources.asked import UNREAD as DATABASE_UNREAD
from guiju.plugins.sources.elsewhere import NOT_IN_FILES
from guiju.plugins.sources.in_columns import ONLY_IN_COLUMNS
from guiju.plugins.sources.typed_columns import NOT_EXACT
from guiju.plugins.template.template import NO_ROOM
from guiju.plugins.trouble import Trouble

TROUBLES: tuple[Trouble, ...] = (
    UNTOLD,
    FOLDER,
    DISK,
    NOT_LOADED,
    BROKEN,
    NOT_AS_ALLOWED,
    NOT_PUBLISHED,
    NOT_A_DAY,
    DATABASE_UNREAD,
    NOT_EXACT,
    ONLY_IN_COLUMNS,
    web.UNREAD,
    web.NOT_NAMED,
    OUTPUT_UNKNOWN,
    NOTHING_TO_WRITE,
    PACKAGE_MISSING,
    NO_CHINESE_FONT,
    NOT_WRITTEN_AGAIN,
    NO_ROOM,
    SEVERAL_FILES,
    ON_ORIGINAL,
    NOT_MARKED,
    NOT_IN_FILES,
)


def documented() -> tuple[Trouble | DataFault, ...]:
    """Return what stands behind each code of this room, by code."""
    return (*find_faults(), *TROUBLES)
