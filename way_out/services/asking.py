"""Asking the owner of a lock by a link, and whose question a link opens."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.personal_links import new_token
from core.problems import Problem, TooMany
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.services.link_mails import link_message, send_links
from placements.models import Stay
from way_out import rules
from way_out.events import LockEvent
from way_out.links import LINK_DAYS, MOST_A_DAY, address_of, token_fingerprint
from way_out.models import LockLink
from way_out.rules import Verb
from way_out.services.locking import own_lock


@transaction.atomic
def ask_owner(*, by: Actor, stay: Stay, key: str, now: datetime) -> LockLink:
    """Put a mail with a link to the owner in the queue; a link sent before opens no more. One that
    waits to be sent already is the same.

    Raises :class:`Problem` ``no_owner`` or ``protected_address``, :class:`TooMany`.
    """
    lock, condition = own_lock(by, stay, key, Verb.ASK)
    if problem := rules.against_asking(lock.stay):
        raise problem
    if not lock.owner_mail:
        raise Problem("no_owner", _("Write first who answers for it, with an e-mail."))
    latest = lock.links.filter(ended_at=None).first()
    if latest is not None and latest.is_waiting:
        return latest
    lately = lock.links.filter(asked_at__gt=now - timedelta(days=1)).count()
    if lately >= MOST_A_DAY:
        raise TooMany("too_many", _("It was asked many times today. Ring instead."))
    lock.links.filter(ended_at=None).update(ended_at=now, next_try_at=None)
    link = LockLink.objects.create(
        controller_id=lock.controller_id,
        lock=lock,
        name=lock.owner_name,
        mail=lock.owner_mail,
        asked_by=by.user,
        asked_at=now,
        next_try_at=now,
    )
    record(lock, LockEvent.ASKED, by=by, at=now, words=condition.name, owner=lock.owner_name)
    return link


def send_lock_links(*, organisation: Organisation, now: datetime) -> int:
    """Send what waits; returns how many went out."""
    waiting = LockLink.objects.filter(controller=organisation, ended_at=None).select_related(
        "lock__stay__citizen", "lock__stay__facility", "controller"
    )
    return send_links(waiting, _message, now=now)


def opened_by(organisation: Organisation, token: str, *, now: datetime) -> LockLink | None:
    """The question a link opens, while it does; None for any other. Acting for the organisation."""
    link = (
        LockLink.objects.filter(
            controller=organisation, fingerprint=token_fingerprint(token, organisation)
        )
        .select_related("lock__stay__citizen", "lock__stay__facility", "controller", "asked_by")
        .first()
    )
    if link is None or not link.is_open_at(now):
        return None
    return link if rules.against_asking(link.lock.stay) is None else None


def _message(link: LockLink, now: datetime) -> EmailMessage | None:
    """Nothing in it is about a citizen: a mail is read along the way."""
    if rules.against_asking(link.lock.stay) is not None:
        return None
    token = new_token()
    link.fingerprint = token_fingerprint(token, link.controller)
    link.ends_at = now + timedelta(days=LINK_DAYS)
    house = link.lock.stay.facility.name
    last_day = date_format(timezone.localdate(link.ends_at), "DATE_FORMAT")
    lines = [
        _("%(house)s has a short question that you can answer: yes, not yet, or ask somebody else.")
        % {"house": house},
        "",
        _("Answer here: %(link)s") % {"link": address_of(token, link.controller)},
        "",
        _("You need no account. The link is yours alone, and opens until %(day)s.")
        % {"day": last_day},
        "",
        _("No citizen is named here: a mail is read along the way. The page says who it is about."),
    ]
    if phone := link.lock.stay.facility.phone or link.controller.phone:
        lines += ["", _("You can ring instead: %(phone)s") % {"phone": phone}]
    return link_message(link.mail, _("A question from %(house)s") % {"house": house}, lines)
