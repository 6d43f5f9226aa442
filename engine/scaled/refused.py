"""What is raised where a plan has no program; to catch it costs no import but this."""


class NotColumnarError(Exception):
    """The plan asks for rows that no column can have; the reference reading can do it.

    A sub-unit of one unit is looked for under another: no rulebook does that.
    """
