"""What was typed comes through a session that ended, another role, another language."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from core.acting import acting
from organisations.models import Membership
from organisations.roles import Role
from tests.pages import signed_in, text_of
from tests.placements.stays import plan
from tests.world import PASSWORD, House

pytestmark = pytest.mark.django_db
WORDS = "Karla vil gerne hjem, og hun tør godt"
OURS = {"Origin": "http://testserver"}


class Form(HTMLParser):
    """The form of a page with a button of these words: where it goes and what it carries."""

    def __init__(self, response: HttpResponse, action: str) -> None:
        super().__init__()
        self.action, self.values, self._wanted, self._is_open = "", {}, action, False
        self.feed(response.content.decode())
        assert self.action, f"no form to {action} on: {text_of(response)}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_open = given.get("action") == self._wanted
            if self._is_open:
                self.action = self._wanted
        elif tag == "input" and self._is_open:
            self.values[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._is_open = self._is_open and tag != "form"


def sent(client: Client, response: HttpResponse, action: str, **more: str) -> Any:
    form = Form(response, action)
    return client.post(form.action, form.values | more)


def put_in(response: HttpResponse) -> str:
    """What stands in the page's text fields."""
    return " ".join(
        unescape(text).strip()
        for text in re.findall(r"<textarea[^>]*>(.*?)</textarea>", response.content.decode(), re.S)
    )


@pytest.fixture
def page(herning: House) -> str:
    """A form of a stay in which a text is typed."""
    with acting(herning.organisation):
        return f"/ophold/{plan(herning).pk}/aflys/"


def test_signed_out_it_comes_along_through_a_wrong_password_and_the_right_one(
    herning: House, page: str
) -> None:
    client = Client()
    refused = client.post(page, {"reason": WORDS}, headers={"Referer": f"http://testserver{page}"})
    assert refused.status_code == 403
    assert "Du er logget ud. Det, du skrev, er her endnu" in text_of(refused)
    who = {"username": herning.leader.user.email}
    wrong = sent(client, refused, "/log-ind/", **who, password="forkert")
    right = sent(client, wrong, "/log-ind/", **who, password=PASSWORD)
    assert "Det, du skrev, er her endnu" in text_of(right)
    shown = sent(client, right, page)
    assert shown.status_code == 200
    assert WORDS in put_in(shown), "in the form it was typed in, and not saved"
    assert "Det er ikke gemt endnu" in text_of(shown)
    assert client.post(page, {"reason": WORDS}).status_code == 302


def test_a_button_pressed_when_signed_out_leads_to_the_page_it_stands_on(herning: House) -> None:
    client = Client()
    refused = client.post("/beskeder/1/set/", headers={"Referer": "http://testserver/"})
    right = sent(
        client, refused, "/log-ind/", username=herning.leader.user.email, password=PASSWORD
    )
    assert right.status_code == 302
    assert right["Location"] == "/"
    assert "Tryk på knappen en gang til" in text_of(client.get("/"))


def test_a_page_of_another_role_writes_nothing_and_goes_on_in_that_role(
    herning: House, page: str
) -> None:
    leader = herning.leader
    other = Membership.objects.create(
        user=leader.user,
        organisation=leader.organisation,
        role=Role.SUPERVISOR,
        starts_on=leader.membership.starts_on,
    )
    client = signed_in(leader)
    opened = client.get(page)
    client.post("/skift-rolle/", {"membership": other.pk})
    form = {"reason": WORDS, "acting_as": str(leader.membership.pk)}
    assert f'name="acting_as" value="{leader.membership.pk}"' in opened.content.decode()
    refused = client.post(page, form)
    assert refused.status_code == 409
    assert "Du har skiftet rolle" in text_of(refused)
    shown = sent(client, sent(client, refused, "/skift-rolle/"), page)
    assert WORDS in put_in(shown)

    script = client.post("/skift-rolle/", {"membership": other.pk}) and client.post(
        page, {"reason": WORDS}, headers={"X-Acting-As": form["acting_as"], "HX-Request": "true"}
    )
    assert (script.status_code, script.content) == (409, b"")


def test_after_signing_in_one_acts_in_the_role_one_wrote_in(herning: House, page: str) -> None:
    supervisor = herning.actors[Role.SUPERVISOR]
    second = Membership.objects.create(
        user=supervisor.user,
        organisation=supervisor.organisation,
        role=Role.CASEWORKER,
        starts_on=supervisor.membership.starts_on,
    )
    client = Client()
    refused = client.post(page, {"reason": WORDS, "acting_as": str(second.pk)})
    right = sent(client, refused, "/log-ind/", username=supervisor.user.email, password=PASSWORD)
    assert WORDS in put_in(sent(client, right, page))


