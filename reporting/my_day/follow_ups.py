"""Follow-ups that are the actor's to make: named for them, or their office's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.day_words import date_format
from notifications.models import Reminder
from notifications.standing_in import stands_in_for
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements.models import Booking, Facility, FollowUp, Stay
from placements.models.follow_up import FollowUpQuerySet
from placements.responsible import is_responsible, person_id_for, whose
from recovery.rules import STAR_FOLLOW_UP
from reporting.my_day.task_lines import Part, TaskLine, when

#: A leader sees what the staff owe too.
_ALSO_SEEN: dict[Role, tuple[Role, ...]] = {Role.FACILITY_LEADER: (Role.FACILITY_STAFF,)}


def follow_up_rows(
    actor: Actor,
    today: date,
    until: date,
    reminders: Mapping[int, Reminder],
    most: int,
    facilities: Sequence[Facility],
    away: Mapping[int, str],
) -> tuple[list[TaskLine], Counter[Part]]:
    """The first ``most`` of each part of the day, and how many each has.

    ``reminders``: what the actor was reminded of, by follow-up; ``facilities`` those in sight;
    ``away`` the colleagues the actor stands in for, by key.
    """
    if actor.role is None or not actor.may(Permission.FOLLOW_UP):
        return [], Counter()
    follow_ups = (
        _due_by(actor, until, away, [facility.pk for facility in facilities])
        .annotate(part=_part(today))
        .annotate(of_part=Window(Count("pk"), partition_by="part"), number=_number(actor, away))
        .filter(number__lte=most)
        .select_related("stay__citizen", "stay__facility")
        .annotate(place=Case(When(number__lte=most, then=_place())))
        .order_by("number")
    )
    rows = list(follow_ups)
    many: Counter[Part] = Counter()
    for row in rows:
        many[Part(_annotated(row, "part"))] = _annotated(row, "of_part")
    lines = [
        _row(actor, row, today, reminders.get(row.pk), vars(row)["place"] or "", away)
        for row in rows
    ]
    return lines, many


def with_a_line(actor: Actor, today: date) -> FollowUpQuerySet:
    """Those that have a line of today or before, on the page or beyond it."""
    if actor.role is None or not actor.may(Permission.FOLLOW_UP):
        return FollowUp.objects.none()
    away = stands_in_for(actor, today).values_list("user", flat=True)
    return (
        FollowUp.objects.visible_to(actor).due_by(today).filter(of_actor(actor, ()) | whose(away))
    )


def _due_by(
    actor: Actor, day: date, away: Collection[int], facilities: Collection[int]
) -> FollowUpQuerySet:
    return FollowUp.objects.visible_to(actor, facilities).due_by(day).filter(of_actor(actor, away))


def of_actor(actor: Actor, away: Collection[int]) -> Q:
    """The actor's to make, or their office's, or a colleague's who is away."""
    assert actor.role is not None, "the product itself has no day"
    offices = [actor.role, *_ALSO_SEEN.get(actor.role, ())]
    theirs = Q(office__in=offices) | Q(responsible=actor.user)
    return theirs | whose(away) if away else theirs


def _part(today: date) -> Case:
    return Case(
        When(due_on__lt=today, then=Value(Part.LATE)),
        When(due_on=today, then=Value(Part.TODAY)),
        default=Value(Part.SOON),
    )


def _number(actor: Actor, away: Collection[int]) -> Window:
    """As lines are put in order (``TaskLine.order``): by day, the actor's own first, by name."""
    own = (
        Q(responsible=actor.user) | Q(stay__key_worker=actor.user) | Q(stay__coordinator=actor.user)
    )
    if away:
        own |= whose(away)
    return Window(
        RowNumber(),
        partition_by="part",
        order_by=[
            F("due_on"),
            Case(When(own, then=Value(0)), default=Value(1)),
            F("stay__citizen__name_key"),
            F("pk"),
        ],
    )


def _annotated(row: FollowUp, name: str) -> int:
    value: int = getattr(row, name)
    return value


def _place() -> Subquery:
    """The name of the place of the stay's last booking."""
    bookings = Booking.objects.standing().filter(stay=OuterRef("stay")).order_by("-starts_on")
    return Subquery(bookings.values("place__name")[:1])


def _row(
    actor: Actor,
    follow_up: FollowUp,
    today: date,
    reminder: Reminder | None,
    place: str,
    away: Mapping[int, str],
) -> TaskLine:
    stay = follow_up.stay
    colleague = away.get(person_id_for(follow_up) or 0, "")
    is_star = follow_up.kind == STAR_FOLLOW_UP and stay.status == Stay.Status.HERE
    return TaskLine(
        due_on=follow_up.due_on,
        when=when(follow_up.due_on, today),
        who=stay.citizen.called,
        who_more=" · ".join(filter(None, [place, day_of(stay, today)])),
        what=_(follow_up.rule.title),
        what_more=" · ".join(
            filter(
                None,
                [
                    for_colleague(colleague),
                    _by_when(follow_up, today),
                    _reminded(reminder, today),
                ],
            )
        ),
        where=stay.facility.name,
        action=_("Make the star") if is_star else _("Follow up"),
        url=reverse("start_star", args=[stay.pk])
        if is_star
        else reverse("complete_follow_up", args=[follow_up.pk]),
        is_mine=bool(colleague) or is_responsible(actor, stay, follow_up),
        citizen_id=stay.citizen_id,
        follow_up_id=follow_up.pk,
    )


def for_colleague(name: str) -> str:
    return _("for %(name)s (away)") % {"name": name} if name else ""


def _by_when(follow_up: FollowUp, today: date) -> str:
    if follow_up.due_on < today:
        was_due = date_format(follow_up.due_on, "MONTH_DAY_FORMAT")
        return _("Was due on %(date)s") % {"date": was_due}
    if follow_up.opens_on <= today < follow_up.due_on:
        return _("Can be made now, at the latest on %(date)s") % {
            "date": date_format(follow_up.due_on, "MONTH_DAY_FORMAT")
        }
    return ""


def _reminded(reminder: Reminder | None, today: date) -> str:
    """That there was a reminder, on a line of today or before. The news say it of later ones, and
    of the leader's own."""
    if reminder is None or reminder.as_leader or reminder.due_on > today:
        return ""
    on = timezone.localdate(reminder.at)
    if on == today:
        return _("reminded today")
    return _("reminded on %(date)s") % {"date": date_format(on, "MONTH_DAY_FORMAT")}


def day_of(stay: Stay, today: date) -> str:
    if stay.status == Stay.Status.LEFT:
        return _("has left")
    if stay.status == Stay.Status.PLANNED:
        return _("expected")
    number = stay.day_number(today)
    return _("day %(n)d") % {"n": number} if number else ""
