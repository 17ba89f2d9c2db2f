"""The meetings of a stay, a referral or a house, as their pages list them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Model, OuterRef, Q

from meetings.models import CalledMeetingQuerySet, Meeting
from meetings.rules import RULES, Subject, Verb, against_calling
from meetings.services.calling import kinds_for
from organisations.actors import Actor
from placements.models import Facility, Stay
from referrals.models import Referral
from schemes.meetings import MeetingRule

#: Of those that were held the card shows so many; the page of the house has them all.
MOST_HELD = 5
#: Read in one statement, the latest first: those that are planned come before those held.
MOST_SHOWN = 30


@dataclass(frozen=True, kw_only=True)
class Meetings:
    """Everything in it is loaded."""

    #: Soonest first.
    planned: Sequence[Meeting]
    #: Latest first; those that were called off are not among them.
    held: Sequence[Meeting]
    #: Which can be called; () for whoever may not, or where nothing is called any more.
    kinds: Sequence[MeetingRule]
    #: Of a stay's, where it has meetings of its own.
    house: Facility | None = None

    @property
    def is_used(self) -> bool:
        return bool(self.planned or self.held or self.kinds)


def rows_of(stay: Stay) -> CalledMeetingQuerySet:
    """Those about the stay, those about the referral it came from, and those of the house at which
    it was gone through."""
    about = Q(stay=stay) | Q(referral__stay=stay)
    gone_through = Meeting.objects.filter(pk=OuterRef("pk"), points__stay=stay)
    return Meeting.objects.filter(
        about | Exists(gone_through.exclude(points__text="")), controller=stay.controller_id
    )


def meetings_of_stay(
    stay: Stay, *, by: Actor, today: date, written: Collection[type[Model]] = (Meeting,)
) -> Meetings:
    """``written``: whether there are any, where the caller has asked."""
    rows = rows_of(stay) if Meeting in written else Meeting.objects.none()
    meets = kinds_for(stay.facility, today)
    return _meetings(rows, stay, by, house=stay.facility if meets else None)


def meetings_of_referral(referral: Referral, *, by: Actor) -> Meetings:
    rows = Meeting.objects.filter(referral=referral, controller=referral.controller_id)
    return _meetings(rows, referral, by)


def _meetings(
    rows: CalledMeetingQuerySet, subject: Subject, by: Actor, house: Facility | None = None
) -> Meetings:
    standing = list(rows.with_subject().standing()[:MOST_SHOWN])
    may_call = RULES[Verb.CALL].may(by) and against_calling(subject) is None
    return Meetings(
        planned=[row for row in reversed(standing) if row.held_at is None],
        held=[row for row in standing if row.held_at is not None][:MOST_HELD],
        kinds=kinds_for(subject) if may_call else (),
        house=house,
    )
