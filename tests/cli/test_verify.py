"""``guiju verify``: a run is found true, and whatever was touched is named."""

import json
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from guiju.cli.verify_faults import VERIFY_FAULTS
from guiju.engine.receipt import as_file, digest, digest_of, sealed
from tests.cli import own_method
from tests.cli.calls import Call, guiju, open_point, rulebook

FLIPS = 60


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter's rulebook with a signed run of it in ``结果``, and both keys."""
    monkeypatch.chdir(tmp_path)
    keys("我")
    folder = rulebook(tmp_path)
    said = guiju("run", folder.name, "-o", "结果", "--sign", "我.pem")
    assert said.code == 0, said.err
    return folder


def keys(name: str) -> None:
    """Write a private and a public key as OpenSSL does."""
    key = ed25519.Ed25519PrivateKey.generate()
    Path(f"{name}.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    Path(f"{name}.pub").write_bytes(
        key.public_key().public_bytes(
            serialization.Encoding.PEM,
            serialization.PublicFormat.SubjectPublicKeyInfo,
        )
    )


def verified(*more: str, folder: str = "结果") -> Call:
    return guiju("verify", folder, "--rulebook", "示范", *more)


def resealed(change: Callable[[dict[str, Any]], object]) -> None:
    """Write the receipt anew as somebody would who knows how it is made."""
    file = Path("结果/receipt.json")
    data = json.loads(file.read_bytes())
    del data["receipt"]
    change(data)
    file.write_bytes(as_file({**data, "receipt": digest_of(data)}))


@pytest.mark.usefixtures("book")
def test_a_run_that_nobody_touched_is_verified() -> None:
    said = verified("--key", "我.pub", "--require-signature")
    assert said.code == 0
    assert "签名有效，重算逐字节一致" in said.out


def test_it_is_verified_from_anywhere_and_in_any_language(book: Path) -> None:
    """The language of the reports is the receipt's, not the reader's."""
    copy = shutil.copytree(book, book.parent / "别处" / "另名")
    said = guiju(
        "verify", "结果", "--rulebook", copy, "--key", "我.pub", "--lang", "en"
    )
    assert (said.code, said.out.splitlines()[-1][:8]) == (0, "verified")


def test_every_flipped_byte_is_found_and_its_file_named(book: Path) -> None:
    """Of reports, receipt, signature, rules, data and what says where the data is."""
    random = Random(20_201_031)  # noqa: S311 - repeatable, not secret
    inputs = [book / "scheme.guiju", book / "guiju.toml", *(book / "facts").iterdir()]
    files = sorted([*Path("结果").iterdir(), *inputs])
    for nth in range(FLIPS):
        file = files[nth % len(files)]
        content = file.read_bytes()
        at, bit = random.randrange(len(content)), random.randrange(8)
        flipped = bytes([content[at] ^ 1 << bit])
        file.write_bytes(content[:at] + flipped + content[at + 1 :])
        said = verified("--key", "我.pub")
        file.write_bytes(content)
        assert said.code == 1, (file, at, bit, said.all)
        assert file.name in said.all, (at, bit, said.all)
    assert verified("--key", "我.pub").code == 0


