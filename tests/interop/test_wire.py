"""Over real HTTP against gunicorn: what a client's library, a slow line and an attacker send."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection as app
from django.db import transaction

from citizens.models import Citizen
from core.acting import acting
from organisations.models import Organisation
from referrals.models import Attachment, Referral
from tests.harness.database import address, maintenance
from tests.interop.calls import asked, make_system
from tests.pages import signed_in
from tests.referrals.files import large_pdf
from tests.world import make_house

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

LIST: Final = "/api/v1/referrals/"
REQUEST_ID: Final = "0b6dbb0e-6f43-4b6a-9d15-0e6a0e3b2f11"
FORM: Final = "application/x-www-form-urlencoded"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def refusal(self) -> tuple[int, str]:
        """The status and the code; the code is what else came, where that is no problem."""
        if self.headers.get("content-type") != "application/problem+json":
            return self.status, repr(self.body[:200])
        problem = json.loads(self.body)
        assert problem["status"] == self.status
        return self.status, problem["code"]


@dataclass
class Wire:
    port: int
    token: str = ""

    #: Of gunicorn, whose child is the one web process.
    pid: int = 0

    def memory(self) -> int:
        """Megabytes of the web process' own."""
        (child,) = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        lines = Path(f"/proc/{child}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) >> 10

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def send(self, *parts: bytes) -> Answer:
        with self.connect() as connection:
            for part in parts:
                try:
                    connection.sendall(part)
                except (BrokenPipeError, ConnectionResetError):
                    break  # refused before the end
            return read(connection)

    def head(self, first: str = f"POST {LIST}", *more: str) -> bytes:
        lines = [f"{first} HTTP/1.1", "Host: localhost", "Connection: close"]
        lines += [f"Authorization: Bearer {self.token}", f"Idempotency-Key: {uuid4()}"]
        kind = [] if any(line.startswith("Content-Type") for line in more) else [JSON]
        return "\r\n".join([*lines, *kind, *more, "", ""]).encode("latin1")


JSON: Final = "Content-Type: application/json"
CHUNKED: Final = "Transfer-Encoding: chunked"


def read(connection: socket.socket) -> Answer:
    raw = b""
    while part := connection.recv(65536):
        raw += part
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Answer(int(first.split()[1]), headers, body)


def chunked(raw: bytes, size: int = 100, extension: bytes = b"", trailer: bytes = b"") -> bytes:
    parts = [raw[n : n + size] for n in range(0, len(raw), size)]
    sent = b"".join(b"%x%s\r\n%s\r\n" % (len(part), extension, part) for part in parts)
    return sent + b"0\r\n" + trailer + b"\r\n"


@pytest.fixture
def wire(tmp_path) -> Iterator[Wire]:
    """gunicorn as the Procfile starts it, on this run's database and a free port."""
    cache.clear()
    make_house("herning", "Herning Kommune", municipality_code="0657")
    region = Organisation.objects.create(key="region", name="Region Midtjylland", kind="region")
    token = make_system(region).token
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = (tmp_path / "log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "flexplads.wsgi"],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "DATABASE_URL": address(),
            "PORT": str(port),
            "WEB_CONCURRENCY": "1",
            "FLEXPLADS_REQUEST_SECONDS": "3",
            "FLEXPLADS_API_RATE": "100000/min",
        },
        stdout=log,
        stderr=log,
    )
    made = Wire(port, token, process.pid)
    until = time.monotonic() + 30
    try:
        while True:
            try:
                assert made.send(made.head("GET /api/v1/status/")).status == 200
                break
            except (OSError, IndexError):
                assert process.poll() is None, (tmp_path / "log").read_text()
                assert time.monotonic() < until
                time.sleep(0.05)
        yield made
    finally:
        process.terminate()
        process.wait()
        log.close()
    written = (tmp_path / "log").read_text()
    assert "Traceback" not in written, written[-3000:]
    assert "050585" not in written
    assert f"django.security.DisallowedHost {REQUEST_ID} " in written


