"""What changes around a stay: a trial night, a patient who leaves the ward early, nights away, a
move that is planned and called off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from placements.models import Booking, Stay
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.parametrize("viewport", [WIDE])
DAY = timedelta(days=1)


@pytest.fixture
def herning(live: str) -> House:
    facilities = ("Nørregade", "Skovlyset")
    return make_house("herning", "Herning Kommune", municipality_code="0657", facilities=facilities)


def test_else_comes_early_is_away_a_night_and_stays_where_she_is(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    today = timezone.localdate()
    with transaction.atomic():
        stay = make_stay(herning, days_ago=-9, nights=80, name="Else Hjem", arrived=False)
    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(NARROW,))
    rikke.signs_in()

    # She tries the home for a night, while she is still on the ward.
    page.goto(f"/ophold/{stay.pk}/")
    rikke.opens("Planlæg en prøveovernatning")
    rikke.fills("Hvilken nat?", today + 2 * DAY)
    rikke.fills("Den dag borgeren tager tilbage", today + 3 * DAY)
    rikke.presses("Gem")
    rikke.sees("Prøveovernatningen er planlagt.")

    # The ward rings: she leaves it tomorrow. Nobody has said why yet.
    rikke.opens("Flyt ankomsten")
    rikke.sees("får besked")
    rikke.fills("Hvornår kommer borgeren?", today)
    rikke.presses("Flyt ankomsten")
    rikke.sees("Noget mangler eller er ikke rigtigt")
    rikke.fills("Hvorfor en anden dag?", "Udskrives fra afdelingen i dag.")
    shot(page, "move-arrival")
    rikke.presses("Flyt ankomsten")
    rikke.sees("Ankomsten er flyttet")
    rikke.does_not_see("Prøveovernatninger")  # she is there by then

    rikke.opens("Borgeren flytter ind")
    rikke.fills("Ankomstdag", today)
    rikke.confirms()
    rikke.sees("dag 1")

    # A night in hospital again, with the home kept.
    rikke.opens("Notér fravær")
    rikke.answers("Hvor er borgeren?", "Indlagt")
    rikke.fills("Første nat væk", today)
    rikke.fills("Hvad ved du om det?", "Faldt, og bliver set på i nat.")
    rikke.presses("Gem")
    rikke.sees("Fraværet er noteret.")
    page.goto("/")
    rikke.looks()
    rikke.sees("Pladsen er holdt")
    shot(page, "away-on-min-dag")

    # The home is to be painted, so she moves next week; and then it is not painted after all.
    page.goto(f"/ophold/{stay.pk}/")
    rikke.opens("Flyt til en anden plads")
    rikke.answers("Plads", herning_place(herning, 1))
    rikke.fills("Fra hvilken nat?", today + 7 * DAY)
    rikke.fills("Hvorfor en anden plads?", "Hjemmet males.")
    rikke.presses("Flyt")
    rikke.sees(f"flytter til {herning_place(herning, 1)}")
    shot(page, "planned-move")
    page.goto("/pladser/")
    rikke.looks()
    rikke.sees("flytter hertil")
    shot(page, "planned-move-board")
    page.goto(f"/ophold/{stay.pk}/")
    rikke.opens("Borgeren flytter alligevel ikke")
    rikke.fills("Hvorfor?", "Maleren kommer til foråret.")
    rikke.confirms()
    rikke.sees("Borgeren bliver på sin nuværende plads.")

    with acting(herning.organisation), transaction.atomic():
        stay.refresh_from_db()
        own = Booking.objects.standing().get(stay=stay)
        assert (stay.status, own.starts_on) == (Stay.Status.HERE, today)
        assert own.place == herning.place()


def herning_place(house: House, n: int) -> str:
    with acting(house.organisation), transaction.atomic():
        return house.place(n=n).name
