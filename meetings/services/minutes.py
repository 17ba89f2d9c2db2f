"""The minutes: written during the meeting by whoever has the page, and put right by a new one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.shown import Shown, merge
from meetings.agenda import AgendaPoint, agenda_of
from meetings.events import MeetingEvent
from meetings.models import Meeting, Participant, Point
from meetings.rules import Verb
from meetings.services.agreements import make_follow_ups
from meetings.services.locking import check, lock_meeting
from meetings.services.recording import record_of
from organisations.actors import Actor
from placements.services.house_meetings import note_house_meeting

LONGEST_TITLE: Final = 200
_CAME: Final = "came"
#: What a correction begins with, besides points and people.
_COPIED: Final = (
    *("kind", "stay", "referral", "facility", "starts_at", "minutes", "place", "video"),
    *("question", "decision", "told_by", "citizen_came"),
)


@transaction.atomic
def add_point(*, by: Actor, meeting: Meeting, title: str, now: datetime) -> Point:
    """A point of one's own on the agenda. The same again is one."""
    row = lock_meeting(by, meeting, Verb.ADD_POINT)
    check(row, Verb.ADD_POINT)
    checks = Checks()
    title = checks.text("title", title, missing=_("Write the point."), longest=LONGEST_TITLE)
    _without_number(checks, "title", title)
    checks.raise_any()
    point, is_new = Point.objects.get_or_create(
        controller_id=row.controller_id, meeting=row, topic=Point.Topic.OWN, title=title
    )
    if is_new:
        record_of(row, MeetingEvent.POINT_ADDED, by=by, at=now)
    return point


@transaction.atomic
def write_minutes(
    *,
    by: Actor,
    meeting: Meeting,
    texts: Mapping[str, str],
    came: Collection[str],
    citizen_came: str,
    decision: str,
    now: datetime,
    shown: Shown | None = None,
) -> Meeting:
    """What was said to each point (by its name), who came, what was decided; two colleagues who
    write at once lose nothing. ``came`` are keys of participants, ``citizen_came`` "yes", "no" or
    "".

    The same again is a no-op. Raises :class:`Problems`, :class:`~core.shown.Stale`.
    """
    row = lock_meeting(by, meeting, Verb.WRITE_MINUTES)
    check(row, Verb.WRITE_MINUTES)
    agenda = {each.name: each for each in agenda_of(row, by=by, now=now)}
    checks = Checks()
    typed: dict[str, Any] = {}
    for name, text in texts.items():
        if name not in agenda:
            raise Conflict("point_gone", _("A point is not on the agenda any more."))
        typed[name] = checks.text(name, text, longest=LONG_TEXT)
        _without_number(checks, name, typed[name])
    people = list(row.participants.all())
    typed |= {
        _CAME: sorted(set(came) & {str(person.pk) for person in people}),
        "citizen_came": checks.choice("citizen_came", citizen_came, ("yes", "no")),
        "decision": checks.text("decision", decision, longest=LONG_TEXT),
    }
    checks.raise_any()
    standing = standing_minutes(row, list(agenda.values()), people)
    merged = merge(shown, typed=typed, standing=standing)
    for name, each in agenda.items():
        if name in texts and merged[name] != each.text:
            _write_point(row, each, merged[name])
    for person in people:
        if (ticked := str(person.pk) in merged[_CAME]) != bool(person.came):
            person.came = ticked
            person.save(update_fields=["came"])
    took_part = {"yes": True, "no": False, "": None}[merged["citizen_came"]]
    if (row.citizen_came, row.decision) != (took_part, merged["decision"]):
        row.citizen_came, row.decision = took_part, merged["decision"]
        row.save(update_fields=["citizen_came", "decision"])
    return row


