"""Standing agreements: made with a citizen, shown at the guest door, granted by, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict, Problem
from core.repeats import repeats
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import StandingAgreementEvent
from placements.models import Facility, GuestNight, StandingAgreement, Stay
from placements.services.agreed_nights import nights_left, slept_by, used_in_month, why_none
from placements.services.guests import LONGEST_GRANT, GuestRoom, grant_guest_night, guest_rooms
from placements.services.stay_lock import lock_citizen
from placements.visibility import citizens_visible_to


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What is agreed, as it was written."""

    facility: Facility
    track: str
    starts_on: date | None
    ends_on: date | None
    nights_at_a_time: int
    nights_a_month: int
    made_with: str
    words_for_staff: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of place at a facility for which a guest may ring."""

    facility: Facility
    track: str
    name: str

    @property
    def key(self) -> str:
        return f"{self.facility.pk}:{self.track}"


def kinds_to_ring_for(by: Actor, *, on: date) -> list[Kind]:
    """Of the facilities in sight, those whose scheme lets a guest ring."""
    return [
        Kind(facility, track.key, track.name)
        for facility in Facility.objects.visible_to(by).open_on(on)
        for track in facility.rules_on(on).tracks
        if track.lets_guest_ring
    ]


@transaction.atomic
def make_agreement(
    *, by: Actor, citizen: Citizen, agreed: Agreed, now: datetime
) -> StandingAgreement:
    """Agree with a citizen in sight that a call is enough. The same again is once.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``already_agreed`` where another
    agreement stands in the same time.
    """
    by.must(Permission.FOLLOW_UP)
    if not citizens_visible_to(by).filter(pk=citizen.pk).exists():
        raise Problem("not_yours", _("The citizen is not one of yours."))
    facts = _checked(by, citizen, agreed, now)
    lock_citizen(citizen)
    standing = StandingAgreement.objects.standing().filter(
        citizen=citizen, facility=agreed.facility, track=agreed.track
    )
    for row in standing:
        if repeats(row, **facts):
            return row
    try:
        with transaction.atomic():
            row = StandingAgreement.objects.create(
                controller_id=citizen.controller_id, citizen=citizen, by=by.user, at=now, **facts
            )
    except IntegrityError:
        raise Conflict(
            "already_agreed",
            _("Another agreement stands in that time. Withdraw it first."),
            field="starts_on",
        ) from None
    record(
        row,
        StandingAgreementEvent.MADE,
        by=by,
        at=now,
        at_a_time=row.nights_at_a_time,
        a_month=row.nights_a_month,
    )
    return row


def _checked(by: Actor, citizen: Citizen, agreed: Agreed, now: datetime) -> dict[str, object]:
    checks = Checks()
    today = timezone.localdate(now)
    kinds = {(kind.facility.pk, kind.track) for kind in kinds_to_ring_for(by, on=today)}
    if (agreed.facility.pk, agreed.track) not in kinds:
        checks.add("not_own_call", _("Nobody can ring for a place of that kind."), field="kind")
    if citizen.died_on:
        checks.add("died", _("The citizen has died."))
    starts_on = checks.day("starts_on", agreed.starts_on, missing=_("Choose a day."))
    ends_on = checks.day("ends_on", agreed.ends_on)
    if starts_on and ends_on and ends_on <= starts_on:
        message = _("The last day must be after the first.")
        checks.add("ends_before_start", message, field="ends_on")
    if not 1 <= agreed.nights_at_a_time <= LONGEST_GRANT:
        message = _("Write a number from 1 to %(most)d.") % {"most": LONGEST_GRANT}
        checks.add("nights", message, field="nights_at_a_time")
    if not agreed.nights_at_a_time <= agreed.nights_a_month <= 31:
        message = _("In a month there are at least as many as at a time, and at most 31.")
        checks.add("nights", message, field="nights_a_month")
    facts = {
        "made_with": checks.text(
            "made_with", agreed.made_with, missing=_("Write who made it."), longest=200
        ),
        "words_for_staff": checks.text(
            "words_for_staff", agreed.words_for_staff, longest=LONG_TEXT
        ),
    }
    checks.raise_any()
    return facts | {
        "facility": agreed.facility,
        "track": agreed.track,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "nights_at_a_time": agreed.nights_at_a_time,
        "nights_a_month": agreed.nights_a_month,
    }


@transaction.atomic
def withdraw_agreement(
    *, by: Actor, agreement: StandingAgreement, reason: str, now: datetime
) -> StandingAgreement:
    """The citizen can't ring by it any more. Twice is once; nights granted stand."""
    by.must(Permission.FOLLOW_UP)
    row = _own(by, agreement)
    checks = Checks()
    reason = checks.text(
        "reason", reason, missing=_("Write why it is withdrawn."), longest=LONG_TEXT
    )
    checks.raise_any()
    if row.withdrawn_at is not None:
        if repeats(row, withdrawn_reason=reason):
            return row
        raise Conflict("already_withdrawn", _("A colleague has withdrawn it already."))
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = now, by.user, reason
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record(row, StandingAgreementEvent.WITHDRAWN, by=by, at=now)
    return row


