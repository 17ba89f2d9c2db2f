"""Keeping each time somebody asked and nobody could help: it says what is lacking, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Problem
from core.repeats import AGAIN, repeated
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import CallNote, Facility
from referrals.events import ReferralEvent
from referrals.models import Referral, UnmetDemand
from schemes.base import NoVersion, Track

#: Who answers the phone or the door.
WHO_IS_ASKED: Final = (Permission.ASSESS, Permission.GRANT_GUEST_NIGHT)
#: Ours: what is remembered longer back is no count.
FURTHEST_BACK: Final = timedelta(days=92)


@dataclass(frozen=True)
class KindAsked:
    """A kind of place at a house in sight: what somebody can have asked for."""

    facility: Facility
    track: Track

    @property
    def key(self) -> str:
        return f"{self.facility.pk}:{self.track.key}"

    @property
    def label(self) -> str:
        return f"{self.facility.name}: {_(self.track.name)}"


def kinds_asked(by: Actor, *, on: date) -> dict[str, KindAsked]:
    """By key, of the houses in sight that are open."""
    kinds = {}
    for facility in Facility.objects.visible_to(by).open_on(on):
        try:
            tracks = facility.rules_on(on).tracks
        except NoVersion:
            continue
        for kind in (KindAsked(facility, track) for track in tracks):
            kinds[kind.key] = kind
    return kinds


def may_note(by: Actor) -> bool:
    return any(by.may(permission) for permission in WHO_IS_ASKED)


@transaction.atomic
def note_unmet(
    *,
    by: Actor,
    facility: Facility,
    track: str,
    asked: str,
    because: str,
    happened_at: datetime,
    now: datetime,
    at_once: bool = False,
) -> UnmetDemand:
    """Somebody rang or stood at the door, and nobody could help. No name is kept.

    The same by the same person within :data:`AGAIN` is the same. ``at_once``: with one press, where
    it was seen that nobody can help; then whatever that person noted of the house within those
    minutes is the same asking. Raises :class:`Problems` at the
    fields; :class:`NotAllowed` for one who answers neither phone nor door.
    """
    if not may_note(by):
        by.must(WHO_IS_ASKED[0])
    checks = Checks()
    if not _takes_calls(by, facility, now):
        checks.add("not_a_choice", _("Choose one of the facilities."), field="kind")
    else:
        tracks = [known.key for known in facility.rules_on(now.date()).tracks]
        track = checks.choice("kind", track, tracks, missing=_("Choose what was asked for."))
    asked = checks.choice(
        "asked",
        asked,
        [UnmetDemand.Asked.CALL, UnmetDemand.Asked.DOOR],
        missing=_("Choose how it was asked."),
    )
    because = checks.choice(
        "because", because, UnmetDemand.Because.values, missing=_("Choose why nobody could help.")
    )
    if happened_at > now:
        checks.add("future", _("Choose a time that has passed."), field="on")
    elif happened_at < now - FURTHEST_BACK:
        checks.add("too_far_back", _("That is more than three months ago."), field="on")
    checks.raise_any()
    facts = {
        "controller_id": by.organisation.pk,
        "facility": facility,
        "scheme": facility.scheme,
        "track": track,
        "asked": asked,
        "because": because,
        "by": by.user,
    }
    if at_once and (noted := _just_noted(by, facility, now)):
        return noted
    around = {"happened_at__gt": happened_at - AGAIN, "happened_at__lt": happened_at + AGAIN}
    if again := repeated(UnmetDemand.objects.filter(at__gt=now - AGAIN, **around), **facts):
        return again
    return _write(by, UnmetDemand(happened_at=happened_at, at=now, **facts))


def keep_call_nobody_helped(note: CallNote, because: str, by: Actor) -> None:
    """A call was noted of which nothing came: it counts by itself, unless the same person has just
    counted it at the door. Of which kind of place is known where the house has one only."""
    if _just_noted(by, note.facility, note.at):
        return
    tracks = note.facility.rules_on(timezone.localdate(note.at)).tracks
    is_call = note.way == CallNote.Way.PHONE
    _write(
        by,
        UnmetDemand(
            controller_id=note.controller_id,
            facility=note.facility,
            scheme=note.facility.scheme,
            track=tracks[0].key if len(tracks) == 1 else "",
            asked=UnmetDemand.Asked.CALL if is_call else UnmetDemand.Asked.DOOR,
            because=because,
            happened_at=note.at,
            by=by.user,
            at=note.at,
        ),
    )


def _takes_calls(by: Actor, facility: Facility, now: datetime) -> bool:
    """In sight, and open: nobody asks for a house that has closed."""
    houses = Facility.objects.visible_to(by).open_on(timezone.localdate(now))
    return houses.filter(pk=facility.pk).exists()


def _just_noted(by: Actor, facility: Facility, now: datetime) -> UnmetDemand | None:
    """Not what a referral was refused for."""
    noted = UnmetDemand.objects.filter(by=by.user, facility=facility, at__gt=now - AGAIN)
    return noted.filter(referral=None, happened_at__gt=now - AGAIN).order_by("-at").first()


def keep_refused_for_lack_of_room(referral: Referral, *, by: Actor, now: datetime) -> UnmetDemand:
    """The (locked) referral is refused because no place is free. Asked at the time it came in."""
    return _write(
        by,
        UnmetDemand(
            controller_id=referral.controller_id,
            facility_id=referral.facility_id,
            scheme=referral.scheme,
            track=referral.track,
            asked=UnmetDemand.Asked.REFERRAL,
            because=UnmetDemand.Because.NO_ROOM,
            happened_at=referral.submitted_at,
            referral=referral,
            by=by.user,
            at=now,
        ),
    )


def check_room_may_refuse(checks: Checks, referral: Referral, sent_to: str) -> None:
    """§ 110 turns nobody away for lack of room unless other suitable help is offered."""
    if referral.scheme_track.records_where_those_waiting_sleep and not sent_to:
        checks.add_problem(
            Problem(
                "no_room_alone",
                _(
                    "Nobody is refused for lack of room alone (§ 110). Write what other suitable "
                    "help is offered, or accept, and let the citizen wait."
                ),
                field="sent_to",
            )
        )


def _write(by: Actor, unmet: UnmetDemand) -> UnmetDemand:
    unmet.save(force_insert=True)
    with translation.override(settings.LANGUAGE_CODE):
        why = str(UnmetDemand.Because(unmet.because).label)
    record(unmet, ReferralEvent.UNMET_NOTED, by=by, at=unmet.at, because=why)
    return unmet
