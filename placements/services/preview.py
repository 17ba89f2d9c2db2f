"""What would come of a change on the board, told before anything is written.

The acts themselves are done on their own pages, by their own services, which have the last word.
Here are the same checks, without a lock and without a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from core.problems import Problem
from organisations.actors import Actor
from organisations.roles import Permission
from placements import rules
from placements.models import Booking, Place, Stay
from placements.offices import not_this_person
from placements.rules import Verb
from placements.services.holds import check_changeable
from placements.services.length import problem_of_end
from placements.services.place_lock import check_free, check_period
from placements.services.turnaround import check_room_to_get_ready


@dataclass(frozen=True)
class Preview:
    """What stands in the way; None where it fits, and then what follows, and the act's page."""

    problem: Problem | None = None
    follows: str = ""
    #: The name of the page on which it is done, and whose it is.
    page: str = ""
    pk: int = 0


def of_free_nights(
    by: Actor, place: Place, starts_on: date, ends_on: date, *, now: datetime
) -> Preview:
    """Taking nights of a place that nobody has."""

    def check() -> None:
        check_period(starts_on, ends_on, on=timezone.localdate(now))
        check_free(by, place, starts_on, ends_on, now=now)

    return Preview(problem=_problem(check), page="place_book", pk=place.pk)


def of_another_end(by: Actor, booking: Booking, ends_on: date, *, now: datetime) -> Preview:
    """The bar ends on another day: a stay, a reservation or a closure made longer or shorter."""
    if booking.kind == Booking.Kind.STAY:
        return _of_stays_end(by, booking, ends_on, now)
    if booking.kind == Booking.Kind.TRIAL:
        return Preview(problem=_trial())
    is_hold = booking.kind == Booking.Kind.HOLD

    def check() -> None:
        by.must(Permission.BOOK if is_hold else Permission.CLOSE_PLACES)
        if is_hold:
            check_changeable(booking)
        check_period(booking.starts_on, ends_on, on=timezone.localdate(now))
        _check_gained(by, booking, ends_on, now)

    page = "change_hold" if is_hold else "change_closure"
    return Preview(problem=_problem(check), page=page, pk=booking.pk)


def of_another_place(by: Actor, booking: Booking, place: Place, *, now: datetime) -> Preview:
    """The bar lies in another lane: the stay has another place."""
    stay = booking.stay
    if stay is None:
        message = _("It belongs to its place. Make one in the other place instead.")
        return Preview(problem=Problem("belongs_to_its_place", message))
    if booking.kind == Booking.Kind.TRIAL:
        return Preview(problem=_trial())
    is_here = stay.status == Stay.Status.HERE
    verb = Verb.MOVE_PLACE if is_here else Verb.CHANGE_PLACE
    today = timezone.localdate(now)
    starts_on = max(booking.starts_on, today) if is_here else booking.starts_on

    def check() -> None:
        _check_act(by, stay, booking, verb, today)
        if (place.facility_id, place.track) != (stay.facility_id, stay.track):
            raise Problem("not_a_choice", _("Choose a place of the same house and kind."))
        check_free(
            by,
            place,
            starts_on,
            booking.ends_on,
            citizen=stay.citizen,
            besides=booking,
            tonight=is_here,
            now=now,
        )
        if not is_here:
            check_room_to_get_ready(place, stay.planned_end_on, besides=booking, now=now)

    if is_here:
        follows = _("You write from which night, and why. The stay goes on as it is.")
    else:
        follows = _("You write why. The nights stay as they are.")
    return Preview(_problem(check), follows, rules.RULES[verb].address, stay.pk)


def _of_stays_end(by: Actor, booking: Booking, ends_on: date, now: datetime) -> Preview:
    stay, today = booking.stay, timezone.localdate(now)
    assert stay is not None, "only a stay's booking is of the kind"
    verb = Verb.REVIEW if booking.is_open_ended else Verb.EXTEND

    def check() -> None:
        _check_act(by, stay, booking, verb, today)
        check_period(booking.starts_on, ends_on, on=today, back=False)
        if stay.status == Stay.Status.HERE and ends_on < today:
            raise Problem("in_the_past", _("The citizen is still here. Choose today or later."))
        _check_gained(by, booking, ends_on, now)
        if verb is Verb.EXTEND:
            check_room_to_get_ready(booking.place, ends_on, besides=booking, now=now)

    if verb is Verb.REVIEW:
        follows = _("The next review is moved to that day. You write why.")
    elif booking.ends_on is not None and ends_on < booking.ends_on:
        follows = _("You write why. The follow-ups are planned again.")
    else:
        follows = _("To make the stay longer is a decision: you write why.")
        beyond = problem_of_end(stay, ends_on)
        if beyond is not None and beyond.code == "too_long":
            follows = f"{follows} {gettext(beyond.text)}"
    return Preview(_problem(check), follows, rules.RULES[verb].address, stay.pk)


def _check_act(by: Actor, stay: Stay, booking: Booking, verb: Verb, today: date) -> None:
    """Raise why the stay's act is not this person's, or not to be done with this bar."""
    rules.must(by, verb)
    rules.check(stay, verb)
    if why_not := not_this_person(by, verb, stay):
        raise why_not
    later = stay.bookings.standing().without_trials().filter(starts_on__gt=booking.starts_on)
    if verb is Verb.MOVE_PLACE:
        later = later.filter(starts_on__lte=today)
    if later.exists():
        raise Problem(
            "moved_on", _("The citizen has another place after this one. Change it there instead.")
        )


def _check_gained(by: Actor, booking: Booking, ends_on: date, now: datetime) -> None:
    """The nights that are new; the booking's own are its own."""
    if booking.ends_on is None or ends_on <= booking.ends_on:
        return
    first = max(booking.starts_on, booking.ends_on)
    stay = booking.stay
    citizen = stay.citizen if stay is not None else None
    check_free(by, booking.place, first, ends_on, citizen=citizen, besides=booking, now=now)


def _trial() -> Problem:
    return Problem(
        "not_by_hand", _("A trial night is planned and cancelled on the page of the stay.")
    )


def _problem(check: Callable[[], None]) -> Problem | None:
    try:
        check()
    except Problem as problem:
        return problem
    return None
