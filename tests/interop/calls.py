"""Calling the API as a hospital's system does: with a token, in JSON, over Django's test client."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client as Browser
from django.test.client import encode_multipart
from django.utils import timezone

from interop.models import Client
from interop.scopes import Scope
from interop.services.clients import register_client
from organisations.models import Organisation
from tests.referrals.files import PDF
from tests.world import favourable_answers

SECRET = "kun-i-prøver"
#: With a boundary of our own: Django's client packs what comes with its own itself.
FORM = "multipart/form-data; boundary=x"


@dataclass
class System:
    """A partner's system with its token."""

    client: Client
    token: str
    browser: Browser = field(default_factory=lambda: Browser(raise_request_exception=False))

    def get(self, path: str, data: Any = None, **headers: str) -> HttpResponse:
        return self.browser.get(path, data, headers=self._headers(headers))

    def post(self, path: str, body: Any = None, *, key: str | None = None, **headers: str):
        if key is not None:
            headers["Idempotency-Key"] = key
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = headers.pop("content_type", "application/json")
        return self.browser.post(path, raw, content_type=kind, headers=self._headers(headers))

    def refer(self, body: Any = None, *, key: str | None = None) -> HttpResponse:
        return self.post("/api/v1/referrals/", body or asked(), key=key or str(uuid4()))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": f"Bearer {self.token}"} | named


def basic(client_id: str, secret: str) -> dict[str, str]:
    told = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
    return {"Authorization": f"Basic {told}"}


def fetch_token(client_id: str, secret: str = SECRET, **asked_for: str) -> HttpResponse:
    return Browser(raise_request_exception=False).post(
        "/api/v1/token/",
        urlencode({"grant_type": "client_credentials"} | asked_for),
        content_type="application/x-www-form-urlencoded",
        headers=basic(client_id, secret),
    )


def make_system(
    organisation: Organisation, *, name: str = "Regionens system", scopes: Any = Scope.values
) -> System:
    client, secret = register_client(organisation=organisation, name=name, scopes=scopes)
    answer = fetch_token(client.client_id, secret)
    assert answer.status_code == 200, answer.content
    return System(client, answer.json()["access_token"])


def asked(**changed: Any) -> dict[str, Any]:
    """A referral of Jonas to a flexible home in Herning, as JSON."""
    today = timezone.localdate()
    citizen = {
        "number": "050585-1234",
        "name": "Jonas Vind",
        "home_municipality": "0657",
        "phone": "22 33 44 55",
    } | changed.pop("citizen", {})
    return {
        "receiver": "herning",
        "scheme": "polaris",
        "track": "home",
        "referrer": "psychiatry",
        "contact_name": "Nanna Nat, E3",
        "contact_phone": "97 00 00 00",
        "urgency": "soon",
        "whereabouts": "hospital",
        "whereabouts_note": "Gødstrup, E3",
        "ready_for_discharge_on": today.isoformat(),
        "situation": "Færdigbehandlet, men kan ikke være alene endnu.",
        "citizen": citizen,
        "answers": favourable_answers("polaris", "home", today, at_intake_only=True),
    } | changed


def attach(
    system: System, pk: int, content: bytes = PDF, name: str = "brev.pdf", **more: str
) -> HttpResponse:
    """Attach a file to the referral; ``key`` is the call's, other names are further parts."""
    key = more.pop("key", str(uuid4()))
    body = encode_multipart("x", {"file": SimpleUploadedFile(name, content)} | more)
    path = f"/api/v1/referrals/{pk}/attachments/"
    return system.post(path, body, key=key, content_type=FORM)
