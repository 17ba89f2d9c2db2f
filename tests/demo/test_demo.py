"""The demonstration: every state in every house, made through the services, once."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from audit.models import Event, Outbox
from citizens.models import Citizen
from core.acting import acting
from demo import citizens as demo_citizens
from demo.build import build, sign_ins
from demo.setups import SETUPS
from notifications.audience import NEWS, OLD_NEWS
from organisations.models import Organisation
from organisations.roles import Role
from placements.models import FollowUp, Relapse, Stay
from recovery.models import Star
from referrals.models import Draft, Referral
from referrals.services.offers import offers_for
from tests.reporting.houses import actor

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
STAYS = {"planned", "here", "left", "no_show"}
REFERRALS = {"submitted", "accepted", "refused", "withdrawn"}


def of(key: str) -> Organisation:
    return Organisation.objects.get(key=key)


@pytest.mark.parametrize("key", ["herning", "holstebro", "pitstop"])
def test_every_state_is_there(demonstration: None, key: str) -> None:
    now = timezone.now()
    with acting(of(key)):
        assert set(Stay.objects.values_list("status", flat=True)) >= STAYS
        assert set(Referral.objects.values_list("status", flat=True)) >= REFERRALS
        assert Referral.objects.waiting_for_place().filter(hold__isnull=False).exists()
        assert Referral.objects.waiting_for_place().filter(hold=None).exists()
        assert not Event.objects.filter(at__gt=now).exists()


def test_one_follow_up_is_overdue_and_none_of_years_ago(demonstration: None) -> None:
    today = timezone.localdate()
    overdue = {}
    for key in ("herning", "holstebro", "pitstop"):
        with acting(of(key)):
            late = FollowUp.objects.filter(status="open", due_on__lt=today)
            overdue[key] = [(row.kind, (today - row.due_on).days < 60) for row in late]
    assert overdue == {"herning": [("second_week", True)], "holstebro": [], "pitstop": []}


def test_stars_drafts_anonymous_guests_and_an_end_that_was_moved(demonstration: None) -> None:
    with acting(of("herning")):
        assert Star.objects.filter(stay__citizen__name="Ole Krat").count() >= 3
        assert Draft.objects.exists()
    with acting(of("pitstop")):
        here = Stay.objects.filter(status="here")
        assert here.filter(citizen__is_anonymous=True).count() == 2
        assert Citizen.objects.filter(is_anonymous=True, masked_number="").count() == 10
        assert here.filter(date_changes__what="planned_end").exists()
    with acting(of("holstebro")):
        here = Stay.objects.filter(status="here")
        assert not here.exclude(planned_end_on=None).exists()  # no end is set; a review is moved
        assert here.filter(date_changes__what="review").exists()
        assert here.filter(track="outreach", bookings=None).exists()
        assert set(Relapse.objects.values_list("judgement", flat=True)) == {"goes_on", "ends"}


def test_twice_changes_nothing(demonstration: None) -> None:
    def rows() -> list[tuple[int, int]]:
        counts = []
        for key in ("herning", "holstebro", "pitstop"):
            with acting(of(key)):
                counts.append((Event.objects.count(), Stay.objects.count()))
        return counts

    before = rows()
    assert not build(timezone.now())
    assert rows() == before


def test_history_is_no_news(demonstration: None) -> None:
    """What nobody would be told of is off the outbox; all that is news is still on it."""
    for key in ("herning", "holstebro", "pitstop"):
        with acting(of(key)):
            waiting = set(Outbox.objects.values_list("event_id", flat=True))
            old = Event.objects.filter(at__lt=timezone.now() - OLD_NEWS)
            new = Event.objects.filter(kind__in=NEWS, at__gte=timezone.now() - OLD_NEWS)
            assert old.exists()
            assert not waiting & set(old.values_list("pk", flat=True)[:500])
            assert set(new.values_list("pk", flat=True)) <= waiting


def test_the_nurse_can_refer_to_all_three(demonstration: None) -> None:
    nurse = actor("nanna@region.example")
    offered = {offer.key for offer in offers_for(nurse, timezone.localdate())}
    assert {"herning:polaris:home", "holstebro:mpo:place", "pitstop:pitstop:room"} <= offered
    with acting(nurse.organisation):
        sent = Referral.objects.visible_to(nurse).values_list("scheme", flat=True)
        assert set(sent) == {"polaris", "mpo", "pitstop"}


@pytest.mark.parametrize(
    "day",
    [
        datetime(2028, 2, 29, 23, 50, tzinfo=COPENHAGEN),
        datetime(2026, 3, 29, 2, 30, tzinfo=COPENHAGEN),  # the hour that isn't
    ],
)
@pytest.mark.django_db(databases=["default", "owner"])
def test_any_day_will_do(day: datetime) -> None:
    assert build(day, history=False)


def test_numbers_are_nobodys() -> None:
    groups = [value for name, value in vars(demo_citizens).items() if name.isupper()]
    everyone = [
        entry for group in groups for entry in (group if isinstance(group, tuple) else [group])
    ]
    everyone = [entry for entry in everyone if isinstance(entry, demo_citizens.DemoCitizen)]
    named = [citizen for citizen in everyone if not citizen.is_anonymous]
    assert len(named) > 200
    assert len({citizen.name for citizen in everyone}) == len(everyone)
    assert len({citizen.number for citizen in named}) == len(named)
    weights = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
    for citizen in named:
        assert sum(w * int(d) for w, d in zip(weights, citizen.number, strict=True)) % 11 != 0


def test_everyone_has_an_address_that_belongs_to_nobody() -> None:
    emails = [email for _name, _role, email in sign_ins()]
    assert len(emails) == len(set(emails))
    assert all(email.endswith(".example") and email.isascii() for email in emails)


def test_staff_of_every_role() -> None:
    roles = {setup.key: {person.role for person in setup.people} for setup in SETUPS}
    assert roles["herning"] == set(Role) - {Role.REFERRER, Role.REFERRAL_COORDINATOR}
    everywhere = {
        Role.FACILITY_LEADER,
        Role.FACILITY_STAFF,
        Role.SUPERVISOR,
        Role.ORGANISATION_ADMIN,
    }
    assert roles["holstebro"] == everywhere | {Role.CASEWORKER}
    assert roles["pitstop"] == everywhere | {Role.VOLUNTEER}
    assert roles["region-midtjylland"] == {Role.REFERRER, Role.REFERRAL_COORDINATOR}
