"""Calling people to a meeting, moving it, and calling it off."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from citizens.models import Citizen
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import NotAllowed
from core.repeats import repeated
from core.shown import Shown, merge
from meetings.events import MeetingEvent
from meetings.models import Meeting, Participant
from meetings.people import known_people
from meetings.rules import RULES, Subject, Verb, against_calling
from meetings.services.inviting import invite
from meetings.services.locking import check, lock_meeting
from meetings.services.naming import Called, read_others, resolve
from meetings.services.recording import record_of
from organisations.actors import Actor
from placements.models import Facility, Stay
from placements.services.stay_lock import lock_stay
from referrals.models import Referral
from schemes.meetings import About, MeetingRule, rules_about

#: Ours: a meeting that nobody was called to is written down while it is remembered.
LONGEST_AGO: Final = timedelta(days=31)
FURTHEST: Final = timedelta(days=366)
SHORTEST_MINUTES: Final = 10
LONGEST_MINUTES: Final = 480
LONGEST_ADDRESS: Final = 500
LONGEST_PLACE: Final = 200


@dataclass(frozen=True, kw_only=True)
class MeetingPlan:
    """A meeting as it is typed. ``people`` are keys of those who are known (``known_people``),
    ``others`` a line each: name, where from, mail."""

    on: date | None
    at_time: time | None
    minutes: int | None
    place: str = ""
    video: str = ""
    people: Collection[str] = ()
    others: str = ""
    question: str = ""
    told_by: str = ""


@transaction.atomic
def call_meeting(
    *, by: Actor, subject: Subject, kind: str, plan: MeetingPlan, now: datetime
) -> Meeting:
    """Set a day for it and call everybody who has a mail address. The same again is one.

    One that was held already can be set too, for its minutes; nobody is called to it then. Raises
    :class:`Problems` at the names of the plan.
    """
    RULES[Verb.CALL].must(by)
    row = _locked(by, subject)
    rule = rule_for(row, kind)
    if problem := against_calling(row):
        raise problem
    checks = Checks()
    called = _called(checks, by, row, plan, now)
    facts = _facts(checks, row, rule, plan, now)
    checks.raise_any()
    own = {_field(row): row}
    standing = Meeting.objects.planned().filter(corrects=None)
    if again := repeated(standing, kind=kind, starts_at=facts["starts_at"], **own):
        return again
    meeting = Meeting.objects.create(
        controller_id=row.controller_id,
        kind=kind,
        by=by.user,
        at=now,
        changed_at=now,
        **own,
        **facts,
    )
    people = _add(meeting, called)
    record_of(meeting, MeetingEvent.CALLED, by=by, at=now)
    invite(meeting, people, now=now)
    return meeting


@transaction.atomic
def change_meeting(
    *, by: Actor, meeting: Meeting, plan: MeetingPlan, now: datetime, shown: Shown | None = None
) -> Meeting:
    """Another day, place or people. Where day or place is another everybody is called anew; else
    whoever is new, and who is left out hears that it is off.

    The same again is a no-op. Raises :class:`Problems`, :class:`~core.shown.Stale`.
    """
    row = lock_meeting(by, meeting, Verb.CHANGE)
    check(row, Verb.CHANGE)
    subject = subject_of(row)
    checks = Checks()
    called = _called(checks, by, subject, plan, now)
    _facts(checks, subject, row.rule, plan, now)
    checks.raise_any()
    standing = standing_plan(row)
    typed = typed_plan(plan, called)
    merged = merge(shown, typed=typed, standing=standing, together=[("on", "at_time", "minutes")])
    if merged == standing:
        return row
    plan = replace(plan, **merged)
    called = _called(checks, by, subject, plan, now)
    facts = _facts(checks, subject, row.rule, plan, now)
    checks.raise_any()
    before, moved = row.on, row.starts_at != facts["starts_at"]
    anew = any(getattr(row, name) != facts[name] for name in ("starts_at", "minutes", *_WHERE))
    for name, value in facts.items():
        setattr(row, name, value)
    row.sequence, row.changed_at = row.sequence + 1, now
    row.save()
    stay, new, gone = _changed_people(row, called)
    invite(row, gone, now=now, is_cancellation=True)
    Participant.objects.filter(pk__in=[person.pk for person in gone]).delete()
    invite(row, [*stay, *new] if anew else new, now=now)
    kind = MeetingEvent.MOVED if moved else MeetingEvent.CHANGED
    record_of(row, kind, by=by, at=now, old=before)
    return row


@transaction.atomic
def call_off_meeting(*, by: Actor, meeting: Meeting, reason: str, now: datetime) -> Meeting:
    """It is not held; whoever was called hears of it. Twice is once."""
    row = lock_meeting(by, meeting, Verb.CALL_OFF)
    if row.called_off_at is not None:
        return row
    check(row, Verb.CALL_OFF)
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    return call_off(row, reason, by=by, now=now)


def call_off(row: Meeting, reason: str, *, by: Actor, now: datetime) -> Meeting:
    """Of a meeting that is locked."""
    row.called_off_at, row.called_off_because = now, reason
    row.sequence, row.changed_at = row.sequence + 1, now
    row.save()
    invite(row, row.participants.all(), now=now, is_cancellation=True)
    record_of(row, MeetingEvent.CALLED_OFF, by=by, at=now, reason=reason)
    return row


def rule_for(subject: Subject, kind: str) -> MeetingRule:
    """Raises :class:`NotAllowed` where the scheme knows no such meeting about such a thing."""
    rule = next((rule for rule in kinds_for(subject) if rule.kind == kind), None)
    if rule is None:
        raise NotAllowed("no_such_meeting", _("There is no such meeting here."))
    return rule


def kinds_for(subject: Subject, on: date | None = None) -> Sequence[MeetingRule]:
    if isinstance(subject, Facility):
        version = subject.rules_on(on or timezone.localdate())
        return rules_about(version.meetings, About.HOUSE, About.ORGANISATIONS)
    return rules_about(subject.version.meetings, About.CITIZEN)


def subject_of(meeting: Meeting) -> Subject:
    subject = meeting.stay or meeting.referral or meeting.facility
    assert subject is not None, "a meeting is about something"
    return subject


def standing_plan(meeting: Meeting) -> dict[str, Any]:
    """As its form shows it."""
    at = timezone.localtime(meeting.starts_at)
    people = [
        Called(user=each.user, name=each.name, organisation=each.organisation, mail=each.mail)
        for each in meeting.participants.select_related("user")
    ]
    return {
        "on": at.date(),
        "at_time": at.time().replace(second=0, microsecond=0),
        "minutes": meeting.minutes,
        "place": meeting.place,
        "video": meeting.video,
        "question": meeting.question,
        "told_by": meeting.told_by,
        **_people_typed(people),
    }


def typed_plan(plan: MeetingPlan, called: Sequence[Called]) -> dict[str, Any]:
    return {
        "on": plan.on,
        "at_time": plan.at_time,
        "minutes": plan.minutes,
        "place": plan.place,
        "video": plan.video,
        "question": plan.question,
        "told_by": plan.told_by,
        **_people_typed(called),
    }


_WHERE: Final = ("place", "video")


def _people_typed(people: Sequence[Called]) -> dict[str, Any]:
    """Colleagues are ticked, everybody else stands by name."""
    return {
        "people": sorted(f"user:{each.user.pk}" for each in people if each.user is not None),
        "others": "\n".join(sorted(each.in_a_line for each in people if each.user is None)),
    }


def _locked(by: Actor, subject: Subject) -> Subject:
    if isinstance(subject, Stay):
        return lock_stay(by, subject)
    if isinstance(subject, Referral):
        rows = Referral.objects.visible_to(by).select_related(
            "citizen", "controller", "facility", "sender", "sender_unit"
        )
        return own_row(rows, subject.pk, not_yours=_("The referral is not yours."))
    houses = Facility.objects.visible_to(by)
    return own_row(houses, subject.pk, not_yours=_("The facility is not one of yours."))


def _field(subject: Subject) -> str:
    return {Stay: "stay", Referral: "referral", Facility: "facility"}[type(subject)]


def _called(
    checks: Checks, by: Actor, subject: Subject, plan: MeetingPlan, now: datetime
) -> list[Called]:
    today = timezone.localdate(now)
    chosen = resolve(checks, plan.people, known_people(by, subject, today), by)
    typed = read_others(checks, plan.others, by, today)
    called = list({each.identity: each for each in (*chosen, *typed)}.values())
    if not called:
        checks.add("nobody", _("Choose at least one who takes part."), field="people")
    return called


def _facts(
    checks: Checks, subject: Subject, rule: MeetingRule, plan: MeetingPlan, now: datetime
) -> dict[str, Any]:
    on = checks.day("on", plan.on, missing=_("Write the day of the meeting."))
    today = timezone.localdate(now)
    if on is not None and on > today + FURTHEST:
        checks.add("too_far", _("The day is more than a year away."), field="on")
    if on is not None and on < today - LONGEST_AGO:
        checks.add("long_ago", _("The day is more than a month ago."), field="on")
    if plan.at_time is None:
        checks.add("missing", _("Write when it begins."), field="at_time")
    place = checks.text("place", plan.place, longest=LONGEST_PLACE)
    video = checks.text("video", plan.video, longest=LONGEST_ADDRESS)
    if video and not _is_address(video):
        words = _("Write the whole address of the video meeting. It begins with https://")
        checks.add("not_an_address", words, field="video")
    if not place and not video:
        checks.add("nowhere", _("Write where you meet, or the video link."), field="place")
    for field, text in (("place", place), ("video", video)):
        if holds_cpr(text) or _names(subject, text):
            words = _("This stands in the mails: write nothing about the citizen.")
            checks.add("about_the_citizen", words, field=field)
    minutes = checks.whole(
        "minutes",
        plan.minutes,
        least=SHORTEST_MINUTES,
        most=LONGEST_MINUTES,
        missing=_("Write how many minutes."),
    )
    asked = _("Write what the leaders are asked.") if rule.is_asked else ""
    presents = _("Write who tells the citizen of the plan.") if rule.is_told_to_citizen else ""
    question = checks.text("question", plan.question, missing=asked, longest=LONG_TEXT)
    told_by = checks.text("told_by", plan.told_by, missing=presents)
    day, at = on or today, plan.at_time or time()
    return {
        "starts_at": timezone.make_aware(datetime.combine(day, at)),
        "minutes": minutes,
        "place": place,
        "video": video,
        "question": question if rule.is_asked else "",
        "told_by": told_by if rule.is_told_to_citizen else "",
    }


def _is_address(text: str) -> bool:
    try:
        URLValidator(schemes=["https"])(text)
    except ValidationError:
        return False
    return True


def _names(subject: Subject, text: str) -> bool:
    """Whether a part of the citizen's name stands in the text."""
    citizen: Citizen | None = None if isinstance(subject, Facility) else subject.citizen
    if citizen is None:
        return False
    parts = f"{citizen.name} {citizen.alias}".casefold().split()
    words = set(text.casefold().replace(",", " ").replace("/", " ").split())
    return any(len(part) > 2 and part in words for part in parts)


def _add(meeting: Meeting, people: Sequence[Called]) -> list[Participant]:
    return Participant.objects.bulk_create(
        Participant(
            controller_id=meeting.controller_id,
            meeting=meeting,
            user=each.user,
            name=each.name,
            organisation=each.organisation,
            mail=each.mail,
        )
        for each in people
    )


def _changed_people(
    meeting: Meeting, called: Sequence[Called]
) -> tuple[list[Participant], list[Participant], list[Participant]]:
    """Who stays, who is new, and who is to be left out."""
    standing = {
        Called(
            user=row.user, name=row.name, organisation=row.organisation, mail=row.mail
        ).identity: row
        for row in meeting.participants.select_related("user")
    }
    wanted = {each.identity: each for each in called}
    new = _add(meeting, [each for key, each in wanted.items() if key not in standing])
    stay = [row for key, row in standing.items() if key in wanted]
    return stay, new, [row for key, row in standing.items() if key not in wanted]
