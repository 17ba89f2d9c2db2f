"""Referrals to decide, referrals waiting for a place, one's own referrals and drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import schemes
from core.templatetags.page_tags import short_day
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.clock import clock_of
from referrals.models import ChangeReport, Draft, Referral, waits_for_place, waits_to_start
from referrals.services.sender_view import sender_views
from reporting.my_day.task_lines import TaskLine, how_late

#: A stay that came to nothing is news to the referrer for this long after the referral.
LATELY = timedelta(days=90)


def referral_rows(actor: Actor, now: datetime) -> tuple[list[TaskLine], list[TaskLine]]:
    """What is to be decided and what waits for a place, for those who assess or book."""
    if not actor.may(Permission.ASSESS):
        return [], []
    waiting = Q(status=Referral.Status.SUBMITTED) | waits_for_place() | waits_to_start()
    referrals = (
        Referral.objects.visible_to(actor)
        .filter(waiting)
        .select_related("citizen", "sender", "sender_unit", "facility", "hold", "stay", "decision")
        .distinct()
    )
    today = timezone.localdate(now)
    to_decide, to_place = [], []
    for referral in referrals:
        if referral.status == Referral.Status.SUBMITTED:
            to_decide.append(_to_decide(actor, referral, now))
        elif actor.may(Permission.BOOK):
            waits = _to_place if referral.waits_for_place else _to_start
            to_place.append(waits(referral, today))
    return to_decide, to_place


def change_rows(actor: Actor, now: datetime) -> Iterator[TaskLine]:
    """Changes that were reported and nobody has acted on: for those who assess."""
    if not actor.may(Permission.ASSESS):
        return
    today = timezone.localdate(now)
    reports = ChangeReport.objects.received_by(actor).unhandled()
    for report in reports.select_related("referral__citizen", "referral__facility"):
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


def _to_decide(actor: Actor, referral: Referral, now: datetime) -> TaskLine:
    decides = referral.version.may_decide(referral.track, actor.role or "")
    questions = _open_questions(referral)
    clock = clock_of(referral, now)
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
            filter(None, [_("the answer is needed tonight") if tonight else "", questions])
        ),
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


def _to_place(referral: Referral, today: date) -> TaskLine:
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
    kept = referral.hold is not None and referral.hold.cancelled_at is None
    return TaskLine(
        **_waiting_since(referral, today),
        who=referral.citizen.called,
        who_more=f"{referral.reference} · {referral.get_urgency_display()}",
        what=_("A place is kept: book it") if kept else _("Find a place"),
        what_more=more,
        where=referral.facility.name if referral.facility else "",
        action=_("Book") if kept else _("Find a place"),
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


def own_referral_rows(actor: Actor, now: datetime) -> Iterator[TaskLine]:
    """What a referrer has sent and nobody has ended. The citizen's row is the receiver's, so the
    name comes from the frozen copy."""
    if actor.may(Permission.ASSESS) or not actor.may(Permission.SEE_REFERRALS):
        return
    if not actor.may(Permission.REFER):
        return
    # Whether a stay came to nothing is the receiver's to tell: asked for the lately accepted.
    placed = Q(status=Referral.Status.ACCEPTED, submitted_at__gt=now - LATELY)
    waiting = Q(status=Referral.Status.SUBMITTED) | Q(status=Referral.Status.ACCEPTED, stay=None)
    referrals = list(
        Referral.objects.visible_to(actor)
        .filter(submitted_by=actor.user)
        .filter(waiting | placed)
        .select_related("controller")
    )
    seen_by_sender = sender_views(
        referral for referral in referrals if referral.status == Referral.Status.ACCEPTED
    )
    today = timezone.localdate(now)
    for referral in referrals:
        accepted = referral.status == Referral.Status.ACCEPTED
        if accepted and not seen_by_sender[referral.pk].waits_for_place:
            continue
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


def draft_rows(actor: Actor, now: datetime) -> Iterator[TaskLine]:
    if not actor.may(Permission.REFER):
        return
    today = timezone.localdate(now)
    for draft in Draft.objects.visible_to(actor).select_related("receiver"):
        version = schemes.get(draft.scheme).on(today)
        yield TaskLine(
            due_on=today,
            when=_("draft"),
            who=_("A referral you have begun"),
            who_more=draft.receiver.name,
            what=f"{version.scheme.upper()}: {_(version.track(draft.track).name)}",
            what_more=_("Last written on %(day)s")
            % {"day": date_format(timezone.localtime(draft.updated_at), "DATETIME_FORMAT")},
            action=_("Write on"),
            url=reverse("draft_check", args=[draft.pk]),
            is_mine=True,
        )
