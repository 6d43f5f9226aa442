"""Whom a user lets in: all installed plugins, those on a list, or none.

A list can only keep plugins out. So it does no harm where several lists hold, and none
where one comes with a folder from somebody else: what loads has to be on every list.
"""

import re

import attrs

from guiju.engine.record import Record

_WRITTEN = re.compile(
    r"(?P<name>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)"
    r"(?: *== *(?P<version>[\w.+!-]+))?"
    r"(?: +sha256:(?P<sha256>[0-9a-f]{64}))?"
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Pinned(Record):
    """A distribution that a user writes down: ``qingshui-pack==1.2 sha256:…``.

    Without a version, any is meant; without a digest, whatever the files are.
    """

    name: str
    version: str = ""
    sha256: str = ""

    def __str__(self) -> str:
        version = f"=={self.version}" if self.version else ""
        digest = f" sha256:{self.sha256}" if self.sha256 else ""
        return f"{self.name}{version}{digest}"

    def names(self, distribution: str) -> bool:
        """Whether it speaks of ``distribution``, as package indexes compare names."""
        return _plain(self.name) == _plain(distribution)

    def fits(self, version: str, sha256: str) -> bool:
        """Whether a distribution of this name is the one that is written down."""
        return self.version in {"", version} and self.sha256 in {"", sha256}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Trust(Record):
    """What may be loaded beside the files that the user names in the command."""

    installed: bool = True
    lists: tuple[tuple[Pinned, ...], ...] = ()

    def admits(self, distribution: str) -> bool:
        """Whether ``distribution`` is on every list, in whatever version."""
        return self.installed and all(
            any(one.names(distribution) for one in several) for several in self.lists
        )

    def pins(self, distribution: str) -> tuple[Pinned, ...]:
        """Return what the lists say of ``distribution``."""
        everything = (one for several in self.lists for one in several)
        return tuple(one for one in everything if one.names(distribution))


EVERYBODY = Trust()
"""Without a list, what is installed is let in: installing it was the decision."""


def pinned(written: str) -> Pinned | None:
    """Return what ``written`` says, or None where it cannot be read."""
    read = _WRITTEN.fullmatch(written.strip())
    if read is None:
        return None
    return Pinned(
        name=read["name"], version=read["version"] or "", sha256=read["sha256"] or ""
    )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
