"""Every writing page by POST, by who may: invalid loses nothing, and of two colleagues with the
same form neither loses what they wrote. That twice is once is asked in ``test_matrix``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from core.acting import acting
from core.buttons import is_button
from organisations.roles import Role
from tests.pages import signed_in, text_of
from tests.walls.asking import Asker
from tests.walls.conftest import Worlds
from tests.walls.expected_answers import WHO_DOES, sees
from tests.walls.page_forms import Form, Forms
from tests.walls.routes import ROUTES, Route, Things, from_today

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def _address(name: str, things: Things) -> str:
    route = ROUTES[name]
    return reverse(name, kwargs=route.of(things) if route.of else {})


def _form_on(client: Client, page: str, address: str = "") -> Form | None:
    """The page's own form; None where it shows none, or is not this person's."""
    response = client.get(page)
    if response.status_code != 200:
        return None
    own = [form for form in Forms(response.content.decode()).all if form.action in ("", address)]
    return own[0] if own else None


def _does() -> dict[Role, list[str]]:
    """Which forms each role sends: every form by the first role for whom it is saved. What it
    shows again does not depend on who sends it; who may send it is asked in ``test_matrix``."""
    does: dict[Role, list[str]] = {role: [] for role in WHO_DOES}
    for name, route in ROUTES.items():
        if route.posts and not route.signed_out:
            may = (role for role in WHO_DOES if _saves(route, role))
            if role := next(may, None):
                does[role].append(name)
    return {role: names for role, names in does.items() if names}


def _saves(route: Route, role: Role) -> bool:
    assert route.posts is not None
    decides = not route.decides or role in route.decides
    saved = route.posts.expected(role, empty=False).status == 302
    return saved and decides and route.is_allowed(role)


@pytest.mark.parametrize("role", _does())
def test_what_is_only_shown_again_is_filled_in_and_not_saved(worlds: Worlds, role: Role) -> None:
    """Through signing in again, or another role or language: by every form and no button."""
    asker = Asker(signed_in(worlds.herning.actors[role]), worlds.herning.organisation)
    wrong = []
    for name in _does()[role]:
        route = ROUTES[name]
        if is_button(_address(name, worlds.own)):
            continue
        assert route.posts is not None
        shown, wrote = asker.shown_only(name, route, worlds.own)
        typed = [text for text in route.posts.body(worlds.own).values() if " " in str(text)]
        if wrote or (shown.status == 200 and any(escape(text) not in shown.body for text in typed)):
            wrong.append(f"{name}: {shown.status}, {wrote}")
    assert wrong == []


def test_what_is_typed_stands_on_the_page_that_refuses_it(worlds: Worlds) -> None:
    """Everything written by hand is filled in and nothing else: where that is not enough to save,
    every word is still there. A form answers this alike whoever of the three sends it: it is asked
    of the first to whom it is shown."""
    asked, refusing = set(), set()
    for role in (Role.CASEWORKER, Role.FACILITY_STAFF, Role.FACILITY_LEADER):
        client = signed_in(worlds.herning.actors[role])
        for name, route in ROUTES.items():
            if not route.posts or route.shows == 405 or route.signed_out or name in asked:
                continue
            if sees(role, name, route, "own") != 200:
                continue  # refused, which test_matrix asks
            page = _address(name, worlds.own) + route.posts.query(worlds.own)
            with transaction.atomic():
                form = _form_on(client, page, _address(name, worlds.own))
                typed = {text: f"Skrevet i {text}" for text in form.written} if form else {}
                response = client.post(page, typed) if typed else None
                transaction.set_rollback(True)
            if form is None:
                continue
            asked.add(name)
            if response and response.status_code in (409, 422):
                refusing.add(name)
                held = _held(response)
                lost = [words for words in typed.values() if words not in held]
                assert not lost, f"{role} {name}: {lost}"
    assert {"move_out", "no_show", "complete_follow_up", "move_follow_up", "extend_stay"} < refusing


def _held(response: Any) -> str:
    """What the page's fields hold and what it says."""
    forms = Forms(response.content.decode()).all
    return " | ".join(value for form in forms for value in form.values.values())


