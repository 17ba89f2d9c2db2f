"""The mails that everyone in the demonstration gets: about no citizen."""

from __future__ import annotations

import re

from django.utils import timezone

from citizens.models import Citizen, CitizenNumber
from citizens.services import register_citizen
from core.acting import acting
from notifications.models import Mail
from notifications.services.sweep import remind
from organisations.models import Organisation
from placements.models import FollowUp
from tests.notifications.conftest import bare_stay, plan
from tests.world import make_house


def test_no_mail_says_anything_about_a_citizen(demonstration: None) -> None:
    """Everyone in the demonstration, and one who is known by an alias alone."""
    now = timezone.now()
    house = make_house("pit", "Pit", municipality_code="0751", scheme="pitstop", tracks={"room": 2})
    with acting(house.organisation):
        stay = bare_stay(house, track="room", key_worker=house.staff.user)
        stay.citizen = register_citizen(
            now=timezone.now(),
            by=house.caseworker,
            controller=house.organisation,
            alias="Stjernekaster",
            anonymous=True,
        )
        stay.save()
        plan(stay, timezone.localdate(now), timezone.localdate(now), kind="where_next")
    reminders = 0
    for organisation in Organisation.objects.all():
        with acting(organisation):
            reminders += remind(controller=organisation, now=now)
            secrets = _what_is_known_of_citizens()
            for mail in Mail.objects.all():
                text = f"{mail.subject}\n{mail.text}"
                assert not secrets & _words(text)
                assert not [
                    secret for secret in secrets if " " in secret and secret in text.lower()
                ]
    assert reminders


def _what_is_known_of_citizens() -> set[str]:
    """Every word of every name, aliases, numbers, telephones, and what came of follow-ups."""
    known: set[str] = set()
    for citizen in Citizen.objects.all():
        known |= _words(f"{citizen.name} {citizen.alias}") | {citizen.phone}
    for number in CitizenNumber.objects.all():
        known |= {number.reveal(), number.reveal()[:6], number.reveal()[6:]}
    for follow_up in FollowUp.objects.exclude(outcome=""):
        known.add(follow_up.outcome.lower())
    return known


def _words(text: str) -> set[str]:
    return {word.strip("_") for word in re.findall(r"\w+", text.lower())}
