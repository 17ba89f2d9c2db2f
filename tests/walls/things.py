"""Something of every kind at one facility, for the matrix to ask for and to change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from citizens.models import IdentityQuestion
from citizens.services.identity import ask_about
from core.acting import acting
from organisations.actors import Actor
from placements.models import Booking, Facility, FollowUp, Place, Stay
from placements.services.bookings import close_place
from placements.services.follow_ups import complete_follow_up
from placements.services.stays import move_out
from recovery.models import Star
from recovery.services import start_star
from referrals.models import ChangeReport, Referral
from referrals.services.changes import report_change
from referrals.services.decisions import refuse_referral
from referrals.services.place_offers import offer_place
from tests.world import House, make_accepted_referral, make_referral, make_stay


@dataclass
class Things:
    """Something of every kind at one facility."""

    facility: Facility
    #: Here since twenty days.
    stay: Stay
    #: Expected today.
    planned: Stay
    referral: Referral
    accepted: Referral
    #: Reported on ``referral``.
    change: ChangeReport
    closure: Booking
    follow_up: FollowUp
    star: Star
    #: Whether the one who is referred is the one who is here.
    question: IdentityQuestion
    guest_room: Place
    #: Waits, and has been offered a place to answer.
    offered: Referral
    #: Free from the day the one who is here is planned to leave.
    home: Place
    #: What is over: a referral that was refused, a citizen who moved out, a follow-up that was
    #: done.
    refused: Referral
    left: Stay
    done: FollowUp
    secret: str


def make_things(house: House, facility: Facility, secret: str) -> Things:
    """``secret`` is the name of everyone here; it must never stand on a page of someone else's."""
    now = timezone.now()
    today = timezone.localdate(now)
    stay = make_stay(house, facility=facility, name=f"{secret} Bor", days_ago=20)
    planned = make_stay(
        house, facility=facility, n=1, name=f"{secret} Kommer", days_ago=0, arrived=False
    )
    referral = make_referral(house, name=f"{secret} Beder", facility=facility)
    accepted = make_accepted_referral(house, name=f"{secret} Venter", facility=facility)
    left = make_stay(house, facility=facility, n=2, name=f"{secret} Rejste", days_ago=30)
    system = Actor.system(house.organisation)
    with acting(house.organisation):
        done = left.follow_ups.get(kind="second_week")
        on = today - timedelta(days=18)
        complete_follow_up(by=system, follow_up=done, on=on, outcome="Gik godt", now=now)
        move_out(
            by=system,
            stay=left,
            on=today - timedelta(days=5),
            ending="as_planned",
            destination="own_home",
            now=now,
        )
        closure = close_place(
            by=system,
            place=house.place(facility, n=2),
            starts_on=today,
            ends_on=today + timedelta(days=3),
            reason=f"{secret} maling",
            now=now,
        )
        refused = make_referral(house, name=f"{secret} Fik nej", facility=facility)
        refuse_referral(by=house.caseworker, referral=refused, reasons="Et andet tilbud", now=now)
        home, last = house.place(facility, n=0), house.place(facility, n=2)
        offered = make_accepted_referral(house, name=f"{secret} Tilbudt", facility=facility)
        offer_place(
            by=house.caseworker,
            referral=offered,
            place=last,
            starts_on=today + timedelta(days=200),
            ends_on=today + timedelta(days=290),
            answer_by=today + timedelta(days=5),
            passed_over_because="Den anden kan ikke komme så sent",
            now=now,
        )
        return Things(
            facility=facility,
            stay=stay,
            planned=planned,
            referral=referral,
            accepted=accepted,
            change=report_change(
                by=house.caseworker,
                referral=referral,
                what="health",
                what_happened=f"{secret} har det bedre",
                now=now,
            ),
            closure=closure,
            follow_up=stay.follow_ups.get(kind="second_week"),
            star=start_star(by=system, stay=stay, on=today),
            question=ask_about(
                referral.citizen, stay.citizen, [], by=system, now=now, by_number=False
            ),
            guest_room=house.place(facility, track="guest"),
            refused=refused,
            left=left,
            done=done,
            offered=offered,
            home=home,
            secret=secret,
        )