@dataclass(frozen=True)
class Edit:
    """Two colleagues change the same into different things."""

    theirs: dict[str, str]
    mine: dict[str, str]
    #: As the page tells it of the colleague's.
    reads: str


#: What the extension test of a home asks.
GOES_ON = {"answer_within_reach": "yes", "answer_goal_met": "no"}
EDITS: dict[str, Edit] = {
    "record_risks": Edit({"suicide": "known"}, {"suicide": "none"}, "Kendt"),
    "set_municipalities": Edit(
        {"home_municipality": "0661"}, {"home_municipality": "0791"}, "Holstebro"
    ),
    "answer_question": Edit({"answer": "no"}, {"answer": "unknown"}, "Nej"),
    "star_area": Edit(
        {"score": "4", "citizens_words": "Jeg vil i arbejde"},
        {"score": "4", "citizens_words": "Jeg venter på svar"},
        "Jeg vil i arbejde",
    ),
    "correct_star": Edit(
        {"score": "4", "reason": "Tastefejl"}, {"score": "9", "reason": "Ny samtale"}, "4"
    ),
    "write_kram": Edit({"food_stands": "Lidt"}, {"food_stands": "Meget"}, "Lidt"),
    "correct_kram": Edit(
        {"agreed": "Onsdag", "reason": "Manglede"}, {"agreed": "Fredag", "reason": "Ny"}, "Onsdag"
    ),
    "move_follow_up": Edit(
        {"due_on": from_today(5), "reason": "Sygdom"},
        {"due_on": from_today(9), "reason": "Ferie i huset"},
        "",
    ),
    "extend_stay": Edit(
        {"ends_on": from_today(81), "reason": "Boligen er klar senere"} | GOES_ON,
        {"ends_on": from_today(85), "reason": "Lejligheden males"} | GOES_ON,
        "",
    ),
    "change_schedule": Edit(
        {"opens_before": "10", "starts_on": from_today(30)},
        {"opens_before": "12", "starts_on": from_today(30)},
        "10",
    ),
    "edit_house_page": Edit(
        {"text_da": "Et hus med have"}, {"text_da": "Et hus ved åen"}, "Et hus med have"
    ),
    "write_dialogue": Edit(
        {"strain_citizen": "Jeg er træt"}, {"strain_citizen": "Jeg er vred"}, "Jeg er træt"
    ),
    "write_contract": Edit({"more": "Kat"}, {"more": "Hund"}, "Kat"),
    "plan_start": Edit({"needs": "Ro"}, {"needs": "Faste dage"}, "Ro"),
    "change_goal": Edit({"method": "Vi bager"}, {"method": "Vi handler"}, "Vi bager"),
    "practical_matter": Edit(
        {"state": "done", "note": "Har en konto"},
        {"state": "done", "note": "Har to konti"},
        "Har en konto",
    ),
    "correct_note": Edit(
        {"text": "Spiste frokost", "reason": "Husket forkert"},
        {"text": "Spiste intet", "reason": "Spurgt igen"},
        "Spiste frokost",
    ),
    "house_rules": Edit({"rules": "Ro kl. 22"}, {"rules": "Ro kl. 23"}, "Ro kl. 22"),
    "set_escalation": Edit({"working_days": "3"}, {"working_days": "5"}, "3"),
    "place_inventory": Edit({"things": "1 bord"}, {"things": "2 borde"}, "1 bord"),
    "shift_hours": Edit(
        {"day": "6.15", "starts_on": from_today(1)},
        {"day": "7.45", "starts_on": from_today(1)},
        "06.15",
    ),
    "change_house": Edit({"phone": "1"}, {"phone": "2"}, "1"),
    "describe_place": Edit({"description": "Lys"}, {"description": "Mørk"}, "Lys"),
    "change_contact": Edit({"hours": "Altid"}, {"hours": "Kun tirsdag"}, "Altid"),
    "correct_partner": Edit({"role": "Bostøtten Øst"}, {"role": "Bostøtten Vest"}, "Bostøtten Øst"),
    "word_question": Edit({"text": "Hvad ser I?"}, {"text": "Hvad virker?"}, "Hvad ser I?"),
    "correct_network_actor": Edit({"phone": "96 1"}, {"phone": "96 2"}, "96 1"),
    "correct_relative": Edit({"rings": "Mor ringer"}, {"rings": "Vi ringer"}, "Mor ringer"),
    "correct_treatment_order": Edit(
        {"if_missed": "Ring til klinikken"}, {"if_missed": "Ring til Per"}, "Ring til klinikken"
    ),
    "write_item": Edit(
        {"state": "there", "text": "Ring til Sanne"},
        {"state": "there", "text": "Ring til Bo"},
        "Ring til Sanne",
    ),
    "change_hold": Edit(
        {"starts_on": from_today(300), "ends_on": from_today(306), "reason": "Praktik"},
        {"starts_on": from_today(300), "ends_on": from_today(308), "reason": "Praktik"},
        "",
    ),
    "booking": Edit({"on": from_today(2)}, {"on": from_today(1)}, ""),
    "change_rate": Edit(
        {"kroner": "1601", "reason": "Ny aftale"}, {"kroner": "1702", "reason": "Tastefejl"}, "1601"
    ),
    "change_budget_item": Edit({"amount": "1601"}, {"amount": "1702"}, "1601"),
}


