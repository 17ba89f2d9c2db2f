"""What is agreed at a meeting: written down, taken back while it lasts, made a follow-up, done."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import SHORT_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeated
from meetings.events import MeetingEvent
from meetings.models import Agreement, Meeting
from meetings.people import colleagues
from meetings.rules import Verb
from meetings.services.locking import check, lock_meeting
from meetings.services.recording import record_of
from organisations.actors import Actor
from organisations.models import User
from placements.models import Stay
from placements.services.agreeing import agree_follow_up

FURTHEST: Final = timedelta(days=366)


@transaction.atomic
def agree(
    *,
    by: Actor,
    meeting: Meeting,
    what: str,
    owner: int | None,
    owner_name: str,
    due_on: date | None,
    stay: int | None,
    now: datetime,
) -> Agreement:
    """Write down what somebody is to do: a colleague (``owner``), or somebody else by name. Of a
    meeting about several, ``stay`` says about whom. The same again is one.

    Raises :class:`Problems` at the fields, with ``agreed_`` before each.
    """
    row = lock_meeting(by, meeting, Verb.WRITE_MINUTES)
    check(row, Verb.WRITE_MINUTES)
    checks = Checks()
    what = checks.text("agreed_what", what, missing=_("Write what was agreed."), longest=SHORT_TEXT)
    if holds_cpr(what):
        checks.add("holds_cpr", _("A CPR number does not belong here."), field="agreed_what")
    name = checks.text("agreed_name", owner_name)
    day = checks.day("agreed_due_on", due_on, missing=_("Write by when."))
    today = timezone.localdate(now)
    if day is not None and not today <= day <= today + FURTHEST:
        checks.add(
            "not_in_time", _("Choose a day from today to a year ahead."), field="agreed_due_on"
        )
    about = _about(checks, by, row, stay)
    colleague = _colleague(checks, by, about or row.about_stay, owner, name, today)
    checks.raise_any()
    facts = {
        "what": what,
        "owner": colleague,
        "owner_name": name if colleague is None else "",
        "due_on": day,
        "stay": about,
    }
    if again := repeated(row.agreements.all(), **facts):
        return again
    return Agreement.objects.create(
        controller_id=row.controller_id, meeting=row, by=by.user, at=now, **facts
    )


@transaction.atomic
def drop_agreement(*, by: Actor, meeting: Meeting, agreement: int) -> None:
    """It was a slip: while the meeting lasts nothing has come of it. Gone already it stays so."""
    row = lock_meeting(by, meeting, Verb.WRITE_MINUTES)
    check(row, Verb.WRITE_MINUTES)
    row.agreements.filter(pk=agreement).delete()


@transaction.atomic
def keep_agreement(*, by: Actor, agreement: Agreement, now: datetime) -> Agreement:
    """It is done. Twice is once; what is a follow-up is done where that is (:class:`Conflict`)."""
    meeting = lock_meeting(by, agreement.meeting, Verb.KEEP_AGREEMENT)
    rows = Agreement.objects.kept_by(by).filter(meeting=meeting).select_related("owner", "stay")
    row = own_row(rows, agreement.pk, not_yours=_("The agreement is not one of yours."))
    row.meeting = meeting
    if row.done_at is not None:
        return row
    if meeting.held_at is None:
        raise Conflict("not_held", _("The meeting has not been held yet."))
    if row.follow_up_id is not None:
        raise Conflict("is_follow_up", _("It is a follow-up: complete it there."))
    row.done_at, row.done_by = now, by.user
    row.save(update_fields=["done_at", "done_by"])
    about = row.stay or meeting
    record_of(meeting, MeetingEvent.AGREEMENT_KEPT, by=by, at=now, row=about, whose=row.whose)
    return row


def make_follow_ups(*, by: Actor, meeting: Meeting, now: datetime) -> None:
    """Of what colleagues have agreed to about citizens who have a stay that is not over. Of a
    meeting that is locked, with the stays."""
    for row in meeting.agreements.filter(follow_up=None, owner__isnull=False).select_related(
        "owner", "stay__citizen"
    ):
        stay = row.stay or meeting.about_stay
        if stay is None or row.owner is None or not stay.is_open:
            continue
        if stay.citizen.died_on is not None:
            continue
        # Minutes that are finished late say the day that was agreed; the follow-up is due at once.
        due_on = max(row.due_on, timezone.localdate(now))
        row.follow_up = agree_follow_up(
            by=by, stay=stay, title=row.what, due_on=due_on, responsible=row.owner, now=now
        )
        row.save(update_fields=["follow_up"])


def _colleague(
    checks: Checks, by: Actor, stay: Stay | None, owner: int | None, name: str, today: date
) -> User | None:
    if owner is None:
        if not name:
            checks.add("nobody", _("Say whose it is."), field="agreed_owner")
        return None
    if name:
        checks.add("two", _("Choose a colleague, or write a name."), field="agreed_name")
    if stay is not None and not stay.is_open:
        stay = None
    colleague = next((user for user in colleagues(by, stay, today) if user.pk == owner), None)
    if colleague is None:
        checks.add("not_a_choice", _("Choose from the list."), field="agreed_owner")
    return colleague


def _about(checks: Checks, by: Actor, meeting: Meeting, stay: int | None) -> Stay | None:
    """Only of a meeting about several; the rest says it by itself."""
    if stay is None or meeting.facility is None:
        return None
    row = Stay.objects.visible_to(by).filter(facility=meeting.facility, pk=stay).first()
    if row is None:
        checks.add("not_a_choice", _("Choose from the list."), field="agreed_stay")
    return row
