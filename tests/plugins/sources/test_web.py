"""A web service of the tests' own: slow, large, failing, and leading elsewhere."""

import hashlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import attrs
import pytest

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.sources.web import Address, Limits, read_address

GOOD = '[{"单位": "甲县", "得分": 95.10}]'.encode()
QUICK = Limits(seconds=5, size=10_000, pause=lambda _: None)


@attrs.define
class Service:
    """What was asked, and where to ask."""

    port: int
    asked: list[str]

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"


@pytest.fixture
def service() -> Iterator[Service]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.answer()

        def answer(self) -> None:
            failing = self.path == "/down" or (self.path == "/flaky" and len(asked) < 3)
            moved = self.path == "/moved"
            missing = self.path == "/missing"
            code = 503 if failing else 302 if moved else 404 if missing else 200
            self.send_response(code)
            if moved:
                self.send_header("Location", f"http://localhost:{port}/good")
            self.end_headers()
            if self.path == "/slow":
                time.sleep(2)
            if self.path == "/drip":
                for _ in range(20):
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    time.sleep(0.1)
            content = b" " * 20_000 if self.path == "/large" else GOOD
            self.wfile.write(b'{"a": 1}' if self.path == "/other" else content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Service(port, asked)
    server.shutdown()
    server.server_close()
    thread.join()


def code_of(address: Address, hosts: list[str], cache: Path, limits: Limits) -> str:
    with pytest.raises(DiagnosticError) as caught:
        read_address(address, hosts, cache, limits)
    (found,) = caught.value.diagnostics
    return found.code


def test_records_are_read_exactly(service: Service, tmp_path: Path) -> None:
    address = Address(url=service.url("/good?key=geheim"))
    (sheet,) = read_address(address, [service.host], tmp_path, QUICK)
    assert str(sheet.at(2, 2)) == "951/10"
    assert sheet.file == f"{service.host}/good"


def test_a_stated_digest_needs_no_network_twice(
    service: Service, tmp_path: Path
) -> None:
    digest = hashlib.sha256(GOOD).hexdigest()
    address = Address(url=service.url("/good"), sha256=digest)
    first = read_address(address, [service.host], tmp_path, QUICK)
    second = read_address(address, [service.host], tmp_path, QUICK)
    assert first == second
    assert service.asked == ["/good"]
    other = attrs.evolve(address, sha256="0" * 64)
    assert code_of(other, [service.host], tmp_path, QUICK) == "GJ1441"


def test_what_was_kept_and_changed_is_refused(service: Service, tmp_path: Path) -> None:
    digest = hashlib.sha256(GOOD).hexdigest()
    (tmp_path / f"{digest}.json").write_bytes(GOOD.replace(b"95", b"59"))
    address = Address(url=service.url("/good"), sha256=digest)
    assert code_of(address, [service.host], tmp_path, QUICK) == "GJ1441"


def test_a_service_that_fails_is_asked_again(service: Service, tmp_path: Path) -> None:
    read_address(Address(url=service.url("/flaky")), [service.host], tmp_path, QUICK)
    assert service.asked == ["/flaky"] * 3


@pytest.mark.parametrize(
    ("path", "code", "asked"),
    [
        pytest.param("/down", "GJ1441", 3, id="failing"),
        pytest.param("/missing", "GJ1441", 1, id="missing"),
        pytest.param("/moved", "GJ1441", 1, id="leading-elsewhere"),
        pytest.param("/large", "GJ1317", 1, id="large"),
        pytest.param("/other", "GJ1441", 1, id="no-records"),
    ],
)
def test_what_is_no_answer_is_refused(
    path: str, code: str, asked: int, service: Service, tmp_path: Path
) -> None:
    address = Address(url=service.url(path))
    assert code_of(address, [service.host], tmp_path, QUICK) == code
    assert len(service.asked) == asked


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_an_answer_that_takes_too_long_is_given_up(
    path: str, service: Service, tmp_path: Path
) -> None:
    started = time.monotonic()
    hasty = attrs.evolve(QUICK, seconds=0.5)
    address = Address(url=service.url(path))
    assert code_of(address, [service.host], tmp_path, hasty) == "GJ1441"
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("hosts", [[], ["localhost"], ["127.0.0.1"]])
def test_only_hosts_that_were_named_are_asked(
    hosts: list[str], service: Service, tmp_path: Path
) -> None:
    assert (
        code_of(Address(url=service.url("/good")), hosts, tmp_path, QUICK) == "GJ1442"
    )
    assert service.asked == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a/b", "http://u:p@127.0.0.1/x", "x"]
)
def test_other_addresses_are_refused(url: str, tmp_path: Path) -> None:
    assert code_of(Address(url=url), ["", "127.0.0.1"], tmp_path, QUICK) == "GJ1441"
