"""The mails to partners: with the question, and once as a reminder. Nothing in them is about a
citizen: a mail is read along the way."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.personal_links import new_token
from descriptions import rules
from descriptions.basis import against_request
from descriptions.links import address_of, token_fingerprint
from descriptions.models import Description, DescriptionLink, DescriptionRequest
from organisations.models import Organisation
from organisations.services.link_mails import link_message, send_links

Why = DescriptionLink.Why
#: In Copenhagen, as people are reminded (ADR-0008).
_MORNING: Final = time(7)
_RELATED: Final = (
    "partner",
    "asked_by",
    "follow_up__stay__citizen",
    "follow_up__stay__facility",
    "controller",
)


def send_description_links(*, organisation: Organisation, now: datetime) -> int:
    """Send what waits; returns how many went out."""
    waiting = DescriptionLink.objects.filter(controller=organisation).select_related(
        "controller", *(f"request__{name}" for name in _RELATED)
    )
    return send_links(waiting, _message, now=now)


@transaction.atomic
def remind_partners(*, organisation: Organisation, now: datetime) -> int:
    """Put a reminder to partners who are silent in the queue, from the morning of the working day
    before the day wanted until that day; returns how many. Each is reminded once."""
    if timezone.localtime(now).time() < _MORNING:
        return 0
    today = timezone.localdate(now)
    answered = Description.objects.filter(
        follow_up=OuterRef("follow_up"), partner=OuterRef("partner"), at__gte=OuterRef("asked_at")
    )
    was_sent = DescriptionLink.objects.filter(request=OuterRef("pk"), sent_at__isnull=False)
    due = (
        DescriptionRequest.objects.filter(controller=organisation, remind_on__lte=today)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related(*_RELATED)
        .annotate(is_answered=Exists(answered), was_sent=Exists(was_sent))
        .order_by("pk")
    )
    reminded = []
    for request in due:
        is_silent = request.was_sent and not request.is_answered
        if is_silent and request.wanted_on >= today and _opens(request, now):
            reminded.append(request)
        request.remind_on = None
        request.save(update_fields=["remind_on"])
    DescriptionLink.objects.bulk_create(
        DescriptionLink(
            controller_id=request.controller_id,
            request=request,
            why=Why.REMINDED,
            asked_at=now,
            next_try_at=now,
        )
        for request in reminded
    )
    return len(reminded)


def opened_by(organisation: Organisation, token: str, *, now: datetime) -> DescriptionLink | None:
    """The question a link opens, while it does; None for any other. Acting for the organisation."""
    link = (
        DescriptionLink.objects.filter(
            controller=organisation, fingerprint=token_fingerprint(token, organisation)
        )
        .select_related("controller", *(f"request__{name}" for name in _RELATED))
        .first()
    )
    return link if link is not None and _opens(link.request, now) else None


def _opens(request: DescriptionRequest, now: datetime) -> bool:
    follow_up = request.follow_up
    if not request.is_open_at(now) or rules.against_links(follow_up) is not None:
        return False
    return against_request(request, follow_up.stay, on=timezone.localdate(now)) is None


def _message(link: DescriptionLink, now: datetime) -> EmailMessage | None:
    request = link.request
    if not _opens(request, now):
        return None
    assert request.partner is not None, "the unit is asked by no mail"
    assert request.ends_at is not None, "a partner's link ends"
    token = new_token()
    link.fingerprint = token_fingerprint(token, link.controller)
    house = request.follow_up.stay.facility
    wanted = date_format(request.wanted_on, "DATE_FORMAT")
    last_day = date_format(timezone.localdate(request.ends_at) - timedelta(days=1), "DATE_FORMAT")
    asker = request.asked_by.name if request.asked_by else house.name
    names = {
        "asker": asker,
        "house": house.name,
        "organisation": link.controller.name,
        "day": wanted,
    }
    is_reminder = link.why == Why.REMINDED
    asks = (
        _("%(asker)s of %(house)s, %(organisation)s, still hopes for your description by %(day)s.")
        if is_reminder
        else _(
            "%(asker)s of %(house)s, %(organisation)s, asks you to describe how it goes with a "
            "citizen you know. It is one question, and it is wanted by %(day)s."
        )
    )
    lines = [
        asks % names,
        "",
        _("Answer here: %(link)s") % {"link": address_of(token, link.controller)},
        "",
        _("You need no account. The link is yours alone, and opens until %(day)s.")
        % {"day": last_day},
        "",
        _("No citizen is named here: a mail is read along the way. The page says who it is about."),
        "",
        _("If the mail has come to the wrong person, say so on the page, or delete it."),
    ]
    if phone := house.phone or link.controller.phone:
        lines += ["", _("You can ring instead: %(phone)s") % {"phone": phone}]
    subject = (
        _("Reminder: a question from %(house)s") if is_reminder else _("A question from %(house)s")
    )
    return link_message(request.partner.mail, subject % {"house": house.name}, lines)
