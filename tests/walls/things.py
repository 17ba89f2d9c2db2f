"""Something of every kind at one facility, for the matrix to ask for and to change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from citizens.models import Citizen, IdentityQuestion, JoiningProposal
from citizens.services.identity import ask_about
from citizens.services.joining import join_citizens
from core.acting import acting
from organisations.actors import Actor
from placements.models import Booking, Facility, FollowUp, Place, StandingAgreement, Stay
from placements.services.bookings import close_place
from placements.services.follow_ups import complete_follow_up
from placements.services.stays import move_out
from recovery.models import Star
from recovery.services import start_star
from referrals.models import ChangeReport, Referral
from referrals.services.changes import report_change
from referrals.services.decisions import refuse_referral
from tests.world import (
    House,
    make_accepted_referral,
    make_citizen,
    make_referral,
    make_stay,
    make_user,
)


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
    #: That the one who is referred is the one whose place was refused, by somebody else.
    proposal: JoiningProposal
    #: A registration that leads to the one who is here.
    joined: Citizen
    guest_room: Place
    #: Of one who left: may ring for the guest room.
    agreement: StandingAgreement
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
        joined = make_citizen(house, f"{secret} Dobbelt", birth_date=None)
        join_citizens(by=system, citizen=joined, into=stay.citizen, now=now)
        proposal = JoiningProposal.objects.create(
            controller=house.organisation,
            kind="join",
            citizen=refused.citizen,
            kept=accepted.citizen,
            reason="Samme adresse",
            proposed_by=make_user(f"{secret} Kollega", f"{secret}@kollega.example".lower()),
            proposed_at=now,
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
            proposal=proposal,
            joined=joined,
            agreement=StandingAgreement.objects.create(
                controller=house.organisation,
                citizen=left.citizen,
                facility=facility,
                track="guest",
                starts_on=today,
                nights_at_a_time=2,
                nights_a_month=6,
                made_with=f"{secret} kontaktperson",
                at=now,
            ),
            guest_room=house.place(facility, track="guest"),
            refused=refused,
            left=left,
            done=done,
            secret=secret,
        )
