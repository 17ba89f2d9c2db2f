"""A stay at Skovvang and a guest at Pitstop, from the place to the leaving.

The stays are written in from some days ago; the clock is the machine's own. How they came to a
place is the referral's story.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from citizens.services import register_citizen
from core.acting import acting
from placements.models import Stay
from placements.services.agreement import Agreement
from placements.services.municipalities import Municipalities
from placements.services.outreach import plan_outreach
from placements.services.stays import plan_stay
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.world import House, make_citizen

# On a phone; the walks from the asking on are at both widths.
pytestmark = pytest.mark.parametrize("viewport", [NARROW])
DAY = timedelta(days=1)


def test_a_citizen_of_another_municipality_at_skovvang(
    page: Page, axe: Callable[..., None], skovvang: House, shot: Callable[[Page, str], None]
) -> None:
    today = timezone.localdate()
    stay = planned_at_skovvang(skovvang)
    hanne = Person(page, axe, "facility_leader@holstebro.example")
    hanne.signs_in()
    hanne.sees("Indskriv borgeren")

    page.goto(f"/ophold/{stay.pk}/")
    hanne.looks()
    hanne.opens("Indskriv borgeren")
    hanne.fills("Indskrivningsdag", today - 10 * DAY)
    hanne.confirms()
    hanne.sees("dag 11, midlertidigt")
    hanne.sees("Næste opfølgning på opholdsplan")
    shot(page, "mpo-stay")

    informs_the_acting_municipality(hanne, stay)

    hanne.opens("Flyt den næste opfølgning på opholdsplanen")
    hanne.fills("Næste opfølgning på opholdsplan", today + 20 * DAY)
    hanne.presses("Gem")
    hanne.sees("Noget mangler eller er ikke rigtigt")
    hanne.fills("Hvorfor flyttes datoen?", "Planen skal ses efter mødet med Struer.")
    hanne.presses("Gem")
    hanne.sees("Den næste opfølgning er flyttet.")

    hanne.opens("Registrér tilbagefald")
    hanne.fills("Hvornår var det?", today)
    hanne.fills("Hvad skete der?", "Drak en aften i byen.")
    hanne.answers("Hvad er vurderingen?", "Opholdet fortsætter")
    hanne.fills("Hvorfor, og hvad hjælper nu?", "Fortalte det selv.")
    hanne.presses("Gem")
    hanne.sees("Drak en aften i byen.")

    page.goto("/pladser/")
    hanne.looks()
    shot(page, "mpo-board")

    page.goto(f"/ophold/{stay.pk}/")
    hanne.opens("Udskriv borgeren")
    hanne.fills("Udskrivningsdag", today)
    hanne.answers("Hvordan sluttede opholdet?", "Et andet tilbud blev klar")
    hanne.answers("Hvor tog borgeren hen?", "Egen bolig med støtte")
    hanne.confirms()
    hanne.sees("Opholdet er slut, og vi ved, hvad der kom ud af det.")
    page.goto(f"/ophold/{stay.pk}/orientering/")
    hanne.sees_heading("Orientering om udskrivning")
    hanne.looks()

    with acting(skovvang.organisation), transaction.atomic():
        stay.refresh_from_db()
        assert (stay.status, stay.planned_end_on, stay.nights) == (Stay.Status.LEFT, None, 10)
        open_kinds = set(stay.follow_ups.open().values_list("kind", flat=True))
        assert open_kinds == {"orientering_of_leaving"}


def planned_at_skovvang(house: House) -> Stay:
    now = timezone.now()
    starts_on = timezone.localdate(now) - 10 * DAY
    with acting(house.organisation), transaction.atomic():
        return plan_stay(
            by=house.leader,
            citizen=make_citizen(house, "Bodil Bær", home_municipality="0671"),
            place=house.place(track="place"),
            starts_on=starts_on,
            ends_on=None,
            scheme_rules_on=starts_on,
            now=now,
            agreed=Agreement(
                legal_basis="110",
                municipalities=Municipalities(acting="0671", paying="0671"),
                decided_on=starts_on - DAY,
            ),
        )


def informs_the_acting_municipality(hanne: Person, stay: Stay) -> None:
    hanne.opens_from("Orientering om indskrivning")
    hanne.sees("Struer")
    hanne.opens("Orienteringen, til udskrift")
    hanne.sees("Til handlekommunen, Struer")
    hanne.page.go_back()
    hanne.fills("Dato", timezone.localdate())
    hanne.fills("Hvad kom der ud af det?", "Sendt til Struer.")
    hanne.presses("Gem opfølgningen")


def test_outreach_where_the_citizen_lives(
    page: Page, axe: Callable[..., None], skovvang: House
) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    with acting(skovvang.organisation), transaction.atomic():
        stay = plan_outreach(
            by=skovvang.leader,
            citizen=make_citizen(skovvang, "Ude Eksempel", home_municipality="0661"),
            facility=skovvang.first,
            track="outreach",
            starts_on=today,
            scheme_rules_on=today,
            now=now,
            agreed=Agreement(goals="Komme til læge"),
        )
    staff = Person(page, axe, "facility_staff@holstebro.example")
    staff.signs_in()
    staff.sees("Den opsøgende indsats begynder")
    page.goto(f"/ophold/{stay.pk}/")
    staff.looks()
    staff.opens("Den opsøgende indsats begynder")
    staff.fills("Første dag", today)
    staff.confirms()
    staff.sees("hvor borgeren bor")
    page.goto("/pladser/")
    staff.looks()
    staff.sees("Uden plads")


def test_a_guest_without_a_name_at_pitstop(
    page: Page, axe: Callable[..., None], pitstop: House, shot: Callable[[Page, str], None]
) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    arrival = today - 6 * DAY
    with acting(pitstop.organisation), transaction.atomic():
        fox = register_citizen(
            now=timezone.now(),
            by=pitstop.leader,
            controller=pitstop.organisation,
            alias="Ræven",
            anonymous=True,
        )
        stay = plan_stay(
            by=pitstop.leader,
            citizen=fox,
            place=pitstop.place(track="room"),
            starts_on=arrival,
            ends_on=arrival + 14 * DAY,
            scheme_rules_on=arrival,
            now=now,
        )
    carsten = Person(page, axe, "facility_leader@pitstop.example")
    carsten.signs_in(at=f"/ophold/{stay.pk}/")
    carsten.opens("Borgeren ankommer")
    carsten.fills("Ankomstdag", arrival)
    carsten.confirms()
    carsten.sees("døgn 7 af 14")
    carsten.sees("Anonym")
    shot(page, "pitstop-stay")

    carsten.opens("Spørg, og skriv svaret")
    carsten.answers("Vil borgeren have hjælp", "Ønsker hjælp til at finde det næste sted")
    carsten.fills("Hvor bliver der ledt, og hvem er spurgt?", "Herberget har plads på mandag.")
    carsten.presses("Gem")
    carsten.sees("Herberget har plads på mandag.")

    carsten.opens("Flyt den planlagte slutdato")
    carsten.fills("Ny planlagt slutdato", arrival + 17 * DAY)
    carsten.fills("Hvorfor flyttes datoen?", "Venter på herberget.")
    carsten.answers("Er borgeren stadig for syg", "Ja")
    carsten.presses("Gem")
    carsten.sees("døgn 7 af 17")

    carsten.opens("Bed borgeren forlade stedet")
    carsten.fills("Sidste dag", today)
    carsten.fills("Hvorfor bliver borgeren bedt om at forlade stedet?", "Slog en anden gæst.")
    carsten.answers("Hvor tager borgeren hen?", "Ikke kendt")
    carsten.confirms()
    carsten.sees("Opholdet er slut, og grunden er skrevet ned.")

    with acting(pitstop.organisation), transaction.atomic():
        stay.refresh_from_db()
        assert (stay.ending, stay.destination) == ("asked_to_leave", "unknown")
        assert not stay.follow_ups.filter(status="open", due_on__gt=today).exists()
