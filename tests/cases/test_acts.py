"""Every act on a stay answers alike: done, corrected (422), too late (409), not yours (403)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog, Event
from core.acting import acting
from organisations.roles import Role
from placements.models import Stay
from placements.rules import RULES, Verb
from placements.services.stays import plan_stay
from tests.pages import signed_in, text_of
from tests.world import House, make_citizen, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: What is typed, and which field is wrong in it.
INCOMPLETE = {
    Verb.MOVE_IN: ({"on": "2999-01-01"}, "Året skal være 2100 eller tidligere."),
    Verb.EXTEND: ({"ends_on": "", "reason": "Boligen er ikke klar"}, "Boligen er ikke klar"),
    Verb.MOVE_OUT: ({"on": "", "note": "Tog bussen hjem"}, "Tog bussen hjem"),
    Verb.CANCEL: ({"reason": ""}, "Skriv noget her."),
    Verb.NO_SHOW: ({"on": "", "note": "Tog ikke telefonen"}, "Tog ikke telefonen"),
}


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.fixture
def stay(house: House) -> Stay:
    """Planned to begin today."""
    now = timezone.now()
    today = timezone.localdate(now)
    with acting(house.organisation):
        return plan_stay(
            by=house.caseworker,
            citizen=make_citizen(house, "Maja Eksempel"),
            place=house.place(),
            starts_on=today,
            ends_on=today + timedelta(days=90),
            scheme_rules_on=today,
            now=now,
        )


def url_of(verb: Verb, stay: Stay) -> str:
    return reverse(RULES[verb].address, args=[stay.pk])


def events_of(house: House) -> list[str]:
    with acting(house.organisation):
        return list(Event.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize("verb", list(INCOMPLETE))
def test_what_is_missing_is_said_and_nothing_typed_is_lost(house, stay, verb):
    facts, words = INCOMPLETE[verb]
    before = events_of(house)

    by = house.caseworker if verb is Verb.EXTEND else house.leader
    answer = signed_in(by).post(url_of(verb, stay), facts)

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert events_of(house) == before


def test_an_empty_post_is_a_post(house, stay):
    answer = signed_in(house.leader).post(url_of(Verb.CANCEL, stay))

    assert answer.status_code == 422
    assert "Skriv noget her." in text_of(answer)


def test_a_second_move_in_on_another_day_is_too_late(house, stay):
    client = signed_in(house.staff)
    today = timezone.localdate()
    url = url_of(Verb.MOVE_IN, stay)
    assert client.post(url, {"on": today.isoformat()}).url == reverse("stay", args=[stay.pk])
    once = events_of(house)

    again = client.post(url, {"on": today.isoformat()})
    another_day = client.post(url, {"on": (today - timedelta(days=1)).isoformat()})

    assert again.url == reverse("stay", args=[stay.pk])
    assert another_day.status_code == 409
    assert "Borgeren er allerede kommet." in text_of(another_day)
    assert events_of(house) == once


def test_the_page_of_a_verb_that_is_past_says_why(house, stay):
    page = signed_in(house.staff).get(url_of(Verb.MOVE_OUT, stay))

    assert "Borgeren er ikke kommet endnu." in text_of(page)


@pytest.mark.parametrize("verb", [verb for verb in RULES if verb is not Verb.ONWARD])
def test_who_lacks_the_permission_gets_the_page_that_says_so(house, stay, verb):
    """A supervisor reads everything and does nothing."""
    before = events_of(house)
    client = signed_in(house.actors[Role.SUPERVISOR])

    for answer in (client.get(url_of(verb, stay)), client.post(url_of(verb, stay), {})):
        assert answer.status_code == 403
        assert "Din rolle giver ikke adgang til dette." in text_of(answer)
    assert events_of(house) == before


def test_asking_to_leave_is_the_leaders_and_the_page_says_whose(stay, house):
    pitstop = make_house(
        "pitstop", "Pitstop", municipality_code="0751", scheme="pitstop", tracks={"room": 1}
    )
    now = timezone.now()
    today = timezone.localdate(now)
    with acting(pitstop.organisation):
        guest = plan_stay(
            by=pitstop.leader,
            citizen=make_citizen(pitstop, "Ib Eksempel"),
            place=pitstop.place(track="room"),
            starts_on=today,
            ends_on=today + timedelta(days=10),
            scheme_rules_on=today,
            now=now,
        )

    answer = signed_in(pitstop.staff).get(url_of(Verb.ASK_TO_LEAVE, guest))

    assert answer.status_code == 403
    assert "kan bede en borger forlade stedet" in text_of(answer)


def test_reading_the_page_of_an_act_is_reading_the_stay(house, stay):
    signed_in(house.caseworker).get(url_of(Verb.EXTEND, stay))

    with acting(house.organisation):
        line = AccessLog.objects.get(citizen_id=stay.citizen_id)
    assert (line.action, line.what, line.purpose) == ("view", "stay", "stay")
