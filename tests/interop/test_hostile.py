"""What nobody should send. Each is the caller's fault (4xx), said as problem+json, and writes
nothing: naive readers answer 500 to most of these."""

from __future__ import annotations

import json
import string
from typing import Any

import pytest
from django.test import Client as Browser
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.acting import acting
from interop.models import KeptAnswer
from interop.problems import CONTENT_TYPE
from referrals.models import Referral
from tests.interop.calls import asked

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

LIST = "/api/v1/referrals/"
DEEP = b'{"a":' * 100_000 + b"1" + b"}" * 100_000


def refused(answer, status: int | None = None, code: str | None = None) -> dict[str, Any]:
    assert 400 <= answer.status_code < 500, answer.content[:300]
    assert answer["Content-Type"] == CONTENT_TYPE
    told = answer.json()
    members = {"type", "title", "status", "detail", "code", "errors", "more", "request_id"}
    assert set(told) == members
    assert told["request_id"] == answer["X-Request-Id"]
    assert told["status"] == answer.status_code
    assert told["title"]
    if status is not None:
        assert (answer.status_code, told["code"]) == (status, code)
    return told


def whole(**changed: Any) -> bytes:
    return json.dumps(asked(**changed)).encode()


BODIES: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 400, "invalid"),
    "blanks": (b"   ", 400, "malformed_json"),
    "half": (whole()[:-5], 400, "malformed_json"),
    "two": (whole() + whole(), 400, "malformed_json"),
    "a list": (b"[]", 400, "invalid"),
    "null": (b"null", 400, "missing"),
    "a number": (b"7", 400, "invalid"),
    "a text": (b'"x"', 400, "invalid"),
    "NaN": (b'{"facility": NaN}', 400, "malformed_json"),
    "infinity": (b'{"facility": -Infinity}', 400, "malformed_json"),
    "too large a number": (b'{"facility": ' + b"9" * 5000 + b"}", 400, "number_too_large"),
    "beyond bigint": (whole(facility=2**63), 400, "not_a_choice"),
    "too large a fraction": (b'{"facility": 1e999}', 400, "number_too_large"),
    "deep objects": (DEEP, 400, "too_deep"),
    "deep lists": (b"[" * 500_000, 400, "too_deep"),
    "33 deep": (b"[" * 33 + b"]" * 33, 400, "too_deep"),
    "more names than any object has": (
        json.dumps({f"n{n}": 1 for n in range(70_000)}).encode(),
        400,
        "too_many_names",
    ),
    "a key twice": (b'{"scheme": "polaris", "scheme": "mpo"}', 400, "duplicate_key"),
    "NUL": (whole(situation="a\0b"), 400, "characters"),
    "NUL in a name": (b'{"\\u0000": 1}', 400, "characters"),
    "a lone surrogate": (b'{"situation": "\\ud800"}', 400, "characters"),
    "a lone surrogate in a name": (b'{"\\udfff": 1}', 400, "characters"),
    "not UTF-8": (b'{"situation": "\xff"}', 400, "not_utf8"),
    "UTF-16": (whole().decode().encode("utf-16"), 400, "not_utf8"),
    "a byte order mark": (b"\xef\xbb\xbf" + whole(), 400, "malformed_json"),
    "more than 1 MiB": (b'{"situation": "' + b"x" * (1 << 20) + b'"}', 413, "too_large"),
    "not the sender's: status": (whole(status="accepted"), 400, "invalid"),
    "not the sender's: controller": (whole(controller=1), 400, "invalid"),
    "not the sender's: decided_by": (whole(decided_by=1), 400, "invalid"),
    "not the sender's: sender": (whole(sender="region-nord"), 400, "invalid"),
    "not the sender's: citizen's id": (whole(citizen={"id": 1}), 400, "invalid"),
    "a date too far": (whole(wished_on="9999-12-31"), 400, "invalid"),
    "a date too early": (whole(citizen={"birth_date": "0001-01-01"}), 400, "invalid"),
    "a moment for a date": (whole(wished_on="2026-03-24T00:00:00Z"), 400, "invalid"),
    "a number for a date": (whole(wished_on=20260324), 400, "invalid"),
    "text for yes": (whole(citizen={"anonymous": "yes"}), 400, "invalid"),
    "a number for text": (whole(contact_name=7), 400, "invalid"),
    "a list for the citizen": (whole()[:-1] + b', "x": []}', 400, "invalid"),
    "a list of answers": (whole(answers=[]), 400, "invalid"),
    "an answer nobody asked for": (
        whole(answers={"need": "clarification", "x": "1"}),
        400,
        "not_asked",
    ),
    "an unknown receiver": (whole(receiver="ingen"), 400, "no_such_receiver"),
    "a receiver who runs no such thing": (
        whole(receiver="region-midtjylland"),
        400,
        "not_a_receiver",
    ),
    "an unknown scheme": (whole(scheme="'; DROP TABLE"), 400, "no_such_scheme"),
    "a foreign referrer": (whole(referrer="authority"), 400, "not_a_choice"),
    "an impossible CPR number": (whole(citizen={"number": "310299-1234"}), 400, ""),
}


