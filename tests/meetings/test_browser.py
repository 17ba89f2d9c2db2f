"""A network meeting, from calling it to the follow-up that it led to: in a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.meetings.acts import sent
from tests.world import House, house_of, make_stay


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Andetsteds"))


def test_a_network_meeting_leads_to_a_follow_up(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    mails: Path,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=20)
        stay.key_worker = skovlyset.staff.user
        stay.save()
    today = timezone.localdate()

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(NARROW,))
    rikke.signs_in(at=f"/ophold/{stay.pk}/")
    rikke.sees_heading("Møder")
    rikke.opens("Netværksmøde")
    rikke.sees("Borgeren er inviteret.")
    rikke.fills("Dag", today)
    rikke.fills("Klokkeslæt", "0.01")
    rikke.fills("Hvor?", "Mødelokalet på Skovlyset")
    page.get_by_label("kontaktperson").check()
    rikke.fills("Andre", "Lise Holm, Jobcenter, lise@jobcenter.example")
    shot(page, "meeting-call")
    rikke.presses("Indkald til møde")
    rikke.sees("Der er indkaldt til mødet.")
    rikke.sees_heading("Dagsorden")
    rikke.sees("2. uge")
    rikke.opens("Tilføj et punkt")
    rikke.fills("Hvad skal der tales om?", "Hunden")
    rikke.presses("Gem")
    rikke.sees("Punktet står på dagsordenen.")
    shot(page, "meeting")

    rikke.opens("Skriv referat")
    rikke.fills("Hunden", "Bliver hos søsteren så længe.")
    rikke.presses("Mødet er holdt")
    rikke.sees("Sæt kryds ved dem, der deltog.")
    page.get_by_label("Lise Holm, Jobcenter").check()
    rikke.answers("Deltog borgeren?", "Ja")
    rikke.fills("Hvad er aftalt?", "Ring til boligkontoret")
    rikke.chooses("Hvem gør det?", skovlyset.staff.user.name)
    rikke.fills("Senest hvornår?", today + timedelta(days=6))
    shot(page, "meeting-minutes")
    rikke.presses("Mødet er holdt")
    rikke.sees("Mødet er holdt, og referatet står fast.")
    rikke.sees("Bliver hos søsteren så længe.")
    shot(page, "meeting-held")
    rikke.opens("Til print")
    rikke.sees("Ring til boligkontoret")
    rikke.signs_in(at=f"/ophold/{stay.pk}/opfoelgning/?alle")
    rikke.sees("Ring til boligkontoret")

    with acting(skovlyset.organisation), transaction.atomic():
        assert sent(skovlyset.staff, mails, timezone.now()) == []
