"""What the tests of meetings do with one."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from meetings.agenda import AgendaPoint, agenda_of
from meetings.models import Meeting
from meetings.rules import Subject
from meetings.services.agreements import agree
from meetings.services.calling import MeetingPlan, call_meeting
from meetings.services.inviting import send_invitations
from meetings.services.minutes import finish_meeting, write_minutes
from organisations.actors import Actor
from tests.world import NOW, day

LISE = "Lise Holm, Jobcenter Herning, lise@jobcenter.example"


def plan(*people: Actor, **changed: Any) -> MeetingPlan:
    """Tomorrow at ten in the house, with these colleagues."""
    facts: dict[str, Any] = {
        "on": day(1),
        "at_time": time(10),
        "minutes": 60,
        "place": "Skovlyset 3",
        "people": [f"user:{actor.user.pk}" for actor in people if actor.user],
        "others": LISE,
    }
    return MeetingPlan(**facts | changed)


def called(
    by: Actor, subject: Subject, kind: str = "network", *, now: datetime = NOW, **changed: Any
) -> Meeting:
    return call_meeting(by=by, subject=subject, kind=kind, plan=plan(by, **changed), now=now)


def agenda(meeting: Meeting, by: Actor, now: datetime = NOW) -> dict[str, AgendaPoint]:
    row = Meeting.objects.with_subject().get(pk=meeting.pk)
    return {point.name: point for point in agenda_of(row, by=by, now=now)}


def written(
    by: Actor, meeting: Meeting, *, now: datetime, texts: dict[str, str] | None = None, **more: Any
) -> Meeting:
    """Everybody came."""
    facts: dict[str, Any] = {
        "came": [str(each.pk) for each in meeting.participants.all()],
        "citizen_came": "yes" if meeting.rule.citizen_takes_part else "",
        "decision": "",
    }
    texts = {"other": "Talt om hverdagen"} if texts is None else texts
    return write_minutes(by=by, meeting=meeting, texts=texts, now=now, **facts | more)


def agreed(by: Actor, meeting: Meeting, *, now: datetime, **changed: Any) -> Any:
    facts: dict[str, Any] = {
        "what": "Ring til boligkontoret",
        "owner": by.user.pk if by.user else None,
        "owner_name": "",
        "due_on": day(8),
        "stay": None,
    }
    return agree(by=by, meeting=meeting, now=now, **facts | changed)


def held(by: Actor, meeting: Meeting, *, now: datetime | None = None, **more: Any) -> Meeting:
    """Written down an hour after it began."""
    at = now or meeting.starts_at + timedelta(hours=1)
    written(by, meeting, now=at, **more)
    return finish_meeting(by=by, meeting=meeting, now=at)


def sent(by: Actor, folder: Path, now: datetime = NOW) -> list[EmailMessage]:
    """All mails that went out so far, the earliest first."""
    send_invitations(organisation=by.organisation, now=now)
    files = sorted(folder.glob("*.eml")) if folder.exists() else []
    return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]


def calendar_in(mail: EmailMessage) -> str:
    (part,) = mail.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    return str(part.get_content())