@transaction.atomic
def finish_meeting(*, by: Actor, meeting: Meeting, now: datetime) -> Meeting:
    """It was held, and what is written stands. What colleagues have agreed to becomes follow-ups.

    Twice is once. Raises :class:`Problems` where nobody came, nothing is written, or the leaders
    have decided nothing.
    """
    row = lock_meeting(by, meeting, Verb.WRITE_MINUTES, also_stays=True)
    if row.held_at is not None:
        return row
    check(row, Verb.WRITE_MINUTES)
    agenda = agenda_of(row, by=by, now=now)
    _check_finished(row, agenda, now)
    for each in agenda:
        _keep_point(row, each)
    make_follow_ups(by=by, meeting=row, now=now)
    row.participants.filter(came=None).update(came=False)
    row.held_at, row.held_by = now, by.user
    row.save()
    if row.is_correction:
        record_of(row, MeetingEvent.CORRECTED, by=by, at=now)
        return row
    record_of(row, MeetingEvent.HELD, by=by, at=now)
    for each in agenda:
        if each.stay is not None and each.text:
            record_of(row, MeetingEvent.GONE_THROUGH, by=by, at=now, row=each.stay)
    if row.facility is not None and row.rule.days is not None:
        note_house_meeting(by=by, facility=row.facility, kind=row.kind, on=row.on, now=now)
    return row


@transaction.atomic
def correct_minutes(*, by: Actor, meeting: Meeting, now: datetime) -> Meeting:
    """A new one that names it, to write in: the old one stands until the new one is finished, and
    can be read after that. One that is begun is gone on with."""
    row = lock_meeting(by, meeting, Verb.CORRECT)
    check(row, Verb.CORRECT)
    begun = row.corrections.filter(called_off_at=None).first()
    if begun is not None:
        if begun.held_at is not None:
            raise Conflict("corrected", _("It was corrected already: correct the new one."))
        return begun
    new = Meeting.objects.create(
        controller_id=row.controller_id,
        corrects=row,
        by=by.user,
        at=now,
        changed_at=now,
        **{name: getattr(row, name) for name in _COPIED},
    )
    copied: list[Participant | Point] = [*row.participants.all(), *row.points.all()]
    for each in copied:
        each.pk, each.meeting = None, new
        each._state.adding = True
        each.save()
    return new


def standing_minutes(
    meeting: Meeting, agenda: Sequence[AgendaPoint], people: Sequence[Participant]
) -> dict[str, Any]:
    """As their form shows them."""
    answers = {True: "yes", False: "no", None: ""}
    return {
        **{each.name: each.text for each in agenda},
        _CAME: sorted(str(person.pk) for person in people if person.came),
        "citizen_came": answers[meeting.citizen_came],
        "decision": meeting.decision,
    }


def _write_point(meeting: Meeting, each: AgendaPoint, text: str) -> None:
    point = each.point or _new_point(meeting, each)
    point.text = text
    point.save()


def _keep_point(meeting: Meeting, each: AgendaPoint) -> None:
    """As it was read at the meeting; an empty last point leaves nothing."""
    if each.point is None and not each.details and each.stay is None:
        return
    point = each.point or _new_point(meeting, each)
    point.details = "\n".join(each.details)
    point.save()


def _new_point(meeting: Meeting, each: AgendaPoint) -> Point:
    return Point(
        controller_id=meeting.controller_id, meeting=meeting, topic=each.topic, stay=each.stay
    )


def _check_finished(row: Meeting, agenda: Sequence[AgendaPoint], now: datetime) -> None:
    checks = Checks()
    if row.on > timezone.localdate(now):
        raise Conflict("not_yet", _("The meeting has not been held yet."))
    if not row.participants.filter(came=True).exists() and not row.citizen_came:
        checks.add("nobody", _("Tick who took part."), field=_CAME)
    if row.rule.citizen_takes_part and row.citizen_came is None:
        checks.add("missing", _("Say whether the citizen took part."), field="citizen_came")
    if row.rule.is_asked and not row.decision:
        checks.add("missing", _("Write what the leaders decided."), field="decision")
    if not any(each.text for each in agenda) and not row.decision:
        checks.add("missing", _("Write in short what was said and agreed."), field=agenda[-1].name)
    checks.raise_any()


def _without_number(checks: Checks, field: str, text: str) -> None:
    if holds_cpr(text):
        checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)
