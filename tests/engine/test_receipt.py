"""Receipts: the same run, the same digest; anything else, another one."""

import json
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.receipt import Receipt, canonical, digest, digest_of

A_RUN = Receipt(
    engine="guiju 1.0",
    rulebook={"规则.guiju": digest(b"rules")},
    facts={"甲.csv": digest(b"1"), "乙.csv": digest(b"2")},
    plugins={},
    settings={"扣数": Fraction(1, 2)},
)
data = st.recursive(
    st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_numbers_are_exact_text() -> None:
    assert A_RUN.data["settings"] == {"扣数": "0.5"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(evolve(A_RUN, engine="guiju 1.1"), id="engine"),
        pytest.param(evolve(A_RUN, rulebook={"规则.guiju": "0"}), id="rules"),
        pytest.param(evolve(A_RUN, facts={"甲.csv": digest(b"1")}), id="facts"),
        pytest.param(evolve(A_RUN, plugins={"外": digest(b"x")}), id="plugin"),
        pytest.param(evolve(A_RUN, settings={"扣数": Fraction(1)}), id="setting"),
    ],
)
def test_another_input_is_another_digest(other: Receipt) -> None:
    assert other.data["inputs"] != A_RUN.data["inputs"]
    assert other.data["receipt"] != A_RUN.data["receipt"]


def test_an_output_is_in_the_receipt_and_not_among_the_inputs() -> None:
    written = evolve(A_RUN, outputs={"表.csv": digest(b"3")})
    assert written.data["inputs"] == A_RUN.data["inputs"]
    assert written.data["receipt"] != A_RUN.data["receipt"]


def test_the_order_in_which_things_were_read_does_not_matter() -> None:
    turned = evolve(A_RUN, facts=dict(reversed([*A_RUN.facts.items()])))
    assert canonical(turned.data) == canonical(A_RUN.data)


@given(data)
def test_the_canonical_form_says_all_there_is(drawn: object) -> None:
    assert json.loads(canonical(drawn)) == drawn


@given(data, data)
def test_two_digests_are_equal_exactly_for_equal_data(one: object, two: object) -> None:
    assert (digest_of(one) == digest_of(two)) == (one == two)


def test_the_canonical_form_is_utf_8_without_blanks() -> None:
    assert canonical({"b": "规", "a": ["1"]}) == '{"a":["1"],"b":"规"}'.encode()
