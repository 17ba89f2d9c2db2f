"""A meeting, for who may do something with it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from core.own_row import own_row
from meetings.models import Agreement, Meeting
from meetings.rules import RULES, Verb, obstacle
from organisations.actors import Actor
from placements.models import Stay


def lock_meeting(by: Actor, meeting: Meeting, verb: Verb, *, also_stays: bool = False) -> Meeting:
    """The meeting, locked; ``also_stays``: those that something is agreed about before it, in the
    order in which everybody locks them.

    Raises :class:`NotAllowed`. What stands against the verb the caller asks (``check``), since the
    same again is no conflict.
    """
    RULES[verb].must(by)
    if also_stays:
        agreed = Agreement.objects.filter(meeting=meeting.pk).values("stay")
        about = meeting.about_stay
        stays = Stay.objects.filter(Q(pk__in=agreed) | Q(pk=about.pk if about else None))
        list(stays.select_for_update(of=("self",), no_key=True).order_by("pk"))
    keeps = verb is Verb.KEEP_AGREEMENT
    rows = Meeting.objects.open_to(by) if keeps else Meeting.objects.visible_to(by)
    locked = own_row(rows, meeting.pk, not_yours=_("The meeting is not one of yours."))
    return Meeting.objects.with_subject().get(pk=locked.pk)


def check(meeting: Meeting, verb: Verb) -> None:
    """Raise the obstacle, where there is one."""
    if problem := obstacle(meeting, verb):
        raise problem
