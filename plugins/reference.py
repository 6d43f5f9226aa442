"""Every code that this room can say, for ``guiju explain-code``."""

from guiju.plugins.files import DISK, FOLDER
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.faults import find_faults
from guiju.plugins.manager import BROKEN, NOT_LOADED
from guiju.plugins.trouble import Trouble

TROUBLES: tuple[Trouble, ...] = (FOLDER, DISK, NOT_LOADED, BROKEN)


def documented() -> tuple[Trouble | DataFault, ...]:
    """Return what stands behind each code of this room, by code."""
    return (*TROUBLES, *find_faults())
