"""The description of the API: the schema as served, as committed, and as a page."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client as Browser
from django.urls import reverse

from interop.openapi_page import operations_of
from interop.pages import DOCUMENTS, described
from interop.rest.examples import BODY
from interop.rest.serializers import ReferralIn
from interop.scopes import Scope
from tests.harness.browser import NARROW, WIDE

both = pytest.mark.django_db(databases=["default", "owner"])


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, one)
        for path, methods in described("en")["paths"].items()
        for method, one in methods.items()
    ]


@both
def test_the_schema_is_served_to_everyone_in_their_language():
    answer = Browser().get(reverse("api_schema"))
    assert answer.status_code == 200
    assert answer.json()["openapi"] == "3.1.0"
    assert "Hent et token" in answer.content.decode()
    english = Browser().get(reverse("api_schema"), headers={"Accept-Language": "en"})
    assert "Fetch a token" in english.content.decode()


@both
def test_the_schema_can_only_be_read():
    answer = Browser().post(reverse("api_schema"), {})
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert answer["Allow"] == "GET, HEAD"


@both
def test_the_documents_for_developers_are_served_as_they_stand():
    page = Browser().get(reverse("api_page")).content.decode()
    for name, path in DOCUMENTS.items():
        address = reverse("api_document", args=[name])
        assert address in page
        answer = Browser().get(address)
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.content == path.read_bytes()
    assert Browser().get(reverse("api_document", args=["api.md"])).status_code == 404


def test_the_committed_schema_is_this_one():
    kept = yaml.safe_load((settings.BASE_DIR / "docs" / "openapi.yaml").read_text())
    assert kept["paths"].keys() == described("en")["paths"].keys()
    assert kept["components"]["schemas"].keys() == described("en")["components"]["schemas"].keys()


def test_every_operation_says_its_scope_and_how_it_refuses():
    for path, _method, one in operations():
        refusal = one["responses"]["429"]
        assert "application/problem+json" in refusal["content"], path
        assert "Retry-After" in refusal["headers"]
        if path.startswith("/api/v1/token/"):
            assert one["security"] == [{"client": []}, {}]
            continue
        if path.startswith("/api/v1/status/"):
            assert one["security"] == [{}]
            continue
        (requirement,) = one["security"]
        (scope,) = requirement["oauth2"]
        assert scope in Scope.values
        assert {"400", "401", "403"} <= one["responses"].keys()


def test_the_only_grant_described_is_client_credentials():
    scheme = described("en")["components"]["securitySchemes"]["oauth2"]
    assert list(scheme["flows"]) == ["clientCredentials"]
    assert scheme["flows"]["clientCredentials"]["scopes"].keys() == set(Scope.values)


@both
def test_the_example_is_a_valid_body():
    body = ReferralIn(data=BODY)
    assert body.is_valid(), body.errors


def test_the_page_names_nested_fields_as_the_body_has_them():
    refer = next(one for one in operations_of(described("en")) if one.id == "refer")
    sent = {one.name: one for one in refer.sent}
    assert sent["citizen.number"].kind == "string, ≤ 20"
    assert sent["citizen"].required
    assert "hospital" in sent["whereabouts"].choices
    told = {one.name for one in refer.answered}
    assert {"receiver.key", "decision.outcome", "frozen.sections[].title"} <= told
    assert "Jonas Vind" in refer.example


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_a_developer_reads_how_to_refer(page, axe, shot, viewport):
    page.goto("/api/")
    page.get_by_role("link", name="Henvis en borger").click()
    refer = page.get_by_role("region", name="Henvis en borger", exact=True)
    refer.get_by_text("Eksempel", exact=True).click()
    assert "Jonas Vind" in refer.inner_text()
    assert "referrals:write" in refer.inner_text()
    assert "curl" in page.get_by_role("region", name="Kald 1", exact=True).inner_text()
    axe(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    axe(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= viewport
    shot(page, f"api-{viewport}")
    page.get_by_role("link", name="koder med årsag og råd").click()
    assert "Skriv år, måned og dag" in page.locator("#not_a_date").inner_text()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport
    shot(page, f"api-problems-{viewport}")
