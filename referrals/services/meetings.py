"""Meetings while a referral is assessed: planned, held, corrected by a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeated, repeats
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Meeting, Referral
from referrals.rules import Verb
from referrals.services.locking import locked

Kind = Meeting.Kind


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """A meeting as it is typed. ``told_by``: who tells the citizen of the plan afterwards."""

    on: date | None = None
    kind: str = ""
    at_time: time | None = None
    participants: str = ""
    question: str = ""
    minutes: str = ""
    outcome: str = ""
    told_by: str = ""


@transaction.atomic
def plan_meeting(*, by: Actor, referral: Referral, meeting: MeetingFacts, now: datetime) -> Meeting:
    """Set a day for a meeting, today or later. The same again is one.

    Raises :class:`Problems` at the facts' names: leaders are asked something.
    """
    with locked(by, referral, Verb.PLAN_MEETING) as row:
        rules.apply(row, Verb.PLAN_MEETING)
        checks = Checks()
        facts = _common(checks, meeting)
        on = checks.day("on", meeting.on, missing=_("Write the day of the meeting."))
        if on is not None and on < timezone.localdate(now):
            checks.add("past", _("A meeting that was held is written down as held."), field="on")
        checks.raise_any()
        if standing := repeated(row.meetings.filter(held_at=None, cancelled_at=None), **facts):
            return standing
        planned = Meeting.objects.create(
            controller_id=row.controller_id, referral=row, by=by.user, at=now, **facts
        )
        _record(row, ReferralEvent.MEETING_PLANNED, planned, by=by, now=now)
        return planned


@transaction.atomic
def write_meeting(
    *,
    by: Actor,
    referral: Referral,
    meeting: MeetingFacts,
    now: datetime,
    planned: Meeting | None = None,
    corrects: Meeting | None = None,
) -> Meeting:
    """Write down a meeting that was held: who took part, and minutes in short. From then on it
    stands; ``corrects`` names one that was written down wrong.

    Of a professional network meeting it is said who tells the citizen of the plan (V § 2.7); of a
    leaders' meeting what it was asked, and what came of it. The same again is one. Raises
    :class:`Problems` at the facts' names; :class:`Conflict` where ``planned`` was cancelled, or
    written down otherwise.
    """
    with locked(by, referral, Verb.WRITE_MEETING) as row:
        rules.apply(row, Verb.WRITE_MEETING)
        checks = Checks()
        facts = _held(checks, meeting, timezone.localdate(now))
        checks.raise_any()
        if planned is not None:
            held = _planned(row, planned)
            if held.cancelled_at is not None:
                raise Conflict("cancelled", _("The meeting was cancelled."))
            if held.held_at is not None:
                if repeats(held, **facts):
                    return held
                raise Conflict("already_held", _("A colleague has written the meeting down."))
        else:
            if standing := repeated(row.meetings.all(), corrects=corrects, **facts):
                return standing
            held = Meeting(
                controller_id=row.controller_id, referral=row, by=by.user, at=now, corrects=corrects
            )
        for name, value in facts.items():
            setattr(held, name, value)
        held.held_at = now
        held.save()
        _record(row, ReferralEvent.MEETING_HELD, held, by=by, now=now)
        return held


@transaction.atomic
def cancel_meeting(*, by: Actor, meeting: Meeting, now: datetime) -> Meeting:
    """It is not held. Twice is once; one that was held can't be cancelled (:class:`Conflict`)."""
    with locked(by, meeting.referral, Verb.CANCEL_MEETING) as row:
        planned = _planned(row, meeting)
        if planned.cancelled_at is not None:
            return planned
        rules.apply(row, Verb.CANCEL_MEETING)
        if planned.held_at is not None:
            raise Conflict("already_held", _("A colleague has written the meeting down."))
        planned.cancelled_at = now
        planned.save()
        _record(row, ReferralEvent.MEETING_CANCELLED, planned, by=by, now=now)
        return planned


def _planned(referral: Referral, meeting: Meeting) -> Meeting:
    rows = Meeting.objects.filter(referral=referral)
    return own_row(rows, meeting.pk, not_yours=_("The meeting is not one of yours."))


def _common(checks: Checks, meeting: MeetingFacts) -> dict[str, object]:
    kind = checks.choice(
        "kind", meeting.kind, Kind.values, missing=_("Choose what kind of meeting it is.")
    )
    asked = _("Write what the leaders are asked.") if kind == Kind.LEADERS else ""
    return {
        "kind": kind,
        "on": meeting.on,
        "at_time": meeting.at_time,
        "participants": checks.text("participants", meeting.participants, longest=LONG_TEXT),
        "question": checks.text("question", meeting.question, missing=asked, longest=LONG_TEXT),
    }


def _held(checks: Checks, meeting: MeetingFacts, today: date) -> dict[str, object]:
    facts = _common(checks, meeting)
    on = checks.day("on", meeting.on, missing=_("Write the day of the meeting."))
    if on is not None and on > today:
        checks.add("not_yet", _("The meeting has not been held yet."), field="on")
    if not facts["participants"]:
        checks.text("participants", "", missing=_("Write who took part."))
    without_citizen = facts["kind"] == Kind.PROFESSIONAL
    by_leaders = facts["kind"] == Kind.LEADERS
    return facts | {
        "minutes": checks.text(
            "minutes",
            meeting.minutes,
            missing=_("Write in short what was said and agreed."),
            longest=LONG_TEXT,
        ),
        "outcome": checks.text(
            "outcome",
            meeting.outcome,
            missing=_("Write what the leaders decided.") if by_leaders else "",
            longest=LONG_TEXT,
        ),
        "told_by": checks.text(
            "told_by",
            meeting.told_by,
            missing=_("Write who tells the citizen of the plan.") if without_citizen else "",
        ),
    }


def _record(
    row: Referral, kind: ReferralEvent, meeting: Meeting, *, by: Actor, now: datetime
) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        label = str(Kind(meeting.kind).label)
    record(row, kind, by=by, at=now, meeting=label, on=meeting.on)