@transaction.atomic
def grant_by_agreement(
    *, by: Actor, agreement: StandingAgreement, nights: int, on: date, now: datetime
) -> Stay:
    """The guest rings and has the room, within what is agreed and the scheme lets ``by`` grant.

    Twice is once. Raises :class:`Conflict` ``agreement_ended``, ``not_agreed``, ``no_room``, and
    what :func:`grant_guest_night` raises: the scheme's hard rules are asked here too.
    """
    row = _own(by, agreement)
    rooms = [room for room in guest_rooms(by, on=on, now=now) if _is_for(room, row)]
    # A second click finds the guest in the room.
    own = [room for room in rooms if _has(row, room, on)]
    own += [room for room in rooms if room.is_free]
    if not own:
        raise Conflict("no_room", _("No such room is free tonight."), field="nights")
    with translation.override(settings.LANGUAGE_CODE):
        why = _("Rang, by the agreement of %(day)s") % {
            "day": date_format(timezone.localdate(row.at), "DATE_FORMAT")
        }
    return grant_guest_night(
        by=by,
        place=own[0].place,
        citizen=row.citizen,
        nights=nights,
        why=why,
        backup=GuestNight.Backup.NOT_NEEDED,
        occasion=GuestNight.Occasion.OWN_CALL,
        under=row,
        on=on,
        now=now,
    )


@dataclass(frozen=True)
class AgreementTonight:
    """An agreement as it stands when the citizen rings."""

    agreement: StandingAgreement
    #: Nights of this month.
    used: int
    #: How many nights can be granted now; 0: none, and ``why_not`` says why.
    most: int
    why_not: str = ""
    #: It is the house that has none: what is agreed would have given it.
    no_room: bool = False

    @property
    def left_this_month(self) -> int:
        return max(self.agreement.nights_a_month - self.used, 0)


def agreements_tonight(
    by: Actor, *, on: date, now: datetime, citizen: Citizen | None = None
) -> list[AgreementTonight]:
    """Those in force, in order of names. Four statements, however many there are."""
    rows = StandingAgreement.objects.visible_to(by, on).in_force_on(on)
    if citizen is not None:
        rows = rows.filter(citizen=citizen)
    agreements = list(
        rows.select_related("citizen", "facility").order_by("citizen__name_key", "citizen", "pk")
    )
    slept = slept_by(agreements, on) if agreements else {}
    rooms = guest_rooms(by, on=on, now=now) if agreements else []
    return [_tonight(row, slept[row.pk], rooms, on) for row in agreements]


def agreements_of(by: Actor, citizen: Citizen) -> list[StandingAgreement]:
    """A citizen's that stand, in force or to come, at the facilities in sight."""
    rows = StandingAgreement.objects.visible_to(by).standing().filter(citizen=citizen)
    return list(rows.select_related("facility"))


def _tonight(
    row: StandingAgreement, slept: set[date], rooms: list[GuestRoom], on: date
) -> AgreementTonight:
    used = used_in_month(slept, on=on)
    if on in slept:
        return AgreementTonight(row, used, 0, _("The guest has a room tonight already."))
    agreed = nights_left(row, slept, on=on)
    if not agreed:
        return AgreementTonight(row, used, 0, why_none(row, 0))
    free = [room.most_nights for room in rooms if _is_for(room, row) and room.is_free]
    if not free:
        return AgreementTonight(row, used, 0, _("No such room is free tonight."), no_room=True)
    return AgreementTonight(row, used, min(agreed, max(free)))


def _is_for(room: GuestRoom, row: StandingAgreement) -> bool:
    return (room.place.facility_id, room.place.track) == (row.facility_id, row.track)


def _has(row: StandingAgreement, room: GuestRoom, on: date) -> bool:
    bookings = room.place.bookings.standing()
    return bookings.filter(citizen=row.citizen_id, starts_on=on).exists()


def _own(by: Actor, agreement: StandingAgreement) -> StandingAgreement:
    rows = StandingAgreement.objects.visible_to(by).select_related("citizen", "facility")
    return own_row(rows, agreement.pk, not_yours=_("The agreement is not one of yours."))
