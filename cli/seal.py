"""Whether a folder that a run wrote is as it was written: receipt, reports, signature.

Nothing is computed here, so it needs neither the rules nor the data.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PureWindowsPath

import attrs

from guiju.cli.fault import StopError
from guiju.cli.receipts import RECEIPT, SIGNATURE
from guiju.cli.verify_faults import (
    NO_RUN,
    NOT_TOLD_OF,
    OUTPUT_CHANGED,
    RECEIPT_BROKEN,
    SIGNATURE_UNREAD,
    SIGNATURE_WRONG,
)
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.receipt import sealed
from guiju.engine.text import Text

_SHOWN = 12
_AS_WRITTEN = Text(
    zh="取回当时写出的原件；原件没有了，就用原来的规则和数据重新运行一次",
    en="get the file as it was written, or carry out the run again with the rules and "
    "data of that time",
)
Knower = Callable[[bytes, bytes], bool]


@attrs.frozen(kw_only=True)
class Told:
    """What a receipt says, by its parts; one that is missing is empty."""

    folder: Path
    content: bytes = attrs.field(repr=False)
    data: Mapping[str, object] = attrs.field(repr=False)

    def part(self, key: str) -> Mapping[str, str]:
        """Return the names and digests, or names and values, under ``key``."""
        found = self.data.get(key)
        if not isinstance(found, dict):
            return {}
        return {str(name): str(value) for name, value in found.items()}

    def text(self, key: str) -> str:
        """Return the words under ``key``."""
        found = self.data.get(key)
        return found if isinstance(found, str) else ""

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names listed under ``key``."""
        found = self.data.get(key)
        return tuple(map(str, found)) if isinstance(found, list) else ()


def told_in(folder: Path) -> Told:
    """Return what the receipt in ``folder`` says.

    Raises:
        StopError: there is no such folder, or no receipt that is whole.
    """
    if not folder.is_dir():
        raise NO_RUN.stop(
            Text(zh=f"没有“{folder}”这个文件夹", en=f'there is no folder "{folder}"'),
            Text(
                zh="写 guiju run -o 写出的文件夹",
                en="name the folder that guiju run -o wrote",
            ),
        )
    file = folder / RECEIPT
    if not file.is_file():
        raise _broken(
            Text(
                zh=f"文件夹“{folder.name}”里没有凭据“{RECEIPT}”",
                en=f'there is no receipt "{RECEIPT}" in the folder "{folder.name}"',
            )
        )
    content = file.read_bytes()
    data = sealed(content)
    if data is None:
        raise _broken(
            Text(
                zh=f"凭据“{RECEIPT}”写出以后被改过",
                en=f'the receipt "{RECEIPT}" was changed after it was written',
            )
        )
    return Told(folder=folder, content=content, data=data)


def of_files(told: Told) -> Iterator[Diagnostic]:
    """Yield what is to be said about the reports in the folder."""
    outputs = told.part("outputs")
    for name, wanted in outputs.items():
        found = _digest(told.folder, name)
        if found is None:
            message = Text(
                zh=f"报告“{name}”不在文件夹里", en=f'the report "{name}" is missing'
            )
            yield OUTPUT_CHANGED.found(message, _AS_WRITTEN)
        elif found != wanted:
            yield OUTPUT_CHANGED.found(differs(name, wanted, found), _AS_WRITTEN)
    for name in _others(told.folder, {*outputs, RECEIPT, SIGNATURE}):
        yield NOT_TOLD_OF.found(
            Text(
                zh=f"凭据里没有“{name}”，它不在核验之列",
                en=f'the receipt does not tell of "{name}"; it is not verified',
            ),
            Text(zh="另放一处", en="keep it elsewhere"),
        )


def of_signature(told: Told, known: Sequence[Knower]) -> Iterator[Diagnostic]:
    """Yield what is to be said about the signature; with keys it has to be there."""
    file = told.folder / SIGNATURE
    signature = file.read_bytes() if file.is_file() else None
    if not known:
        if signature is not None:
            yield SIGNATURE_UNREAD.found(
                Text(
                    zh=f"有签名“{SIGNATURE}”，没有给公钥，没有核对",
                    en=f'there is a signature "{SIGNATURE}" and no key to check it by',
                ),
                Text(zh="加上 --key 公钥.pem", en="add --key PUBLIC.pem"),
            )
    elif signature is None:
        message = Text(
            zh=f"没有签名：文件夹里没有“{SIGNATURE}”",
            en=f'it is not signed: there is no "{SIGNATURE}" in the folder',
        )
        yield SIGNATURE_WRONG.found(message, _SIGN)
    elif not any(knows(signature, told.content) for knows in known):
        message = Text(
            zh=f"签名“{SIGNATURE}”不是给出的钥匙对“{RECEIPT}”签的",
            en=f'the signature "{SIGNATURE}" of "{RECEIPT}" is by none of the keys',
        )
        yield SIGNATURE_WRONG.found(message, _SIGN)


_SIGN = Text(
    zh="核对公钥是谁的；请写出结果的人用 guiju run … --sign 重新签",
    en="check whose key it is, or have the run signed by its maker with --sign",
)


def differs(name: str, wanted: str, found: str) -> Text:
    """Return that a file is another one, with the beginnings of both digests."""
    was, is_now = wanted[:_SHOWN], found[:_SHOWN]
    return Text(
        zh=f"“{name}”被改过：凭据里的摘要是 {was}…，现在是 {is_now}…",
        en=f'"{name}" was changed: its digest is {is_now}… and {was}… in the receipt',
    )


def inside(folder: Path, name: str) -> Path | None:
    """Return the file of that name in ``folder``; None where it would lie elsewhere."""
    path = PureWindowsPath(name)
    if path.anchor or ".." in path.parts or "\\" in name:
        return None
    file = folder / name
    is_own = file.resolve().is_relative_to(folder.resolve())
    return file if is_own and file.is_file() else None


def _digest(folder: Path, name: str) -> str | None:
    file = inside(folder, name)
    if file is None:
        return None
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _others(folder: Path, known: set[str]) -> list[str]:
    files = (one for one in folder.rglob("*") if one.is_file())
    names = (one.relative_to(folder).as_posix() for one in files)
    return sorted(name for name in names if name not in known)


def _broken(message: Text) -> StopError:
    return RECEIPT_BROKEN.stop(message, _AS_WRITTEN)
