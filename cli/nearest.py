"""What somebody may have meant, said in both languages."""

from collections.abc import Iterable
from difflib import get_close_matches

from guiju.engine.text import Text

_SHOWN = 12
"""A longer list of names is cut: nobody reads it."""


def nearest(name: str, names: Iterable[str], what: Text) -> Text:
    """Return advice: the names like ``name``, else what names there are."""
    known = list(dict.fromkeys(names))
    near = get_close_matches(name, known, cutoff=0.4)
    near += [one for one in known if name and name in one and one not in near]
    if near:
        some = near[:3]
        return Text(
            zh=f"是不是想写：{'、'.join(some)}", en=f"did you mean {', '.join(some)}?"
        )
    more = ("……", ", …") if len(known) > _SHOWN else ("", "")
    some = known[:_SHOWN]
    return Text(
        zh=f"{what.zh}有：{'、'.join(some)}{more[0]}",
        en=f"the {what.en} are {', '.join(some)}{more[1]}",
    )
