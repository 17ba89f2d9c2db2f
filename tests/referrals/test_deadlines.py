"""Deadlines as they are published: from their day on, for their kind, seen by whoever asks."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.urls import reverse

from core.acting import acting
from core.problems import NotAllowed, Problem
from organisations.roles import Role
from referrals.clock import clock_of
from referrals.models import ReplyDeadline
from referrals.services.deadlines import publish_deadline
from schemes.calendar import COPENHAGEN
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.world import House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 10, tzinfo=COPENHAGEN)


def publish(house: House, role: Role = Role.ORGANISATION_ADMIN, **more) -> ReplyDeadline:
    told = {
        "kind": "polaris:home",
        "urgency": "",
        "working_days": 5,
        "starts_on": date(2026, 3, 16),
        "link": "https://herning.example/svarfrister",
    } | more
    with acting(house.organisation):
        return publish_deadline(by=house.actors[role], now=at(13), **told)


@pytest.mark.parametrize(
    ("urgency", "day", "answer_by"),
    [
        ("routine", 13, date(2026, 3, 17)),  # before it: the scheme's two days
        ("routine", 16, date(2026, 3, 23)),
        ("soon", 16, date(2026, 3, 17)),  # one urgency goes before all
        ("tonight", 16, date(2026, 3, 16)),
    ],
)
def test_what_holds_from_its_day_on(nurse, herning, urgency, day, answer_by) -> None:
    publish(herning)
    publish(herning, urgency="soon", working_days=1)
    referral = refer(nurse, herning, now=at(day), urgency=urgency)
    assert clock_of(referral, at(day)).answer_by == answer_by
    sent = text_of(signed_in(nurse).get(reverse("referral_receipt", args=[referral.pk])))
    assert urgency == "tonight" or f"{answer_by.day}. marts" in sent


def test_the_latest_word_counts_and_twice_is_once(herning) -> None:
    first = publish(herning)
    assert publish(herning) == first
    changed = publish(herning, working_days=4)
    assert changed.rank > first.rank


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_on": date(2026, 3, 12)},  # what was promised stands
        {"working_days": 61},
        {"working_days": None},
        {"kind": "pitstop:room"},
        {"urgency": "tonight"},
        {"link": "herning.example"},
    ],
)
def test_what_can_t_be_published(herning, wrong) -> None:
    with pytest.raises(Problem):
        publish(herning, **wrong)


def test_who_may(herning, holstebro) -> None:
    publish(herning, Role.FACILITY_LEADER)
    with pytest.raises(NotAllowed):
        publish(herning, Role.CASEWORKER)
    with acting(holstebro.organisation):
        assert not ReplyDeadline.objects.exists()
    page = signed_in(herning.actors[Role.ORGANISATION_ADMIN]).get("/svarfrister/")
    assert 'href="https://herning.example/svarfrister"' in page.content.decode()
