"""Rulebooks as a broken disk, a wrong program or a tired hand leaves them, by bytes.

The mutations are drawn from a fixed seed, so that a red test is red for everybody;
``make fuzz`` draws more.
"""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import settings

from guiju.dsl.syntax.decode import decode
from guiju.engine.diagnostic import Diagnostic
from tests.fuzz.reading import held
from tests.rulebooks.shipped import FOLDER, NAMES

_IS_LONG = settings.get_current_profile_name() == "fuzz"
_CASES = 400 if _IS_LONG else 6
"""So often each kind of mutation is tried on each rulebook."""
_LONGEST = 1500
"""Bytes of the piece that is mutated: short pieces are read soon."""

Mutation = Callable[[bytes, Random], bytes]


def flipped(data: bytes, chance: Random) -> bytes:
    """Return ``data`` with a few bits turned."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def swapped_letters(data: bytes, chance: Random) -> bytes:
    """Return ``data`` with ASCII characters where others stood: it stays UTF-8."""
    text = list(data.decode("utf-8", "ignore"))
    for _ in range(chance.randint(1, 8)):
        text[chance.randrange(len(text))] = chr(chance.randrange(128))
    return "".join(text).encode()


def shortened(data: bytes, chance: Random) -> bytes:
    """Return ``data`` without a piece."""
    first, behind = _piece(data, chance)
    return data[:first] + data[behind:]


def doubled(data: bytes, chance: Random) -> bytes:
    """Return ``data`` with a piece said again, up to a hundred times."""
    first, behind = _piece(data, chance)
    return (
        data[:first] + data[first:behind] * chance.choice((2, 3, 100)) + data[behind:]
    )


def moved(data: bytes, chance: Random) -> bytes:
    """Return ``data`` with a piece where it does not belong."""
    first, behind = _piece(data, chance)
    rest = data[:first] + data[behind:]
    at = chance.randint(0, len(rest))
    return rest[:at] + data[first:behind] + rest[at:]


def cut_off(data: bytes, chance: Random) -> bytes:
    """Return the beginning of ``data``, perhaps up to the middle of a character."""
    return data[: chance.randrange(len(data))]


def in_gb18030(data: bytes, chance: Random) -> bytes:
    """Return ``data`` as an old editor saves it, perhaps a piece of it only."""
    text = data.decode("utf-8", "ignore")
    first = chance.choice((0, chance.randrange(len(text))))
    return text[:first].encode() + text[first:].encode("gb18030")


_MUTATIONS: tuple[Mutation, ...] = (
    flipped,
    swapped_letters,
    shortened,
    doubled,
    moved,
    cut_off,
    in_gb18030,
)


def _piece(data: bytes, chance: Random) -> tuple[int, int]:
    first = chance.randrange(len(data))
    return first, min(len(data), first + chance.choice((1, 2, 3, 10, 60)))


def _excerpt(data: bytes, chance: Random) -> bytes:
    """Return whole lines of ``data``, from the beginning or from anywhere."""
    start = data.rfind(b"\n", 0, chance.choice((0, chance.randrange(len(data))))) + 1
    return data[start : start + _LONGEST]


@pytest.mark.parametrize("mutation", _MUTATIONS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_whatever_becomes_of_the_bytes_people_are_told(
    name: str, mutation: Mutation
) -> None:
    data = (FOLDER / name / "scheme.guiju").read_bytes()
    chance = Random(f"{name} {mutation.__name__}")  # noqa: S311 - no secret
    for _ in range(_CASES):
        changed = mutation(_excerpt(data, chance), chance)
        text = decode(changed, "scheme.guiju")
        if isinstance(text, Diagnostic):
            assert text.message.zh
            assert text.message.en
        else:
            held(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_rulebook_keeps_the_laws_as_it_is(name: str) -> None:
    held((FOLDER / name / "scheme.guiju").read_text("utf-8"))
