"""One citizen all the way through POLARIS, and a guest through a night.

The stay is written in afterwards, from 40 days ago, so that its follow-ups have come due: the
clock is the machine's own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from placements.models import Stay
from recovery.editions import CURRENT, EDITIONS
from recovery.models import Star
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, make_house

#: The citizen's course at a desk, the guest's on a phone; each page is looked at in both widths.
AT_A_DESK = pytest.mark.parametrize("viewport", [WIDE])
ON_A_PHONE = pytest.mark.parametrize("viewport", [NARROW])
DAY = timedelta(days=1)


@pytest.fixture
def herning(live: str) -> House:
    return make_house(
        "herning",
        "Herning Kommune",
        municipality_code="0657",
        facilities=("Nørregade", "Skovlyset"),
    )


@pytest.fixture
def caseworker(page: Page, axe: Callable[..., None], herning: House) -> Person:
    return Person(page, axe, "caseworker@herning.example", also_at=(WIDE, NARROW))


@pytest.fixture
def key_worker(page: Page, axe: Callable[..., None], herning: House) -> Person:
    return Person(page, axe, "facility_staff@herning.example", also_at=(WIDE, NARROW))


@pytest.fixture
def acute_worker(page: Page, axe: Callable[..., None], herning: House) -> Person:
    return Person(page, axe, "acute_staff@herning.example", also_at=(WIDE, NARROW))


@AT_A_DESK
def test_a_citizen_from_referral_to_home_again(
    caseworker: Person,
    key_worker: Person,
    herning: House,
    shot: Callable[[Page, str], None],
    viewport: int,
) -> None:
    today = timezone.localdate()
    arrival = today - 40 * DAY

    caseworker.signs_in()
    write_referral(caseworker)
    assess_and_award(caseworker)
    shot(caseworker.page, "referral-awarded")
    book(caseworker, arrival, today + 80 * DAY)

    stay = the_stay(herning)
    key_worker.signs_in(at=f"/ophold/{stay.pk}/")
    move_in(key_worker, arrival)
    second_week(key_worker, arrival + 9 * DAY)
    recovery_star(key_worker)
    monthly(key_worker, today)
    shot(key_worker.page, "stay")

    caseworker.signs_in(at=f"/ophold/{stay.pk}/")
    extend(caseworker, today + 100 * DAY)

    key_worker.signs_in(at=f"/ophold/{stay.pk}/")
    move_out(key_worker, today)
    shot(key_worker.page, "stay-ended")

    with acting(herning.organisation), transaction.atomic():
        stay = the_stay(herning)
        assert stay.status == Stay.Status.LEFT
        assert stay.destination == Stay.Destination.OWN_HOME_WITH_SUPPORT
        assert stay.moved_in_on == arrival
        assert stay.nights == 40
        done = set(stay.follow_ups.filter(status="done").values_list("kind", flat=True))
        assert done == {"second_week", "recovery_star", "monthly"}
        assert not stay.follow_ups.filter(status="open").exists()
        star = Star.objects.get(stay=stay)
        assert star.scores.get(area="work").score == 5


def the_stay(herning: House) -> Stay:
    with acting(herning.organisation), transaction.atomic():
        return Stay.objects.get()


def write_referral(sanne: Person) -> None:
    sanne.goes_to("Henvisninger")
    sanne.opens("Ny henvisning")
    sanne.page.get_by_label("POLARIS · Fleksibel bolig").check()
    sanne.presses("Begynd")

    sanne.fills("CPR-nummer", "310290-1234")
    sanne.fills("Navn", "Maja Eksempel")
    sanne.presses("Gem og gå videre")
    sanne.sees("De første seks cifre i CPR-nummeret er ikke en dato.")
    sanne.fills("CPR-nummer", "010290-1234")
    sanne.chooses("Bopælskommune", "Herning")
    sanne.presses("Gem og gå videre")

    sanne.answers("Hvor er borgeren nu?", "Indlagt")
    sanne.fills("Hvor præcist?", "E3")
    sanne.answers("Hvor meget haster det?", "Inden for få dage")
    sanne.fills("Hvordan er situationen, kort fortalt?", "Færdigbehandlet. Vil gerne hjem igen.")
    sanne.presses("Gem og gå videre")

    # What is around her, and who speaks for her: all of it may be left out.
    sanne.answers("Har borgeren kæledyr?", "Nej")
    sanne.presses("Gem og gå videre")
    sanne.sees_heading("Dem, der taler for borgeren")
    sanne.presses("Gem og gå videre")

    sanne.answers("Bor borgeren i Herning", "Ja")
    sanne.presses("Gem og gå videre")
    sanne.answers("Hvad har borgeren brug for opholdet til?", "Afklaring af behov og ønsker")
    sanne.answers("Er det allerede nu klart", "Nej")
    sanne.presses("Gem og gå videre")
    sanne.answers("Vil borgeren samarbejde", "Ja")
    sanne.presses("Gem og gå videre")
    sanne.answers("Hvem henviser?", "Myndighed")
    sanne.fills("Hvem kan vi ringe til?", "Sanne Friis, sagsbehandler")
    sanne.presses("Gem og gå videre")

    sanne.sees_heading("Kontrollér og send")
    sanne.sees("Maja Eksempel")
    sanne.presses("Send henvisningen")
    sanne.sees("Henvisningen er sendt")
    sanne.sees(f"HER-{timezone.localdate().year}-0001")


def assess_and_award(sanne: Person) -> None:
    sanne.goes_to("Henvisninger")
    sanne.opens("Maja Eksempel")
    sanne.sees("»Bevilg ophold« kan ikke bruges endnu:")
    sanne.settles("Har borgeren mødt dig og kontaktpersonen", "Ja")
    sanne.opens("Bevilg ophold")
    sanne.answers("Lovgrundlag", "§ 84, stk. 2: midlertidigt ophold")
    sanne.answers("Målgruppe", "2: ukendt for myndigheden, skal læres at kende")
    sanne.fills("Længde, som borgeren har fået at vide", "3-6 måneder")
    sanne.fills("Mål for opholdet", "Lave aftensmad selv tre gange om ugen")
    sanne.fills("Begrundelse", "Opholdet skal afklare, hvilken støtte du har brug for hjemme.")
    sanne.presses("Bevilg ophold")


def book(sanne: Person, arrival: date, leaving: date) -> None:
    sanne.opens("Find en plads")
    sanne.fills("Borgeren kommer", arrival)
    sanne.fills("Borgeren rejser", leaving)
    sanne.presses("Se, hvad der er ledigt")
    sanne.page.get_by_label("Nørregade, home 1").check()
    sanne.presses("Book pladsen")


def move_in(peter: Person, arrival: date) -> None:
    peter.opens("Borgeren flytter ind")
    peter.fills("Ankomstdag", timezone.localdate() + DAY)
    peter.confirms()
    peter.sees("Vælg i dag eller en tidligere dag.")
    peter.fills("Ankomstdag", arrival)
    peter.confirms()
    peter.sees("Velkommen. Opfølgningerne er planlagt.")


def second_week(peter: Person, on: date) -> None:
    peter.opens_from("Opfølgning i 2. uge")
    peter.fills("Dato", on)
    peter.fills("Hvad kom der ud af det?", "Støtte om aftenen i stedet for om morgenen.")
    peter.presses("Gem opfølgningen")
    peter.sees("Hvad er det næste?")
    peter.opens("Til opholdet")


def recovery_star(peter: Person) -> None:
    peter.opens_from("Recovery Star i 3. uge")
    if peter.page.get_by_role("link", name="Lav en stjerne sammen med borgeren").count():
        peter.opens("Lav en stjerne sammen med borgeren")
    peter.presses("Begynd")
    areas = EDITIONS[CURRENT].areas
    for number, area in enumerate(areas, start=1):
        peter.sees_heading(area.label)
        peter.page.get_by_label(str(min(number, 10)), exact=True).check(force=True)
        peter.fills("Med borgerens egne ord", f"Sådan har jeg det: {area.label}")
        if number < len(areas):
            peter.presses("Gem og gå videre")
    peter.page.get_by_role("button", name="Gem og se det igennem").click()
    peter.sees_heading("Se det igennem")
    peter.fills("Hvem sad ved bordet?", "Maja og Peter")
    peter.page.get_by_label("Borgeren: Den siger").check()
    peter.page.get_by_label("Personalet: Vi har skrevet").check()
    peter.presses("Gem")
    peter.sees("Sådan har jeg det: Arbejde")


def monthly(peter: Person, on: date) -> None:
    peter.goes_to("Min dag")
    peter.opens_from("Månedlig opfølgning")
    peter.fills("Dato", on)
    peter.fills("Hvad kom der ud af det?", "Maja laver mad to gange om ugen.")
    peter.presses("Gem opfølgningen")


def extend(sanne: Person, until: date) -> None:
    sanne.opens("Flyt den planlagte slutdato")
    sanne.fills("Ny planlagt slutdato", until)
    sanne.presses("Gem")
    sanne.sees("Noget mangler eller er ikke rigtigt")
    sanne.fills("Hvorfor flyttes datoen?", "Målet er tæt på, men ikke nået.")
    sanne.answers("Er målet i planen inden for rækkevidde?", "Ja")
    sanne.answers("Er målet i planen nået?", "Nej")
    sanne.presses("Gem")
    sanne.sees("Den planlagte slutdato er flyttet.")


def move_out(peter: Person, on: date) -> None:
    peter.opens("Borgeren flytter ud")
    peter.fills("Dag for fraflytning", on)
    peter.answers("Hvordan sluttede opholdet?", "Som planlagt")
    peter.answers("Hvor tog borgeren hen?", "Egen bolig med støtte")
    peter.confirms()
    peter.sees("Opholdet er slut, og vi ved, hvad der kom ud af det.")


@ON_A_PHONE
def test_a_guest_through_a_night(
    acute_worker: Person,
    key_worker: Person,
    herning: House,
    shot: Callable[[Page, str], None],
    viewport: int,
) -> None:
    acute_worker.signs_in(at="/gaest/")
    shot(acute_worker.page, "guest")
    acute_worker.fills("Gæstens navn", "Ida Lund")
    acute_worker.fills("Hvorfor i nat?", "Kan ikke falde til ro hjemme.")
    acute_worker.answers("Eller du spurgte ikke", "Ikke nødvendigt")
    acute_worker.presses("Giv natten")
    acute_worker.sees("Ida Lund har gæsteværelset i nat.")

    stay = the_stay(herning)
    key_worker.signs_in(at=f"/ophold/{stay.pk}/")
    key_worker.opens("Gæsten ankommer")
    key_worker.fills("Ankomstdag", timezone.localdate())
    key_worker.confirms()
    key_worker.sees("Samtale ved ankomst")
    key_worker.sees("Tak for nu")

    key_worker.opens("Gæsten tager afsted")
    key_worker.fills("Sidste dag", timezone.localdate())
    key_worker.answers("Hvordan sluttede opholdet?", "Som planlagt")
    key_worker.answers("Hvor tog borgeren hen?", "Egen bolig med støtte")
    key_worker.confirms()
    with acting(herning.organisation), transaction.atomic():
        assert the_stay(herning).status == Stay.Status.LEFT
        open_kinds = set(
            the_stay(herning).follow_ups.filter(status="open").values_list("kind", flat=True)
        )
        assert "next_working_day" in open_kinds