def referral(**changed: Any) -> bytes:
    return json.dumps(asked(**changed)).encode()


@pytest.mark.parametrize("limit", ["lock_timeout", "statement_timeout"])
def test_what_the_database_has_no_time_for_may_be_asked_again(limit: str) -> None:
    cache.clear()
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    region = Organisation.objects.create(key="region", name="Region Midtjylland", kind="region")
    system, leader = make_system(region), signed_in(house.leader)
    with maintenance(app.settings_dict["NAME"]) as other, app.cursor() as cursor:
        cursor.execute(f"SET {limit} = '100ms'")
        with other.transaction():
            other.execute("LOCK TABLE referrals_referral IN ACCESS EXCLUSIVE MODE")
            refused = system.refer(key="k")
            page = leader.get("/")
        cursor.execute(f"RESET {limit}")
    assert (refused.status_code, refused.json()["code"]) == (503, "busy")
    assert refused["Retry-After"] == page["Retry-After"] == "5"
    assert page.status_code == 503
    assert "vent et øjeblik, og prøv igen" in page.content.decode()
    with acting(house.organisation), transaction.atomic():
        assert not Citizen.objects.exists()
    again = system.refer(key="k")
    assert (again.status_code, again.get("Idempotency-Replayed")) == (201, None)


def test_what_comes_over_the_wire(wire: Wire, figure: Callable[[str], None]) -> None:
    """In one world and one gunicorn, since starting them costs more than all the calls."""
    _chunked_bodies_are_read(wire)
    hostile = _hostile(wire)
    refused = {name: wire.send(*parts).refusal for name, (parts, _status, _code) in hostile.items()}
    assert refused == {name: (status, code) for name, (_parts, status, code) in hostile.items()}
    assert wire.send(wire.head("HEAD " + LIST)).status == 200
    _a_file_of_ten_megabytes_streams(wire, figure)
    with acting(Organisation.objects.get(key="herning")), transaction.atomic():
        assert Referral.objects.count() == 4, "the good ones alone"
        assert Attachment.objects.count() == 1
    _slow_senders_stop_nobody(wire, figure)


def _chunked_bodies_are_read(wire: Wire) -> None:
    raw = referral()
    for body in (
        chunked(raw),
        chunked(raw, size=1 << 20),
        chunked(raw, size=7, extension=b";name=value"),
        chunked(raw, trailer=b"Checksum: abc\r\n"),
    ):
        answer = wire.send(wire.head(f"POST {LIST}", CHUNKED), body)
        assert answer.status == 201, answer
        assert answer.headers["x-request-id"]
        assert answer.headers["ratelimit-policy"] == '"client";q=100000;w=60'
    token = wire.head("POST /api/v1/token/", f"Content-Type: {FORM}", CHUNKED)
    answer = wire.send(token.replace(b"Authorization", b"X-Other"), chunked(b"grant_type=x"))
    assert (answer.status, json.loads(answer.body)) == (401, {"error": "invalid_client"})
    # A browser's form in chunks is read too, and refused for what it is.
    page = wire.send(wire.head("POST /log-ind/", f"Content-Type: {FORM}", CHUNKED), chunked(b"a=b"))
    assert page.status in (200, 403, 404)


