"""The pages on verifying show what really happens: their commands are run."""

import re
import shlex
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from tests.cli.calls import guiju
from tests.docs.conftest import Shows

FOLDER = Path(__file__).parents[2] / "docs" / "verify"
LANGUAGES = ("zh", "en")
_FENCE = re.compile(
    r"^```(?P<kind>sh|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_DIGEST = re.compile(r"\b[0-9a-f]{12}…")
_SHOWN = ("0123456789ab…", "5e6f708192a3…", "c4d5e6f70819…")
_ADDED = re.compile(r"^echo '(?P<line>[^']*)' >> (?P<file>\S+)$")
_PROMPT = "$ guiju "


def carried_out(fence: re.Match[str], language: str) -> str:
    """Do what a fence says; what is shown is followed by what is said to it.

    Digests are those of this very version of the reports; the page shows others.
    """
    if fence["kind"] == "sh":
        for line in fence["text"].splitlines():
            _do(line, language)
        return fence[0]
    text = "".join(
        f"{line}\n{_answer(line.removeprefix(_PROMPT), language)}"
        for line in fence["text"].splitlines()
        if line.startswith(_PROMPT)
    )
    shown = dict(zip(dict.fromkeys(_DIGEST.findall(text)), _SHOWN, strict=False))
    return f"```console\n{_DIGEST.sub(lambda one: shown[one[0]], text)}```"


def _do(line: str, language: str) -> None:
    added = _ADDED.match(line)
    if added is None:
        said = guiju(*shlex.split(line)[1:], "--lang", language)
        assert said.code == 0, said.all
        return
    with Path(added["file"]).open("a", encoding="utf-8") as file:
        file.write(f"{added['line']}\n")


def _answer(line: str, language: str) -> str:
    return guiju(*shlex.split(line), "--lang", language).all


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_page_shows_is_what_is_said(
    language: str, shows: Shows, tmp_path: Path
) -> None:
    key = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32))
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    (tmp_path / "key.pem").write_bytes(private)
    (tmp_path / "public.pem").write_bytes(public)
    shows(FOLDER / f"{language}.md", _FENCE, carried_out)


def test_both_pages_show_the_same_commands() -> None:
    zh, en = (
        [
            line
            for line in (FOLDER / f"{language}.md").read_text("utf-8").splitlines()
            if line.startswith((_PROMPT, "guiju ", "openssl "))
        ]
        for language in LANGUAGES
    )
    assert zh == en
