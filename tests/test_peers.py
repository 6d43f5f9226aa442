"""The work that is measured: whoever computes exactly finds the right answer."""

import numpy as np
import pytest

from benchmarks.peers.__main__ import peers
from benchmarks.peers.peer import Peer
from benchmarks.workload import Answer, given, places, right

UNITS = 22
EXACT = ("Guiju", "integers", "int64", "BIGINT", "zen")


@pytest.mark.parametrize("peer", [*peers()], ids=lambda peer: peer.name)
def test_a_peer_does_the_whole_work(peer: Peer) -> None:
    if peer.missing or peer.program:
        pytest.skip("not here, or slow to start")
    facts = given(UNITS)
    prepared = peer.prepare(facts)
    found, expected = prepared.read(prepared.run()), right(facts)
    assert abs(found.scores - expected.scores).max() <= 1
    if any(word in peer.name for word in EXACT):
        assert found.wrong(expected) == (0, 0)


def test_what_is_wrong_is_counted() -> None:
    one = Answer(np.array([100, 90, 90]), np.array([1, 2, 2]))
    other = Answer(np.array([100, 91, 90]), np.array([1, 2, 3]))
    assert other.wrong(one) == (1, 1)


def test_equal_scores_share_the_better_place() -> None:
    assert places(np.array([90, 100, 90, 80])).tolist() == [2, 1, 2, 4]