def _hostile(wire: Wire) -> dict[str, tuple[tuple[bytes, ...], int, str]]:
    def post(body: bytes, *more: str) -> tuple[bytes, ...]:
        return wire.head(f"POST {LIST}", f"Content-Length: {len(body)}", *more), body

    def get(path: str, *more: str) -> tuple[bytes, ...]:
        return (wire.head(f"GET {path}", *more),)

    def parts(body: bytes, *more: str) -> tuple[bytes, ...]:
        return wire.head(f"POST {LIST}", CHUNKED, *more), body

    raw = referral()
    token = f"Bearer {wire.token}"
    without = wire.head(f"GET {LIST}").replace(f"Authorization: {token}\r\n".encode(), b"")
    cookie = f"Cookie: access_token={wire.token}\r\n\r\n".encode()
    address_with = f"{LIST}?access_token={wire.token}".encode()
    elsewhere = {
        "as Basic": (without[:-2] + b"Authorization: Basic eDp5\r\n\r\n", "invalid_token"),
        "in a cookie": (without[:-2] + cookie, "not_authenticated"),
        "in the address": (without.replace(LIST.encode(), address_with), "not_authenticated"),
    }
    return {
        "chunks without an end": (parts(b"5\r\nhello\r\nzz\r\n"), 400, "bad_request"),
        "a negative chunk": (parts(b"-5\r\nhello\r\n0\r\n\r\n"), 400, "bad_request"),
        "a chunk longer than it says": (parts(b"2\r\nhello\r\n0\r\n\r\n"), 400, "bad_request"),
        "chunks of nothing": (parts(b"0\r\n\r\n"), 400, "invalid"),
        "3 MiB in chunks": (parts(chunked(b"1" * (3 << 20), 1 << 16)), 413, "too_large"),
        "2 MiB": (post(b"1" * (2 << 20)), 413, "too_large"),
        "10 MiB": (post(b"1" * (10 << 20)), 413, "too_large"),
        "chunked and gzip": (parts(b"", "Transfer-Encoding: gzip"), 400, "bad_request"),
        "chunked and a length": (parts(b"0\r\n\r\n", "Content-Length: 5"), 400, "bad_request"),
        "two lengths": (post(raw, "Content-Length: 5"), 400, "bad_request"),
        "a negative length": (get(LIST, "Content-Length: -1"), 400, "bad_request"),
        "a length in words": (get(LIST, "Content-Length: five"), 400, "bad_request"),
        "another coding": (
            (wire.head(f"POST {LIST}", "Transfer-Encoding: pigeon"),),
            501,
            "transfer_coding",
        ),
        "gzip": (post(b"\x1f\x8b", "Content-Encoding: gzip"), 415, "unsupported_encoding"),
        "another kind": (post(raw, "Content-Type: text/plain"), 415, "unsupported_media_type"),
        "NUL": (post(referral(situation="a\0b")), 400, "invalid"),
        "a lone surrogate": (post(b'{"situation": "\\ud800"}'), 400, "invalid"),
        "latin1": (post(b'{"situation": "\xe6"}'), 400, "not_utf8"),
        "UTF-16": (post(raw.decode().encode("utf-16")), 400, "not_utf8"),
        "100,000 deep": (post(b"[" * 100_000), 400, "too_deep"),
        "NaN": (post(b'{"facility": NaN}'), 400, "malformed_json"),
        "1e999": (post(b'{"facility": 1e999}'), 400, "number_too_large"),
        "20 digits": (post(b'{"facility": 12345678901234567890}'), 400, "number_too_large"),
        "a name twice": (post(b'{"track": "home", "track": "home"}'), 400, "duplicate_key"),
        "70,000 names": (
            post(json.dumps(dict.fromkeys(map(str, range(70_000)))).encode()),
            400,
            "too_many_names",
        ),
        "id 0": (get(f"{LIST}0/"), 404, "not_found"),
        "id -1": (get(f"{LIST}-1/"), 404, "not_found"),
        "id 2^63": (get(f"{LIST}{2**63}/"), 404, "not_found"),
        "id of NUL": (get(f"{LIST}%00/"), 400, "bad_request"),
        "evil Host": (
            (
                wire.head(f"GET {LIST}", f"X-Request-Id: {REQUEST_ID}").replace(
                    b"localhost", b"evil.example"
                ),
            ),
            400,
            "bad_request",
        ),
        "no Host": (
            (wire.head(f"GET {LIST}").replace(b"Host: localhost", b"X: y"),),
            400,
            "bad_request",
        ),
        "a long address": (get(f"{LIST}?cursor=" + "x" * 9000), 414, "address_too_long"),
        "a long header": (get(LIST, "X: " + "x" * 9000), 431, "headers_too_large"),
        "65 headers": (get(LIST, *(f"X-{n}: y" for n in range(65))), 431, "headers_too_large"),
        "no HTTP": ((b"\x16\x03\x01 hello\r\n\r\n",), 400, "bad_request"),
        **{
            method: ((wire.head(f"{method} {LIST}"),), 405, "method_not_allowed")
            for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO")
        },
        **{f"a token {how}": ((sent,), 401, code) for how, (sent, code) in elsewhere.items()},
    }


