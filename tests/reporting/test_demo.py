"""The demonstration: every state, made through the services, once."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from audit.models import Event
from organisations.context import acting
from organisations.models import Organisation
from placements.models import FollowUp, Stay
from recovery.models import Star
from referrals.models import Draft, Referral
from reporting import demo
from reporting.demo.citizens import AKSEL, FORMER, GUESTS, IDA

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_twice_changes_nothing_and_every_state_is_there() -> None:
    now = timezone.now()
    assert demo.build(now)
    herning = Organisation.objects.get(key="herning")
    with acting(herning):
        events = Event.objects.count()
        assert set(Stay.objects.values_list("status", flat=True)) >= {
            "planned",
            "here",
            "left",
            "no_show",
        }
        assert set(Referral.objects.values_list("status", flat=True)) == {
            "submitted",
            "accepted",
            "refused",
            "withdrawn",
        }
        assert Referral.objects.waiting_for_place().filter(hold__isnull=False).exists()
        assert FollowUp.objects.filter(status="open", due_on__lt=timezone.localdate(now)).exists()
        assert Star.objects.filter(stay__citizen__name="Ole Krat").count() >= 3
        assert Draft.objects.exists()
        assert not Event.objects.filter(at__gt=timezone.now()).exists()
    assert not demo.build(now)
    with acting(herning):
        assert Event.objects.count() == events


@pytest.mark.parametrize(
    "day",
    [
        datetime(2026, 1, 1, 0, 10, tzinfo=COPENHAGEN),  # New Year, before anyone works
        datetime(2028, 2, 29, 23, 50, tzinfo=COPENHAGEN),
        datetime(2026, 3, 29, 2, 30, tzinfo=COPENHAGEN),  # the hour that isn't
        datetime(2026, 4, 5, 12, 0, tzinfo=COPENHAGEN),  # Easter Sunday
    ],
)
def test_any_day_will_do(day: datetime) -> None:
    assert demo.build(day)


def test_numbers_are_nobodys() -> None:
    numbers = [one.number for one in (AKSEL, IDA, *FORMER, *GUESTS)]
    assert len(numbers) == len(set(numbers))
    weights = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
    for number in numbers:
        assert sum(w * int(d) for w, d in zip(weights, number, strict=True)) % 11 != 0


def test_everyone_has_an_address_that_belongs_to_nobody() -> None:
    emails = [email for _name, _role, email in demo.sign_ins()]
    assert len(emails) == len(set(emails))
    assert all(email.endswith(".example") and email.isascii() for email in emails)
