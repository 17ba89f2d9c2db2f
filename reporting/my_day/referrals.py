"""Referrals to decide, referrals waiting for a place, one's own referrals and drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import schemes
from citizens.models import Citizen
from core.day_words import date_format
from core.read_together import only, under
from core.templatetags.page_tags import short_day
from organisations.actors import Actor
from organisations.models import User
from organisations.roles import Permission
from placements.models import Booking
from referrals.clock import Terms, answer_day_of, clock_of, terms_by
from referrals.models import ChangeReport, Draft, Referral
from referrals.models.referral_rows import ReferralQuerySet
from referrals.models.waiting import takes_no_place
from referrals.services.sender_view import sender_views
from reporting.my_day.answer_days import by_kind, deadlines_of, pauses_in, with_pauses
from reporting.my_day.groups import Group, of_many, total_of
from reporting.my_day.task_lines import OF_REFERRAL, TaskLine, how_late

#: A stay that came to nothing is news to the referrer for this long after the referral.
LATELY = timedelta(days=90)
#: What a line says of the rows around its referral; and of that itself all but the copy.
_OF_A_LINE = (
    "sender__name",
    "sender_unit__name",
    "facility__name",
    "stay__status",
    "stay__moved_in_on",
    "decision__decided_at",
    *(f"citizen__{field.name}" for field in Citizen._meta.concrete_fields),
)
_OF_A_REFERRAL = [field.name for field in Referral._meta.concrete_fields if field.name != "frozen"]
_names = User.objects.filter(pk=OuterRef("assigned_to"))
#: Who answers for what is to be decided: in this order.
MINE, NOBODY_S, COLLEAGUE_S = range(3)


def referral_rows(
    actor: Actor,
    now: datetime,
    most: int,
    came_to_nothing: list[int],
    facilities: Collection[int] | None = None,
) -> tuple[Group[TaskLine], Group[TaskLine]]:
    """What is to be decided and what waits for a place, for those who assess or book: the first
    ``most`` of each. Only those are read whole. ``came_to_nothing``: ids of stays that did;
    ``facilities`` those in sight, where they are known."""
    if not actor.may(Permission.ASSESS):
        return Group(), Group()
    visible = Referral.objects.visible_to(actor, facilities)
    to_decide, terms, many_to_decide = _first_to_decide(actor, visible, now, most)
    waiting: list[int] = []
    many_waiting = 0
    if actor.may(Permission.BOOK):
        waiting, many_waiting = _longest_waiting(visible, most, came_to_nothing)
    holds = Booking.objects.standing().filter(pk=OuterRef("hold"))
    rows = (
        Referral.objects.filter(controller=actor.organisation, pk__in=[*to_decide, *waiting])
        # Looked up and not joined: to plan two joins less takes the database a quarter of the time.
        .annotate(is_kept=Exists(holds), assigned_name=Subquery(_names.values("name")))
        .select_related("citizen", "sender", "sender_unit", "facility", "stay", "decision")
        .only(*_OF_A_REFERRAL, *_OF_A_LINE)
    )
    referrals = {row.pk: row for row in rows} if to_decide or waiting else {}
    today = timezone.localdate(now)
    return (
        Group(
            [_to_decide(actor, referrals[pk], now, terms[pk]) for pk in to_decide], many_to_decide
        ),
        Group([_waits(referrals[pk], today) for pk in waiting], many_waiting),
    )


def _first_to_decide(
    actor: Actor, visible: ReferralQuerySet, now: datetime, most: int
) -> tuple[list[int], dict[int, Terms], int]:
    """The actor's own first, then what nobody answers for, then the colleagues'; each by the day it
    is to be answered. Within a kind, an urgency and a published deadline that is the order of the
    clock, so the first ``most`` of each are enough to choose among; where information was asked for
    it is not, and those, who are few, are all looked at."""
    today = timezone.localdate(now)
    whose = _whose(actor)
    first = (
        with_pauses(by_kind(visible.to_decide(), actor, whose))
        .annotate(whose=whose)
        .annotate(
            of_all=Window(Count("pk")),
            number=Window(RowNumber(), partition_by="kind", order_by=["clock_from", "pk"]),
        )
        .filter(Q(number__lte=most) | Q(asked=True))
        .order_by()
        .only("controller_id", "scheme", "track", "rules_on", "urgency", "clock_from", "status")
    )
    rows: list[Any] = list(first)
    deadlines = deadlines_of(rows)
    terms = {row.pk: terms_by(deadlines, row, pauses_in(row)) for row in rows}
    ordered = []
    for row in rows:
        counted = terms[row.pk].as_if_answered_on(today)
        answer_by = answer_day_of(row.clock_from, counted) or today
        is_others = not row.version.may_decide(row.track, actor.role or "")
        ordered.append((row.whose, answer_by, is_others, row.clock_from, row.pk))
    ids = [pk for *_order, pk in sorted(ordered)[:most]]
    return ids, terms, rows[0].of_all if rows else 0


def _whose(actor: Actor) -> Case:
    return Case(
        When(assigned_to=actor.user, then=Value(MINE)),
        When(assigned_to=None, then=Value(NOBODY_S)),
        default=Value(COLLEAGUE_S),
        output_field=IntegerField(),
    )


def _longest_waiting(
    visible: ReferralQuerySet, most: int, came_to_nothing: list[int]
) -> tuple[list[int], int]:
    """Each of the two reasons to wait is asked for by itself: with an OR across stays the database
    would read all that was ever accepted. The stays are few, and given as numbers: the database
    then begins with them."""
    accepted = visible.filter(status=Referral.Status.ACCEPTED)
    reasons = [accepted.filter(stay=None)]
    if came_to_nothing:
        reasons.append(accepted.filter(stay__in=came_to_nothing))
    since = Coalesce("decision__decided_at", "submitted_at")
    first, *others = (
        reason.order_by(since, "pk").values_list(
            since, "pk", Window(Count("pk")), Value(n, output_field=IntegerField())
        )[:most]
        for n, reason in enumerate(reasons)
    )
    rows = list(first.union(*others, all=True).order_by() if others else first)
    many = {reason: of_all for _since, _pk, of_all, reason in rows}
    longest = sorted((day, pk) for day, pk, _of_all, _reason in rows)
    return [pk for _since, pk in longest[:most]], sum(many.values())


def _waits(referral: Any, today: date) -> TaskLine:
    return _to_place(referral, today) if referral.waits_for_place else _to_start(referral, today)


def change_query(actor: Actor) -> QuerySet[ChangeReport]:
    """Changes that were reported and nobody has acted on: for those who assess."""
    reports = ChangeReport.objects.received_by(actor).unhandled()
    return only(reports, "what", "at", "by_name", *under("referral", OF_REFERRAL))


def change_rows(actor: Actor, reports: Iterable[ChangeReport], today: date) -> Iterator[TaskLine]:
    for report in reports:
        referral = report.referral
        decides = referral.version.may_decide(referral.track, actor.role or "")
        reported_on = timezone.localdate(report.at)
        yield TaskLine(
            due_on=min(reported_on, today),
            when=_("today") if reported_on == today else how_late(reported_on, today),
            who=referral.citizen.called,
            who_more=f"{referral.reference} · {report.by_name}",
            what=_("Reported: %(what)s") % {"what": report.get_what_display()},
            where=referral.facility.name if referral.facility else "",
            action=_("Act on the change"),
            url=reverse("handle_change", args=[referral.pk, report.pk]),
            is_mine=decides,
            citizen_id=referral.citizen_id,
        )


def _to_decide(actor: Actor, referral: Any, now: datetime, terms: Terms) -> TaskLine:
    decides = referral.version.may_decide(referral.track, actor.role or "")
    questions = _open_questions(referral)
    clock = clock_of(referral, now, terms)
    rank = NOBODY_S
    if referral.assigned_to_id is not None:
        is_mine = actor.user is not None and referral.assigned_to_id == actor.user.pk
        rank = MINE if is_mine else COLLEAGUE_S
    tonight = referral.urgency == Referral.Urgency.TONIGHT
    return TaskLine(
        due_on=clock.answer_by,
        since=referral.clock_from,
        when="",
        clock=clock,
        who=referral.citizen.called,
        who_more=f"{referral.reference} · {referral.sent_from}",
        what=_(referral.version.words_for(referral.track).decision),
        what_more=" · ".join(
            filter(
                None,
                [
                    _("the answer is needed tonight") if tonight else "",
                    questions,
                    referral.assigned_name if rank == COLLEAGUE_S else "",
                    _("yours") if rank == MINE else "",
                ],
            )
        ),
        rank=rank,
        where=referral.facility.name if referral.facility else "",
        action=_("Assess") if decides else _("Open"),
        url=reverse("referral", args=[referral.pk]),
        is_mine=decides,
        is_step=decides,
        citizen_id=referral.citizen_id,
    )


def _open_questions(referral: Referral) -> str:
    n = len(referral.verdict.open_questions)
    if not n:
        return _("Everything is answered")
    return ngettext("%(n)d open question", "%(n)d open questions", n) % {"n": n}


def _to_place(referral: Any, today: date) -> TaskLine:
    days = referral.ready_for_discharge_days(today)
    more = (
        ngettext(
            "%(n)d ready-for-discharge day so far", "%(n)d ready-for-discharge days so far", days
        )
        % {"n": days}
        if days is not None
        else _("Is now: %(where)s") % {"where": referral.get_whereabouts_display().lower()}
    )
    if referral.scheme_track.records_where_those_waiting_sleep:
        sleeps = referral.sleeps_meanwhile or _("not asked yet")
        more = f"{more} · {_('Sleeps tonight: %(where)s') % {'where': sleeps}}"
    return TaskLine(
        **_waiting_since(referral, today),
        who=referral.citizen.called,
        who_more=f"{referral.reference} · {referral.get_urgency_display()}",
        what=_("A place is kept: book it") if referral.is_kept else _("Find a place"),
        what_more=more,
        where=referral.facility.name if referral.facility else "",
        action=_("Book") if referral.is_kept else _("Find a place"),
        url=reverse("referral", args=[referral.pk]),
        citizen_id=referral.citizen_id,
    )


def _waiting_since(referral: Referral, today: date) -> dict[str, Any]:
    """How long it has waited since it was accepted: the longest wait comes first."""
    since = timezone.localtime(referral.decided_at or referral.submitted_at)
    days = (today - since.date()).days
    words = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    return {
        "due_on": since.date(),
        "since": since,
        "when": words if days else _("today"),
        "when_more": _("since %(day)s") % {"day": short_day(since)} if days else "",
    }


def _to_start(referral: Referral, today: date) -> TaskLine:
    """Help without a place, agreed on and not begun."""
    words = referral.version.words_for(referral.track)
    return TaskLine(
        **_waiting_since(referral, today),
        who=referral.citizen.called,
        who_more=f"{referral.reference} · {referral.get_urgency_display()}",
        what=_(words.move_in),
        what_more=_(words.accepted),
        where=referral.facility.name if referral.facility else "",
        action=_("Open"),
        url=reverse("referral", args=[referral.pk]),
        citizen_id=referral.citizen_id,
    )


def own_referral_rows(actor: Actor, now: datetime, most: int) -> Group[TaskLine]:
    """What a referrer has sent and nobody has ended. The citizen's row is the receiver's, so the
    name comes from the frozen copy."""
    if actor.may(Permission.ASSESS) or not actor.may(Permission.SEE_REFERRALS):
        return Group()
    if not actor.may(Permission.REFER):
        return Group()
    own = Referral.objects.visible_to(actor).filter(submitted_by=actor.user)
    rows = own.select_related("controller")
    accepted = Q(status=Referral.Status.ACCEPTED, stay=None) & ~takes_no_place()
    waiting = rows.filter(Q(status=Referral.Status.SUBMITTED) | accepted)
    newest = list(waiting[: most + 1])
    many = len(newest) if len(newest) <= most else waiting.count()
    # Whether a stay came to nothing is the receiver's to tell: asked for the lately accepted.
    lately = own.filter(
        status=Referral.Status.ACCEPTED, stay__isnull=False, submitted_at__gt=now - LATELY
    )
    views = sender_views(lately.only("controller_id"))
    again = [pk for pk, view in views.items() if view.waits_for_place]
    shown = [*newest[:most], *(rows.filter(pk__in=again[:most]) if again else ())]
    return Group(_sent_rows(shown, now), many + len(again))


def _sent_rows(referrals: Iterable[Referral], now: datetime) -> Iterator[TaskLine]:
    today = timezone.localdate(now)
    for referral in referrals:
        accepted = referral.status == Referral.Status.ACCEPTED
        words = referral.version.words_for(referral.track)
        yield TaskLine(
            due_on=today,
            when=_("answered") if accepted else _("sent"),
            who=referral.frozen["called"],
            who_more=f"{referral.reference} · {referral.controller.name}",
            what=_("Waiting for a place") if accepted else _("Waiting for the decision"),
            what_more=_(words.accepted)
            if accepted
            else _("Sent on %(day)s")
            % {"day": date_format(referral.submitted_on, "MONTH_DAY_FORMAT")},
            action=_("Open"),
            url=reverse("referral", args=[referral.pk]),
            is_mine=True,
            is_step=False,
            citizen_id=referral.citizen_id,
            controller_id=referral.controller_id,
        )


def draft_query(actor: Actor, most: int) -> QuerySet[Draft]:
    drafts = Draft.objects.visible_to(actor)
    return of_many(drafts, ("scheme", "track", "updated_at", "receiver__name"), most)


def draft_rows(drafts: Sequence[Draft], today: date) -> Group[TaskLine]:
    return Group(_draft_rows(drafts, today), total_of(drafts))


def _draft_rows(drafts: Iterable[Draft], today: date) -> Iterator[TaskLine]:
    for draft in drafts:
        version = schemes.get(draft.scheme).on(today)
        yield TaskLine(
            due_on=today,
            when=_("draft"),
            who=_("A referral you have begun"),
            who_more=draft.receiver.name,
            what=f"{version.scheme.upper()}: {_(version.track(draft.track).name)}",
            what_more=_("Last written on %(day)s, is kept until %(until)s")
            % {
                "day": date_format(timezone.localtime(draft.updated_at), "DATETIME_FORMAT"),
                "until": date_format(draft.kept_until, "MONTH_DAY_FORMAT"),
            },
            action=_("Write on"),
            url=reverse("draft_check", args=[draft.pk]),
            is_mine=True,
        )