def _a_file_of_ten_megabytes_streams(wire: Wire, figure: Callable[[str], None]) -> None:
    """Up and down, in pieces, and twice: the process does not grow by what it carries."""
    newest = json.loads(wire.send(wire.head("GET " + LIST)).body)["results"][0]["id"]
    path = f"{LIST}{newest}/attachments/"
    content = large_pdf(10 << 20)

    def form(content: bytes) -> tuple[str, bytes]:
        head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
        return "Content-Type: multipart/form-data; boundary=x", head + content + b"\r\n--x--\r\n"

    kind, body = form(content)
    length = f"Content-Length: {len(body)}"
    before = wire.memory()
    for sent in (
        (wire.head(f"POST {path}", kind, length), body),
        (wire.head(f"POST {path}", kind, CHUNKED), chunked(body, 1 << 16)),
    ):
        made = wire.send(*sent)
        assert made.status == 201, made
    taken_out = wire.send(wire.head("GET " + made.headers["location"]))
    assert (taken_out.status, taken_out.body == content) == (200, True)
    grown = wire.memory() - before
    figure(f"10 MB attached twice and taken out over HTTP: the web process grew by {grown} MB")
    assert grown < 10
    large, code = form(large_pdf(13 << 20))[1], (413, "too_large")
    for sent in (
        (wire.head(f"POST {path}", kind, f"Content-Length: {len(large)}"), large),
        (wire.head(f"POST {path}", kind, CHUNKED), chunked(large, 1 << 16)),
    ):
        refused = wire.send(*sent)
        assert refused.refusal == code
        assert "10 MB" in json.loads(refused.body)["detail"]
    # As JSON, or where no files are sent, it is as little as ever.
    as_json = wire.send(wire.head(f"POST {path}", length), body)
    assert (as_json.refusal, json.loads(as_json.body)["detail"]) == (
        code,
        "Der kan højst sendes 1 MB ad gangen.",
    )


def _slow_senders_stop_nobody(wire: Wire, figure: Callable[[str], None]) -> None:
    """Twelve of each kind, where a process works on four requests at once."""
    body = wire.head(f"POST {LIST}", "Content-Length: 1000") + b'{"half'
    pieces = wire.head(f"POST {LIST}", CHUNKED) + b"3e8\r\n{"
    form = wire.head("POST /log-ind/", f"Content-Type: {FORM}", "Content-Length: 99") + b"a="
    header = wire.head()[:-9]
    file = wire.head(
        f"POST {LIST}1/attachments/",
        "Content-Type: multipart/form-data; boundary=x",
        "Content-Length: 10000000",
    )
    slow: list[socket.socket] = []
    for sent in [body, pieces, form, header, file + b"--x", b""] * 12:
        connection = wire.connect()
        connection.sendall(sent)
        slow.append(connection)
    began = time.monotonic()
    with psycopg.connect(address()) as database:
        for path in (LIST, "/health/", "/api/v1/status/"):
            assert wire.send(wire.head(f"GET {path}")).status == 200
        idle = database.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND state LIKE 'idle in transaction%'"
        ).fetchone()
    waited = time.monotonic() - began
    figure(f"three GETs beside {len(slow)} slow senders, one process: {waited:.2f} s")
    assert idle == (0,)
    # They were answered while the others still waited: nothing has come back to them yet.
    assert not select.select(slow, [], [], 0)[0]
    answer = read(slow[0])
    assert answer.refusal == (408, "too_slow")
    for connection in slow:
        connection.close()
