"""Moving a stay's planned end, and stays that have run past it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.shown import Shown, merge
from core.sweeps import for_each
from organisations.actors import Actor
from organisations.models import Organisation
from placements import rules
from placements.events import StayEvent
from placements.models import DateChange, Stay
from placements.offices import not_this_person
from placements.present_place import present_place
from placements.rules import Verb
from placements.services.conflicts import CitizenHasPlace, PlaceTaken
from placements.services.date_changes import check_same_words
from placements.services.decisions import Kind, follow_dates, write_for_stay
from placements.services.length import (
    checked_answers,
    problem_of_end,
    record_change_of_end,
)
from placements.services.nights_of_stay import bookings_in_order, take_nights
from placements.services.place_lock import check_period
from placements.services.planning import plan_follow_ups
from placements.services.stay_lock import (
    change_period,
    lock_stay,
    lock_stay_and_place,
)
from placements.services.turnaround import check_room_to_get_ready
from schemes.base import NO, YES


@transaction.atomic
def extend_stay(
    *,
    by: Actor,
    stay: Stay,
    ends_on: date,
    reason: str,
    now: datetime,
    answers: Mapping[str, str] | None = None,
    shown: Shown | None = None,
) -> Stay:
    """Move the planned end, later or earlier, with a reason. Old and new date are kept.

    Later is a decision, an extension; earlier is agreed with the citizen. Against the citizen's
    will an award is ended (``ending_awards.py``).

    ``answers`` are to the questions of the scheme's test, by key. Whoever may decide the award may
    move its end. The follow-ups are planned again. The same again is a no-op.

    Raises :class:`PlaceTaken` where the next booking is in the way, :class:`Stale` where a
    colleague moved it since ``shown``, :class:`Problem` at the field otherwise.
    """
    rules.must(by, Verb.EXTEND)
    row, booking = lock_stay_and_place(by, stay, now)
    rules.check(row, Verb.EXTEND)
    if why_not := not_this_person(by, Verb.EXTEND, row):
        raise why_not
    assert booking is not None, "an end is set only where a place is taken"
    if row.planned_end_on == ends_on:
        check_same_words(row, DateChange.What.PLANNED_END, ends_on, reason)
        return row
    merge(shown, typed={"ends_on": ends_on}, standing={"ends_on": row.planned_end_on})
    checks = Checks()
    beyond = problem_of_end(row, ends_on)
    missing = gettext(beyond.text) if beyond else _("Write why the date is moved.")
    reason = checks.text("reason", reason, missing=missing, longest=LONG_TEXT)
    kept = checked_answers(checks, row, ends_on, answers or {})
    checks.raise_any()
    today = timezone.localdate(now)
    # Before a move that is planned the stay may end: then nobody moves.
    present = present_place(bookings_in_order(row), today) or booking
    check_period(present.starts_on, ends_on, on=today, back=False)
    if row.status == Stay.Status.HERE and ends_on < today:
        raise Problem(
            "in_the_past",
            _("The citizen is still here. Choose today or later, or record the end of the stay."),
            field="ends_on",
        )
    old = row.planned_end_on
    check_room_to_get_ready(booking.place, ends_on, besides=booking, now=now)
    take_nights(by, row, ends_on=ends_on, now=now)
    record_change_of_end(by, row, new=ends_on, reason=reason, now=now, answers=kept)
    row.conflict_since = None
    row.save(update_fields=["planned_end_on", "conflict_since"])
    longer = old is None or ends_on > old
    if longer:
        write_for_stay(
            by=by,
            kind=Kind.EXTENSION,
            stay=row,
            reasons=reason,
            facts=_asked_and_answered(row, kept),
            starts_on=old,
            ends_on=ends_on,
            now=now,
        )
    follow_dates(row, now=now)
    plan_follow_ups(stay=row, now=now)
    kind = StayEvent.EXTENDED if longer else StayEvent.SHORTENED
    record(row, kind, by=by, at=now, old=old, new=ends_on, reason=reason)
    return row


def _asked_and_answered(stay: Stay, answers: Mapping[str, str]) -> list[dict[str, str]]:
    """The scheme's questions about an extension, as facts the decision rests on."""
    test = stay.scheme_track.length.extension
    asked = test.questions if test is not None else ()
    with translation.override(settings.LANGUAGE_CODE):
        words = {YES: _("yes"), NO: _("no")}
        return [
            {
                "key": question.key,
                "answer": answers[question.key],
                "label": _(question.question),
                "value": words[answers[question.key]],
            }
            for question in asked
            if answers.get(question.key) in words
        ]


def carry_on_overdue(*, controller: Organisation, on: date, now: datetime) -> list[Stay]:
    """Take tonight as well for every citizen still here past the booked end.

    Runs as ``on`` begins. A planned end is past when its day is over, for the citizen may leave
    during the day and the next one come; where only a review ends the booking, nobody is leaving
    and the review day itself is carried on.

    Where the next booking is in the way the stay is left as it is and says so from then on
    (``conflict_since``): it is for people to solve. Returns the stays in conflict. What fails for
    one stay keeps nothing back from the others (:class:`SweepFailed` at the end).
    """
    by = Actor.system(controller)
    conflicts = []
    with transaction.atomic():  # the acting organisation is known only inside a transaction
        waiting = list(Stay.objects.visible_to(by).to_carry_on(on).distinct().order_by("pk"))

    def carry_on(stay: Stay) -> None:
        try:
            _carry_on(by, stay, on, now)
        except (PlaceTaken, CitizenHasPlace):
            conflicts.append(stay)
            _note_conflict(by, stay, on, now)

    for_each(waiting, carry_on)
    return conflicts


@transaction.atomic
def _carry_on(by: Actor, stay: Stay, on: date, now: datetime) -> None:
    row, booking = lock_stay_and_place(by, stay, now)
    if (
        row.status != Stay.Status.HERE
        or booking is None
        or booking.ends_on is None
        or booking.ends_on > on
    ):
        return  # left, or carried on by another sweep, while we waited for the lock
    until = on + timedelta(days=1)
    change_period(booking, by=by, starts_on=booking.starts_on, ends_on=until, now=now)
    if row.conflict_since is not None:
        row.conflict_since = None
        row.save(update_fields=["conflict_since"])
    plan_follow_ups(stay=row, now=now)
    record(
        row,
        StayEvent.CARRIED_ON,
        by=by,
        at=now,
        until=until,
        planned_end_on=row.planned_end_on,
    )


@transaction.atomic
def _note_conflict(by: Actor, stay: Stay, on: date, now: datetime) -> None:
    """Once for each end of a booking that somebody else has taken over."""
    row = lock_stay(by, stay)  # two sweeps record one
    booking = row.bookings.standing().order_by("-starts_on").first()
    since = booking.ends_on if booking is not None else None
    if row.conflict_since == since:
        return
    row.conflict_since = since
    row.save(update_fields=["conflict_since"])
    record(row, StayEvent.OVERRUN_CONFLICT, by=by, at=now, since=since, on=on)
