"""Signatures of receipts: Ed25519 over the bytes of ``receipt.json``.

Keys are PEM files and a signature is its 64 bytes, so that OpenSSL makes the ones and
checks the other without Guiju. The only module that knows ``cryptography``, which the
extra ``guiju[sign]`` brings.
"""

from collections.abc import Callable
from pathlib import Path

from guiju.cli.fault import StopError
from guiju.cli.verify_faults import KEY_FAULTY
from guiju.engine.text import Text
from guiju.plugins.cause import cause

_MAKE = Text(
    zh="用 openssl genpkey -algorithm ed25519 -out 钥匙.pem 新做一把",
    en="make one with openssl genpkey -algorithm ed25519 -out key.pem",
)
_MAKE_PUBLIC = Text(
    zh="用 openssl pkey -in 钥匙.pem -pubout -out 公钥.pem 导出公钥",
    en="write it with openssl pkey -in key.pem -pubout -out public.pem",
)


def signer(key: Path) -> Callable[[bytes], bytes]:
    """Return what signs with the private key in the file ``key``.

    Raises:
        StopError: the file holds no such key, or what signs is not installed.
    """
    content = _read(key)
    try:
        from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415
            ed25519,
        )
        from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
            load_pem_private_key,
        )
    except ImportError:
        raise _not_installed() from None
    try:
        private = load_pem_private_key(content, password=None)
    except (ValueError, TypeError):
        private = None
    if not isinstance(private, ed25519.Ed25519PrivateKey):
        raise _no_key(key, Text(zh="私钥", en="private key"), _MAKE)
    return private.sign


def knower(key: Path) -> Callable[[bytes, bytes], bool]:
    """Return what says whether a signature of some content is by the public ``key``.

    Raises:
        StopError: the file holds no such key, or what checks is not installed.
    """
    content = _read(key)
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415
            ed25519,
        )
        from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
            load_pem_public_key,
        )
    except ImportError:
        raise _not_installed() from None
    try:
        public = load_pem_public_key(content)
    except ValueError:
        public = None
    if not isinstance(public, ed25519.Ed25519PublicKey):
        raise _no_key(key, Text(zh="公钥", en="public key"), _MAKE_PUBLIC)
    known = public

    def knows(signature: bytes, signed: bytes) -> bool:
        try:
            known.verify(signature, signed)
        except InvalidSignature:
            return False
        return True

    return knows


def _read(key: Path) -> bytes:
    try:
        return key.read_bytes()
    except OSError as error:
        why = cause(error)
        raise KEY_FAULTY.stop(
            Text(
                zh=f"钥匙文件“{key}”读不出来（{why.zh}）",
                en=f'the key "{key}" cannot be read ({why.en})',
            ),
            Text(zh="核对路径和读取权限", en="check its path and permissions"),
        ) from None


def _no_key(key: Path, wanted: Text, advice: Text) -> StopError:
    return KEY_FAULTY.stop(
        Text(
            zh=f"“{key}”里没有不加口令的 Ed25519 {wanted.zh}",
            en=f'"{key}" holds no Ed25519 {wanted.en} without a password',
        ),
        advice,
    )


def _not_installed() -> StopError:
    return KEY_FAULTY.stop(
        Text(
            zh="签名用的组件 cryptography 没有安装",
            en="cryptography, which signs, is not installed",
        ),
        Text(
            zh="运行 pip install 'guiju[sign]' 安装",
            en="install it with pip install 'guiju[sign]'",
        ),
    )
