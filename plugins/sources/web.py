"""JSON records from a web service: from hosts that the user named, and bounded.

Everything about the answer is limited: how long it takes, how large it is, how often it
is asked for; and it never leads to another host. What was fetched is kept under its
digest, so that a run that names the digest needs no network and cannot get another
answer. What fetches is loaded when something is fetched, since most runs read files.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import urlsplit

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.files import write_atomically
from guiju.plugins.sheet import Sheet
from guiju.plugins.sources.json_file import sheets_of
from guiju.plugins.sources.limits import MOST_MARKUP, check_bytes
from guiju.plugins.trouble import Trouble

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from urllib.request import OpenerDirector, Request

UNREAD: Final = Trouble(
    code="GJ1441",
    since="0.1",
    title=Text(zh="网上的数据取不到", en="data cannot be fetched"),
    why=Text(
        zh="没有回应、超时、回应出错，或内容与写明的摘要不符。",
        en="There was no answer, or none in time; it was an error, or is not what the "
        "stated digest says.",
    ),
)
NOT_NAMED: Final = Trouble(
    code="GJ1442",
    since="0.1",
    title=Text(zh="没有允许访问这台主机", en="a host that nobody named"),
    why=Text(
        zh="只访问使用者写明的主机，别人的规则书不能让你的电脑去连别处。",
        en="Only hosts that the user named are asked, so that somebody else's rulebook "
        "cannot make your computer call another.",
    ),
)
_TRIES: Final = 3
_SERVER_ERROR: Final = 500
_CHUNK: Final = 65_536


@attrs.frozen(kw_only=True)
class Limits:
    """How much is waited and tried; ``pause`` is what tests replace."""

    seconds: float = 30
    size: int = MOST_MARKUP
    pause: Callable[[float], None] = time.sleep


@attrs.frozen(kw_only=True)
class Address:
    """What is asked for, and the digest that the answer has to have, if one is said."""

    url: str
    sha256: str = ""

    @property
    def host(self) -> str:
        """The host with its port, as the user names it."""
        parts = urlsplit(self.url)
        return parts.netloc.rpartition("@")[2].casefold()

    @property
    def shown(self) -> str:
        """What messages call it: without a query, which may hold a key."""
        return f"{self.host}{urlsplit(self.url).path}"


def read_address(
    address: Address,
    hosts: Iterable[str],
    cache: Path,
    limits: Limits | None = None,
) -> tuple[Sheet, ...]:
    """Return the tables that the records at ``address`` make.

    Raises:
        DiagnosticError: the host is not named, the answer is none, or is no records.
    """
    _refuse_strangers(address, hosts)
    kept = cache / f"{address.sha256}.json"
    if address.sha256 and kept.is_file():
        content = kept.read_bytes()
    else:
        content = _fetched(address, limits or Limits())
    digest = hashlib.sha256(content).hexdigest()
    if address.sha256 and digest != address.sha256:
        raise _unread(address, Text(zh="内容已经变了", en="it is another one now"))
    write_atomically(cache / f"{digest}.json", content)
    sheets = sheets_of(content, address.shown)
    if sheets is None:
        reason = Text(zh="内容不是记录", en="it holds no records")
        raise _unread(address, reason)
    return sheets


def _refuse_strangers(address: Address, hosts: Iterable[str]) -> None:
    parts = urlsplit(address.url)
    named = {host.casefold() for host in hosts}
    if parts.scheme in {"http", "https"} and "@" not in parts.netloc:
        if address.host in named:
            return
        how = f"hosts = [{json.dumps(address.host, ensure_ascii=False)}]"
        raise NOT_NAMED.error(
            Text(
                zh=f"没有允许访问主机“{address.host}”",
                en=f'the host "{address.host}" is not among those that were named',
            ),
            Text(
                zh=f"确实要访问，加 --host {address.host}，或在 guiju.toml 的 [data] "
                f"下面写：{how}",
                en=f"if it is meant, add --host {address.host}, or write below [data] "
                f"in guiju.toml: {how}",
            ),
        )
    reason = Text(
        zh="只能是 http 或 https 地址，里面不写账号密码",
        en="only http and https addresses without a password are fetched",
    )
    raise _unread(address, reason)


def _fetched(address: Address, limits: Limits) -> bytes:
    from http.client import HTTPException  # noqa: PLC0415 - see above
    from urllib.error import HTTPError, URLError  # noqa: PLC0415

    end, reason = time.monotonic() + limits.seconds, ""
    for attempt in range(1, _TRIES + 1):
        try:
            return _once(address, limits, end)
        except HTTPError as error:
            reason, again = f"HTTP {error.code}", error.code >= _SERVER_ERROR
            error.close()
        except (URLError, HTTPException, OSError) as error:
            reason, again = str(getattr(error, "reason", error)), True
        if not again or attempt == _TRIES or time.monotonic() > end:
            break
        limits.pause(0.2 * 2**attempt)
    raise _unread(address, Text(zh=reason, en=reason))


def _once(address: Address, limits: Limits, end: float) -> bytes:
    from urllib.request import Request  # noqa: PLC0415 - see above

    request = Request(address.url, headers={"Accept": "application/json"})  # noqa: S310 - the scheme was checked
    wait = max(0.1, end - time.monotonic())
    content = bytearray()
    with _opener().open(request, timeout=wait) as answer:
        while chunk := answer.read1(_CHUNK):
            content += chunk
            check_bytes(address.shown, len(content), limits.size)
            if time.monotonic() > end:
                message = "it took too long"
                raise TimeoutError(message)
    return bytes(content)


def _opener() -> "OpenerDirector":
    """Return what takes a redirection for the answer: it may lead to another host."""
    from urllib.request import HTTPRedirectHandler, build_opener  # noqa: PLC0415

    class NoRedirects(HTTPRedirectHandler):
        def redirect_request(  # noqa: PLR0913, PLR0917 - the library's signature
            self,
            req: "Request",
            fp: IO[bytes],
            code: int,
            msg: str,
            headers: "HTTPMessage",
            newurl: str,
        ) -> None:
            del self, req, fp, code, msg, headers, newurl

    return build_opener(NoRedirects)


def _unread(address: Address, reason: Text) -> DiagnosticError:
    return UNREAD.error(
        Text(
            zh=f"“{address.shown}”取不到：{reason.zh}",
            en=f'"{address.shown}" cannot be fetched: {reason.en}',
        ),
        Text(
            zh="核对地址，过一会儿再试；或先下载成文件放进数据文件夹",
            en="see that the address is right and try later; or download the file into "
            "the data folder",
        ),
    )
