"""Working days are counted in a year whose holidays have not been published."""

from collections.abc import Sequence
from typing import Final

from guiju.engine.diagnostic import Diagnostic
from guiju.engine.text import Text
from guiju.plugins.trouble import Trouble

NOT_PUBLISHED: Final = Trouble(
    code="GJ1421",
    since="0.2",
    title=Text(zh="节假日安排尚未公布", en="holidays are not published"),
    why=Text(
        zh="放假和调休按年公布，推算不出来。没有公布的年份数不出工作日，按未报处理。",
        en="Holidays and make-up days are published year by year, by no formula. In a "
        "year without a notice working days cannot be counted, and the number is not "
        "reported.",
    ),
)


def year_not_published(years: Sequence[int]) -> Diagnostic:
    """Return the finding for ``years``, of which there is at least one."""
    listed = [str(year) for year in years]
    return NOT_PUBLISHED.found(
        Text(
            zh=f"日历里没有 {'、'.join(listed)} 年的放假调休安排，数不出工作日",
            en=f"the calendar has no holidays for {', '.join(listed)}, so working days "
            "cannot be counted",
        ),
        Text(
            zh="更新日历，或在自己的日历表里列出这些年的放假日和上班日；日期有误就改正",
            en="update the calendar, or list the days off and the make-up days of "
            "these years in a table of your own; correct the date if it is wrong",
        ),
    )
