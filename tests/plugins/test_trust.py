"""Whom a user lets in, and how cheaply it is seen that there is nobody."""

import hashlib
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.plugins.installed import GROUP, digest_of_files, offered
from guiju.plugins.trust import EVERYBODY, Pinned, Trust, pinned

SHA = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("pack", Pinned(name="pack")),
        ("a-b.c_d==1.2rc1", Pinned(name="a-b.c_d", version="1.2rc1")),
        (f"pack sha256:{SHA}", Pinned(name="pack", sha256=SHA)),
        (
            f" pack == 1.0+local sha256:{SHA} ",
            Pinned(name="pack", version="1.0+local", sha256=SHA),
        ),
        ("", None),
        ("-pack", None),
        ("pack>=1", None),
        ("pack==", None),
        ("pack other", None),
        (f"pack sha256:{SHA[1:]}", None),
    ],
)
def test_what_is_written_is_a_distribution(written: str, read: Pinned | None) -> None:
    assert pinned(written) == read


NAMES = st.sampled_from(["a-pack", "A_Pack", "b"])
PINS = st.builds(
    Pinned,
    name=NAMES,
    version=st.sampled_from(["", "1", "2"]),
    sha256=st.sampled_from(["", SHA]),
)


@given(PINS)
def test_what_is_shown_reads_the_same(pin: Pinned) -> None:
    assert pinned(str(pin)) == pin


@given(st.lists(st.tuples(PINS)), st.tuples(PINS), NAMES)
def test_one_more_list_never_lets_in_more(
    lists: list[tuple[Pinned]], more: tuple[Pinned], name: str
) -> None:
    longer = Trust(lists=(*lists, more))
    if longer.admits(name):
        assert Trust(lists=tuple(lists)).admits(name)


def test_names_are_compared_as_indexes_compare_them() -> None:
    assert Trust(lists=((Pinned(name="A_pack"),),)).admits("a-Pack")
    assert not Trust(lists=((Pinned(name="a"),),)).admits("b")
    assert EVERYBODY.admits("anything")
    assert not Trust(installed=False).admits("anything")


@pytest.mark.parametrize(
    ("text", "is_offer"),
    [
        (f"[{GROUP}]\nmarks = marks\n", True),
        (f"[console_scripts]\na = b\n\n[{GROUP}]\n\nmarks = marks\n", True),
        (f"[{GROUP}]\n", False),
        (f"[{GROUP}]\n[console_scripts]\na = b\n", False),
        (f"[{GROUP}.other]\nmarks = marks\n", False),
        ("[console_scripts]\na = b\n", False),
    ],
)
def test_an_offer_is_seen_without_the_library(
    text: str, *, is_offer: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "pack-1.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text(text, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "gone")])
    assert offered() == is_offer


def test_a_module_of_one_file_has_the_digest_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "marks_alone.py").write_bytes(b"x = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    expected = hashlib.sha256(b"x = 1\n").hexdigest()
    assert digest_of_files(["marks_alone"]) == expected


def test_the_digest_is_of_every_file_and_imports_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "marks_package"
    (package / "rules" / "__pycache__").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit\n", "utf-8")
    data = package / "rules" / "a.guiju"
    data.write_text("甲", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = digest_of_files(["marks_package.one", "marks_package.two"])
    (package / "rules" / "__pycache__" / "a.pyc").write_bytes(b"compiled")
    assert digest_of_files(["marks_package.one"]) == before
    data.write_text("乙", "utf-8")
    assert digest_of_files(["marks_package.one"]) != before
