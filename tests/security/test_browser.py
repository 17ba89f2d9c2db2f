"""What a browser is given to keep and told to refuse; what is written down of foul calls."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.contrib.staticfiles import finders
from django.test import Client, override_settings
from django.utils import timezone

from core.acting import acting
from organisations.roles import Role
from organisations.tasks import forget_sessions
from tests.pages import signed_in
from tests.world import House

pytestmark = pytest.mark.django_db


def test_no_cookie_names_a_citizen_and_none_is_read_after_signing_out(herning: House) -> None:
    client = signed_in(herning.actors[Role.ACUTE_STAFF])
    with acting(herning.organisation):
        room = herning.place(track="guest")
    answer = client.post(
        "/gaest/",
        {"place": room.pk, "name": "Karla Prøve", "why": "Uro", "nights": "1", "backup": "no"},
    )
    client.post("/log-ud/")
    assert not [value for value in client.cookies.values() if "Karla" in value.value]
    assert "messages" not in answer.cookies
    assert "Karla" not in client.get("/log-ind/").content.decode()


def test_a_message_lives_and_ends_with_the_session(herning: House) -> None:
    client = signed_in(herning.leader)
    with acting(herning.organisation):
        place = herning.place()
    client.post(
        f"/pladser/{place.pk}/",
        {"kind": "close", "starts_on": "2030-01-01", "ends_on": "2030-01-03", "reason": "Maling"},
    )
    assert "messages" not in client.cookies


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_language_is_kept_in_a_cookie_no_script_reads(language: str) -> None:
    client = Client()
    client.post("/sprog/", {"language": language, "next": "/log-ind/"})
    [cookie] = client.cookies.values()
    assert cookie.value == language
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    page = client.get("/log-ind/").content.decode()
    assert ("Sign in" in page) == (language == "en")


def test_the_browser_is_told_what_no_page_uses() -> None:
    answer = Client().get("/log-ind/")
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


IN_EARNEST = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
}


@override_settings(**IN_EARNEST)
@pytest.mark.parametrize("path", ["/api/v1/token/", "/api/v1/referrals/", "/api/v1/", "/api/v1/x"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("proto", [None, "http", "HTTPS,http"])
def test_a_call_in_the_clear_is_refused_and_not_sent_on(
    path: str, method: str, proto: str | None
) -> None:
    headers = {"authorization": "Bearer x"} | ({"x-forwarded-proto": proto} if proto else {})
    answer = getattr(Client(), method)(path, headers=headers)
    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "https_only"
    assert "Location" not in answer.headers


@override_settings(**IN_EARNEST)
def test_a_page_in_the_clear_is_sent_to_https_and_a_call_in_https_is_answered() -> None:
    client = Client()
    assert client.get("/log-ind/").headers["Location"].startswith("https://")
    answer = client.get("/api/v1/referrals/", headers={"x-forwarded-proto": "https"})
    assert answer.json()["code"] == "not_authenticated"
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_a_foul_host_writes_one_line(capfd: Any) -> None:
    answer = Client(raise_request_exception=False).get(
        "/log-ind/", headers={"host": "evil.example\r"}
    )
    assert answer.status_code == 400
    for handler in logging.getLogger("django.security").handlers:
        handler.flush()
    written = capfd.readouterr().err
    assert "Traceback" not in written
    assert len(written.splitlines()) <= 1


def test_sessions_that_have_ended_are_forgotten() -> None:
    now = timezone.now()
    for n, days in enumerate((-1, 1)):
        Session.objects.create(
            session_key=f"s{n}", session_data="", expire_date=now + timezone.timedelta(days=days)
        )
    forget_sessions()
    assert [session.session_key for session in Session.objects.all()] == ["s1"]


@pytest.mark.parametrize("address", ["/api/", "/log-ind/"])
def test_a_page_for_everyone_has_its_files_and_nothing_inline(address: str) -> None:
    """In the image every file comes from what was collected, and the policy lets no inline run."""
    answer = Client().get(address)
    page = answer.content.decode()
    files = re.findall(r'(?:href|src)="/static/([^"?]+)', page)
    assert files
    assert [file for file in files if finders.find(file) is None] == []
    assert re.findall(r"<(?:script|style)(?![^>]*(?:nonce=|src=))[^>]*>", page) == []
    assert re.findall(r"\s(?:style|on\w+)=", page) == []
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
