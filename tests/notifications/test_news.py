"""Who is told of what, once, wherever they work."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event, Outbox
from core.acting import acting
from notifications.news import dismiss_news, unseen_news
from notifications.tasks import deliver_events
from organisations.actors import Actor
from organisations.roles import Role
from placements.services.planned_end import extend_stay
from referrals.services.decisions import accept_referral, refuse_referral
from tests.pages import signed_in
from tests.placements.stays import GOES_ON
from tests.world import House, make_referral, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def deliver_all() -> None:
    """As the relay hands on, all at once."""
    by_controller: dict[int, list[int]] = defaultdict(list)
    for row in Outbox.objects.order_by("event_id"):
        by_controller[row.controller_key].append(row.event_id)
    for controller_id, event_ids in by_controller.items():
        deliver_events(event_ids, controller_id)


def told(actor: Actor) -> list[str]:
    with acting(actor.organisation):
        return [news.kind for news in unseen_news(actor)]


def test_the_nurse_is_told_of_the_decision_in_her_own_organisation(
    herning: House, nurse: Actor
) -> None:
    referral = make_referral(herning, by=nurse)
    with acting(herning.organisation):
        refuse_referral(
            by=herning.caseworker, referral=referral, reasons="Varigt behov.", now=timezone.now()
        )
    deliver_all()
    assert told(nurse) == ["referral.refused"]
    with acting(nurse.organisation):
        news = unseen_news(nurse).get()
        assert news.about == referral.reference
        assert not Event.objects.filter(pk=news.event_id).exists()  # not hers to read


def test_those_who_decide_hear_of_a_new_referral_but_not_of_their_own(
    herning: House, nurse: Actor
) -> None:
    make_referral(herning, by=nurse)
    make_referral(herning, by=herning.caseworker, name="Ida Lund")
    deliver_all()
    assert told(herning.caseworker) == ["referral.submitted"]
    for role in (Role.FACILITY_STAFF, Role.VOLUNTEER, Role.ORGANISATION_ADMIN, Role.SUPERVISOR):
        assert told(herning.actors[role]) == []


def test_handed_on_twice_is_told_once(herning: House, nurse: Actor) -> None:
    make_referral(herning, by=nurse)
    deliver_all()
    deliver_all()
    assert told(herning.caseworker) == ["referral.submitted"]


def test_seen_stays_seen_when_handed_on_again(herning: House, nurse: Actor) -> None:
    make_referral(herning, by=nurse)
    deliver_all()
    with acting(herning.organisation):
        news = unseen_news(herning.caseworker).get()
        dismiss_news(by=herning.caseworker, news_ids=[news.pk], now=timezone.now())
    deliver_all()
    assert told(herning.caseworker) == []


def test_once_decided_nobody_is_told_that_it_came_in(herning: House, nurse: Actor) -> None:
    referral = make_referral(herning, by=nurse)
    deliver_all()
    assert told(herning.caseworker) == ["referral.submitted"]
    with acting(herning.organisation):
        refuse_referral(
            by=herning.caseworker, referral=referral, reasons="Varigt behov.", now=timezone.now()
        )
    deliver_all()
    assert told(herning.caseworker) == []


def test_nobody_puts_away_anothers_news(herning: House, holstebro: House, nurse: Actor) -> None:
    make_referral(herning, by=nurse)
    deliver_all()
    with acting(herning.organisation):
        news = unseen_news(herning.caseworker).get()
        dismiss_news(by=herning.staff, news_ids=[news.pk], now=timezone.now())
    with acting(holstebro.organisation):
        dismiss_news(by=holstebro.caseworker, news_ids=[news.pk], now=timezone.now())
    assert told(herning.caseworker) == ["referral.submitted"]


def test_all_that_was_on_the_page_is_put_away_and_nothing_that_came_since(
    herning: House, holstebro: House, nurse: Actor
) -> None:
    make_referral(herning, by=nurse, name="Signe Lyngby")
    deliver_all()
    client = signed_in(herning.caseworker)
    day = client.get("/").context["day"]
    page = {"news": day.news_shown, "reminders": day.reminders_shown}
    make_referral(herning, by=nurse, name="Ida Lund")
    deliver_all()
    strangers = (herning.staff, herning.actors[Role.SUPERVISOR], holstebro.caseworker)
    for other in strangers:  # what is not theirs stays
        assert signed_in(other).post("/beskeder/set/", page).status_code == 302
    assert len(told(herning.caseworker)) == 2
    for _tab in range(2):
        assert client.post("/beskeder/set/", page)["Location"] == "/"
        (line,) = client.get("/").context["day"].news
        assert line.text.startswith("Ida Lund")
    nonsense = {"news": "x,,²,99999999999999999999", "reminders": "-1"}
    assert client.post("/beskeder/set/", nonsense).status_code == 302
    assert client.get("/beskeder/set/").status_code == 405


def test_the_key_worker_hears_that_the_end_was_moved(herning: House) -> None:
    stay = make_stay(herning)
    now = timezone.now()
    with acting(herning.organisation):
        stay.key_worker = herning.staff.user
        stay.save()
        extend_stay(
            by=herning.caseworker,
            stay=stay,
            ends_on=timezone.localdate(now) + timedelta(days=120),
            reason="Målet er tæt på.",
            answers=GOES_ON,
            now=now,
        )
    deliver_all()
    assert told(herning.staff) == ["stay.extended"]


def test_old_news_is_no_news(herning: House, nurse: Actor) -> None:
    make_referral(herning, by=nurse, now=timezone.now() - timedelta(days=30))
    deliver_all()
    assert told(herning.caseworker) == []


def test_an_accepted_referral_from_a_colleague_is_told_to_the_colleague(herning: House) -> None:
    referral = make_referral(herning, by=herning.leader, facility=herning.first)
    with acting(herning.organisation):
        accept_referral(
            by=herning.caseworker,
            referral=referral,
            reasons="Ro og afklaring.",
            legal_basis="84_2",
            target_group="1",
            now=timezone.now(),
        )
    deliver_all()
    assert "referral.accepted" in told(herning.leader)