def test_a_foul_body_is_refused_and_writes_nothing(system, herning):
    """In one world, since making it costs more than all the calls."""
    for name, (raw, status, code) in BODIES.items():
        told = refused(system.post(LIST, raw, key="k"))
        codes = {told["code"], *(one["code"] for one in told["errors"])}
        assert (told["status"], not code or code in codes) == (status, True), (name, told)
    with acting(herning.organisation):
        assert not Referral.objects.exists()
    with acting(system.client.organisation):
        assert not KeptAnswer.objects.exists()


FAULTS = [
    ({"status": "accepted"}, {"/status"}),
    ({"citizen": {"number": "123"}}, {"/citizen/number"}),
    ({"citizen": {"name": "", "phone": "1" * 41}}, {"/citizen/phone"}),
    ({"citizen": {"name": ""}, "contact_name": " "}, {"/contact_name"}),
    ({"answers": {"cooperates": "måske"}}, {"/answers/cooperates", "/answers/need"}),
    ({"answers": {"a/b~c": "x"}}, {"/answers/a~1b~0c"}),
    ({"track": 7, "wished_on": "x", "ukendt": 1}, {"/track", "/wished_on", "/ukendt"}),
]


def test_every_fault_is_pointed_to_at_once(system, herning):
    for changed, pointers in FAULTS:
        told = refused(system.post(LIST, whole(**changed), key="k"))
        assert pointers <= {one["pointer"] for one in told["errors"]}


def test_a_hundred_faults_are_listed_and_that_there_are_more(system, herning):
    names = {f"n{n}": "x" for n in range(101)}
    for changed in (names, {"answers": names}, {"citizen": names}):
        told = refused(system.post(LIST, whole(**changed), key="k"))
        assert (len(told["errors"]), told["more"]) == (100, True)
    assert not refused(system.post(LIST, whole(status="x"), key="k"))["more"]


def test_what_only_a_browser_reads_is_not_sent(system, herning):
    for answer in (system.get(LIST), system.get("/api/v1/nothing/"), Browser().get(LIST)):
        assert not {"Content-Security-Policy", "X-Frame-Options", "Permissions-Policy"} & set(
            answer.headers
        )
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_an_encoding_that_is_not_spoken_is_refused_and_an_empty_accept_asks_for_nothing(
    system, herning
):
    answer = system.post(LIST, whole(), key="k", Content_Encoding="gzip")
    refused(answer, 415, "unsupported_encoding")
    assert answer["Accept-Encoding"] == "identity"
    assert system.get(LIST, Accept="").status_code == 200


UUID = "0b6dbb0e-6f43-4b6a-9d15-0e6a0e3b2f11"


def test_a_client_s_own_request_id_comes_back_if_it_can_name_nobody(system, herning):
    assert system.get(LIST, X_Request_Id=UUID)["X-Request-Id"] == UUID
    for foul in ("050585-1234", "Jonas Vind", "x" * 200, "a\nb"):
        named = system.get(LIST, X_Request_Id=foul)["X-Request-Id"]
        assert named != foul
        assert len(named) == len(UUID)


def test_anybody_may_ask_whether_it_is_up_and_not_too_often(herning, settings, monkeypatch):
    monkeypatch.setitem(settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "address", "1/min")
    answer = Browser().get("/api/v1/status/")
    assert answer.status_code == 200
    assert set(answer.json()) == {"status", "version", "time"}
    assert answer["RateLimit"].startswith('"address";r=0;t=')
    refused(Browser().get("/api/v1/status/"), 429, "throttled")


