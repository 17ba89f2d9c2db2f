"""The directory: written by those who keep it, read by those who ring."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from contacts.models import Contact
from contacts.services import ContactFacts, add_contact, end_contact
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership, Unit
from organisations.roles import Role
from tests.pages import signed_in, statements, text_of
from tests.world import OPENED, House, copies_of, house_of, make_referral, make_region, make_user

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return house_of("mpo")


@pytest.fixture
def nurse(house: House) -> Actor:
    """A nurse of the ward E3."""
    region = make_region().organisation
    unit = Unit.objects.create(organisation=region, name="E3")
    membership = Membership.objects.create(
        user=make_user("Karin E3", "karin@region.example"),
        organisation=region,
        unit=unit,
        role=Role.REFERRER,
        starts_on=OPENED,
    )
    return Actor.of(membership)


def facts(**changed: Any) -> ContactFacts:
    usual: dict[str, Any] = {
        "facility": None,
        "side": "ours",
        "party": "",
        "party_text": "",
        "person": "Anne Visitator",
        "function": "",
        "phone": "96 00 00 01",
        "hours": "",
        "deputy": "",
        "deputy_phone": "",
        "is_shown_to_referrers": False,
        "starts_on": date(2024, 1, 1),
    }
    return ContactFacts(**(usual | changed))


def write(house: House, **changed: Any) -> Contact:
    with acting(house.organisation):
        return add_contact(by=house.leader, facts=facts(**changed), now=timezone.now())


def reads(actor: Actor, query: str = "") -> str:
    return text_of(signed_in(actor).get(reverse("contacts") + query))


def test_a_leader_writes_whom_to_ring_and_staff_read_it(house: House, nurse: Actor) -> None:
    sent = {
        "side": "theirs",
        "party": f"{nurse.organisation.pk}:{nurse.unit.pk}",
        "person": "Sonja Sygeplejerske",
        "function": "Afdelingssygeplejerske",
        "phone": "78 43 00 00",
        "deputy": "Dorte",
        "deputy_phone": "78 43 00 01",
        "starts_on": "2026-01-05",
    }
    client = signed_in(house.leader)
    assert client.post(reverse("add_contact"), sent).status_code == 302
    assert client.post(reverse("add_contact"), sent).status_code == 302
    with acting(house.organisation):
        assert Contact.objects.count() == 1, "pressed twice it is one"
    page = reads(house.staff)
    assert "Sonja Sygeplejerske" in page
    assert "Stedfortræder: Dorte, 78 43 00 01" in page
    assert "Region Midtjylland, E3" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"deputy": "Dorte"}, "Skriv stedfortræderens telefonnummer"),
        ({"party": "else"}, "Skriv, hvem det er"),
        ({"side": "theirs", "is_shown_to_referrers": "on"}, "Kun jeres egne folk"),
        ({"phone": ""}, "Skriv"),
        ({"party": "999999999"}, "gyldig"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(house: House, wrong: dict, words: str) -> None:
    sent = {"side": "ours", "person": "Anne", "phone": "1", "starts_on": "2026-01-05"} | wrong
    response = signed_in(house.leader).post(reverse("add_contact"), sent)
    assert response.status_code == 422
    assert words in text_of(response)


def test_the_ward_s_nurse_reads_what_is_shown_to_those_who_refer(
    house: House, nurse: Actor
) -> None:
    e3 = f"{nurse.organisation.pk}:{nurse.unit.pk}"
    other = Unit.objects.create(organisation=nurse.organisation, name="F1")
    write(house, person="Til Alle", is_shown_to_referrers=True)
    write(
        house, person="Til Regionen", party=str(nurse.organisation.pk), is_shown_to_referrers=True
    )
    write(house, person="Til Afsnittet", party=e3, is_shown_to_referrers=True)
    write(
        house,
        person="Til Naboafsnittet",
        party=f"{nurse.organisation.pk}:{other.pk}",
        is_shown_to_referrers=True,
    )
    write(house, person="Kun Internt")
    write(house, person="Til Lægehuset", party_text="Lægehuset", is_shown_to_referrers=True)
    gone = write(house, person="Er Rejst", is_shown_to_referrers=True)
    with acting(house.organisation):
        end_contact(
            by=house.leader,
            contact=gone,
            on=timezone.localdate(),
            because="Nyt arbejde",
            now=timezone.now(),
        )
    page = reads(nurse)
    for person in ("Til Alle", "Til Regionen", "Til Afsnittet"):
        assert person in page, person
    for person in ("Til Naboafsnittet", "Kun Internt", "Til Lægehuset", "Er Rejst"):
        assert person not in page, person
    assert "Ret" not in page.split("Til Alle")[1].split("Til")[0], "hers to read, not to change"


def test_another_house_reads_nothing_of_it(house: House) -> None:
    contact = write(house, person="Kun Internt", is_shown_to_referrers=True)
    other = house_of("polaris")
    assert "Kun Internt" not in reads(other.leader)
    url = reverse("change_contact", args=[contact.pk])
    assert signed_in(other.leader).get(url).status_code == 404


def test_the_sender_s_referral_leads_to_the_receiver_s_contacts(house: House, nurse: Actor) -> None:
    write(house, person="Anne Visitator", facility=house.first.pk, is_shown_to_referrers=True)
    referral = make_referral(house, by=nurse, track="place", facility=house.first)
    page = signed_in(nurse).get(reverse("referral", args=[referral.pk])).content.decode()
    link = f"{reverse('contacts')}?ord=Holstebro%20Kommune%201"
    assert link in page
    assert "Anne Visitator" in text_of(signed_in(nurse).get(link))


def test_it_is_searched_by_any_word(house: House) -> None:
    write(house, person="Anne Visitator", function="Visitation")
    write(house, person="Bent Læge", party_text="Lægehuset i Struer")
    assert "Bent" not in reads(house.staff, "?ord=anne")
    assert "Bent" in reads(house.staff, "?ord=struer+bent")
    assert "Ingen passer" in reads(house.staff, "?ord=zzz")


def test_earlier_and_later_ones_are_shown_when_asked_for(house: House) -> None:
    today = timezone.localdate()
    write(house, person="Fra I Morgen", starts_on=today + timedelta(days=1))
    assert "Fra I Morgen" not in reads(house.staff)
    assert "Fra I Morgen" in reads(house.staff, "?alle=1")


def test_it_is_ended_with_a_day_and_a_reason_and_opened_again(house: House) -> None:
    contact = write(house, person="Anne Visitator")
    client, today = signed_in(house.leader), timezone.localdate()
    url = reverse("end_contact", args=[contact.pk])
    assert "Anne Visitator" in text_of(client.get(url))
    assert client.post(url, {"on": "2023-12-31", "because": ""}).status_code == 422
    sent = {"on": today.isoformat(), "because": "Har fået nyt arbejde"}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 302, "pressed twice it is one"
    assert client.post(url, sent | {"because": "Barsel"}).status_code == 409
    assert "Anne Visitator" not in reads(house.staff)
    assert "Har fået nyt arbejde" in reads(house.leader, "?alle=1")
    change = {"side": "ours", "person": "Anne", "phone": "1", "starts_on": today.isoformat()}
    refused = client.post(reverse("change_contact", args=[contact.pk]), change)
    assert "Den begynder før den dag, den slutter" in text_of(refused)
    again = reverse("reopen_contact", args=[contact.pk])
    assert signed_in(house.staff).post(again).status_code == 403
    assert client.post(again).status_code == client.post(again).status_code == 302
    assert "Anne Visitator" in reads(house.staff)
    with acting(house.organisation):
        said = list(
            Event.objects.filter(kind__startswith="contact.").values_list("kind", flat=True)
        )
    assert said.count("contact.ended") == said.count("contact.reopened") == 1


def test_somebody_else_is_written_and_today_is_the_first_day(house: House) -> None:
    client = signed_in(house.leader)
    sent = {
        "side": "theirs",
        "party": "else",
        "party_text": "Lægehuset",
        "person": "L",
        "phone": "1",
    }
    assert client.post(reverse("add_contact"), sent).status_code == 302
    with acting(house.organisation):
        contact = Contact.objects.get()
        assert (contact.between, contact.starts_on) == ("Lægehuset", timezone.localdate())
    form = client.get(reverse("change_contact", args=[contact.pk])).context["form"]
    assert form["party"].value() == "else"


def test_what_stood_is_kept(house: House) -> None:
    contact = write(house)
    url = reverse("change_contact", args=[contact.pk])
    client: Client = signed_in(house.leader)
    sent = {"side": "ours", "person": "Ny Anne", "phone": "96 00 00 01", "starts_on": "2024-01-01"}
    assert client.post(url, sent).status_code == 302
    with acting(house.organisation):
        assert [event.person for event in contact.events.order_by("pgh_id")] == [
            "Anne Visitator",
            "Ny Anne",
        ]


def test_the_list_costs_the_same_for_one_three_and_a_hundred(house: House, nurse: Actor) -> None:
    first = write(house, is_shown_to_referrers=True, party=str(nurse.organisation.pk))
    costs: dict[str, list[int]] = {"staff": [], "nurse": []}
    for more in (0, 2, 97):
        with acting(house.organisation):
            copies_of(first, more)
        for name, actor in (("staff", house.leader), ("nurse", nurse)):
            costs[name].append(len(statements(signed_in(actor), reverse("contacts"))))
    assert all(len(set(each)) == 1 for each in costs.values()), costs