def test_who_signs_in_as_somebody_else_gets_nothing_of_it(herning: House, page: str) -> None:
    client, leader, staff = Client(), herning.leader, herning.staff
    refused = client.post(page, {"reason": WORDS, "acting_as": str(leader.membership.pk)})
    answer = sent(client, refused, "/log-ind/", username=staff.user.email, password=PASSWORD)
    assert answer["Location"] == "/"
    assert WORDS not in client.get("/").content.decode()


def test_the_language_can_change_on_the_answer_to_a_form(herning: House, page: str) -> None:
    client = signed_in(herning.leader)
    refused = client.post(page, {"reason": "", "nobody": WORDS})
    in_english = sent(client, refused, "/sprog/", language="en")
    assert "What you wrote is still here" in text_of(in_english)
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert WORDS in Form(in_english, page).values["nobody"]


@pytest.mark.parametrize("language", ["zz", "", "da\0", "../da"])
def test_a_language_there_is_not_changes_nothing(herning: House, page: str, language: str) -> None:
    client = signed_in(herning.leader)
    refused = client.post(page, {"reason": ""})
    shown = sent(client, refused, "/sprog/", language=language)
    assert "Det, du skrev, er her endnu" in text_of(shown)


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


def test_a_page_from_before_the_last_sign_in_is_shown_again(
    herning: House, page: str, strict: Client
) -> None:
    signed_in(herning.leader, strict)
    again = strict.post(page, {"reason": WORDS}, headers=OURS)
    shown = sent(strict, again, page)
    assert WORDS in put_in(shown)


def test_what_another_site_sends_is_shown_to_nobody(
    herning: House, page: str, strict: Client
) -> None:
    signed_in(herning.leader, strict)
    for headers in ({"Origin": "https://evil.example"}, {}):
        refused = strict.post(page, {"reason": WORDS}, headers=headers)
        assert refused.status_code == 403
        assert WORDS not in refused.content.decode()
        assert "Siden var for gammel" in text_of(refused)


def test_signing_in_in_two_tabs(herning: House, strict: Client) -> None:
    password = {"username": herning.leader.user.email, "password": PASSWORD}
    too_old = strict.post("/log-ind/", password, headers=OURS)
    assert "Skriv din adgangskode igen" in text_of(too_old)
    assert PASSWORD not in too_old.content.decode()
    signed_in(herning.leader, strict)
    second = strict.post("/log-ind/", password | {"next": "/pladser/"}, headers=OURS)
    assert second["Location"] == "/pladser/"
    outside = strict.post("/log-ind/", password | {"next": "https://evil.example"}, headers=OURS)
    assert outside["Location"] == "/"


NOT_OURS = [
    "https://evil.example/",
    "//evil.example/",
    "/\t/evil.example/",
    "/\\evil.example/",
    "javascript:alert(1)",
    "/findes-ikke/",
]


@pytest.mark.parametrize("address", NOT_OURS)
def test_nothing_is_carried_to_an_address_that_is_not_ours(herning: House, address: str) -> None:
    carried = {"unsent_address": address, "unsent_page": address, "unsent_fields": '[["a", "b"]]'}
    answer = Client().post(
        "/log-ind/", {"username": herning.leader.user.email, "password": PASSWORD} | carried
    )
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    "fields", ["", "x", "{}", '[["a"]]', "[1]", "null", "[" * 9999, r'[["a", "\ud800"]]']
)
def test_nonsense_is_carried_nowhere(herning: House, fields: str) -> None:
    carried = {"unsent_address": "/", "unsent_fields": fields}
    answer = Client().post(
        "/log-ind/", {"username": herning.leader.user.email, "password": PASSWORD} | carried
    )
    assert answer["Location"] == "/"


def test_a_script_that_saves_is_told_that_nobody_is_signed_in(herning: House, page: str) -> None:
    answer = Client().post(page, {"reason": WORDS}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")


def test_an_address_of_a_button_and_one_of_nonsense_have_a_page(herning: House) -> None:
    client = signed_in(herning.leader)
    opened = client.get("/beskeder/1/set/")
    assert (opened.status_code, opened["Allow"]) == (405, "POST")
    assert "hører til en knap" in text_of(opened)
    foul = client.get("/borgere/?q=%00")
    assert foul.status_code == 400
    assert "Intet er ændret" in text_of(foul)
