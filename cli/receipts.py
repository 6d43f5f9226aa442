"""Whether a result is the one that the receipt beside it tells of."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from guiju.cli.fault import StopError
from guiju.cli.faults import RESULT_CHANGED
from guiju.engine.receipt import SELF, digest, sealed
from guiju.engine.text import Text

RECEIPT: Final = "receipt.json"
"""The name of a receipt in the folder that a run has written."""
SIGNATURE: Final = "receipt.sig"
"""The name of the signature beside it: the 64 bytes of Ed25519 and nothing else."""
_SHOWN: Final = 12


def digests_of(file: Path) -> Mapping[str, str]:
    """Return the digest of the result in ``file``, and of the receipt beside it.

    Raises:
        StopError: there is a receipt, and the result is another one.
    """
    digests = {file.name: digest(file.read_bytes())}
    beside = file.with_name(RECEIPT)
    if not beside.is_file():
        return digests
    receipt = sealed(beside.read_bytes())
    if receipt is None:
        raise RESULT_CHANGED.stop(
            Text(
                zh=f"凭据“{RECEIPT}”写出以后被改过，不能用来核对“{file.name}”",
                en=f'the receipt "{RECEIPT}" was changed after it was written, so it '
                f'says nothing of "{file.name}"',
            ),
            _UNCHANGED,
        )
    outputs = receipt.get("outputs")
    wanted = outputs.get(file.name) if isinstance(outputs, dict) else None
    if wanted != digests[file.name]:
        raise _differs(file.name, wanted, digests[file.name])
    return {**digests, RECEIPT: str(receipt[SELF])}


def _differs(name: str, wanted: object, found: str) -> StopError:
    if not isinstance(wanted, str):
        return RESULT_CHANGED.stop(
            Text(
                zh=f"旁边的凭据“{RECEIPT}”里没有“{name}”",
                en=f'the receipt "{RECEIPT}" beside it does not tell of "{name}"',
            ),
            _UNCHANGED,
        )
    was, is_now = wanted[:_SHOWN], found[:_SHOWN]
    return RESULT_CHANGED.stop(
        Text(
            zh=f"“{name}”写出以后被改过：凭据里的摘要是 {was}…，现在是 {is_now}…",
            en=f'"{name}" was changed after it was written: its digest is {is_now}… '
            f"and {was}… in the receipt",
        ),
        _UNCHANGED,
    )


_UNCHANGED = Text(
    zh="用当时写出的整个文件夹，里面的文件一个也不要改；或者把那一期重新运行一次",
    en="use the folder as it was written, with nothing changed in it, or carry out "
    "that run again",
)
