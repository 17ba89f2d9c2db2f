"""Somebody's work with the citizen on pause for the time of the stay, and restored."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict
from core.repeats import repeats
from network.events import NetworkEvent
from network.models import NetworkActor, Pause
from network.rules import Verb
from network.services.locking import (
    check_without_numbers,
    own_actor,
    own_stay,
    standing_pause,
)
from organisations.actors import Actor
from placements.models import Stay

_EVENTS = {Pause.Kind.PAUSED: NetworkEvent.PAUSED, Pause.Kind.REDUCED: NetworkEvent.REDUCED}


@transaction.atomic
def pause_actor(
    *,
    by: Actor,
    stay: Stay,
    actor: NetworkActor,
    kind: str,
    starts_on: date | None,
    restores_on: date | None,
    reason: str,
    now: datetime,
) -> Pause:
    """From ``starts_on``; on ``restores_on`` the key worker is reminded. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``already_paused``, ``already_ended``.
    """
    row = own_stay(by, stay, Verb.PAUSE)
    own = own_actor(row, actor)
    checks = Checks()
    kind = checks.choice("kind", kind, Pause.Kind.values, missing=_("Choose which."))
    first = checks.day("starts_on", starts_on, missing=_("Write from which day."))
    last = checks.day(
        "restores_on", restores_on, missing=_("Write from which day it is to be as before.")
    )
    reason = checks.text("reason", reason, missing=_("Write why."), longest=200)
    check_without_numbers(checks, reason=reason)
    if first is not None and last is not None and last <= first:
        words = _("It is restored after the day it begins.")
        checks.add("ends_first", words, field="restores_on")
    checks.raise_any()
    assert first is not None, "checked above"
    assert last is not None, "checked above"
    if own.ends_on is not None:
        raise Conflict("already_ended", _("They work with the citizen no more."))
    facts = {"kind": kind, "starts_on": first, "restores_on": last, "reason": reason}
    standing = standing_pause(own)
    if standing is not None:
        if repeats(standing, **facts):
            return standing
        raise Conflict("already_paused", _("It is on pause already: move the day of restoring."))
    pause = Pause.objects.create(
        controller_id=own.controller_id, actor=own, by=by.user, at=now, **facts
    )
    record(
        pause,
        _EVENTS[Pause.Kind(kind)],
        by=by,
        at=now,
        also=[row],
        who=own.in_words,
        before=first,
        on=last,
        reason=reason,
    )
    return pause


@transaction.atomic
def move_restoring(
    *,
    by: Actor,
    stay: Stay,
    actor: NetworkActor,
    restores_on: date | None,
    reason: str,
    now: datetime,
) -> Pause:
    """The reminder moves along: of a day that was reminded of already and is moved, people are
    reminded anew. The same day again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``not_paused``.
    """
    row = own_stay(by, stay, Verb.MOVE_RESTORING)
    pause = _paused(own_actor(row, actor))
    checks = Checks()
    day = checks.day(
        "restores_on", restores_on, missing=_("Write from which day it is to be as before.")
    )
    reason = checks.text("reason", reason, missing=_("Write why."), longest=200)
    check_without_numbers(checks, reason=reason)
    if day is not None and day <= pause.starts_on:
        words = _("It is restored after the day it begins.")
        checks.add("ends_first", words, field="restores_on")
    checks.raise_any()
    assert day is not None, "checked above"
    before = pause.restores_on
    if day == before:
        return pause
    pause.restores_on = day
    pause.save(update_fields=["restores_on"])
    record(
        pause,
        NetworkEvent.RESTORING_MOVED,
        by=by,
        at=now,
        also=[row],
        who=pause.actor.in_words,
        before=before,
        on=day,
        reason=reason,
    )
    return pause


@transaction.atomic
def restore_actor(
    *, by: Actor, stay: Stay, actor: NetworkActor, on: date | None, now: datetime
) -> Pause:
    """From the day ``on`` it is as before. The same again is a no-op.

    Raises :class:`Problems` at ``on``, :class:`Conflict` ``not_paused``.
    """
    row = own_stay(by, stay, Verb.RESTORE)
    own = own_actor(row, actor)
    checks = Checks()
    day = checks.day("on", on, missing=_("Write from which day it is as before."))
    last = own.pauses.first()
    if day is not None and last is not None and day < last.starts_on:
        words = _("It is restored after the day it begins.")
        checks.add("ends_first", words, field="on")
    if day is not None and day > timezone.localdate(now):
        words = _("The day has not come yet. Write it when they are back.")
        checks.add("future_date", words, field="on")
    checks.raise_any()
    if last is not None and repeats(last, restored_on=day):
        return last
    pause = _paused(own)
    pause.restored_on = day
    pause.save(update_fields=["restored_on"])
    record(pause, NetworkEvent.RESTORED, by=by, at=now, also=[row], who=own.in_words, on=day)
    return pause


def _paused(actor: NetworkActor) -> Pause:
    pause = standing_pause(actor)
    if pause is None:
        raise Conflict("not_paused", _("It is not on pause any more."))
    return pause
