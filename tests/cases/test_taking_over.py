"""One page by which a colleague takes a course over: what it says, who reads it, what it costs."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from cases.taking_over.known import SHORT, short
from core.acting import acting
from descriptions.services.partners import add_partner
from low_arousal.services.making import begin_dialogue, finish_dialogue, write_dialogue
from moving_in.models import Preference
from network.services.appointments import make_appointment
from network.services.orders import write_order
from notes.models import CareAgreement
from organisations.roles import Role
from placements.models import FollowUp, Relapse, Stay
from placements.services.relapses import judge_relapse
from placements.services.stays import move_in, move_out, plan_stay
from recovery.editions import CURRENT, EDITIONS
from recovery.services.stars import finish_star, score_area, start_star
from tests.low_arousal.acts import WORDS
from tests.network.acts import ORDER
from tests.pages import signed_in, statements, text_of
from tests.world import House, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: What the page may ask of the database beyond what every page does.
MOST = 8


@pytest.fixture
def house(db: None) -> House:
    return house_of("polaris")


@pytest.fixture
def stay(house: House) -> Stay:
    return make_stay(house, days_ago=40)


def page_of(house: House, stay: Stay, role: Role = Role.FACILITY_STAFF) -> str:
    response = signed_in(house.actors[role]).get(reverse("take_over", args=[stay.pk]))
    assert response.status_code == 200
    return text_of(response)


def starred(house: House, stay: Stay, *scores: int) -> None:
    """A star for each, a day apart: the same number in every area."""
    for n, score in enumerate(scores):
        on = timezone.localdate() - timedelta(days=10 - n)
        star = start_star(by=house.staff, stay=stay, on=on)
        for area in EDITIONS[CURRENT].areas:
            score_area(
                by=house.staff, star=star, area=area.key, score=score, citizens_words="Jeg sover"
            )
        finish_star(by=house.staff, star=star, took_part="Maja", now=timezone.now())


def test_a_colleague_knows_the_citizen_from_one_page(house: House, stay: Stay) -> None:
    now, today = timezone.now(), timezone.localdate()
    with acting(house.organisation):
        Stay.objects.filter(pk=stay.pk).update(
            goals="En lejlighed med ro", risk_violence="known", risk_suicide="none"
        )
        starred(house, stay, 3, 5)
        dialogue = begin_dialogue(by=house.staff, stay=stay, now=now)
        write_dialogue(by=house.staff, dialogue=dialogue, answers=WORDS)
        finish_dialogue(
            by=house.staff,
            dialogue=dialogue,
            talked_on=today,
            took_part="Maja",
            with_citizen=True,
            without_because="",
            now=now,
        )
        add_partner(
            by=house.staff,
            stay=stay,
            name="Lise Holm",
            role="Bostøtten",
            kind="home_support",
            mail="lise@stoette.example",
            now=now,
        )
        late = stay.follow_ups.get(kind="second_week")
    text = page_of(house, stay)
    for words in (
        "Maja Eksempel",
        "Kendt risiko: vold",
        "Ingen har spurgt om: brug af rusmidler",
        "Mål: En lejlighed med ro",
        "Bostøtten: Lise Holm",
        "Belastningstegn: Jeg sover ikke",
        "Støtte, der virker: Sæt dig ved siden af mig",
        "Psykisk sundhed: 5, før 3",
        "Opfølgning i 2. uge",
        "Her siden",
    ):
        assert words in text, words
    assert late.due_on < today
    assert "50" not in text.split("Recovery Star")[-1].split("Det, der")[0], "never a sum"


def test_what_a_treatment_order_asks_and_who_handles_medicine(house: House, stay: Stay) -> None:
    now = timezone.now()
    with acting(house.organisation):
        own = write_order(by=house.staff, stay=stay, facts=ORDER, now=now)
        make_appointment(
            by=house.staff,
            stay=stay,
            order=own,
            on=timezone.localdate(now) + timedelta(days=3),
            at_time=time(10, 30),
            place="Klinikken, stue 4",
            companion="Rikke",
            now=now,
        )
        CareAgreement.objects.create(
            controller=house.organisation,
            stay=stay,
            kind="medicine",
            handler="home_care",
            who="Lis Holm",
            how="Morgen og aften",
            starts_on=timezone.localdate(now),
            afterwards="same",
            at=now,
        )
    text = page_of(house, stay)
    assert "Dom til behandling: Klinikken skal have besked samme dag. Hvad udeblivelse" in text
    assert "Fremmøde, som dommen kræver 10.30 · Klinikken, stue 4 · Rikke" in text
    assert "Medicin: Hjemmepleje" in text


def test_what_was_said_at_the_end_of_the_stay_before(house: House, stay: Stay) -> None:
    with acting(house.organisation):
        move_out(
            by=house.staff,
            stay=stay,
            on=timezone.localdate(),
            ending="as_planned",
            destination="own_home_with_support",
            note="Ring til søsteren først",
            now=timezone.now(),
        )
    assert "Ring til søsteren først" in page_of(house, stay)
    today = timezone.localdate()
    with acting(house.organisation):
        again = plan_stay(
            by=house.caseworker,
            citizen=stay.citizen,
            place=house.place(n=1),
            starts_on=today,
            ends_on=today + timedelta(days=90),
            scheme_rules_on=today,
            now=timezone.now(),
        )
        move_in(by=house.staff, stay=again, on=today, now=timezone.now())
    text = page_of(house, again)
    assert f"Opholdet før, på {house.first.name}: Egen bolig med støtte" in text
    assert "Ring til søsteren først" in text


def test_reading_it_is_logged_and_out_of_sight_is_not_found(house: House, stay: Stay) -> None:
    page_of(house, stay)
    with acting(house.organisation):
        assert AccessLog.objects.filter(citizen_id=stay.citizen_id, what="taking_over").count() == 1
    other = make_stay(house, facility=house.second, name="Bo Dahl")
    client = signed_in(house.staff)
    assert client.get(reverse("take_over", args=[other.pk])).status_code == 404
    foreign = house_of("mpo")
    assert signed_in(foreign.leader).get(reverse("take_over", args=[stay.pk])).status_code == 404
    volunteer = signed_in(house.actors[Role.VOLUNTEER])
    assert volunteer.get(reverse("take_over", args=[stay.pk])).status_code == 403


def test_it_costs_the_same_however_much_there_is(house: House, stay: Stay) -> None:
    client, costs = signed_in(house.leader), []
    with acting(house.organisation):
        starred(house, stay, 3, 5, 6)
    for n, more in enumerate((1, 3, 100)):
        with acting(house.organisation):
            FollowUp.objects.bulk_create(
                FollowUp(
                    controller=house.organisation,
                    stay=stay,
                    kind="monthly",
                    ordinal=1000 * (n + 1) + each,
                    opens_on=timezone.localdate(),
                    due_on=timezone.localdate(),
                    office="facility_staff",
                )
                for each in range(more)
            )
            Preference.objects.bulk_create(
                Preference(
                    controller=house.organisation,
                    stay=stay,
                    topic="food",
                    text=f"Kaffe {n} {each}",
                    at=timezone.now(),
                )
                for each in range(more)
            )
        costs.append(len(statements(client, reverse("take_over", args=[stay.pk]))))
    assert len(set(costs)) == 1
    assert costs[0] <= MOST


def test_of_mpo_it_has_the_way_out_and_relapses(db: None) -> None:
    mpo = house_of("mpo")
    stay = make_stay(mpo, track="place", days_ago=10)
    with acting(mpo.organisation):
        judge_relapse(
            by=mpo.leader,
            stay=stay,
            on=timezone.localdate(),
            what_happened="Drak i weekenden",
            judgement=Relapse.Judgement.GOES_ON,
            reasons="Ringede selv. Morten følger tættere de næste dage.",
            now=timezone.now(),
        )
    text = page_of(mpo, stay)
    assert "Seneste tilbagefald: Ringede selv." in text
    assert "Mangler på vej ud" in text
    assert "Recovery Star" not in text
    client = signed_in(mpo.leader)
    assert len(statements(client, reverse("take_over", args=[stay.pk]))) <= MOST


def test_at_pitstop_it_has_what_the_one_page_has(db: None) -> None:
    pitstop = house_of("pitstop")
    stay = make_stay(pitstop, track="room", days_ago=2, nights=14)
    text = page_of(pitstop, stay)
    assert "Vejen videre: Ikke spurgt endnu" in text
    for left_out in ("Recovery Star", "LA2", "Efter loven", "Kendt risiko", "Ingen har spurgt om"):
        assert left_out not in text
    overview = signed_in(pitstop.staff).get(reverse("stay", args=[stay.pk]))
    assert reverse("take_over", args=[stay.pk]) in overview.content.decode()


def test_a_long_text_is_cut_to_what_a_page_holds() -> None:
    assert short("To\nlinjer  og blanke") == "To linjer og blanke"
    assert len(short("ord " * 400)) == SHORT
