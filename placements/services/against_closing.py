"""What stands in the way of closing a house or a place: in words, with its day, and nobody's name.

Whoever runs a house may not be one who knows who stays there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.problems import Conflict, Problem, WayOn
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Booking, Facility, Place, StandingAgreement, Stay
from placements.services.conflicts import PlaceTaken

#: What else waits for a house that is to close on a day; the apps above say theirs when they start.
AgainstClosing = Callable[[Facility, date], list[Problem]]
_AGAINST: Final[list[AgainstClosing]] = []

_UNDER_WAY: Final = (Stay.Status.PLANNED, Stay.Status.HERE)


def also_against_closing(against: AgainstClosing) -> None:
    """Make known what else is to be settled first; called from an app's ``ready``."""
    _AGAINST.append(against)


def against_closing_house(house: Facility, on: date, *, now: datetime) -> list[Problem]:
    """Everything that keeps the house from closing on a day."""
    return [
        *_open_places(house, on),
        *_stays(house, on, timezone.localdate(now)),
        *_bookings(house, on, now),
        *_agreements(house, on),
        *(problem for against in _AGAINST for problem in against(house, on)),
    ]


def check_nothing_booked_after(by: Actor, place: Place, on: date, *, now: datetime) -> None:
    """Raise :class:`PlaceTaken` with the last that is booked of the (locked) place after a day."""
    today = timezone.localdate(now)
    of_place = Booking.objects.in_force_at(now).filter(place=place)
    overdue = of_place.slept_in_on(today).filter(ends_on__lte=today)
    later = Q(ends_on=None) | Q(ends_on__gt=on)
    without_end = Q(pk__in=of_place.open_ended().values("pk"))
    in_bed = Q(pk__in=overdue.values("pk"))
    last = (
        of_place.filter(later | without_end | in_bed)
        .select_related("stay")
        .order_by(F("ends_on").desc(nulls_first=True))
    )
    if standing := list(last):
        raise _in_the_way(by, standing, today)


def _in_the_way(by: Actor, standing: list[Booking], today: date) -> PlaceTaken:
    last = standing[0]
    open_ended = next((row for row in standing if row.is_open_ended), None)
    if last.ends_on is None:
        taken = PlaceTaken(
            _("The place is closed from %(day)s with no end. Write first when it opens again.")
            % {"day": _written(last.starts_on)},
            field="on",
        )
        if by.may(Permission.CLOSE_PLACES):
            taken.ways_on = (WayOn(_("Change the closure"), "change_closure", (last.pk,)),)
        return taken
    if open_ended is not None and open_ended.ends_on is not None:
        words = _(
            "A stay at the place has no end; it is reviewed on %(day)s. Agree first when it ends."
        )
        return PlaceTaken(words % {"day": _written(open_ended.ends_on)}, field="on")
    if last.ends_on <= today:
        words = _("Somebody is in the place: nobody has written that the stay ended.")
        return PlaceTaken(words, field="on")
    words = _(
        "The place is booked until and including %(last)s (%(kind)s). It can close from %(first)s."
    )
    facts = {
        "last": _written(last.ends_on - timedelta(days=1)),
        "kind": last.get_kind_display().lower(),
        "first": _written(last.ends_on),
    }
    return PlaceTaken(words % facts, field="on")


def _open_places(house: Facility, on: date) -> list[Problem]:
    problems: list[Problem] = []
    for place in house.places.filter(Q(closes_on=None) | Q(closes_on__gt=on)):
        if place.closes_on is None:
            words = _("%(place)s is open.") % {"place": place.name}
        else:
            words = _("%(place)s is open until %(day)s.") % {
                "place": place.name,
                "day": _written(place.closes_on),
            }
        problems.append(Conflict("open_place", words))
    return problems


def _stays(house: Facility, on: date, today: date) -> list[Problem]:
    """Those that go on after the day, or may: without an end, or past it and not written off."""
    beds = Booking.objects.standing().without_trials().filter(stay=OuterRef("pk"))
    # A planned move is no reason to name a place where the citizen is not yet.
    bed = beds.order_by(Case(When(starts_on__gt=today, then=1), default=0), "-starts_on")
    goes_on = Q(planned_end_on=None) | Q(planned_end_on__gt=on) | Q(planned_end_on__lte=today)
    rows = Stay.objects.filter(goes_on, facility=house, status__in=_UNDER_WAY)
    problems: list[Problem] = []
    for stay in rows.annotate(bed=Subquery(bed.values("place__name")[:1])).order_by("expected_on"):
        where = getattr(stay, "bed", None) or _(stay.scheme_track.name)
        problems.append(Conflict("stay", _stay_in_words(stay, where, today)))
    return problems


def _stay_in_words(stay: Stay, where: str, today: date) -> str:
    end = stay.planned_end_on
    if end is None:
        words, day = _("A stay (%(where)s) since %(day)s has no end."), stay.expected_on
        if stay.status == Stay.Status.PLANNED:
            words = _("A stay (%(where)s) that begins on %(day)s has no end.")
    elif end <= today:
        words, day = _("A stay (%(where)s) was to end on %(day)s, and has not ended."), end
    else:
        words, day = _("A stay (%(where)s) is planned until %(day)s."), end
    return words % {"where": where, "day": _written(day)}


def _bookings(house: Facility, on: date, now: datetime) -> list[Problem]:
    """Reservations and closures; what a stay has booked is said of the stay."""
    rows = (
        Booking.objects.in_force_at(now)
        .filter(Q(ends_on=None) | Q(ends_on__gt=on), place__facility=house, stay=None)
        .select_related("place")
        .order_by("starts_on")
    )
    problems: list[Problem] = []
    for row in rows:
        words = _("%(place)s: %(kind)s from %(start)s with no end.")
        if row.ends_on is not None:
            words = _("%(place)s: %(kind)s from %(start)s to %(end)s.")
        facts = {
            "place": row.place.name,
            "kind": row.get_kind_display().lower(),
            "start": _written(row.starts_on),
            "end": _written(row.ends_on),
        }
        problems.append(Conflict("booking", words % facts))
    return problems


def _agreements(house: Facility, on: date) -> list[Problem]:
    """Whoever may ring in the night would ring to a house that is not there."""
    rows = StandingAgreement.objects.standing().filter(
        Q(ends_on=None) | Q(ends_on__gt=on), facility=house, citizen__died_on=None
    )
    problems: list[Problem] = []
    for row in rows.order_by("starts_on"):
        words = _("By an agreement of %(start)s a citizen may ring to the house, with no end.")
        if row.ends_on is not None:
            words = _("By an agreement of %(start)s a citizen may ring to the house until %(end)s.")
        facts = {"start": _written(row.starts_on), "end": _written(row.ends_on)}
        problems.append(Conflict("agreement", words % facts))
    return problems


def _written(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
