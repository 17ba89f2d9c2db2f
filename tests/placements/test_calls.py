"""A call or a visit that is no referral: noted, and nobody is registered by it."""

from __future__ import annotations

import pytest

from audit.models import Event
from citizens.models import Citizen
from core.acting import acting
from core.problems import NotAllowed, Problem
from organisations.roles import Role
from placements.models import CallNote
from placements.services.calls import note_call
from referrals.models import Referral
from tests.pages import signed_in, statements, text_of
from tests.world import NOW, House, copies_of, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def pitstop() -> House:
    return house_of("pitstop")


def note(house: House, role: Role = Role.FACILITY_STAFF, **changed) -> CallNote:
    facts = {
        "by": house.actors[role],
        "facility": house.first,
        "caller": "citizen",
        "way": "phone",
        "calls_from": "Værestedet",
        "about": "Vil gerne have et værelse i nat",
        "answer": "Hvem der kan henvise, og at vi ringer til gadesygeplejersken",
        "outcome": "told_who_refers",
        "now": NOW,
    } | changed
    with acting(house.organisation):
        return note_call(**facts)


def test_a_citizen_s_own_call_to_pitstop_is_a_note_and_no_referral(pitstop) -> None:
    """Professionals refer, never the citizen alone (V § 4.4)."""
    first, again = note(pitstop), note(pitstop)

    assert first == again
    with acting(pitstop.organisation):
        assert (Citizen.objects.count(), Referral.objects.count()) == (0, 0)
        assert Event.objects.filter(kind="call.noted").count() == 1


def test_the_page_says_what_a_citizen_can_be_told(pitstop) -> None:
    client = signed_in(pitstop.staff)
    page = text_of(client.get("/opkald/"))
    body = {
        "facility": pitstop.first.pk,
        "way": "door",
        "caller": "citizen",
        "about": "Spurgte efter en seng",
        "outcome": "sent_on",
    }
    refused = client.post("/opkald/", body | {"outcome": ""})
    noted = text_of(client.post("/opkald/", body, follow=True))

    assert "En borger kan ikke selv bede om et værelse" in page
    assert "Skriv den som borgerens egen" not in page
    assert refused.status_code == 422
    assert "Spurgte efter en seng" in refused.content.decode()
    assert "Spurgte efter en seng Borgeren, ved døren" in noted


@pytest.mark.parametrize(
    ("scheme", "own", "tonight"),
    [("polaris", True, True), ("mpo", True, False), ("pitstop", False, False)],
)
def test_who_turns_up_is_taken_down_where_the_scheme_lets_them_ask(scheme, own, tonight) -> None:
    page = text_of(signed_in(house_of(scheme).leader).get("/opkald/"))

    assert ("Skriv den som borgerens egen" in page) is own
    assert ("Et værelse i nat" in page) is tonight


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"caller": ""}, "caller"),
        ({"way": ""}, "way"),
        ({"about": " "}, "about"),
        ({"outcome": "x"}, "outcome"),
        ({"about": "Det er 040668-0802"}, "about"),
    ],
)
def test_what_is_missing_or_too_much_is_said_at_its_field(pitstop, changed, field) -> None:
    with pytest.raises(Problem) as refused:
        note(pitstop, **changed)
    assert refused.value.field == field


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.VOLUNTEER, Role.REFERRER])
def test_who_does_not_answer_the_phone_notes_nothing(pitstop, role) -> None:
    with pytest.raises(NotAllowed):
        note(pitstop, role)


def test_each_house_reads_its_own(pitstop) -> None:
    note(pitstop, Role.CASEWORKER, facility=pitstop.second, about="Fra det andet hus")
    other = house_of("mpo")

    assert "Fra det andet hus" not in text_of(signed_in(pitstop.staff).get("/opkald/"))
    assert "Fra det andet hus" in text_of(signed_in(pitstop.caseworker).get("/opkald/"))
    assert "Fra det andet hus" not in text_of(signed_in(other.caseworker).get("/opkald/"))
    with pytest.raises(NotAllowed):
        note(pitstop, facility=pitstop.second)


def test_a_page_of_notes_costs_the_same(pitstop) -> None:
    client = signed_in(pitstop.staff)
    row = note(pitstop)
    few = len(statements(client, "/opkald/"))
    with acting(pitstop.organisation):
        copies_of(row, 20)

    assert len(statements(client, "/opkald/")) == few
