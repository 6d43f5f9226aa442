"""Names of sheets that every spreadsheet accepts, each used once."""

import attrs

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST = 31


@attrs.frozen
class SheetNames:
    """The names that are taken."""

    taken: set[str] = attrs.field(factory=set, init=False)

    def free(self, wanted: str) -> str:
        """Return a name like ``wanted`` that no sheet has, and take it."""
        legal = " ".join(wanted.translate(_FORBIDDEN).split()) or "-"
        name, nth = legal[:_LONGEST], 1
        while name.casefold() in self.taken | {"history"}:
            nth += 1
            end = f" {nth}"
            name = legal[: _LONGEST - len(end)] + end
        self.taken.add(name.casefold())
        return name
