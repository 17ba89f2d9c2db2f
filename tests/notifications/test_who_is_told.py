"""Whoever asked hears of everything they did not do themselves, in the scheme's own words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.kinds import every_kind
from audit.models import Event, Outbox
from core.acting import acting
from notifications.audience import NEWS
from notifications.no_news import NO_NEWS
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stays import cancel_stay, move_in, move_out, record_no_show
from referrals.models import Referral
from referrals.services.changes import handle_change, report_change
from referrals.services.closing import close_referral
from referrals.services.handing_over import hand_over_referral, take_referral
from referrals.services.information import ask_information, give_information
from referrals.services.placing import book_for_referral
from referrals.services.referrals import withdraw_referral
from reporting.my_day import my_day
from tests.notifications.test_news import deliver_all, told
from tests.referrals.houses import accepted, asked, make
from tests.world import House, make_referral, make_user

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.mark.parametrize("kind", every_kind())
def test_each_kind_of_event_is_told_or_says_why_not(kind: str) -> None:
    assert (kind in NEWS) != (kind in NO_NEWS)
    assert kind in NEWS or NO_NEWS[kind]


def test_no_kind_is_named_that_nothing_writes() -> None:
    assert set(NEWS) | set(NO_NEWS) == set(every_kind())


def test_what_nobody_is_told_of_is_not_queued(herning: House, nurse: Actor) -> None:
    make_referral(herning, by=nurse)
    queued = set(Outbox.objects.values_list("event_id", flat=True))
    with acting(herning.organisation):
        events = {event.kind: event.pk in queued for event in Event.objects.all()}
    assert events == {"citizen.registered": False, "referral.submitted": True}


def lines(actor: Actor) -> list[str]:
    with acting(actor.organisation):
        return [line.text for line in my_day(actor, timezone.now()).news]


def booked(house: House, track: str, nurse: Actor, referrer: str) -> tuple[Referral, Stay]:
    now = timezone.now()
    today = timezone.localdate(now)
    ib = {"name": "Ib Eksempel", "birth_date": date(1980, 5, 4), "home_municipality": "0657"}
    referral = accepted(house, track, by=nurse, now=now, referrer=referrer, citizen=ib)
    with acting(house.organisation):
        ends_on = today + timedelta(14) if referral.scheme_track.length.end_set_at_start else None
        stay = book_for_referral(
            by=house.leader,
            referral=referral,
            place=house.place(track=track),
            starts_on=today,
            ends_on=ends_on,
            length_reason="Aftalt",
            now=now,
        )
    return referral, stay


def test_a_nurse_hears_that_the_place_she_was_given_is_gone(nurse: Actor) -> None:
    house = make("pitstop")
    _referral, stay = booked(house, "room", nurse, "hospital")
    with acting(house.organisation):
        cancel_stay(by=house.leader, stay=stay, reason="Vandskade", now=timezone.now())
    deliver_all()
    assert told(nurse) == ["referral.accepted", "referral.place_booked", "stay.cancelled"]
    cancelled, _booked, accepted_line = lines(nurse)  # newest first
    assert accepted_line.endswith("Indskrevet på Pitstop")
    assert cancelled.startswith("Ib Eksempel · RØD-")
    assert cancelled.endswith("Opholdet er aflyst")


def test_she_hears_it_also_when_another_place_has_been_booked_since(nurse: Actor) -> None:
    house = make("pitstop")
    referral, stay = booked(house, "room", nurse, "hospital")
    now = timezone.now()
    with acting(house.organisation):
        cancel_stay(by=house.leader, stay=stay, reason="Vandskade", now=now)
        book_for_referral(
            by=house.leader,
            referral=referral,
            place=house.place(track="room", n=1),
            starts_on=timezone.localdate(now),
            ends_on=timezone.localdate(now) + timedelta(14),
            now=now,
        )
    deliver_all()
    assert told(nurse)[-2:] == ["stay.cancelled", "referral.place_booked"]


@pytest.mark.parametrize(
    ("scheme", "track", "referrer"),
    [
        ("polaris", "guest", "psychiatry"),
        ("mpo", "place", "psychiatry"),
        ("pitstop", "room", "hospital"),
    ],
)
def test_she_hears_of_arrival_and_no_show_but_not_of_leaving(
    nurse: Actor, scheme: str, track: str, referrer: str
) -> None:
    house = make(scheme)
    now = timezone.now()
    today = timezone.localdate(now)
    _referral, missed = booked(house, track, nurse, referrer)
    with acting(house.organisation):
        record_no_show(by=house.leader, stay=missed, on=today, note="Kom ikke", now=now)
    _referral, stay = booked(house, track, nurse, referrer)
    with acting(house.organisation):
        move_in(by=house.leader, stay=stay, on=today, now=now)
        move_out(
            by=house.leader,
            stay=stay,
            on=today,
            ending="early_by_citizen",
            destination="unknown",
            now=now,
        )
    deliver_all()
    heard = told(nurse)
    assert "stay.no_show" in heard
    assert "stay.moved_in" in heard
    assert "stay.moved_out" not in heard


def test_the_house_hears_that_what_it_expected_will_not_be(nurse: Actor) -> None:
    house = make("mpo")
    referral, stay = booked(house, "place", nurse, "psychiatry")
    with acting(house.organisation):
        Stay.objects.filter(pk=stay.pk).update(key_worker=house.staff.user)
        close_referral(by=house.leader, referral=referral, because="died", now=timezone.now())
    deliver_all()
    assert "stay.cancelled" in told(house.staff)
    assert told(nurse)[-1] == "referral.closed"
    assert "referral.closed" not in told(house.leader)  # she did it herself


def test_a_reported_change_reaches_those_who_must_act_and_the_answer_comes_back(
    nurse: Actor,
) -> None:
    house = make("mpo")
    referral, _stay = booked(house, "place", nurse, "psychiatry")
    with acting(nurse.organisation):
        change = report_change(
            by=nurse,
            referral=referral,
            what="other_day",
            what_happened="Bliver en uge mere",
            now=timezone.now(),
        )
    deliver_all()
    assert "referral.change_reported" in told(house.leader)
    assert "referral.change_reported" not in told(nurse)
    with acting(house.organisation):
        handle_change(
            by=house.leader, report=change, handling="Pladsen er flyttet", now=timezone.now()
        )
    deliver_all()
    assert "referral.change_handled" in told(nurse)


def test_what_a_colleague_withdrew_is_told_to_the_one_who_asked(nurse: Actor) -> None:
    house = make("pitstop")
    referral = asked(house, "room", by=nurse, now=timezone.now(), referrer="hospital")
    colleague = Actor(nurse.organisation, make_user("Lis Nat", "lis@region.example"), nurse.role)
    with acting(nurse.organisation):
        withdraw_referral(by=colleague, referral=referral, reason="Fejl", now=timezone.now())
    deliver_all()
    assert told(nurse) == ["referral.withdrawn"]
    assert "referral.withdrawn" in told(house.leader)


def test_who_had_it_and_who_has_it_hear_of_a_hand_over(herning: House, nurse: Actor) -> None:
    referral, now = make_referral(herning, by=nurse, facility=herning.first), timezone.now()
    assert herning.leader.user
    assert herning.caseworker.user
    with acting(herning.organisation):
        take_referral(by=herning.caseworker, referral=referral, now=now)
        hand_over_referral(
            by=herning.staff,
            referral=referral,
            to=herning.leader.user.pk,
            reason="Kender borgeren",
            shown=str(herning.caseworker.user.pk),
            now=now,
        )
    deliver_all()
    assert "referral.handed_over" in told(herning.leader)
    assert "referral.handed_over" in told(herning.caseworker)
    assert "referral.handed_over" not in told(herning.staff)
    assert told(nurse) == []


def test_who_is_asked_hears_of_it_and_the_answer_reaches_who_has_it(
    herning: House, nurse: Actor
) -> None:
    referral, now = make_referral(herning, by=nurse), timezone.now()
    with acting(herning.organisation):
        take_referral(by=herning.caseworker, referral=referral, now=now)
        asked_for = ask_information(
            by=herning.caseworker, referral=referral, words="Hvem har nøglen?", now=now
        )
        ask_information(
            by=herning.caseworker, referral=referral, words="Medicin?", asked_of="Lægen", now=now
        )
    deliver_all()
    assert told(nurse) == ["referral.information_asked"]
    with acting(nurse.organisation):
        give_information(by=nurse, request=asked_for, answer="Naboen", now=now)
    deliver_all()
    assert "referral.information_given" in told(herning.caseworker)
