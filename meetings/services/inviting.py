"""Calling people by mail: an entry for their calendar, without a word about a citizen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.message import MIMEPart
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from core.calendar_files import Entry, Method, calendar_file
from meetings.models import Invitation, Meeting, Participant
from organisations.models import Organisation
from organisations.services.link_mails import link_message, send_links

FILE_NAME: Final = "moede.ics"


def invite(
    meeting: Meeting,
    people: Iterable[Participant],
    *,
    now: datetime,
    is_cancellation: bool = False,
) -> None:
    """Put a mail to each of them in the queue, in place of one that waits; to a meeting that has
    begun nobody is called."""
    if meeting.starts_at <= now:
        return
    called = {person.mail: person for person in people if person.mail}
    waiting = meeting.invitations.filter(mail__in=called, next_try_at__isnull=False)
    waiting.update(next_try_at=None)
    if is_cancellation:
        # Whoever was never told of it need not hear that it is off.
        has_heard = set(meeting.invitations.exclude(sent_at=None).values_list("mail", flat=True))
        called = {mail: person for mail, person in called.items() if mail in has_heard}
    Invitation.objects.bulk_create(
        Invitation(
            controller_id=meeting.controller_id,
            meeting=meeting,
            name=person.name,
            mail=mail,
            has_account=person.user_id is not None,
            sequence=meeting.sequence,
            is_cancellation=is_cancellation,
            asked_at=now,
            next_try_at=now,
        )
        for mail, person in called.items()
    )


def send_invitations(*, organisation: Organisation, now: datetime) -> int:
    """Send what waits; returns how many went out."""
    waiting = Invitation.objects.filter(controller=organisation).select_related(
        "controller",
        "meeting__controller",
        "meeting__facility",
        "meeting__stay__facility",
        "meeting__referral__facility",
        "meeting__referral__stay__facility",
    )
    return send_links(waiting, _message, now=now)


def file_of(meeting: Meeting) -> bytes:
    """The entry by itself, for whoever takes it from the page of the meeting."""
    return calendar_file([_entry(meeting)])


def _message(invitation: Invitation, _now: datetime) -> EmailMessage | None:
    """None where nobody is called any more. What waits is the latest to whoever it goes to
    (``invite``)."""
    meeting = invitation.meeting
    is_off = invitation.is_cancellation
    if not is_off and not meeting.is_planned:
        return None
    title = _title(meeting)
    facts = {"title": title, "at": _when(meeting)}
    if is_off:
        subject = _("Called off: %(title)s") % facts
        lines = [_("%(title)s, %(at)s, is called off.") % facts]
    else:
        before = meeting.invitations.filter(mail=invitation.mail, sent_at__isnull=False)
        subject = (_("Moved: %(title)s") if before.exists() else "%(title)s") % facts
        lines = [_("You are called to: %(title)s, %(at)s.") % facts, ""]
        lines += [line for line in (meeting.place, meeting.video) if line]
        if invitation.has_account:
            lines += ["", _("The agenda: %(link)s") % {"link": _address(meeting)}]
    lines += ["", _("No citizen is named here: a mail is read along the way.")]
    house = meeting.house
    if phone := (house.phone if house else "") or meeting.controller.phone:
        lines += ["", _("You can ring: %(phone)s") % {"phone": phone}]
    message = link_message(invitation.mail, subject, lines)
    # The same again after a crash is told as the same by a mail program.
    stage = "off" if is_off else "on"
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    message.extra_headers["Message-ID"] = f"<meeting-{invitation.pk}-{stage}@{domain}>"
    message.attach(_attached(invitation))
    return message


def _attached(invitation: Invitation) -> MIMEPart:
    method = Method.CANCEL if invitation.is_cancellation else Method.REQUEST
    entry = _entry(invitation.meeting, invitation)
    part = MIMEPart()
    part.set_content(
        calendar_file([entry], method=method).decode(),
        subtype="calendar",
        disposition="attachment",
        filename=FILE_NAME,
        params={"method": method.value},
    )
    return part


def _entry(meeting: Meeting, invitation: Invitation | None = None) -> Entry:
    return Entry(
        uid=f"{meeting.uid}@flexplads",
        sequence=invitation.sequence if invitation else meeting.sequence,
        summary=_title(meeting),
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        changed_at=meeting.changed_at,
        location=meeting.place or meeting.video,
        description=meeting.video,
        url=_address(meeting) if invitation is None or invitation.has_account else "",
        organizer=(str(meeting.controller), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        attendees=(invitation.mail,) if invitation else (),
    )


def _title(meeting: Meeting) -> str:
    """ "Netværksmøde, Møllegården": never whom it is about."""
    return f"{meeting.title}, {meeting.house or meeting.controller}"


def _when(meeting: Meeting) -> str:
    at = timezone.localtime(meeting.starts_at)
    facts = {"day": date_format(at, "DATE_FORMAT"), "time": time_format(at, "TIME_FORMAT")}
    return _("%(day)s at %(time)s") % facts


def _address(meeting: Meeting) -> str:
    return f"{settings.SITE_ADDRESS}{reverse('meeting', args=[meeting.pk])}"
