"""The guest room: a bed tonight, granted on the spot (V §§ 2.2, 2.4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, NotAllowed, Problem
from core.repeats import repeats
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import StayEvent
from placements.models import (
    Booking,
    Facility,
    GuestNight,
    Place,
    StandingAgreement,
    Stay,
    WhyNobody,
)
from placements.services.agreed_nights import check_agreed
from placements.services.agreement import Agreement
from placements.services.conflicts import PLACE_TAKEN
from placements.services.place_lock import check_free, lock_place
from placements.services.stay_lock import lock_citizen
from placements.services.stays import plan_stay
from schemes.assess import assess
from schemes.base import NO, YES, Criterion, Facts, State, Weight

#: Ours, a setting: longer is planned, not granted at the door. The mean was 4 nights (V § 2.4).
LONGEST_GRANT: Final = 7
#: A back-up on call asked as lately as that is offered by name.
ASKED_LATELY: Final = timedelta(days=60)
#: Of age, and no pensioner.
_GROWN: Final = 40


@transaction.atomic
def grant_guest_night(
    *,
    by: Actor,
    place: Place,
    citizen: Citizen,
    nights: int,
    why: str,
    on: date,
    now: datetime,
    asked_backup: str = "",
    backup: str = "",
    occasion: str = GuestNight.Occasion.ACUTE,
    answers: Mapping[str, str] | None = None,
    under: StandingAgreement | None = None,
) -> Stay:
    """Grant ``nights`` in a guest place from ``on``. Who may, and for how long, is the scheme's.

    ``backup`` is whether the back-up on call was asked (``GuestNight.Backup``), ``asked_backup``
    who it was: who does not decide in the track must say so. ``occasion``: who asked; that the
    guest did is the scheme's to allow. ``under`` is the standing agreement by which the guest
    rings. ``answers`` {criterion's key: answer} are the guest's to the scheme's hard rules, where
    no number says it; what nobody knows is no refusal, and stands in the event as not known.
    Idempotent: returns the existing stay. Raises :class:`NotAllowed`, :class:`PlaceTaken` or
    :class:`Problem` with the rule's key.
    """
    by.must(Permission.GRANT_GUEST_NIGHT)
    checks = Checks()
    why = checks.text("why", why, missing=_("Write in a few words why."), longest=LONG_TEXT)
    backup, asked_backup = _checked_backup(checks, by, place, backup, asked_backup, on=on)
    _check_occasion(checks, place, occasion, on=on)
    if nights < 1:
        checks.add("nights", _("A guest stays at least one night."), field="nights")
    checks.raise_any()
    most = most_nights(by, place, on=on)
    if nights > most:
        raise _not_that_long(for_one_night=most > 0)
    not_known = _check_hard_rules(place, citizen, answers or {}, on=on)
    place = lock_place(by, place, now=now)
    existing = Stay.objects.filter(
        bookings__in=Booking.objects.standing().filter(
            place=place, citizen=citizen, starts_on=on, kind=Booking.Kind.STAY
        )
    ).first()
    if existing is not None:
        if repeats(existing, planned_end_on=on + timedelta(days=nights), purpose=why):
            return existing
        raise Conflict(
            "already_granted",
            _("The guest has the room already, and it was written otherwise."),
            field="why",
        )
    lock_citizen(citizen)
    if under is not None:
        check_agreed(under, nights, on=on)
    ends_on = on + timedelta(days=nights)
    check_free(by, place, on, ends_on, citizen=citizen, now=now, tonight=True)
    stay = plan_stay(
        by=by,
        citizen=citizen,
        place=place,
        starts_on=on,
        ends_on=ends_on,
        scheme_rules_on=on,
        now=now,
        agreed=Agreement(reasons=why),
    )
    stay.purpose, stay.asked_backup = why, asked_backup
    stay.granted_by = by.user
    stay.save(update_fields=["purpose", "asked_backup", "granted_by"])
    GuestNight.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        occasion=occasion,
        backup=backup,
        agreement=under,
    )
    record(
        stay,
        StayEvent.GRANTED_ON_THE_SPOT,
        by=by,
        at=now,
        also=(place,),
        place=place.name,
        nights=nights,
        why=why,
        asked_backup=asked_backup,
        not_known=not_known,
        occasion=occasion,
        backup=backup,
    )
    return stay


def _checked_backup(
    checks: Checks, by: Actor, place: Place, backup: str, name: str, *, on: date
) -> tuple[str, str]:
    name = checks.text("asked_backup", name)
    if name and not backup:
        backup = GuestNight.Backup.YES
    missing = (
        "" if decides_at(by, place, on=on) else _("Say whether you asked the back-up on call.")
    )
    backup = checks.choice("backup", backup, GuestNight.Backup.values, missing=missing)
    if backup == GuestNight.Backup.YES and not name:
        checks.add("missing", _("Write whom you asked."), field="asked_backup")
    return backup, name


def decides_at(by: Actor, place: Place, *, on: date) -> bool:
    """Whether ``by`` decides in the place's track, and so needs nobody to ask."""
    return by.role is None or place.facility.rules_on(on).may_decide(place.track, by.role)


def backups_asked_lately(by: Actor, *, on: date) -> list[str]:
    """Names of back-ups on call who were asked in the houses in sight, those asked most first: they
    are colleagues, and no citizen is told of."""
    asked = Stay.objects.filter(
        controller=by.organisation,
        facility__in=Facility.objects.visible_to(by),
        created_at__date__gt=on - ASKED_LATELY,
    ).exclude(asked_backup="")
    counted = asked.order_by().values("asked_backup").annotate(n=Count("pk"))
    return list(counted.order_by("-n", "asked_backup").values_list("asked_backup", flat=True)[:8])


def why_nobody(
    by: Actor, refused_with: Collection[str], rooms: Collection[GuestRoom], *, on: date
) -> WhyNobody | None:
    """Why the guest can't be helped here: no room is free, or a rule of the scheme refused it. None
    where something was only to be corrected."""
    if PLACE_TAKEN in refused_with or not any(room.is_free for room in rooms):
        return WhyNobody.NO_ROOM
    for room in rooms:
        for rule in hard_rules(room.place, on=on):
            if rule.key in refused_with:
                is_met = rule.judge(_of_ours(by, room, on)) is State.MET
                return WhyNobody.MUNICIPALITY if is_met else WhyNobody.NOT_THE_GROUP
    return None


def _of_ours(by: Actor, room: GuestRoom, on: date) -> Facts:
    """Of a guest of whom nothing is known but the municipality: what that meets is asked of it."""
    code = by.organisation.municipality_code
    return Facts(track=room.place.track, on=on, home_municipality=code)


def _check_occasion(checks: Checks, place: Place, occasion: str, *, on: date) -> None:
    checks.choice("occasion", occasion, GuestNight.Occasion.values)
    track = place.track_on(on)
    if occasion == GuestNight.Occasion.OWN_CALL and not track.lets_guest_ring:
        checks.add("not_own_call", gettext(track.ways_in), field="occasion")


def hard_rules(place: Place, *, on: date) -> list[Criterion]:
    """The scheme's rules that nobody can be taken in against: asked at the door, too."""
    criteria = place.facility.rules_on(on).criteria_for(place.track)
    return [criterion for criterion in criteria if criterion.weight is Weight.HARD]


def is_said_by_age(rule: Criterion, place: Place, *, on: date) -> bool:
    """Whether the number mostly answers it: then it is asked of those who have none."""
    grown = Facts(track=place.track, on=on, age=_GROWN)
    return rule.judge(grown) is State.MET


def _check_hard_rules(
    place: Place, citizen: Citizen, answers: Mapping[str, str], *, on: date
) -> list[str]:
    """Keys of the rules that nobody can tell of this guest. Raises where one is broken."""
    facts = Facts(
        track=place.track,
        on=on,
        age=citizen.age_on(on),
        home_municipality=citizen.home_municipality or None,
        anonymous=citizen.is_anonymous,
        answers=answers,
    )
    verdict = assess(place.facility.rules_on(on), facts)
    checks = Checks()
    for refusal in verdict.blocking:
        checks.add(refusal.code, gettext(refusal.text), field=f"answers.{refusal.code}")
    not_known = []
    states = {finding.criterion.key: finding.state for finding in verdict.findings}
    for rule in hard_rules(place, on=on):
        if states[rule.key] is not State.UNKNOWN:
            continue
        answer = answers.get(rule.key, "")
        if answer == NO:
            checks.add(rule.key, gettext(rule.refusal), field=f"answers.{rule.key}")
        elif answer != YES:
            not_known.append(rule.key)
            if answer == "" and rule.asked and facts.home_municipality is not None:
                # Lives elsewhere: then it must be asked, and "don't know" is an answer.
                checks.add("unanswered", gettext(rule.open_question), field=f"answers.{rule.key}")
    checks.raise_any()
    return not_known


@dataclass(frozen=True)
class GuestRoom:
    """A place that somebody may grant for the night of ``on``."""

    place: Place
    #: How many nights they may grant.
    most_nights: int
    on: date
    #: The first night it is free, from that one; None where it is closed without an end.
    free_on: date | None

    @property
    def is_free(self) -> bool:
        return self.free_on == self.on

    @property
    def is_free_next_night(self) -> bool:
        return self.free_on == self.on + timedelta(days=1)


def guest_rooms(by: Actor, *, on: date, now: datetime) -> list[GuestRoom]:
    """Places in sight that ``by`` may grant on the spot for the night of ``on``, and the night each
    is free. Two statements."""
    if not by.may(Permission.GRANT_GUEST_NIGHT):
        return []
    after = on + timedelta(days=1)
    places = Place.objects.visible_to(by).open_between(on, after).select_related("facility")
    taken: dict[int, list[Booking]] = {}
    bookings = Booking.objects.filter(controller=by.organisation, place__in=places)
    for booking in bookings.taking_nights_of(on, date.max, now=now, tonight=True).order_by(
        "starts_on"
    ):
        taken.setdefault(booking.place_id, []).append(booking)
    rooms = []
    for place in places:
        free_on = _free_on(place, taken.get(place.pk, []), on)
        rooms.append(GuestRoom(place, most_nights(by, place, on=on), on, free_on))
    return [room for room in rooms if room.most_nights]


def _free_on(place: Place, bookings: list[Booking], on: date) -> date | None:
    """``bookings`` are all that take a night from ``on``, in order of time."""
    night = on
    for booking in bookings:
        if booking.starts_on > night:
            break
        if booking.ends_on is None:
            return None
        # Whoever has not left is in the bed, whatever the booking says.
        night = max(night, booking.free_from, on + timedelta(days=1))
    return night if place.is_open_on(night) else None


def most_nights(by: Actor, place: Place, *, on: date) -> int:
    """How many nights ``by`` may grant on the spot; 0: none.

    Whoever also decides in the track is not bound to the one night: "a few days" (V § 2.4).
    """
    rules, office = place.facility.rules_on(on), by.role or ""
    if not rules.may_grant_on_the_spot(place.track, office):
        return 0
    if rules.may_decide(place.track, office):
        return LONGEST_GRANT
    return rules.track(place.track).on_the_spot_nights


def _not_that_long(*, for_one_night: bool) -> Problem:
    if for_one_night:
        return Problem(
            "too_many_nights",
            _("You can grant one night. Ask the facility for more."),
            field="nights",
        )
    return NotAllowed("not_allowed", _("Your role can't grant this place on the spot."))