def test_a_flipped_byte_of_the_last_period_is_found(book: Path) -> None:
    text = (book / "scheme.guiju").read_text("utf-8")
    line = "必须 不退步: 每个 单位 总分 >= 上期.总分 - 100分\n"
    (book / "scheme.guiju").write_text(text + line, "utf-8")
    assert guiju("run", "示范", "--previous", "结果", "-o", "新").code == 0
    for name in ("示范.json", "receipt.json"):
        file = Path("结果", name)
        content = file.read_bytes()
        for at in (0, len(content) // 2, len(content) - 1):
            file.write_bytes(content[:at] + b"\x20" + content[at + 1 :])
            said = verified("--previous", "结果", folder="新")
            assert (said.code, name in said.all) == (1, True), said.all
        file.write_bytes(content)
    assert verified("--previous", "结果", folder="新").code == 0


def test_a_changed_mark_is_told_by_file_unit_and_figure(book: Path) -> None:
    data = book / "facts" / "日常监测.csv"
    before, _, after = data.read_text("utf-8-sig").partition("\n")
    first, *others = after.splitlines()
    unit, *marks = first.split(",")
    marks[0] = "1"
    changed = "\n".join([before, ",".join([unit, *marks]), *others])
    data.write_text(changed, "utf-8")
    said = verified()
    assert said.code == 1
    assert "GJ1569 “日常监测.csv”被改过" in said.out
    assert "总分@" in said.out
    assert f"[{unit}] 是" in said.out
    assert "重算是" in said.out


@pytest.mark.usefixtures("book")
def test_a_figure_made_up_together_with_its_receipt_is_found() -> None:
    """A whole receipt proves nothing: what it is of is computed again."""
    file = Path("结果/示范.json")
    data = json.loads(file.read_bytes())
    total = next(q for q in data["quantities"] if q["id"].startswith("总分@"))
    unit, was = total["rows"][0]
    total["rows"][0] = [unit, str(Fraction(was) + 1)]
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
    resealed(lambda r: r["outputs"].update({file.name: digest(file.read_bytes())}))
    assert guiju("verify", "结果", "--files-only").code == 0
    said = verified()
    assert said.code == 1
    assert f"{total['id']}[{unit}] 是 {Fraction(was) + 1}" in said.out
    assert "GJ1570" in verified("--key", "我.pub").out


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("part", ["rulebook", "facts", "project", "plugins"])
def test_what_the_receipt_does_not_tell_of_is_found(part: str) -> None:
    resealed(lambda receipt: receipt[part].update({"外来": "0" * 64}))
    said = verified()
    assert said.code == 1
    assert "凭据里有“外来”，这次没有读到" in said.out


@pytest.mark.usefixtures("book")
def test_data_that_came_later_is_found() -> None:
    resealed(lambda receipt: receipt["facts"].pop("日常监测.csv"))
    assert "凭据里没有“日常监测.csv”，这次却读了" in verified().out


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("value", ["1e999999999", "1/0", "甲", "2020-13-01"])
def test_a_setting_that_is_none_is_refused(value: str) -> None:
    resealed(lambda receipt: receipt.update({"settings": {"扣数": value}}))
    said = verified()
    assert (said.code, "GJ1562" in said.out) == (1, True)


def test_a_changed_plugin_is_found(book: Path) -> None:
    plugin = Path("外.py")
    source = Path(own_method.__file__).read_text("utf-8")
    plugin.write_text(source, "utf-8")
    called = ("--plugin", str(plugin))
    assert guiju("run", book.name, "-o", "另", *called).code == 0
    assert verified(*called, folder="另").code == 0
    plugin.write_text(f"{source}# 改\n", "utf-8")
    said = verified(*called, folder="另")
    assert (said.code, "“外.py”被改过" in said.out) == (1, True)


@pytest.mark.usefixtures("book")
def test_a_calendar_of_other_days_is_found() -> None:
    resealed(lambda receipt: receipt.update({"calendar_days": "0" * 64}))
    assert "工作日历不同" in verified().out


@pytest.mark.usefixtures("book")
def test_another_version_is_told_and_no_failure() -> None:
    resealed(lambda receipt: receipt.update({"engine": "guiju 0.0.1"}))
    said = verified()
    assert said.code == 0
    assert "凭据由 guiju 0.0.1 写出" in said.out


def test_settings_are_those_of_the_receipt(tmp_path: Path) -> None:
    book = open_point(tmp_path)
    out = tmp_path / "结果"
    guiju("run", book, tmp_path / "数据", "--set", "扣数=2分/项", "-o", out)
    called = ("verify", out, "--rulebook", book, "--data", tmp_path / "数据")
    assert guiju(*called).code == 0


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("change", ["missing", "foreign", "of something else"])
def test_a_signature_that_is_required_has_to_be_known(change: str) -> None:
    keys("他")
    known = "我.pub"
    if change == "missing":
        Path("结果/receipt.sig").unlink()
    elif change == "foreign":
        known = "他.pub"
    else:
        Path("结果/receipt.sig").write_bytes(bytes(64))
    said = verified("--key", known)
    assert (said.code, "GJ1570" in said.out) == (1, True)
    assert verified("--key", "他.pub", "--key", "我.pub").code == (change != "foreign")


@pytest.mark.usefixtures("book")
def test_a_signature_nobody_is_asked_to_know_is_told_not_believed() -> None:
    said = verified()
    assert (said.code, "GJ1566" in said.out) == (0, True)


@pytest.mark.usefixtures("book")
def test_requiring_a_signature_without_a_key_is_no_use() -> None:
    said = verified("--require-signature")
    assert (said.code, said.err[:6]) == (2, "GJ1567")


@pytest.mark.usefixtures("book")
def test_a_run_without_a_signature_leaves_none_of_an_earlier_run() -> None:
    assert Path("结果", "receipt.sig").exists()
    assert guiju("run", "示范", "-o", "结果").code == 0
    assert not Path("结果", "receipt.sig").exists()
    assert verified().code == 0


def test_signing_without_a_folder_or_with_no_key_writes_nothing() -> None:
    assert guiju("run", "示范", "--sign", "我.pem").code == 2
    assert guiju("run", "示范", "-o", "新", "--sign", "我.pub").code == 2
    assert guiju("run", "示范", "-o", "新", "--sign", "没有.pem").code == 2
    assert not Path("新").exists()


@pytest.mark.usefixtures("book")
def test_a_missing_report_and_one_too_many_are_told() -> None:
    Path("结果/示范.csv").rename("结果/副本.csv")
    said = verified()
    assert said.code == 1
    assert "GJ1563 报告“示范.csv”不在文件夹里" in said.out
    assert "GJ1564" in said.out
    assert "“副本.csv”" in said.out


@pytest.mark.usefixtures("book")
def test_a_receipt_cannot_make_it_read_elsewhere() -> None:
    Path("外面.txt").write_text("秘密", "utf-8")
    names = ("../外面.txt", str(Path("外面.txt").resolve()), "..\\外面.txt")
    resealed(lambda receipt: receipt["outputs"].update(dict.fromkeys(names, "0")))
    said = guiju("verify", "结果", "--files-only")
    assert said.out.count("不在文件夹里") == len(names)


@pytest.mark.usefixtures("book")
def test_without_a_folder_a_receipt_or_a_rulebook_it_says_so() -> None:
    assert guiju("verify", "没有").code == 2
    assert "GJ1568" in guiju("verify", "结果").err
    Path("结果/receipt.json").unlink()
    assert verified().code == 1


def test_a_shipped_rulebook_need_not_be_named(tmp_path: Path) -> None:
    out = tmp_path / "结果"
    assert guiju("run", "sichuan-land-2011", "-o", out).code == 0
    assert guiju("verify", out).code == 0


def test_a_view_is_verified_without_saying_anything_of_the_data(
    tmp_path: Path,
) -> None:
    book = open_point(tmp_path)
    text = book.read_text("utf-8")
    book.write_text(text + "公开 结果 { 总分 }\n", "utf-8")
    out, data = tmp_path / "结果", tmp_path / "数据"
    told = ("--set", "扣数=1分/项")
    said = guiju("run", book, data, *told, "--view", "结果", "-o", out)
    assert said.code == 0, said.all
    assert "settings" not in receipt_keys_with_content(out)
    called = ("verify", out, "--rulebook", book, "--data", data)
    assert guiju(*called, *told).code == 0
    assert guiju(*called).code == 1


def receipt_keys_with_content(folder: Path) -> set[str]:
    found = json.loads((folder / "receipt.json").read_bytes())
    return {key for key, value in found.items() if value}


@pytest.mark.usefixtures("book")
def test_findings_are_there_for_programs() -> None:
    Path("结果/示范.csv").write_bytes(b"")
    found = json.loads(verified("--format", "json").out)
    assert "GJ1563" in {one["code"] for one in found}


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_receipt_is_none(content: bytes) -> None:
    assert sealed(content) is None


def test_codes_are_those_of_verifying() -> None:
    assert all("GJ1561" <= fault.code <= "GJ1579" for fault in VERIFY_FAULTS)
