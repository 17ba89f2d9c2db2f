"""What whoever referred is promised: a reference of its own, a day for the answer, whom to ring.

And that nobody introduces themselves twice.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.urls import reverse

from core.acting import acting
from placements.models import Facility
from referrals.clock import clock_of
from referrals.models import Draft, Referral
from schemes.calendar import COPENHAGEN
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.referrals.deciding import refuse
from tests.referrals.houses import asked, make
from tests.world import House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def at(day: int, hour: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=COPENHAGEN)


def test_two_receivers_never_give_the_same_reference(nurse, herning):
    pitstop = make("pitstop")
    references = {
        refer(nurse, herning).reference,
        refer(nurse, herning, citizen={"name": "Else Møl", "home_municipality": "0657"}).reference,
        asked(pitstop, "room", by=nurse).reference,
    }
    assert references == {"HER-2026-0001", "HER-2026-0002", "RØD-2026-0001"}


@pytest.mark.parametrize(
    ("asked_at", "urgency", "answer_by"),
    [
        (at(16, 10), "routine", date(2026, 3, 18)),  # Monday: counted from the same day
        (at(16, 14), "routine", date(2026, 3, 19)),  # after 13:00: from Tuesday
        (at(20, 14), "routine", date(2026, 3, 25)),  # Friday afternoon: from Monday
        (at(1, 14, month=4), "routine", date(2026, 4, 9)),  # before Easter: from Tuesday after it
        (at(20, 22), "tonight", date(2026, 3, 20)),
    ],
)
def test_the_answer_is_promised_for_a_working_day(nurse, herning, asked_at, urgency, answer_by):
    referral = refer(nurse, herning, urgency=urgency, now=asked_at)
    assert clock_of(referral, asked_at).answer_by == answer_by


def test_pitstop_answers_the_day_it_is_rung(nurse):
    referral = asked(make("pitstop"), "room", by=nurse, now=at(16, 10))
    assert clock_of(referral, at(16, 11)).answer_by == date(2026, 3, 16)


def test_late_is_the_day_after_the_promise(nurse, herning):
    referral = refer(nurse, herning, now=at(16, 10))
    assert [clock_of(referral, at(day, 9)).is_late for day in (17, 18, 19)] == [False, False, True]


def test_the_receipt_says_by_when_and_whom_to_ring(nurse, herning: House):
    herning.organisation.phone = "00 00 06 57"
    herning.organisation.save()
    referral = refer(nurse, herning, now=at(16, 10))
    receipt = text_of(signed_in(nurse).get(reverse("referral_receipt", args=[referral.pk])))
    assert "Du får svar senest onsdag 18. marts." in receipt
    assert "Ring til Herning Kommune, 00 00 06 57." in receipt
    sent = text_of(signed_in(nurse).get(reverse("referral", args=[referral.pk])))
    assert "senest onsdag 18. marts" in sent
    assert "Herning Kommune · 00 00 06 57" in sent


def test_the_facility_s_own_number_comes_first(nurse, herning: House):
    with acting(herning.organisation):
        Facility.objects.filter(pk=herning.first.pk).update(phone="00 00 20 01")
    referral = refer(nurse, herning, facility=herning.first, now=at(16, 10))
    receipt = text_of(signed_in(nurse).get(reverse("referral_receipt", args=[referral.pk])))
    assert f"Ring til {herning.first.name}, 00 00 20 01." in receipt


def begun(client, offer: str) -> Draft:
    assert client.post(reverse("referral_new"), {"offer": offer}).status_code == 302
    return Draft.objects.get()


def test_nobody_introduces_themselves_twice(nurse, herning):
    client = signed_in(nurse)
    with acting(nurse.organisation):
        draft = begun(client, "herning:polaris:home")
        assert draft.typed == {"afsender": {"contact_name": nurse.name}}
        draft.delete()
    refer(nurse, herning, contact_function="Sygeplejerske, E3")
    with acting(nurse.organisation):
        draft = begun(client, "herning:polaris:home")
        assert draft.typed["afsender"] == {
            "referrer": "psychiatry",
            "contact_name": "Nanna Nat, E3",
            "contact_function": "Sygeplejerske, E3",
            "contact_phone": "97 00 00 00",
        }
        last = list(client.get(reverse("draft_check", args=[draft.pk])).context["steps"])[-1]
    assert last["complete"]
    page = client.post(reverse("draft_page", args=[draft.pk, "emne-3"]), {})
    assert page["Location"] == reverse("draft_check", args=[draft.pk])
    assert "Sygeplejerske, E3" in text_of(client.get(page["Location"]))


def test_what_is_decided_is_listed_by_the_day_of_the_decision(nurse, herning):
    names = ("Anna Aa", "Bent Bo", "Carl Ci")
    first, second, third = (
        refer(nurse, herning, citizen={"name": name, "home_municipality": "0657"}) for name in names
    )
    for referral, day in ((second, at(1, 9)), (third, at(2, 9)), (first, at(3, 9))):
        decision = refuse(herning.caseworker, referral)
        with acting(herning.organisation):
            decision.decided_at = day.replace(year=2025 if referral is second else 2026)
            decision.save()
    client = signed_in(herning.caseworker)
    listed = text_of(client.get(reverse("referrals"), {"vis": "afgjort"}))
    assert listed.index("Anna Aa") < listed.index("Carl Ci") < listed.index("Bent Bo")
    assert "1. marts 2025" in listed
    with acting(herning.organisation):
        assert Referral.objects.filter(status="refused").count() == len(names)
