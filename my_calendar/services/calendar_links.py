"""Making and ending the link by which a calendar program reads one's days, and whose one opens."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.personal_links import new_token
from core.problems import NotAllowed
from my_calendar.events import CalendarEvent, OfNoCitizen
from my_calendar.links import token_fingerprint
from my_calendar.models import CalendarLink
from organisations.actors import Actor
from organisations.models import Membership, Organisation


@transaction.atomic
def make_link(*, by: Actor, now: datetime) -> str:
    """The secret of a new link, which stands nowhere: it is shown once. A link made before opens no
    more."""
    membership = _locked(by)
    _end_open(by, membership, now)
    token = new_token()
    CalendarLink.objects.create(
        controller=by.organisation,
        membership=membership,
        fingerprint=token_fingerprint(token, by.organisation),
        made_at=now,
    )
    record(OfNoCitizen(by.organisation.pk), CalendarEvent.LINK_MADE, by=by, at=now)
    return token


@transaction.atomic
def end_link(*, by: Actor, now: datetime) -> bool:
    """The link opens no more; whether there was any. The same again is no more."""
    ended = _end_open(by, _locked(by), now)
    if ended:
        record(OfNoCitizen(by.organisation.pk), CalendarEvent.LINK_ENDED, by=by, at=now)
    return ended


def own_link(by: Actor) -> CalendarLink | None:
    """The one that opens, of the role acted in."""
    return CalendarLink.objects.filter(
        controller=by.organisation, membership=by.membership, ended_at=None
    ).first()


def opened_by(organisation: Organisation, token: str, *, now: datetime) -> CalendarLink | None:
    """Whose days a link opens, while it does: the role is in force, and the account open. None for
    any other. Acting for the organisation."""
    memberships = Membership.objects.in_force_on(timezone.localdate(now)).filter(
        organisation=organisation, user__is_active=True
    )
    return (
        CalendarLink.objects.filter(
            controller=organisation,
            fingerprint=token_fingerprint(token, organisation),
            ended_at=None,
            membership__in=memberships,
        )
        .select_related("membership__user", "membership__organisation", "membership__unit")
        .first()
    )


def note_reading(link: CalendarLink, *, now: datetime) -> None:
    """Once a day: a calendar program comes by every hour, and the day is all a person asks."""
    today = timezone.localdate(now)
    if link.read_on != today:
        CalendarLink.objects.filter(pk=link.pk).update(read_on=today)


def _locked(by: Actor) -> Membership:
    """Of two at once the second ends the first's."""
    if by.membership is None:
        raise NotAllowed("not_yours", _("Only a person has a calendar."))
    return Membership.objects.select_for_update(no_key=True).get(pk=by.membership.pk)


def _end_open(by: Actor, membership: Membership, now: datetime) -> bool:
    open_links = CalendarLink.objects.filter(
        controller=by.organisation, membership=membership, ended_at=None
    )
    return bool(open_links.update(ended_at=now))
