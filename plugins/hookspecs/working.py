"""Calendars: which days are worked where."""

from collections.abc import Sequence

from guiju.plugins.hookspecs import hookspec
from guiju.plugins.working import WorkingCalendar


@hookspec
def guiju_list_calendars() -> Sequence[WorkingCalendar]:
    """List the calendars of working days that this plugin knows.

    Shape: one ``WorkingCalendar`` for each country or region; its ``name`` is what
    people choose it by and is unique among all plugins.
    Units: whole days. A year is in the calendar when its holidays and make-up days
    have been published, and not before; nothing is derived from earlier years.
    Returns: the calendars; an empty sequence is allowed. Listing imports no heavy
    library and reads no table: ``WorkingCalendar.read`` does that.
    Errors: none; years that are missing are told to whoever counts days in them.
    Calls: once for each command that counts working days or lists calendars.
    Source: what the plugin ships, with the date of its newest notice; no clock, no
    network, no file of the user.
    """
    raise NotImplementedError
