"""What inherits its methods is shown, compared and hashed as attrs would do it."""

import attrs
import pytest

from guiju.engine.record import Keyed, Record, Shown


@attrs.frozen
class Written:
    """The model: attrs writes its methods."""

    name: str
    steps: tuple[int, ...] = ()
    place: int = attrs.field(default=0, eq=False, repr=False)


@attrs.frozen(eq=False, repr=False)
class Inherited(Record):
    """The same, with the methods of a record."""

    name: str
    steps: tuple[int, ...] = ()
    place: int = attrs.field(default=0, eq=False, repr=False)


@attrs.frozen(eq=False, repr=False)
class Further(Inherited):
    """A field more."""

    more: int = 0


@attrs.frozen(eq=False, repr=False)
class Itself(Shown):
    """Shown, and equal to nothing else."""

    name: str


@attrs.frozen(eq=False, repr=False)
class Looked(Keyed):
    """A key, whose field can be asked how often it was hashed."""

    of: "Counting"


class Counting:
    """Counts how often it is hashed."""

    def __init__(self) -> None:
        self.times = 0

    def __hash__(self) -> int:
        self.times += 1
        return 7


@attrs.frozen(eq=False, repr=False)
class Empty(Record):
    """Nothing to compare."""


@attrs.frozen(eq=False, repr=False)
class Lonely(Record):
    """One field, which may be a tuple."""

    value: object


GIVEN = [("甲", (), 0), ("甲", (), 1), ("甲", (1,), 0), ("乙", (1, 2), 0)]


@pytest.mark.parametrize("one", GIVEN)
@pytest.mark.parametrize("other", GIVEN)
def test_a_record_equals_what_it_would_equal_if_attrs_wrote_it(
    one: tuple[str, tuple[int, ...], int], other: tuple[str, tuple[int, ...], int]
) -> None:
    is_equal = Written(*one) == Written(*other)
    assert (Inherited(*one) == Inherited(*other)) == is_equal
    assert (hash(Inherited(*one)) == hash(Inherited(*other))) == is_equal


@pytest.mark.parametrize("given", GIVEN)
def test_a_record_is_shown_as_attrs_would_show_it(
    given: tuple[str, tuple[int, ...], int],
) -> None:
    shown = repr(Written(*given)).replace("Written", "Inherited")
    assert repr(Inherited(*given)) == shown


def test_records_of_two_classes_are_not_equal() -> None:
    assert Inherited("甲") != Further("甲")
    assert Lonely(()) != Empty()
    assert Further("甲", more=1) != Further("甲")


def test_all_records_without_fields_are_equal() -> None:
    assert {Empty(), Empty()} == {Empty()}
    assert Lonely((1,)) != Lonely(1)


def test_what_is_only_shown_equals_itself_alone() -> None:
    one = Itself("甲")
    assert len({one, one, Itself("甲")}) == 2
    assert repr(one) == "Itself(name='甲')"


def test_a_key_is_gone_through_once_and_equal_keys_find_each_other() -> None:
    counting = Counting()
    key = Looked(counting)
    assert {key: 1}[key] + {key: 1}[key] == 2
    assert counting.times == 1
    assert {key: 1}[Looked(counting)] == 1
    assert attrs.evolve(key, of=Counting()) != key
