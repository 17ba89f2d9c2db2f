"""Something of every kind at one facility, for the matrix to ask for and to change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from citizens.models import IdentityQuestion
from citizens.services.identity import ask_about
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Role
from placements.models import Booking, Facility, FollowUp, Place, Stay
from placements.services.bookings import close_place
from placements.services.follow_ups import complete_follow_up
from placements.services.stays import move_out
from recovery.models import Star
from recovery.services import start_star
from referrals.models import (
    ChangeReport,
    Hearing,
    InformationRequest,
    Meeting,
    Referral,
    SecondOpinion,
)
from referrals.services.changes import report_change
from referrals.services.decisions import refuse_referral
from referrals.services.hearings import hear_citizen
from referrals.services.information import ask_information
from referrals.services.meetings import MeetingFacts, plan_meeting, write_meeting
from referrals.services.opinions import ask_opinion
from tests.world import OPENED, House, make_accepted_referral, make_referral, make_stay, make_user


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
    #: What is over: a referral that was refused, a citizen who moved out, a follow-up that was
    #: done.
    refused: Referral
    left: Stay
    done: FollowUp
    secret: str
    #: Assesses too, at both facilities.
    colleague: User
    #: Being assessed, with everything that can be asked and planned meanwhile.
    assessed: Referral
    information: InformationRequest
    meeting: Meeting
    held: Meeting
    opinion: SecondOpinion
    hearing: Hearing


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
        assessed = make_referral(house, name=f"{secret} Vurderes", facility=facility)
        by = house.caseworker
        information = ask_information(
            by=by, referral=assessed, words=f"{secret}: hvem har nøglen?", now=now
        )
        network = MeetingFacts(kind="network", on=today, participants=f"{secret} og bostøtten")
        meeting = plan_meeting(by=by, referral=assessed, meeting=network, now=now)
        held = write_meeting(
            by=by,
            referral=assessed,
            meeting=replace(network, kind="citizen", minutes=f"{secret} vil gerne"),
            now=now,
        )
        opinion = ask_opinion(
            by=by,
            referral=assessed,
            name="Ole Overlæge",
            function="E3",
            question=f"Kan {secret} bo alene?",
            answer_by=today + timedelta(days=3),
            now=now,
        )
        hearing = hear_citizen(
            by=by,
            referral=assessed,
            facts=f"{secret} vil ikke samarbejde",
            sent_on=today,
            reply_by=None,
            now=now,
        )
        return Things(
            assessed=assessed,
            colleague=_colleague(house),
            information=information,
            meeting=meeting,
            held=held,
            opinion=opinion,
            hearing=hearing,
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
            secret=secret,
        )


def _colleague(house: House) -> User:
    """Another caseworker, the same however often it is asked for."""
    email = f"kollega@{house.organisation.key}.example"
    known = User.objects.filter(email=email).first()
    if known is not None:
        return known
    colleague = make_user("Karla Kollega", email)
    Membership.objects.create(
        user=colleague,
        organisation=house.organisation,
        role=Role.CASEWORKER,
        starts_on=OPENED,
    )
    return colleague