KINDS = [
    "text/plain",
    "application/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json; charset=utf-16",
    "application/jsonp",
    "*/*",
    "json",
    ";",
    "/",
    "a" * 5000,
    "application/json, text/html",
    "text/html; charset*=utf-8''%FF%FE",
]


def test_a_body_of_another_kind_is_refused(system, herning):
    for kind in KINDS:
        told = refused(system.post(LIST, whole(), key="k", content_type=kind))
        assert told["status"] in {400, 415}


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8"])
def test_json_is_taken_with_and_without_its_charset(system, herning, kind):
    assert system.post(LIST, whole(), key="k", content_type=kind).status_code == 201


ACCEPTED = ["text/html", "application/xml", "x", "application/yaml;q=1"]


def test_only_json_is_answered(system, herning):
    for kind in ACCEPTED:
        refused(system.get(LIST, Accept=kind), 406, "not_acceptable")


METHODS = ["put", "patch", "delete", "options", "trace"]


def test_other_methods_are_refused(system, herning):
    for method in METHODS:
        call = getattr(system.browser, method)
        answer = call(LIST, headers={"Authorization": f"Bearer {system.token}"})
        refused(answer, 405, "method_not_allowed")
        assert set(answer["Allow"].split(", ")) >= {"GET", "POST"}


ADDRESSES = [
    "/api/v1/",
    "/api/v1/nothing/",
    "/api/v1/referrals/x/",
    "/api/v1/referrals/-1/",
    "/api/v1/referrals/" + "9" * 5000 + "/",
    "/api/v1/referrals/1/accept/",
    "/api/v1/schemes/%00/criteria/",
    "/api/v1/schemes/%FF/criteria/",
    "/api/v1/schemes/../../health/criteria/",
    "/api/v1/referrals/?cursor=%00",
    "/api/v1/referrals/?limit=%FF",
    "/api/v1/referrals/?" + "&".join(f"a{n}=1" for n in range(2000)),
]


def test_foul_addresses_are_refused(system, herning):
    for path in ADDRESSES:
        refused(system.get(path))


def test_a_post_without_the_last_slash_is_not_sent_elsewhere_without_its_body(system, herning):
    refused(system.post(LIST.rstrip("/"), whole(), key="k"), 404, "not_found")


def test_without_a_token_nothing_else_is_said(herning):
    answer = Browser().post(LIST, b"{", content_type="application/json")
    refused(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"] == 'Bearer realm="flexplads"'


def test_too_fast_is_told_how_long_to_wait(system, stranger, herning, settings, monkeypatch):
    monkeypatch.setitem(settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "client", "3/min")
    answers = [system.get(LIST) for _ in range(3)]  # the token was the first call
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == '"client";q=3;w=60'
    left = [one["RateLimit"].partition(";t=")[0] for one in answers]
    assert left == ['"client";r=1', '"client";r=0', '"client";r=0']
    assert answers[-1].json()["detail"].startswith("For mange forespørgsler. Vent ")
    refused(answers[-1], 429, "throttled")
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert stranger.get(LIST).status_code == 200


def test_nothing_may_be_kept_by_a_cache_on_the_way(system, herning):
    for answer in (system.get(LIST), system.get("/api/v1/nothing/"), Browser().get(LIST)):
        assert answer["Cache-Control"] == "no-store"


def test_no_cookie_is_set_and_none_is_asked_for(system, herning):
    browser = Browser(enforce_csrf_checks=True)
    answer = browser.post(
        LIST,
        whole(),
        content_type="application/json",
        headers={"Authorization": f"Bearer {system.token}", "Idempotency-Key": "k"},
    )
    assert answer.status_code == 201
    assert not answer.cookies


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(
    place=st.sampled_from([*asked(), "citizen/name", "citizen/number", "answers/need"]), value=JSON
)
@example(place="facility", value=2**63)
@example(place="citizen/number", value="٠٥٠٥٨٥-1234")
@example(place="answers/need", value=string.printable * 100)
def test_one_field_of_anything_never_breaks_it(system, herning, unhurried, place, value):
    body = asked()
    outer, _, inner = place.partition("/")
    if inner:
        body[outer][inner] = value
    else:
        body[outer] = value
    answer = system.refer(json.loads(json.dumps(body)))
    assert answer.status_code in {201, 400}, answer.content