def _written(values: Mapping[str, str], name: str) -> str:
    """What stands in a field; of a day, what stands in its boxes."""
    if name in values:
        return values[name]
    day, month, year = (int(values[f"{name}_{box}"]) for box in ("day", "month", "year"))
    return date(year, month, day).isoformat()


@pytest.mark.parametrize("name", EDITS)
def test_two_colleagues_with_the_same_form_see_both_and_lose_nothing(
    worlds: Worlds, name: str
) -> None:
    edit, page = EDITS[name], _address(name, worlds.own)
    in_office = name.startswith(("set_", "answer", "extend"))
    of_office = in_office and ROUTES[name].is_allowed(Role.CASEWORKER)
    decides = Role.CASEWORKER if of_office else Role.FACILITY_LEADER
    me = signed_in(worlds.herning.actors[decides])
    colleague = signed_in(worlds.herning.actors[decides])
    opened, opened_by_colleague = _form_on(me, page), _form_on(colleague, page)
    assert opened is not None
    assert opened_by_colleague is not None

    saved = colleague.post(page, opened_by_colleague.values | edit.theirs)
    assert saved.status_code == 302

    refused = me.post(page, opened.values | edit.mine)
    assert refused.status_code == 409
    assert "Nogen har ændret det" in text_of(refused)
    assert edit.reads in text_of(refused)
    again = Forms(refused.content.decode()).to("")
    for field_name, typed in edit.mine.items():
        assert _written(again.values, field_name) == typed, "what I wrote is still in the form"
    unmoved = _form_on(colleague, page)
    assert unmoved is None or unmoved.values["shown"] != opened.values["shown"], "theirs stands"

    assert me.post(page, again.values).status_code == 302, "having seen both, mine is saved"


def test_different_fields_of_the_same_form_are_both_saved(worlds: Worlds) -> None:
    page, stay = _address("record_risks", worlds.own), worlds.own.stay
    me, colleague = signed_in(worlds.herning.leader), signed_in(worlds.herning.staff)
    opened, opened_by_colleague = _form_on(me, page), _form_on(colleague, page)
    assert opened is not None
    assert opened_by_colleague is not None
    colleague.post(page, opened_by_colleague.values | {"suicide": "known"})
    me.post(page, opened.values | {"substances": "none"})
    with acting(worlds.herning.organisation):
        stay.refresh_from_db()
    assert (stay.risk_suicide, stay.risk_substances) == ("known", "none")
