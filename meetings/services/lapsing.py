"""Meetings that will not be: about a citizen who has died, or for a stay that is off."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from citizens.models import Citizen
from meetings.models import Meeting
from meetings.services.calling import call_off
from organisations.actors import Actor
from placements.models import Stay


def lapse_with_death(citizen: Citizen, now: datetime) -> None:
    """Of those that were held already the minutes can still be written."""
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("The citizen has died.")
    _lapse(Q(stay__citizen=citizen) | Q(referral__citizen=citizen), citizen, reason, now)


def lapse_with_stay(stay: Stay, now: datetime) -> None:
    """What was called about the referral goes on: another stay may follow."""
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("The stay is called off.")
    _lapse(Q(stay=stay), stay.citizen, reason, now)


def _lapse(which: Q, citizen: Citizen, reason: str, now: datetime) -> None:
    by = Actor.system(citizen.controller)
    own = Meeting.objects.planned().filter(which, controller=citizen.controller_id)
    locked = own.filter(starts_at__gt=now).select_for_update(of=("self",), no_key=True)
    for pk in list(locked.order_by("pk").values_list("pk", flat=True)):
        call_off(Meeting.objects.with_subject().get(pk=pk), reason, by=by, now=now)
