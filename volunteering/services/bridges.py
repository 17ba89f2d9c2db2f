"""A peer walks beside a citizen: asked along, given a time to meet, ended."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.identifiers import holds_cpr
from citizens.models import Citizen
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lock import lock_stay
from volunteering.events import BridgeEvent
from volunteering.models import Bridge, Volunteer, VolunteerTerms
from volunteering.rules import RULES, Verb, must_carry

#: A way home takes months; longer is a friendship, and needs no system.
LONGEST: Final = timedelta(days=366)


@transaction.atomic
def link_peer(
    *,
    by: Actor,
    stay: Stay,
    peer: Volunteer,
    called: str,
    agreed_on: date | None,
    purpose: str,
    starts_on: date | None,
    last_on: date | None,
    now: datetime,
) -> Bridge:
    """The peer comes to know ``called``, which the citizen agreed to on a day. The same again is a
    no-op; the same peer otherwise conflicts.

    Raises :class:`Problems` at the fields, :class:`NotAllowed`, :class:`Conflict`.
    """
    RULES[Verb.LINK].must(by)
    row = lock_stay(by, stay)
    must_carry(by, row)
    if row.citizen.died_on is not None:
        raise Conflict("citizen_died", _("The citizen has died."))
    facts = _checked(row, called, agreed_on, purpose, starts_on, last_on, now)
    person = _ready_peer(row, peer)
    standing = Bridge.objects.standing().filter(stay=row, peer=person).first()
    if standing is not None:
        if repeats(standing, **facts):
            return standing
        words = _("The peer is along already. End that first.")
        raise Conflict("bridges_already", words)
    bridge = Bridge.objects.create(
        controller_id=row.controller_id, stay=row, peer=person, by=by.user, at=now, **facts
    )
    record(
        bridge,
        BridgeEvent.LINKED,
        by=by,
        at=now,
        name=person.name,
        on=bridge.starts_on,
        purpose=bridge.purpose,
    )
    _tell_peer(bridge, by=by, now=now)
    return bridge


@transaction.atomic
def set_bridge_meeting(
    *,
    by: Actor,
    bridge: Bridge,
    on: date | None,
    at_time: time | None,
    now: datetime,
    shown: Shown | None = None,
) -> Bridge:
    """When the two meet next; without a day nothing is planned. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict`, :class:`~core.shown.Stale`.
    """
    row = own_bridge(by, bridge, Verb.SET_MEETING)
    typed = {"on": on, "at_time": at_time}
    standing = standing_meeting(row)
    merged = merge(shown, typed=typed, standing=standing, together=[("on", "at_time")])
    if merged == standing:
        return row
    if row.ended_at is not None:
        raise Conflict("bridge_ended", _("The peer is along no longer."))
    checks = Checks()
    day = checks.day("on", merged["on"])
    if day is not None and merged["at_time"] is None:
        checks.add("missing", _("Write the time."), field="at_time")
    if day is not None and not (max(row.starts_on, timezone.localdate(now)) <= day <= row.last_on):
        words = _("Choose a day that is to come, and on which the peer is along.")
        checks.add("outside", words, field="on")
    checks.raise_any()
    row.meets_at = (
        timezone.make_aware(datetime.combine(day, merged["at_time"])) if day is not None else None
    )
    row.save(update_fields=["meets_at"])
    record(row, BridgeEvent.MEETING_SET, by=by, at=now, name=row.peer.name)
    _tell_peer(row, by=by, now=now)
    return row


@transaction.atomic
def end_bridge(*, by: Actor, bridge: Bridge, now: datetime) -> Bridge:
    """The peer sees the citizen no longer. Twice is once."""
    row = own_bridge(by, bridge, Verb.SET_MEETING)
    _end([row], by=by, now=now)
    return row


def end_bridges_of(peer: Volunteer, *, by: Actor, now: datetime) -> None:
    """The peer helps no longer; inside the transaction of whoever ended it."""
    own = Bridge.objects.standing().filter(peer=peer)
    _end(list(own.select_related("stay__facility", "peer")), by=by, now=now)


def end_with_death(citizen: Citizen, now: datetime) -> None:
    own = Bridge.objects.standing().filter(controller=citizen.controller_id, stay__citizen=citizen)
    by = Actor.system(citizen.controller)
    _end(list(own.select_related("stay__facility", "peer")), by=by, now=now)


def standing_meeting(bridge: Bridge) -> dict[str, date | time | None]:
    if bridge.meets_at is None:
        return {"on": None, "at_time": None}
    meets = timezone.localtime(bridge.meets_at)
    return {"on": meets.date(), "at_time": meets.time()}


def own_bridge(by: Actor, bridge: Bridge, verb: Verb) -> Bridge:
    """Locked, of a stay that the person carries. Raises :class:`NotAllowed`."""
    RULES[verb].must(by)
    rows = Bridge.objects.filter(stay__in=Stay.objects.visible_to(by))
    row = own_row(
        rows.select_related("stay__facility", "peer"),
        bridge.pk,
        not_yours=_("The citizen is not one of yours."),
    )
    must_carry(by, row.stay)
    return row


def _tell_peer(bridge: Bridge, *, by: Actor, now: datetime) -> None:
    """By an event of their own: one of the stay would name it in the news of an account that may
    not know of it."""
    record(
        bridge.peer,
        BridgeEvent.PEER_TOLD,
        by=by,
        at=now,
        name=bridge.peer.name,
        house=bridge.stay.facility.name,
        to_id=bridge.peer.user_id,
    )


def _end(rows: list[Bridge], *, by: Actor, now: datetime) -> None:
    for row in rows:
        if row.ended_at is None:
            row.ended_at = now
            row.save(update_fields=["ended_at"])
            record(row, BridgeEvent.ENDED, by=by, at=now, name=row.peer.name)


def _ready_peer(stay: Stay, peer: Volunteer) -> Volunteer:
    own = Volunteer.objects.active().filter(
        facility=stay.facility_id, kind=Volunteer.Kind.PEER, pk=peer.pk
    )
    person = own.first()
    if person is None:
        raise Conflict("not_active", _("The peer does not help here at the moment."))
    terms = VolunteerTerms.objects.filter(facility=stay.facility_id).first()
    if missing := person.missing(terms):
        words = _("Not yet: %(missing)s. Ask at the house.") % {"missing": ", ".join(missing)}
        raise Conflict("not_ready", words)
    return person


def _checked(
    stay: Stay,
    called: str,
    agreed_on: date | None,
    purpose: str,
    starts_on: date | None,
    last_on: date | None,
    now: datetime,
) -> dict[str, str | date | None]:
    checks = Checks()
    today = timezone.localdate(now)
    name = checks.text(
        "called", called, missing=_("Write what the citizen wants to be called."), longest=40
    )
    if _is_whole_name(stay.citizen.name, name):
        words = _("Write the first name alone, or an alias: the peer reads this.")
        checks.add("whole_name", words, field="called")
    why = checks.text(
        "purpose", purpose, missing=_("Write what the peer is to help with."), longest=200
    )
    for field, text in (("called", name), ("purpose", why)):
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)
    agreed = checks.day("agreed_on", agreed_on, missing=_("Write when the citizen agreed."))
    if agreed is not None and agreed > today:
        checks.add("not_yet", _("The day is still to come."), field="agreed_on")
    first = checks.day("starts_on", starts_on, missing=_("Write the first day."))
    last = checks.day("last_on", last_on, missing=_("Write the last day."))
    if first is not None and last is not None:
        if last < first or last < today:
            words = _("The last day must not be before the first, and is still to come.")
            checks.add("ends_first", words, field="last_on")
        elif last > first + LONGEST:
            checks.add("too_far_ahead", _("That is more than a year."), field="last_on")
    checks.raise_any()
    return {
        "called": name,
        "agreed_on": agreed,
        "purpose": why,
        "starts_on": first,
        "last_on": last,
    }


def _is_whole_name(name: str, called: str) -> bool:
    """More of the citizen's name than its first word."""
    words = {word.casefold() for word in name.split()[1:]}
    return bool(words & {word.casefold() for word in called.split()})
